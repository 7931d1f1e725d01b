// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/agreement.h"

#include "core/base/progress.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace intentscope::stats {
namespace {

/// How often a category was named for a unit.
struct CategoryCount {
    std::int32_t category = 0;
    double count = 0;
};

using UnitCounts = std::vector<CategoryCount>;

UnitCounts countsOf(std::span<const std::int32_t> unit) {
    std::map<std::int32_t, double> counts;
    for (const std::int32_t category : unit) {
        if (category >= 0)
            ++counts[category];
    }
    UnitCounts list;
    for (const auto& [category, count] : counts)
        list.push_back({category, count});
    return list;
}

double judgementsOf(const UnitCounts& unit) {
    double sum = 0;
    for (const CategoryCount& entry : unit)
        sum += entry.count;
    return sum;
}

/// 1 - observed / expected disagreement; nothing where none is to be expected.
std::optional<double> aboveChance(double observed, double expected) {
    constexpr double Rounding = 1e-12;
    if (expected <= Rounding)
        return std::nullopt;
    return 1 - observed / expected;
}

/// Sums over the units of one replicate. `add` is called once a draw, `value` at the end of it.
class CohenSums {
public:
    CohenSums(const Ratings& ratings, std::size_t first, std::size_t second)
        : m_ratings(ratings), m_first(first), m_second(second),
          m_firstCounts(static_cast<std::size_t>(ratings.categoryCount)),
          m_secondCounts(m_firstCounts.size()) {}

    void clear() {
        std::ranges::fill(m_firstCounts, 0.0);
        std::ranges::fill(m_secondCounts, 0.0);
        m_agreed = m_total = 0;
    }

    void add(std::size_t unit) {
        const auto values = m_ratings.unit(unit);
        ++m_firstCounts[static_cast<std::size_t>(values[m_first])];
        ++m_secondCounts[static_cast<std::size_t>(values[m_second])];
        m_agreed += values[m_first] == values[m_second] ? 1 : 0;
        ++m_total;
    }

    std::optional<double> value() const {
        double byChance = 0;
        for (std::size_t i = 0; i < m_firstCounts.size(); ++i)
            byChance += m_firstCounts[i] * m_secondCounts[i];
        return aboveChance(1 - m_agreed / m_total, 1 - byChance / (m_total * m_total));
    }

private:
    const Ratings& m_ratings;
    std::size_t m_first;
    std::size_t m_second;
    std::vector<double> m_firstCounts;
    std::vector<double> m_secondCounts;
    double m_agreed = 0;
    double m_total = 0;
};

class FleissSums {
public:
    FleissSums(const std::vector<UnitCounts>& units, std::int32_t categoryCount, double judgements)
        : m_units(units), m_judgements(judgements), m_counts(static_cast<std::size_t>(categoryCount)) {}

    void clear() {
        std::ranges::fill(m_counts, 0.0);
        m_agreement = m_total = 0;
    }

    void add(std::size_t unit) {
        double squares = 0;
        for (const auto& [category, count] : m_units[unit]) {
            squares += count * count;
            m_counts[static_cast<std::size_t>(category)] += count;
        }
        m_agreement += (squares - m_judgements) / (m_judgements * (m_judgements - 1));
        ++m_total;
    }

    std::optional<double> value() const {
        double byChance = 0;
        for (const double count : m_counts)
            byChance += std::pow(count / (m_total * m_judgements), 2);
        return aboveChance(1 - m_agreement / m_total, 1 - byChance);
    }

private:
    const std::vector<UnitCounts>& m_units;
    double m_judgements;
    std::vector<double> m_counts;
    double m_agreement = 0;
    double m_total = 0;
};

/// The diagonal of the coincidence matrix and its margins.
class AlphaSums {
public:
    AlphaSums(const std::vector<UnitCounts>& units, std::int32_t categoryCount)
        : m_units(units), m_counts(static_cast<std::size_t>(categoryCount)) {}

    void clear() {
        std::ranges::fill(m_counts, 0.0);
        m_agreed = m_total = 0;
    }

    void add(std::size_t unit) {
        const double judgements = judgementsOf(m_units[unit]);
        for (const auto& [category, count] : m_units[unit]) {
            m_agreed += count * (count - 1) / (judgements - 1);
            m_counts[static_cast<std::size_t>(category)] += count;
        }
        m_total += judgements;
    }

    std::optional<double> value() const {
        double squares = 0;
        for (const double count : m_counts)
            squares += count * count;
        const double expected = (m_total * m_total - squares) / (m_total * (m_total - 1));
        return aboveChance((m_total - m_agreed) / m_total, expected);
    }

private:
    const std::vector<UnitCounts>& m_units;
    std::vector<double> m_counts;
    double m_agreed = 0;
    double m_total = 0;
};

Status checkSpec(const BootstrapSpec& spec) {
    const bool isCountFine = spec.replicateCount >= 100 && spec.replicateCount <= 10'000'000;
    if (isCountFine && spec.confidence > 0 && spec.confidence < 1)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "The bootstrap's settings are out of range",
        {.cure = "Take 100 to 10,000,000 replicates and a confidence between 0 and 1"});
}

