// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/off_policy.h"

#include "core/base/assert.h"
#include "core/metrics/unit_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace intentscope::metrics {
namespace {

/// One number for each row: the mean over rows is the estimate.
using RowValue = double (*)(const OffPolicyRow&);

double ipsOf(const OffPolicyRow& row) {
    double sum = 0;
    for (std::size_t k = 0; k < ShownCount; ++k)
        sum += row.weights[k] * row.clicks[k];
    return sum;
}

double directOf(const OffPolicyRow& row) {
    double sum = 0;
    for (const double prediction : row.predictions)
        sum += prediction;
    return sum;
}

double doublyRobustOf(const OffPolicyRow& row) {
    double sum = 0;
    for (std::size_t k = 0; k < ShownCount; ++k)
        sum += row.predictions[k] + row.weights[k] * (row.clicks[k] - row.predictions[k]);
    return sum;
}

UnitValues meansByUser(std::span<const OffPolicyRow> rows, RowValue valueOf) {
    std::vector<std::int32_t> users;
    std::vector<double> values;
    for (const OffPolicyRow& row : rows) {
        users.push_back(row.user);
        values.push_back(valueOf(row));
    }
    const std::vector<double> weights(rows.size(), 1.0);
    return averageByUnit({.units = users, .values = values, .weights = weights});
}

Result<stats::Estimate> meanOf(
    std::span<const OffPolicyRow> rows,
    RowValue valueOf,
    const stats::BootstrapSpec& spec,
    const std::stop_token& stop) {
    const UnitValues byUser = meansByUser(rows, valueOf);
    return stats::bootstrapMean({.values = byUser.values, .weights = byUser.weights}, spec, stop);
}

/// The sums of each user: those that SNIPS divides.
std::vector<stats::RatioRow> ratioRows(std::span<const OffPolicyRow> rows) {
    std::map<std::int32_t, stats::RatioRow> sums;
    for (const OffPolicyRow& row : rows) {
        stats::RatioRow& sum = sums[row.user];
        for (std::size_t k = 0; k < ShownCount; ++k) {
            sum.numerators[k] += row.weights[k] * row.clicks[k];
            sum.denominators[k] += row.weights[k];
        }
    }
    std::vector<stats::RatioRow> users;
    users.reserve(sums.size());
    for (const auto& [user, sum] : sums)
        users.push_back(sum);
    return users;
}

void describeWeights(std::span<const OffPolicyRow> rows, OffPolicyEstimates& estimates) {
    for (std::size_t k = 0; k < ShownCount; ++k) {
        double sum = 0;
        double squares = 0;
        for (const OffPolicyRow& row : rows) {
            sum += row.weights[k];
            squares += row.weights[k] * row.weights[k];
            estimates.matchedCounts[k] += row.weights[k] > 0 ? 1 : 0;
            estimates.largestWeights[k] = std::max(estimates.largestWeights[k], row.weights[k]);
        }
        estimates.meanWeights[k] = sum / static_cast<double>(rows.size());
        estimates.effectiveSampleSizes[k] = squares > 0 ? sum * sum / squares : 0;
    }
}

Status checkRule(std::span<const OffPolicyRow> rows, const OffPolicyRule& rule) {
    if (rows.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            "there is no impression to estimate from",
            {.cure = "Choose a part with scored impressions whose propensities were logged"});
    }
    if (rule.weightCap && !(*rule.weightCap > 0 && std::isfinite(*rule.weightCap))) {
        return fail(
            ErrorCode::InvalidInput,
            "importance weights cannot be capped at " + std::to_string(*rule.weightCap),
            {.cure = "Choose a cap above 0, or none"});
    }
    if (!(rule.leastEffectiveSize >= 0)) {
        return fail(
            ErrorCode::InvalidInput,
            "the least effective sample size cannot be " + std::to_string(rule.leastEffectiveSize),
            {.cure = "Choose 0 or more"});
    }
    if (rule.bootstrap.interval == stats::IntervalKind::SymmetricT) {
        return fail(
            ErrorCode::InvalidInput,
            "estimates from a log have no symmetric bootstrap-t intervals: most replicates repeat a few "
            "heavy "
            "weights and say nothing of their own scatter",
            {.cure = "Ask for --interval expanded (the default) or percentile"});
    }
    return {};
}

bool isTooSmall(const OffPolicyEstimates& estimates, double least) {
    return std::ranges::any_of(estimates.effectiveSampleSizes, [&](double size) { return size < least; });
}

/// A value of which nothing can be said.
void withhold(stats::Estimate& estimate) {
    estimate.interval.reset();
    estimate.standardError = std::numeric_limits<double>::quiet_NaN();
}

/// The rows as they are used; how many weights were cut.
std::int64_t clip(std::vector<OffPolicyRow>& rows, double cap) {
    std::int64_t count = 0;
    for (OffPolicyRow& row : rows) {
        for (double& weight : row.weights) {
            count += weight > cap ? 1 : 0;
            weight = std::min(weight, cap);
        }
    }
    return count;
}

