// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/queue_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace intentscope::queues {
namespace {

constexpr std::array<std::pair<QueueOrder, std::string_view>, 6> OrderWords = {{
    {QueueOrder::Given, "given"},
    {QueueOrder::Uncertainty, "uncertainty"},
    {QueueOrder::Disagreement, "disagreement"},
    {QueueOrder::InformationPerCost, "information"},
    {QueueOrder::Diversity, "diversity"},
    {QueueOrder::Random, "random"},
}};

} // namespace

std::string_view name(QueueOrder order) {
    const auto found = std::ranges::find(OrderWords, order, &std::pair<QueueOrder, std::string_view>::first);
    return found == OrderWords.end() ? std::string_view() : found->second;
}

Result<QueueOrder> parseQueueOrder(std::string_view word) {
    const auto found = std::ranges::find(OrderWords, word, &std::pair<QueueOrder, std::string_view>::second);
    if (found != OrderWords.end())
        return found->first;
    std::string known;
    for (const auto& [order, text] : OrderWords)
        known += (known.empty() ? "" : ", ") + std::string(text);
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(word) + "' is no order of a queue",
        {.cure = "Write one of: " + known});
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