/// Linear between order statistics.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// The value over `units`, and its bootstrap over them.
template <class Sums>
Result<Agreement> measured(
    Sums sums,
    const std::vector<std::size_t>& units,
    const BootstrapSpec& spec,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkSpec(spec));
    Agreement agreement;
    agreement.unitCount = static_cast<std::int64_t>(units.size());
    if (units.empty())
        return agreement;
    sums.clear();
    for (const std::size_t unit : units)
        sums.add(unit);
    agreement.value = sums.value();
    if (units.size() < 2 || !agreement.value)
        return agreement;
    std::vector<double> replicates;
    for (std::int32_t i = 0; i < spec.replicateCount; ++i) {
        ISCOPE_TRY(checkStop(stop));
        Random random(spec.seed, static_cast<std::uint64_t>(i));
        sums.clear();
        for (std::size_t draw = 0; draw < units.size(); ++draw)
            sums.add(units[random.below(units.size())]);
        if (const auto value = sums.value())
            replicates.push_back(*value);
        else
            ++agreement.undefinedCount;
    }
    if (replicates.empty())
        return agreement;
    std::ranges::sort(replicates);
    const double tail = (1 - spec.confidence) / 2;
    agreement.interval = Interval{quantile(replicates, tail), quantile(replicates, 1 - tail)};
    return agreement;
}

std::vector<UnitCounts> allCounts(const Ratings& ratings) {
    std::vector<UnitCounts> units;
    units.reserve(ratings.unitCount());
    for (std::size_t i = 0; i < ratings.unitCount(); ++i)
        units.push_back(countsOf(ratings.unit(i)));
    return units;
}

std::vector<std::size_t> judgedByBoth(const Ratings& ratings, std::size_t first, std::size_t second) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < ratings.unitCount(); ++i) {
        const auto unit = ratings.unit(i);
        if (unit[first] >= 0 && unit[second] >= 0)
            units.push_back(i);
    }
    return units;
}

std::int64_t judgedCount(const std::vector<UnitCounts>& units) {
    return std::ranges::count_if(units, [](const UnitCounts& unit) { return !unit.empty(); });
}

} // namespace

Agreement percentAgreement(const Ratings& ratings, std::size_t first, std::size_t second) {
    const auto units = judgedByBoth(ratings, first, second);
    Agreement agreement;
    agreement.unitCount = static_cast<std::int64_t>(units.size());
    if (units.empty())
        return agreement;
    const auto agreed = std::ranges::count_if(
        units, [&](std::size_t i) { return ratings.unit(i)[first] == ratings.unit(i)[second]; });
    agreement.value = static_cast<double>(agreed) / static_cast<double>(units.size());
    return agreement;
}

Result<Agreement> cohenKappa(
    const Ratings& ratings,
    std::size_t first,
    std::size_t second,
    const BootstrapSpec& spec,
    const std::stop_token& stop) {
    const auto units = judgedByBoth(ratings, first, second);
    ISCOPE_TRY_ASSIGN(auto agreement, measured(CohenSums(ratings, first, second), units, spec, stop));
    for (std::size_t i = 0; i < ratings.unitCount(); ++i)
        agreement.leftOutCount += (ratings.unit(i)[first] >= 0) != (ratings.unit(i)[second] >= 0) ? 1 : 0;
    return agreement;
}

Result<Agreement>
fleissKappa(const Ratings& ratings, const BootstrapSpec& spec, const std::stop_token& stop) {
    const auto counts = allCounts(ratings);
    std::map<double, std::size_t> unitsByJudgements;
    for (const UnitCounts& unit : counts) {
        if (judgementsOf(unit) >= 2)
            ++unitsByJudgements[judgementsOf(unit)];
    }
    double judgements = 0;
    std::size_t most = 0;
    for (const auto& [number, unitCount] : unitsByJudgements) {
        if (unitCount >= most) {
            most = unitCount;
            judgements = number;
        }
    }
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (judgements > 0 && judgementsOf(counts[i]) == judgements)
            units.push_back(i);
    }
    ISCOPE_TRY_ASSIGN(
        auto agreement, measured(FleissSums(counts, ratings.categoryCount, judgements), units, spec, stop));
    agreement.leftOutCount = judgedCount(counts) - agreement.unitCount;
    return agreement;
}

Result<Agreement>
krippendorffAlpha(const Ratings& ratings, const BootstrapSpec& spec, const std::stop_token& stop) {
    const auto counts = allCounts(ratings);
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (judgementsOf(counts[i]) >= 2)
            units.push_back(i);
    }
    ISCOPE_TRY_ASSIGN(auto agreement, measured(AlphaSums(counts, ratings.categoryCount), units, spec, stop));
    agreement.leftOutCount = judgedCount(counts) - agreement.unitCount;
    return agreement;
}

Ratings oneAgainstRest(const Ratings& ratings, std::int32_t category) {
    Ratings two{.raterCount = ratings.raterCount, .categoryCount = 2, .values = ratings.values};
    for (std::int32_t& value : two.values)
        value = value < 0 ? -1 : (value == category ? 1 : 0);
    return two;
}

} // namespace intentscope::stats
