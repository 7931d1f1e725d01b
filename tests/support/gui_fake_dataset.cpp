// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_dataset.h"

#include "core/base/checked.h"
#include "core/data/memory_column.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <numeric>
#include <utility>

namespace intentscope::test {
namespace {

using data::ColumnSpec;
using data::Role;

ColumnSpec column(std::string name, Role role) {
    ColumnSpec spec;
    spec.name = std::move(name);
    spec.role = role;
    return spec;
}

template <class Rows, class Member>
auto pick(const Rows& rows, Member member) {
    std::vector<std::decay_t<decltype(rows.front().*member)>> values;
    values.reserve(rows.size());
    for (const auto& row : rows)
        values.push_back(row.*member);
    return values;
}

data::Table intentTable(const std::vector<FakeDatasetSpec::Intent>& rows) {
    using Row = FakeDatasetSpec::Intent;
    const auto text = [](const char* name, Role role, std::vector<std::string> values) {
        return data::textColumn(column(name, role), std::move(values));
    };
    return data::Table(
        "intents",
        {text("title", Role::Title, pick(rows, &Row::title)),
         text("description", Role::Description, pick(rows, &Row::description)),
         text("answer", Role::Answer, pick(rows, &Row::answer)),
         data::wordColumn(column("category", Role::Category), pick(rows, &Row::category))},
        rows.size());
}

data::Table userTable(const std::vector<FakeDatasetSpec::User>& rows) {
    using Row = FakeDatasetSpec::User;
    return data::Table(
        "users",
        {data::textColumn(column("name", Role::Name), pick(rows, &Row::name)),
         data::wordColumn(column("region", Role::Region), pick(rows, &Row::region))},
        rows.size());
}

data::Table impressionTable(const FakeDatasetSpec& spec) {
    using Row = FakeDatasetSpec::Impression;
    ColumnSpec days = column("days_in_status", Role::Feature);
    days.unit = "days";
    days.group = "order";
    days.description = "Days since the newest order changed its status";
    ColumnSpec status = column("order_status", Role::Feature);
    status.group = "order";
    ColumnSpec order = column("last_order_time", Role::Feature);
    order.group = "history";
    std::vector<std::string> regions;
    for (const Row& row : spec.impressions)
        regions.push_back(spec.users[static_cast<std::size_t>(row.user)].region);
    return data::Table(
        "impressions",
        {data::wordColumn(column("region", Role::Region), regions),
         data::numberColumn(days, pick(spec.impressions, &Row::daysInStatus)),
         data::wordColumn(status, pick(spec.impressions, &Row::orderStatus)),
         data::timeColumn(order, pick(spec.impressions, &Row::lastOrderMs))},
        spec.impressions.size());
}

class FakeDataset final : public data::Dataset {
public:
    explicit FakeDataset(FakeDatasetSpec spec) : m_spec(std::move(spec)) {
        m_info.name = "Sample shop";
        m_info.hash = std::string(64, 'a');
        m_info.timeZone = "Asia/Singapore";
        m_intents = intentTable(m_spec.intents);
        m_users = userTable(m_spec.users);
        m_impressions = impressionTable(m_spec);
        fillCandidates();
        m_rows.resize(m_spec.impressions.size());
        std::iota(m_rows.begin(), m_rows.end(), 0);
        m_userOffsets.assign(m_spec.users.size() + 1, 0);
        for (const auto& impression : m_spec.impressions)
            ++m_userOffsets[static_cast<std::size_t>(impression.user) + 1];
        std::partial_sum(m_userOffsets.begin(), m_userOffsets.end(), m_userOffsets.begin());
    }

    const data::DatasetInfo& info() const override { return m_info; }
    const data::Table& intents() const override { return m_intents; }
    const data::Table& users() const override { return m_users; }
    const data::Table& events() const override { return m_events; }
    const data::Table& impressions() const override { return m_impressions; }

