// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_state.h"
#include "core/queues/queue_progress.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::labelling {

/// How far one annotator is with a queue, and how fast in this sitting.
struct WalkProgress {
    std::int64_t itemCount = 0;
    std::int64_t doneCount = 0;               ///< submitted or skipped
    std::int64_t skippedCount = 0;            ///< of these
    std::optional<double> medianSeconds = {}; ///< an item; none below two judgements in the sitting
    std::optional<double> secondsLeft = {};   ///< for what is not done yet
};

/// One annotator's way through the items of a queue in a sitting: which one comes next, and which are done.
/// Read from the labels in force, so that it stops and goes on anywhere. An adjudicator's way goes through
/// the items on which the annotators disagree, which are done when they are decided. A value; one thread at a
/// time.
class QueueWalk {
public:
    /// `content` knows the sitting, whose annotator it is for; `state` is of the whole log. O(items).
    QueueWalk(
        std::shared_ptr<const queues::QueueContent> content,
        queues::Sitting sitting,
        const labels::LabelState& state);

    const queues::Queue& queue() const { return m_content->queue; }
    const queues::Sitting& sitting() const { return m_sitting; }
    bool contains(std::string_view impressionId) const;
    /// In the queue, and neither submitted nor skipped.
    bool isOpen(std::string_view impressionId) const;

    /// What this chat's annotators said in the queue, by annotator, and the adjudicator's decision last.
    std::vector<labels::LabelEvent>
    judgements(std::string_view impressionId, const labels::LabelState& state) const;

    /// Looks at one item again: its label may be another now. O(1).
    void update(std::string_view impressionId, const labels::LabelState& state);

    /// Impression ids; "" at the end. From outside of the queue, `next` goes to its first item and `previous`
    /// to its last.
    std::string next(std::string_view from) const;
    std::string previous(std::string_view from) const;
    /// The nearest open item in that direction, going on from the other end; "" when none but `from` is open.
    std::string nextOpen(std::string_view from) const;
    std::string previousOpen(std::string_view from) const;
    /// O(judgements of the sitting).
    WalkProgress progress(const labels::LabelState& state) const;

private:
    std::optional<std::size_t> positionOf(std::string_view impressionId) const;
    std::string step(std::string_view from, bool isForward) const;
    std::string openFrom(std::string_view from, bool isForward) const;
    bool isAdjudication() const { return m_sitting.role == labels::LabelRole::Adjudicator; }
    bool isMine(const queues::QueueItem& item, const queues::QueueProgress& progress) const;
    void look(std::size_t position, const queues::QueueProgress& progress);
    bool isDone(std::size_t position) const;

    std::shared_ptr<const queues::QueueContent> m_content;
    queues::Sitting m_sitting;
    std::vector<const queues::QueueItem*> m_items; ///< the annotator's, in the order of work
    std::unordered_map<std::string_view, std::size_t> m_positions;
    std::vector<queues::ItemState> m_states;
    std::set<std::size_t> m_ofSitting; ///< positions judged in this sitting
};

} // namespace intentscope::labelling
