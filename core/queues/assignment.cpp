// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/assignment.h"

#include "core/stats/random.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace intentscope::queues {
namespace {

Status checkAnnotators(const Queue& queue) {
    std::vector<std::string> names = queue.annotators;
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    if (twice != names.end())
        return fail(ErrorCode::InvalidInput, "The annotator '" + *twice + "' is named twice");
    if (!names.empty() && names.front().empty())
        return fail(ErrorCode::InvalidInput, "An annotator has no name", {.cure = "Name every one"});
    const auto count = static_cast<std::int64_t>(names.size());
    if (queue.annotatorsPerItem >= 1 && queue.annotatorsPerItem <= count)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        std::to_string(queue.annotatorsPerItem) + " annotators an item do not fit " + std::to_string(count) +
            (count == 1 ? " annotator" : " annotators"),
        {.cure = "Name more annotators, or ask for fewer an item"});
}

/// Deals annotators one by one from a circle that is shuffled after each turn.
class Dealer {
public:
    Dealer(std::vector<std::string> annotators, std::uint64_t seed)
        : m_circle(std::move(annotators)), m_random(seed, 1), m_next(m_circle.size()) {}

    /// `count` different ones, ascending.
    std::vector<std::string> deal(std::size_t count) {
        std::vector<std::string> dealt;
        while (dealt.size() < count) {
            if (m_next == m_circle.size())
                shuffle(dealt);
            dealt.push_back(m_circle[m_next++]);
        }
        std::ranges::sort(dealt);
        return dealt;
    }

private:
    /// Those who were dealt to this very item go to the end, so that nobody gets it twice.
    void shuffle(const std::vector<std::string>& dealt) {
        for (std::size_t left = m_circle.size(); left > 1; --left)
            std::swap(m_circle[left - 1], m_circle[m_random.below(left)]);
        std::ranges::stable_partition(m_circle, [&](const std::string& annotator) {
            return std::ranges::find(dealt, annotator) == dealt.end();
        });
        m_next = 0;
    }

    std::vector<std::string> m_circle;
    stats::Random m_random;
    std::size_t m_next;
};

} // namespace

std::vector<QueueItem> mixIn(std::vector<QueueItem> items, std::vector<QueueItem> gold, std::uint64_t seed) {
    if (gold.empty())
        return items;
    const std::size_t stretch = items.size() / gold.size() + 1;
    stats::Random random(seed, 2);
    std::size_t place = std::min<std::size_t>(random.below(stretch), items.size());
    std::vector<QueueItem> mixed;
    mixed.reserve(items.size() + gold.size());
    auto nextGold = gold.begin();
    for (std::size_t i = 0; i <= items.size(); ++i) {
        if (i == place && nextGold != gold.end()) {
            mixed.push_back(std::move(*nextGold++));
            place += stretch;
        }
        if (i < items.size())
            mixed.push_back(std::move(items[i]));
    }
    std::move(nextGold, gold.end(), std::back_inserter(mixed));
    return mixed;
}

Status assign(const Queue& queue, std::vector<QueueItem>& items) {
    ISCOPE_TRY(checkAnnotators(queue));
    Dealer dealer(queue.annotators, queue.seed);
    std::vector<std::string> all = queue.annotators;
    std::ranges::sort(all);
    for (QueueItem& item : items)
        item.annotators =
            item.isGold() ? all : dealer.deal(static_cast<std::size_t>(queue.annotatorsPerItem));
    return {};
}

} // namespace intentscope::queues
