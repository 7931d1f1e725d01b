// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/queue_words.h"

#include "core/base/word_table.h"

namespace intentscope::queues {
namespace {

constexpr WordTable<QueueOrder, 6> OrderWords = {{
    {QueueOrder::Given, "given"},
    {QueueOrder::Uncertainty, "uncertainty"},
    {QueueOrder::Disagreement, "disagreement"},
    {QueueOrder::InformationPerCost, "information"},
    {QueueOrder::Diversity, "diversity"},
    {QueueOrder::Random, "random"},
}};

} // namespace

std::string_view name(QueueOrder order) {
    return wordOf(OrderWords, order);
}

Result<QueueOrder> parseQueueOrder(std::string_view word) {
    return parseWord(OrderWords, word, "no order of a queue");
}

std::string_view name(ItemState state) {
    switch (state) {
    case ItemState::Pending:
        return "pending";
    case ItemState::Draft:
        return "draft";
    case ItemState::Submitted:
        return "submitted";
    case ItemState::Skipped:
        return "skipped";
    case ItemState::ToAdjudicate:
        return "to_adjudicate";
    }
    return {};
}

} // namespace intentscope::queues
