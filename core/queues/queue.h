// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/labels/label_event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::queues {

/// Which of the impressions of a queue come first.
enum class QueueOrder {
    Given,       ///< the dataset's
    Uncertainty, ///< the "after" run's entropy, the highest first
    Disagreement,
    InformationPerCost,
    Diversity,
    Random, ///< the control that every other order is held against
};

/// What is to be labelled, by whom and how. Immutable once it is made.
struct Queue {
    std::string id;   ///< UUID
    std::string name; ///< unique in a workspace
    std::string datasetHash;
    UtcMillis createdAt;
    std::string source; ///< for a person: where the impressions come from
    QueueOrder order = QueueOrder::Given;
    std::uint64_t seed = 1; ///< of the order, the assignment and the places of gold items
    std::string beforeRun;  ///< ids of the runs to be shown; "" for none
    std::string afterRun;
    std::vector<std::string> annotators;
    std::int32_t annotatorsPerItem = 1; ///< k
    bool isBlindFirst = false; ///< an item is judged before the models' answers are shown, and again after
    std::string guidelines;    ///< Markdown, shown beside the item

    friend bool operator==(const Queue&, const Queue&) = default;
};

/// One impression of a queue, in the order of work.
struct QueueItem {
    std::string impressionId;
    std::optional<double> priority;       ///< what the order went by; none where it has no figure
    std::vector<std::string> goldIntents; ///< not empty: a gold item, whose answer is known
    std::vector<std::string> annotators;  ///< ascending; of a gold item all of the queue

    bool isGold() const { return !goldIntents.empty(); }
    friend bool operator==(const QueueItem&, const QueueItem&) = default;
};

/// One annotator's time with a queue; label events carry its id as session_id.
struct Sitting {
    std::string id; ///< UUID
    std::string queueId;
    std::string annotator;
    labels::LabelRole role = labels::LabelRole::Annotator;
    UtcMillis startedAt = {};
    UtcMillis endedAt = {}; ///< missing while it goes on

    friend bool operator==(const Sitting&, const Sitting&) = default;
};

/// A judgement that is not submitted yet. Not in the log: it may still change.
struct Draft {
    std::string impressionId;
    std::string annotator;
    labels::Label label;
    UtcMillis savedAt;

    friend bool operator==(const Draft&, const Draft&) = default;
};

enum class ItemState {
    Pending,
    Draft, ///< begun: a stored draft, or in a blind-first queue the blind judgement alone
    Submitted,
    Skipped,
    ToAdjudicate, ///< of an item, not of one annotator: all have judged and their first intents differ
};

} // namespace intentscope::queues
