// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/bench_dataset.h"

#include "core/data/memory_column.h"
#include "core/stats/random.h"

#include <cmath>
#include <limits>
#include <utility>

namespace intentscope::tasks {
namespace {

using data::Column;
using data::ColumnSpec;
using data::Role;

constexpr std::int32_t UserCount = 300'000;

using Columns = std::vector<std::shared_ptr<const Column>>;

std::vector<std::int32_t>
drawCodes(stats::Random& random, std::int32_t count, std::size_t wordCount, std::uint64_t missingPercent) {
    std::vector<std::int32_t> codes(static_cast<std::size_t>(count));
    for (auto& code : codes) {
        const bool isMissing = random.below(100) < missingPercent;
        code = isMissing ? data::MissingCode : static_cast<std::int32_t>(random.below(wordCount));
    }
    return codes;
}

std::shared_ptr<const Column>
drawWords(ColumnSpec spec, std::vector<std::string> words, std::int32_t count, std::uint64_t missingPercent) {
    stats::Random random(words.size(), 1);
    auto codes = drawCodes(random, count, words.size(), missingPercent);
    return data::wordColumn(std::move(spec), std::move(words), std::move(codes));
}

std::shared_ptr<const Column> drawDays(std::int32_t count) {
    stats::Random random(2);
    std::vector<double> days(static_cast<std::size_t>(count));
    for (double& each : days) {
        const bool isMissing = random.below(100) < 20;
        each = isMissing ? std::numeric_limits<double>::quiet_NaN() : -7 * std::log(1 - random.uniform());
    }
    return data::numberColumn(ColumnSpec{.name = "days_in_status", .unit = "days"}, std::move(days));
}

/// Users come by in turn, so that a sort by time finds work to do.
std::shared_ptr<const Column> drawTimes(std::int32_t count) {
    constexpr std::int64_t Start = 1'706'659'200'000;
    stats::Random random(3);
    std::vector<std::int64_t> times(static_cast<std::size_t>(count));
    for (auto& time : times)
        time = Start + static_cast<std::int64_t>(random.below(42 * MillisPerDay));
    return data::timeColumn(ColumnSpec{.name = "time", .role = Role::Time}, std::move(times));
}

class BenchDataset final : public data::Dataset {
public:
    explicit BenchDataset(std::int32_t impressionCount)
        : m_impressions(
              "impressions", impressionColumns(impressionCount), static_cast<std::size_t>(impressionCount)),
          m_users(
              "users", {drawWords({.name = "tier"}, {"basic", "classic", "gold"}, UserCount, 5)}, UserCount),
          m_offsets(static_cast<std::size_t>(impressionCount) + 1, 0) {
        m_info.name = "bench";
        m_info.hash = std::string(64, '0');
    }

    const data::DatasetInfo& info() const override { return m_info; }
    const data::Table& intents() const override { return m_none; }
    const data::Table& users() const override { return m_users; }
    const data::Table& events() const override { return m_none; }
    const data::Table& impressions() const override { return m_impressions; }
    std::string_view intentId(IntentIndex) const override { return {}; }
    std::string_view userId(UserIndex) const override { return {}; }
    std::string_view impressionId(ImpressionIndex) const override { return {}; }
    std::optional<IntentIndex> findIntent(std::string_view) const override { return std::nullopt; }
    std::optional<UserIndex> findUser(std::string_view) const override { return std::nullopt; }
    std::optional<ImpressionIndex> findImpression(std::string_view) const override { return std::nullopt; }
    UserIndex userOf(ImpressionIndex impression) const override { return {impression.value % UserCount}; }
    UtcMillis timeOf(ImpressionIndex impression) const override {
        return {m_impressions.findRole(Role::Time)->times()[impression.row()]};
    }
    std::span<const std::int32_t> impressionsOf(UserIndex) const override { return {}; }
    std::span<const std::int32_t> eventsOf(UserIndex) const override { return {}; }
    UserIndex userOfEvent(EventIndex) const override { return {}; }
    UtcMillis timeOfEvent(EventIndex) const override { return {}; }
    std::span<const std::int64_t> candidateOffsets() const override { return m_offsets; }
    data::CandidateList allCandidates() const override { return {}; }

private:
    static Columns impressionColumns(std::int32_t count) {
        return {
            drawWords(
                {.name = "region", .role = Role::Region},
                {"BR", "ID", "MY", "PH", "SG", "TH", "TW", "VN"},
                count,
                0),
            drawWords(
                {.name = "status"},
                {"paid", "packed", "shipped", "delayed", "delivered", "returned", "refunded", "lost", "held"},
                count,
                3),
            drawDays(count),
            drawTimes(count)};
    }

    data::DatasetInfo m_info;
    data::Table m_none;
    data::Table m_impressions;
    data::Table m_users;
    std::vector<std::int64_t> m_offsets;
};

} // namespace

std::shared_ptr<const data::Dataset> makeBenchDataset(std::int32_t impressionCount) {
    return std::make_shared<const BenchDataset>(impressionCount);
}

} // namespace intentscope::tasks