Result<OffPolicyEstimates>
estimateClipped(std::span<const OffPolicyRow> rows, const OffPolicyRule& rule, const std::stop_token& stop) {
    const stats::BootstrapSpec& spec = rule.bootstrap;
    OffPolicyEstimates estimates;
    describeWeights(rows, estimates);
    ISCOPE_TRY_ASSIGN(estimates.ips, meanOf(rows, ipsOf, spec, stop));
    ISCOPE_TRY_ASSIGN(estimates.direct, meanOf(rows, directOf, spec, stop));
    ISCOPE_TRY_ASSIGN(estimates.doublyRobust, meanOf(rows, doublyRobustOf, spec, stop));
    const auto users = ratioRows(rows);
    ISCOPE_TRY_ASSIGN(estimates.snips, stats::bootstrapRatioSum(users, spec, stop));
    estimates.rowCount = static_cast<std::int64_t>(rows.size());
    estimates.userCount = static_cast<std::int64_t>(users.size());
    estimates.isTooSmall = isTooSmall(estimates, rule.leastEffectiveSize);
    if (estimates.isTooSmall) {
        for (auto* estimate : {&estimates.ips, &estimates.snips, &estimates.doublyRobust})
            withhold(*estimate);
    }
    return estimates;
}

bool startsAlike(const ShownIntents& logged, const ShownIntents& target, std::size_t count) {
    return std::equal(logged.begin(), logged.begin() + static_cast<std::ptrdiff_t>(count), target.begin());
}

} // namespace

std::string_view name(ClickAssumption assumption) {
    switch (assumption) {
    case ClickAssumption::Slate:
        return "slate";
    case ClickAssumption::Cascade:
        return "cascade";
    case ClickAssumption::ItemPosition:
        return "item-position";
    }
    return "";
}

PerPosition importanceWeights(
    const ShownIntents& logged,
    const ShownIntents& target,
    const ShownPropensities& propensities,
    ClickAssumption assumption) {
    PerPosition weights{};
    for (std::size_t k = 0; k < ShownCount; ++k) {
        switch (assumption) {
        case ClickAssumption::Slate:
            weights[k] = startsAlike(logged, target, ShownCount) ? 1 / propensities.prefix.back() : 0;
            break;
        case ClickAssumption::Cascade:
            weights[k] = startsAlike(logged, target, k + 1) ? 1 / propensities.prefix[k] : 0;
            break;
        case ClickAssumption::ItemPosition:
            weights[k] = logged[k] == target[k] ? 1 / propensities.marginal[k] : 0;
            break;
        }
    }
    return weights;
}

Result<OffPolicyEstimates> estimateOffPolicy(
    std::span<const OffPolicyRow> rows, const OffPolicyRule& rule, const std::stop_token& stop) {
    ISCOPE_TRY(checkRule(rows, rule));
    if (!rule.weightCap)
        return estimateClipped(rows, rule, stop);
    std::vector<OffPolicyRow> clipped(rows.begin(), rows.end());
    const std::int64_t count = clip(clipped, *rule.weightCap);
    ISCOPE_TRY_ASSIGN(auto estimates, estimateClipped(clipped, rule, stop));
    estimates.clippedWeightCount = count;
    return estimates;
}

Result<OffPolicyComparison> compareOffPolicy(
    std::span<const OffPolicyRow> before,
    std::span<const OffPolicyRow> after,
    const OffPolicyRule& rule,
    const std::stop_token& stop) {
    ISCOPE_ASSERT(before.size() == after.size());
    OffPolicyComparison comparison;
    ISCOPE_TRY_ASSIGN(comparison.before, estimateOffPolicy(before, rule, stop));
    ISCOPE_TRY_ASSIGN(comparison.after, estimateOffPolicy(after, rule, stop));
    std::vector<OffPolicyRow> first(before.begin(), before.end());
    std::vector<OffPolicyRow> second(after.begin(), after.end());
    if (rule.weightCap) {
        clip(first, *rule.weightCap);
        clip(second, *rule.weightCap);
    }
    const auto differ = [&](RowValue valueOf) {
        const UnitValues was = meansByUser(first, valueOf);
        const UnitValues is = meansByUser(second, valueOf);
        return stats::bootstrapDifference(
            {.before = was.values, .after = is.values, .weights = was.weights}, rule.bootstrap, stop);
    };
    ISCOPE_TRY_ASSIGN(comparison.ips, differ(ipsOf));
    ISCOPE_TRY_ASSIGN(comparison.doublyRobust, differ(doublyRobustOf));
    ISCOPE_TRY_ASSIGN(comparison.direct, differ(directOf));
    ISCOPE_TRY_ASSIGN(
        comparison.snips,
        stats::bootstrapRatioSumDifference(ratioRows(first), ratioRows(second), rule.bootstrap, stop));
    if (!comparison.before.isTooSmall && !comparison.after.isTooSmall)
        return comparison;
    for (auto* paired : {&comparison.ips, &comparison.snips, &comparison.doublyRobust}) {
        withhold(paired->difference);
        paired->pValue.reset();
    }
    // Each side as it stands alone.
    comparison.ips.before = comparison.before.ips;
    comparison.ips.after = comparison.after.ips;
    comparison.snips.before = comparison.before.snips;
    comparison.snips.after = comparison.after.snips;
    comparison.doublyRobust.before = comparison.before.doublyRobust;
    comparison.doublyRobust.after = comparison.after.doublyRobust;
    return comparison;
}

} // namespace intentscope::metrics
