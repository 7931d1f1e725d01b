// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/memory_dataset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <utility>

namespace intentscope::test {
namespace {

using data::ColumnSpec;
using data::Role;

std::size_t index(std::int32_t value) {
    return static_cast<std::size_t>(value);
}

std::vector<std::string> numbered(char letter, std::size_t count) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i)
        ids.push_back(letter + std::to_string(i));
    return ids;
}

std::optional<std::int32_t> rowOf(const std::vector<std::string>& ids, std::string_view id) {
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end())
        return std::nullopt;
    return static_cast<std::int32_t>(found - ids.begin());
}

class MemoryDataset final : public data::Dataset {
public:
    explicit MemoryDataset(MemoryDatasetSpec spec)
        : m_spec(std::move(spec)), m_intentIds(numbered('i', index(m_spec.intentCount))),
          m_userIds(numbered('u', index(m_spec.userCount))),
          m_impressionIds(numbered('m', m_spec.impressions.size())),
          m_intents("intents", m_spec.intentColumns, index(m_spec.intentCount)),
          m_users("users", m_spec.userColumns, index(m_spec.userCount)),
          m_events("events", m_spec.eventColumns, m_spec.events.size()),
          m_impressions("impressions", m_spec.impressionColumns, m_spec.impressions.size()) {
        m_info.name = "memory";
        m_info.hash = m_spec.hash;
        m_impressionsOf = byUser(m_spec.impressions);
        m_eventsOf = byUser(m_spec.events);
        for (const auto& impression : m_spec.impressions)
            addCandidates(impression);
    }

    const data::DatasetInfo& info() const override { return m_info; }
    const data::Table& intents() const override { return m_intents; }
    const data::Table& users() const override { return m_users; }
    const data::Table& events() const override { return m_events; }
    const data::Table& impressions() const override { return m_impressions; }
    std::string_view intentId(IntentIndex intent) const override { return m_intentIds[intent.row()]; }
    std::string_view userId(UserIndex user) const override { return m_userIds[user.row()]; }
    std::string_view impressionId(ImpressionIndex impression) const override {
        return m_impressionIds[impression.row()];
    }
    std::optional<IntentIndex> findIntent(std::string_view id) const override {
        const auto row = rowOf(m_intentIds, id);
        return row ? std::optional(IntentIndex{*row}) : std::nullopt;
    }
    std::optional<UserIndex> findUser(std::string_view id) const override {
        const auto row = rowOf(m_userIds, id);
        return row ? std::optional(UserIndex{*row}) : std::nullopt;
    }
    std::optional<ImpressionIndex> findImpression(std::string_view id) const override {
        const auto row = rowOf(m_impressionIds, id);
        return row ? std::optional(ImpressionIndex{*row}) : std::nullopt;
    }
    UserIndex userOf(ImpressionIndex impression) const override {
        return {m_spec.impressions[impression.row()].user};
    }
    UtcMillis timeOf(ImpressionIndex impression) const override {
        return {m_spec.impressions[impression.row()].timeMs};
    }
    std::span<const std::int32_t> impressionsOf(UserIndex user) const override {
        return m_impressionsOf[user.row()];
    }
    std::span<const std::int32_t> eventsOf(UserIndex user) const override { return m_eventsOf[user.row()]; }
    UserIndex userOfEvent(EventIndex event) const override { return {m_spec.events[event.row()].user}; }
    UtcMillis timeOfEvent(EventIndex event) const override { return {m_spec.events[event.row()].timeMs}; }
    std::span<const std::int64_t> candidateOffsets() const override { return m_offsets; }
    data::CandidateList allCandidates() const override {
        return {m_candidates, m_clicked, m_shown, m_positions, m_propensities};
    }

private:
    template <class Row>
    std::vector<std::vector<std::int32_t>> byUser(const std::vector<Row>& rows) const {
        std::vector<std::vector<std::int32_t>> lists(index(m_spec.userCount));
        for (std::size_t row = 0; row < rows.size(); ++row)
            lists[index(rows[row].user)].push_back(static_cast<std::int32_t>(row));
        for (auto& list : lists)
            std::ranges::stable_sort(list, {}, [&](std::int32_t row) { return rows[index(row)].timeMs; });
        return lists;
    }

