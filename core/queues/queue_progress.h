// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_state.h"
#include "core/queues/queue.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace intentscope::queues {

/// A queue with all that belongs to it.
struct QueueContent {
    Queue queue;
    std::vector<QueueItem> items;
    std::vector<Sitting> sittings;
    std::vector<Draft> drafts;
};

/// Where the items of one queue stand: read from the labels in force, so that undo, imports and merged logs
/// need no word of their own. Only judgements made in a sitting of the queue count. A value; cheap to make
/// anew after each label (O(1) a question).
class QueueProgress {
public:
    /// Both must outlive this and stay as they are.
    QueueProgress(const QueueContent& content, const labels::LabelState& state);

    /// Of one annotator; Pending for one who has nothing to do with the item.
    ItemState stateOf(const QueueItem& item, std::string_view annotator) const;
    /// Of the item: Submitted when all of its annotators have judged or skipped it and at least one judged,
    /// or an adjudicator decided; ToAdjudicate when two of those who judged name different first intents or
    /// one names none and nobody decided; Skipped when all skipped it; Draft when somebody began; else
    /// Pending.
    ItemState stateOf(const QueueItem& item) const;
    /// The judgement in force that this annotator made in the queue; null when there is none.
    const labels::LabelEvent* judgementOf(const QueueItem& item, std::string_view annotator) const;
    /// The adjudicator's; null when nobody decided.
    const labels::LabelEvent* decisionOn(const QueueItem& item) const;

private:
    const QueueContent& m_content;
    const labels::LabelState& m_state;
    std::unordered_map<std::string, const Sitting*> m_sittings;
    std::unordered_set<std::string> m_drafts; ///< impression and annotator, a zero byte between them
};

/// How fast one annotator judges.
struct Pace {
    std::int64_t judgedCount = 0;        ///< judgements and skips in force, in the queue
    std::optional<double> medianSeconds; ///< between one and the next of a sitting; none below two
    std::optional<double> secondsLeft;   ///< median times what is left; none without a median
};

/// What one annotator has done of a queue.
struct AnnotatorProgress {
    std::string annotator;
    std::int64_t assignedCount = 0;
    std::int64_t pendingCount = 0;
    std::int64_t draftCount = 0;
    std::int64_t submittedCount = 0;
    std::int64_t skippedCount = 0;
    Pace pace = {};
};

struct QueueCounts {
    std::int64_t itemCount = 0;
    std::int64_t goldCount = 0;
    std::int64_t pendingCount = 0; ///< items by their state
    std::int64_t draftCount = 0;
    std::int64_t submittedCount = 0;
    std::int64_t skippedCount = 0;
    std::int64_t toAdjudicateCount = 0;
    std::vector<AnnotatorProgress> annotators; ///< by name
};

/// Counts items and, for each annotator, what is done. Gaps above `BreakSeconds` between two judgements are
/// breaks and no pace.
constexpr double BreakSeconds = 300;
QueueCounts countQueue(const QueueContent& content, const labels::LabelState& state);

} // namespace intentscope::queues
