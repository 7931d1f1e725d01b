// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue_progress.h"

#include <string>
#include <string_view>

namespace intentscope::store {

/// A queue as one line of JSON, the same in the database and in exports. Deterministic.
std::string toJson(const queues::Queue& queue);
/// One item: impression_id, and where there are some priority, gold_intents, annotators.
std::string toJson(const queues::QueueItem& item);
std::string toJson(const queues::Sitting& sitting);

/// Corrupt when it is no such JSON, naming the field.
Result<queues::Queue> parseQueue(std::string_view json);
Result<queues::QueueItem> parseQueueItem(std::string_view json);
Result<queues::Sitting> parseSitting(std::string_view json);

} // namespace intentscope::store
