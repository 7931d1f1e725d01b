// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/queues/queue.h"

#include <string_view>

namespace intentscope::queues {

/// "given", "uncertainty", "disagreement", "information", "diversity", "random".
std::string_view name(QueueOrder order);
/// InvalidInput that lists the words.
Result<QueueOrder> parseQueueOrder(std::string_view word);
/// "pending", "draft", "submitted", "skipped", "to_adjudicate".
std::string_view name(ItemState state);

} // namespace intentscope::queues
