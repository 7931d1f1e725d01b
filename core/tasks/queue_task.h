// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/queues/item_order.h"
#include "core/queues/queue_progress.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Which impressions a queue is made of.
enum class QueueSource {
    All,    ///< of the dataset
    Broken, ///< a clicked intent was among the first three of "before" and is not of "after"
    Listed, ///< `impressionIds`
};

struct QueueRequest {
    std::string name = {};
    QueueSource source = QueueSource::All;
    std::vector<std::string> impressionIds = {}; ///< of Listed, such as suspects
    std::string listedAs = {};                   ///< of Listed: what they are, for a person
    std::string slice = {};                    ///< name or expression: the source is cut to it; "" for no cut
    bool skipsLabelled = true;                 ///< leave impressions out that anybody has labelled
    std::string before = {};                   ///< name or id of the run shown as "before"; "" for none
    std::string after = {};                    ///< of "after", which also orders
    std::vector<std::string> furtherRuns = {}; ///< that only take part in the order
    std::string latentSet = {};                ///< for diversity; "": the one that "after" read
    queues::ItemOrderSpec order = {};
    std::string goldAnnotator = {}; ///< whose labels are taken for known answers; "" for no gold items
    std::int32_t goldCount = 0;
    std::vector<std::string> annotators = {};
    std::int32_t annotatorsPerItem = 1;
    bool isBlindFirst = false;
    std::string guidelines = {};
};

/// Makes a queue and stores it. Gold items are drawn by the seed from the impressions that the gold annotator
/// labelled with a true intent. InvalidInput when no impression is left, when fewer gold items are there than
/// asked for, and as orderItems and queues::assign; the errors of chooseSlice, loadRun and QueueStore::add;
/// Cancelled.
Result<queues::QueueContent> createQueue(
    const QueueRequest& request,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    ProgressSink& progress,
    const std::stop_token& stop);

/// Counts of a queue, from a connection of its own to the labels.
Result<queues::QueueCounts> queueCounts(const queues::QueueContent& content, workspace::Workspace& workspace);

/// Starts a sitting of a queue. InvalidInput for an annotator that the queue does not know; an adjudicator
/// may be anybody.
Result<queues::Sitting> startSitting(
    std::string_view queue,
    const std::string& annotator,
    labels::LabelRole role,
    workspace::Workspace& workspace);

struct QueueExportOutcome {
    std::filesystem::path file;
    std::int64_t itemCount = 0;
};

/// Writes the queue as JSON lines: the queue itself, then an item a line with its state and its state for
/// each annotator. An empty file name means exports/queue-<start of its id>.jsonl of the workspace. Whole or
/// not at all.
Result<QueueExportOutcome>
exportQueue(const queues::QueueContent& content, std::filesystem::path file, workspace::Workspace& workspace);

} // namespace intentscope::tasks
