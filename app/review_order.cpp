// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review_order.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

constexpr std::size_t MostToScan = 100'000; ///< in far less than a frame

} // namespace

void ReviewOrder::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_list.reset();
}

void ReviewOrder::setList(std::shared_ptr<const std::vector<std::int32_t>> impressions) {
    m_list = std::move(impressions);
}

ImpressionIndex ReviewOrder::firstOf(UserIndex user) const {
    if (!m_dataset || !m_list)
        return {};
    const auto own = m_dataset->impressionsOf(user);
    if (m_list->size() > MostToScan) {
        // So many come from a filter or from the runs, by row.
        const auto found = std::ranges::find_if(
            own, [this](std::int32_t each) { return std::ranges::binary_search(*m_list, each); });
        return found == own.end() ? ImpressionIndex() : ImpressionIndex{*found};
    }
    const auto found = std::ranges::find_if(
        *m_list, [&](std::int32_t each) { return m_dataset->userOf(ImpressionIndex{each}) == user; });
    return found == m_list->end() ? ImpressionIndex() : ImpressionIndex{*found};
}

ImpressionIndex ReviewOrder::next(ImpressionIndex from) const {
    return step(from, 1);
}

ImpressionIndex ReviewOrder::previous(ImpressionIndex from) const {
    return step(from, -1);
}

ImpressionIndex ReviewOrder::step(ImpressionIndex from, int delta) const {
    if (!m_dataset || m_dataset->impressionCount() == 0)
        return {};
    return m_list ? stepInList(from, delta) : stepByUser(from, delta);
}

ImpressionIndex ReviewOrder::stepInList(ImpressionIndex from, int delta) const {
    if (m_list->empty())
        return {};
    const auto at = std::ranges::find(*m_list, from.value);
    if (at == m_list->end())
        return ImpressionIndex{m_list->front()};
    const auto position = at - m_list->begin() + delta;
    if (position < 0 || position >= std::ssize(*m_list))
        return {};
    return ImpressionIndex{(*m_list)[static_cast<std::size_t>(position)]};
}

ImpressionIndex ReviewOrder::stepByUser(ImpressionIndex from, int delta) const {
    if (!from.isValid())
        from = ImpressionIndex{0};
    UserIndex user = m_dataset->userOf(from);
    auto impressions = m_dataset->impressionsOf(user);
    const auto position = std::ranges::find(impressions, from.value) - impressions.begin() + delta;
    if (position >= 0 && position < std::ssize(impressions))
        return ImpressionIndex{impressions[static_cast<std::size_t>(position)]};
    do {
        user.value += delta;
        if (user.value < 0 || user.value >= m_dataset->userCount())
            return {};
        impressions = m_dataset->impressionsOf(user);
    } while (impressions.empty());
    return ImpressionIndex{delta > 0 ? impressions.front() : impressions.back()};
}

} // namespace intentscope::app
