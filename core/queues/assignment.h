// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"

#include <vector>

namespace intentscope::queues {

/// Spreads `gold` evenly among `items`, keeping both orders, the place of the first one drawn by the seed.
std::vector<QueueItem> mixIn(std::vector<QueueItem> items, std::vector<QueueItem> gold, std::uint64_t seed);

/// Gives each item `annotatorsPerItem` of the queue's annotators, and each gold item all. Every annotator
/// gets the same number of other items, give or take one: they are dealt from a circle of annotators which is
/// shuffled by the seed after each turn, so that every two of them come to share items. InvalidInput for
/// fewer than one annotator an item, more than there are, and a name that is empty or there twice.
Status assign(const Queue& queue, std::vector<QueueItem>& items);

} // namespace intentscope::queues