    void addCandidates(const MemoryDatasetSpec::Impression& impression) {
        for (const std::int32_t intent : impression.candidates) {
            const bool isClicked = std::ranges::find(impression.clicked, intent) != impression.clicked.end();
            m_candidates.push_back(intent);
            m_clicked.push_back(isClicked ? 1 : 0);
            m_shown.push_back(-1);
            m_positions.push_back(0);
            m_propensities.push_back(std::numeric_limits<float>::quiet_NaN());
        }
        m_offsets.push_back(static_cast<std::int64_t>(m_candidates.size()));
    }

    MemoryDatasetSpec m_spec;
    data::DatasetInfo m_info;
    std::vector<std::string> m_intentIds;
    std::vector<std::string> m_userIds;
    std::vector<std::string> m_impressionIds;
    data::Table m_intents;
    data::Table m_users;
    data::Table m_events;
    data::Table m_impressions;
    std::vector<std::vector<std::int32_t>> m_impressionsOf;
    std::vector<std::vector<std::int32_t>> m_eventsOf;
    std::vector<std::int64_t> m_offsets{0};
    std::vector<std::int32_t> m_candidates;
    std::vector<std::int8_t> m_clicked;
    std::vector<std::int8_t> m_shown;
    std::vector<std::int32_t> m_positions;
    std::vector<float> m_propensities;
};

} // namespace

ColumnSpec feature(std::string name, std::string vocabulary) {
    ColumnSpec spec;
    spec.name = std::move(name);
    spec.vocabulary = std::move(vocabulary);
    return spec;
}

ColumnSpec withRole(std::string name, Role role) {
    ColumnSpec spec;
    spec.name = std::move(name);
    spec.role = role;
    return spec;
}

std::shared_ptr<const data::Dataset> makeMemoryDataset(MemoryDatasetSpec spec) {
    return std::make_shared<MemoryDataset>(std::move(spec));
}

MemoryDatasetSpec smallShop(std::int32_t impressionCount) {
    constexpr std::int32_t UserCount = 4;
    const std::array<std::string, 3> statuses{"packed", "shipped", "delivered"};
    const std::array<std::string, 5> topics{"delivery", "refund", "voucher", "payment", "account"};
    MemoryDatasetSpec spec;
    spec.userCount = UserCount;
    spec.intentCount = static_cast<std::int32_t>(topics.size());
    std::vector<std::string> status;
    std::vector<double> age;
    std::vector<std::vector<std::string>> open;
    for (std::int32_t i = 0; i < impressionCount; ++i) {
        const std::int32_t kind = i % 3;
        status.push_back(statuses[index(kind)]);
        age.push_back(
            i % 7 == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>((i * 5) % 11));
        open.push_back({topics[index(i % 5)], topics[index((i + 2) % 5)]});
        // The clicked intent is the open topic that the status points at.
        const std::int32_t clicked = kind == 0 ? i % 5 : (i + 2) % 5;
        spec.impressions.push_back(
            {.user = i % UserCount,
             .timeMs = (i + 10) * MillisPerDay + (i % 24) * MillisPerHour,
             .candidates = i % 2 == 0
                               ? std::vector<std::int32_t>{0, 1, 2, 3, 4}
                               : std::vector<std::int32_t>{4, 2, clicked == 4 || clicked == 2 ? 0 : clicked},
             .clicked = {clicked}});
        spec.events.push_back({.user = i % UserCount, .timeMs = (i + 9) * MillisPerDay});
    }
    std::vector<std::string> eventTypes;
    for (std::size_t i = 0; i < spec.events.size(); ++i)
        eventTypes.push_back(i % 2 == 0 ? "order_placed" : "page_viewed");
    spec.intentColumns = {
        textColumn(withRole("title", Role::Title), {topics.begin(), topics.end()}),
        textColumn(
            withRole("answer", Role::Answer),
            {"Where is my parcel", "Money back", "Use a code", "Pay by card", "Change the password"}),
        wordColumn(withRole("category", Role::Category), {"order", "money", "money", "money", "self"}),
        wordColumn(feature("topic", "topic"), {topics.begin(), topics.end()})};
    spec.userColumns = {wordColumn(feature("tier"), {"gold", "silver", "gold", "silver"})};
    spec.eventColumns = {wordColumn(withRole("type", Role::EventType), eventTypes)};
    spec.impressionColumns = {
        wordColumn(feature("status"), status),
        numberColumn(feature("age"), age),
        wordSetColumn(feature("open", "topic"), open)};
    return spec;
}

} // namespace intentscope::test