    std::string_view intentId(IntentIndex intent) const override { return m_spec.intents[intent.row()].id; }
    std::string_view userId(UserIndex user) const override { return m_spec.users[user.row()].id; }
    std::string_view impressionId(ImpressionIndex impression) const override {
        return m_spec.impressions[impression.row()].id;
    }
    std::optional<IntentIndex> findIntent(std::string_view id) const override {
        return find<IntentIndex>(m_spec.intents, id);
    }
    std::optional<UserIndex> findUser(std::string_view id) const override {
        return find<UserIndex>(m_spec.users, id);
    }
    std::optional<ImpressionIndex> findImpression(std::string_view id) const override {
        return find<ImpressionIndex>(m_spec.impressions, id);
    }
    UserIndex userOf(ImpressionIndex impression) const override {
        return {m_spec.impressions[impression.row()].user};
    }
    UtcMillis timeOf(ImpressionIndex impression) const override {
        return {m_spec.impressions[impression.row()].timeMs};
    }
    std::span<const std::int32_t> impressionsOf(UserIndex user) const override {
        const std::size_t from = m_userOffsets[user.row()];
        return std::span(m_rows).subspan(from, m_userOffsets[user.row() + 1] - from);
    }
    std::span<const std::int32_t> eventsOf(UserIndex) const override { return {}; }
    UserIndex userOfEvent(EventIndex) const override { return {}; }
    UtcMillis timeOfEvent(EventIndex) const override { return {}; }
    std::span<const std::int64_t> candidateOffsets() const override { return m_offsets; }
    data::CandidateList allCandidates() const override {
        return {m_candidateIntents, m_clicked, m_shown, m_positions, m_propensities};
    }

private:
    template <class Id, class Rows>
    static std::optional<Id> find(const Rows& rows, std::string_view id) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows[row].id == id)
                return Id{narrow<std::int32_t>(row)};
        }
        return std::nullopt;
    }

    void fillCandidates() {
        m_offsets.push_back(0);
        for (const auto& impression : m_spec.impressions) {
            for (const auto& candidate : impression.candidates) {
                m_candidateIntents.push_back(candidate.intent);
                m_clicked.push_back(candidate.isClicked ? 1 : 0);
                m_shown.push_back(1);
                m_positions.push_back(0);
                m_propensities.push_back(std::numeric_limits<float>::quiet_NaN());
            }
            m_offsets.push_back(narrow<std::int64_t>(m_candidateIntents.size()));
        }
    }

    FakeDatasetSpec m_spec;
    data::DatasetInfo m_info;
    data::Table m_intents;
    data::Table m_users;
    data::Table m_events{"events", {}, 0};
    data::Table m_impressions;
    std::vector<std::int32_t> m_rows;
    std::vector<std::size_t> m_userOffsets;
    std::vector<std::int64_t> m_offsets;
    std::vector<std::int32_t> m_candidateIntents;
    std::vector<std::int8_t> m_clicked;
    std::vector<std::int8_t> m_shown;
    std::vector<std::int32_t> m_positions;
    std::vector<float> m_propensities;
};

constexpr std::array Regions = {"SG", "ID", "MY", "TH", "VN", "PH", "TW", "BR"};

} // namespace

std::shared_ptr<const data::Dataset> makeFakeDataset(FakeDatasetSpec spec) {
    return std::make_shared<FakeDataset>(std::move(spec));
}

FakeDatasetSpec smallShop() {
    constexpr std::array Names = {
        "Nur A.",
        "Siti R.",
        "Wei L.",
        "Anh T.",
        "Maria S.",
        "Kenji O.",
        "Budi P.",
        "Lan V.",
        "Ana C.",
        "Jose M.",
        "Mei H.",
        "Arif K."};
    constexpr std::array Titles = {
        "Speed up parcel delivery",
        "Track my order",
        "Refund status",
        "Courier contact",
        "Cancel my order",
        "Change delivery address",
        "Payment failed",
        "Use a voucher",
        "Return an item",
        "Reset my password"};
    constexpr std::int64_t March5 = 1'709'618'520'000;
    FakeDatasetSpec spec;
    for (std::size_t i = 0; i < Names.size(); ++i)
        spec.users.push_back({"u" + std::to_string(100 + i), Names[i], Regions[i % Regions.size()]});
    for (std::size_t i = 0; i < Titles.size(); ++i) {
        spec.intents.push_back(
            {"i" + std::to_string(i),
             Titles[i],
             i < 4 ? "Delivery" : "Account",
             "When a person asks about this.",
             "Open the order, then choose what you need. We answer within a day."});
    }
    for (std::int32_t i = 0; i < 30; ++i) {
        FakeDatasetSpec::Impression impression;
        impression.id = "imp" + std::to_string(i);
        impression.user = std::min(i / 2, 11);
        impression.timeMs = March5 + i * MillisPerHour;
        impression.daysInStatus = 0.5 * i;
        impression.lastOrderMs = impression.timeMs - 3 * MillisPerDay;
        for (std::int32_t rank = 0; rank < 6; ++rank)
            impression.candidates.push_back({(i + rank) % 10, rank == i % 3});
        spec.impressions.push_back(std::move(impression));
    }
    return spec;
}

std::shared_ptr<const data::Dataset> makeLargeDataset(std::int32_t userCount) {
    FakeDatasetSpec spec;
    spec.intents.push_back({"i0", "Track my order"});
    const auto count = static_cast<std::size_t>(userCount);
    spec.users.reserve(count);
    spec.impressions.reserve(count);
    for (std::int32_t user = 0; user < userCount; ++user) {
        // A stride that is prime to the count: names are not in the order of the rows.
        const auto shuffled = static_cast<std::int32_t>(std::int64_t{user} * 7'919 % userCount);
        std::array<char, 32> name{};
        std::snprintf(name.data(), name.size(), "User %07d", shuffled);
        spec.users.push_back(
            {"u" + std::to_string(user),
             name.data(),
             Regions[static_cast<std::size_t>(user) % Regions.size()]});
        FakeDatasetSpec::Impression impression;
        impression.user = user;
        spec.impressions.push_back(std::move(impression));
    }
    return makeFakeDataset(std::move(spec));
}

} // namespace intentscope::test
