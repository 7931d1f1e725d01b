// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/online_task.h"

#include "core/metrics/list_propensity.h"
#include "core/metrics/unit_values.h"
#include "core/sim/replay.h"
#include "core/stats/multiplicity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace intentscope::tasks {
namespace {

using metrics::ShownCount;

/// What each impression brought an arm; parallel to the impressions.
struct ArmOutcomes {
    std::vector<double> clicks;
    std::vector<double> satisfied;
};

std::array<std::int32_t, ShownCount>
shownBy(const rank::ScoreTable& run, ImpressionIndex impression, const ShopTruth& truth) {
    const auto intents = run.dataset().candidatesOf(impression).intents;
    const auto order = rank::rankOrder(run.scoresOf(impression), intents);
    std::array<std::int32_t, ShownCount> shown{};
    for (std::size_t k = 0; k < ShownCount; ++k)
        shown[k] = truth.catalogueRow(intents[static_cast<std::size_t>(order[k])]);
    return shown;
}

class Replay {
public:
    Replay(const OnlineSpec& spec, const ShopTruth& truth, std::span<const std::int32_t> rows)
        : m_spec(spec), m_truth(truth), m_rows(rows) {}

    Result<ArmOutcomes>
    live(const rank::ScoreTable& run, OnlineArm& arm, ProgressSink& progress, const std::stop_token& stop)
        const;

private:
    const OnlineSpec& m_spec;
    const ShopTruth& m_truth;
    std::span<const std::int32_t> m_rows;
};

Result<ArmOutcomes> Replay::live(
    const rank::ScoreTable& run, OnlineArm& arm, ProgressSink& progress, const std::stop_token& stop) const {
    constexpr std::size_t PollEvery = 4'096;
    ArmOutcomes outcomes;
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        if (index % PollEvery == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Showing the lists of " + run.info().name,
                 .done = static_cast<std::int64_t>(index),
                 .total = static_cast<std::int64_t>(m_rows.size())});
        }
        const ImpressionIndex impression{m_rows[index]};
        const auto shown = shownBy(run, impression, m_truth);
        const sim::ReplayMoment moment{
            .wish = m_truth.wishOf(impression), .impression = m_truth.rowOf(impression), .seed = m_spec.seed};
        const auto outcome = sim::replay(m_truth.catalogue(), moment, shown);
        const auto chances = sim::replayChances(m_truth.catalogue(), moment.wish, shown);
        arm.clickCount += outcome.clickCount;
        arm.satisfiedCount += outcome.isSatisfied ? 1 : 0;
        arm.expectedClicks += chances.clicks / static_cast<double>(m_rows.size());
        arm.expectedSatisfied += chances.satisfied / static_cast<double>(m_rows.size());
        outcomes.clicks.push_back(static_cast<double>(outcome.clickCount));
        outcomes.satisfied.push_back(outcome.isSatisfied ? 1 : 0);
    }
    return outcomes;
}

/// Values of users from values of impressions.
class UserMeans {
public:
    UserMeans(const data::Dataset& dataset, std::span<const std::int32_t> rows) : m_ones(rows.size(), 1.0) {
        for (const std::int32_t row : rows)
            m_users.push_back(dataset.userOf({row}).value);
    }
    metrics::UnitValues of(std::span<const double> values) const {
        return metrics::averageByUnit({.units = m_users, .values = values, .weights = m_ones});
    }

private:
    std::vector<std::int32_t> m_users;
    std::vector<double> m_ones;
};

Result<stats::Estimate>
meanOf(const metrics::UnitValues& users, const OnlineSpec& spec, const std::stop_token& stop) {
    return stats::bootstrapMean({.values = users.values, .weights = users.weights}, spec.bootstrap, stop);
}

Result<stats::PairedEstimate> differenceOf(
    const metrics::UnitValues& first,
    const metrics::UnitValues& other,
    const OnlineSpec& spec,
    const std::stop_token& stop) {
    return stats::bootstrapDifference(
        {.before = first.values, .after = other.values, .weights = first.weights}, spec.bootstrap, stop);
}

void adjustPValues(std::vector<OnlineDifference>& differences) {
    std::vector<double> clicks;
    std::vector<double> satisfied;
    for (const OnlineDifference& difference : differences) {
        if (!difference.clicks.pValue || !difference.satisfied.pValue)
            return;
        clicks.push_back(*difference.clicks.pValue);
        satisfied.push_back(*difference.satisfied.pValue);
    }
    clicks = stats::holm(clicks);
    satisfied = stats::holm(satisfied);
    for (std::size_t i = 0; i < differences.size(); ++i) {
        differences[i].adjustedClicksPValue = clicks[i];
        differences[i].adjustedSatisfiedPValue = satisfied[i];
    }
}

Status checkRuns(Runs runs) {
    if (runs.empty())
        return fail(ErrorCode::InvalidInput, "no run was named", {.cure = "Name at least one"});
    for (const auto& run : runs) {
        if (run->info().datasetHash != runs.front()->info().datasetHash)
            return fail(
                ErrorCode::Mismatch,
                "the runs '" + runs.front()->info().name + "' and '" + run->info().name +
                    "' are of different datasets",
                {.cure = "Name runs of one dataset"});
    }
    return {};
}

} // namespace

Result<SharedImpressions> sharedImpressions(Runs runs, ImpressionPart part) {
    ISCOPE_TRY(checkRuns(runs));
    SharedImpressions shared;
    ISCOPE_TRY_ASSIGN(shared.rows, impressionsOf(*runs.front(), part));
    for (const auto& run : runs.subspan(1)) {
        ISCOPE_TRY_ASSIGN(const auto rows, impressionsOf(*run, part));
        std::vector<std::int32_t> both;
        std::ranges::set_intersection(shared.rows, rows, std::back_inserter(both));
        shared.rows = std::move(both);
    }
    const auto isLeftOut = [&](std::int32_t row) {
        const auto isUnscored = [&](const auto& run) { return !run->isScored({row}); };
        return std::ranges::any_of(runs, isUnscored) || runs.front()->scoresOf({row}).size() < ShownCount;
    };
    shared.leftOutCount = static_cast<std::int64_t>(std::erase_if(shared.rows, isLeftOut));
    if (shared.rows.empty())
        return fail(
            ErrorCode::Mismatch,
            "no impression of the " + std::string(name(part)) + " part was scored by all runs",
            {.cure = "Score the same part with each, or ask for all scored impressions"});
    return shared;
}

Result<OnlineReport> onlineTask(
    const OnlineSpec& spec, Runs runs, const ShopTruth& truth, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY_ASSIGN(const auto shared, sharedImpressions(runs, spec.part));
    const data::Dataset& dataset = runs.front()->dataset();
    ISCOPE_TRY(dataset.checkCandidates());
    OnlineReport report{
        .spec = spec,
        .arms = {},
        .differences = {},
        .impressionCount = static_cast<std::int64_t>(shared.rows.size()),
        .leftOutCount = shared.leftOutCount};
    const Replay replay(spec, truth, shared.rows);
    const UserMeans means(dataset, shared.rows);
    metrics::UnitValues firstClicks;
    metrics::UnitValues firstSatisfied;
    for (const auto& run : runs) {
        OnlineArm& arm = report.arms.emplace_back();
        arm.run = run->info();
        ISCOPE_TRY_ASSIGN(const auto outcomes, replay.live(*run, arm, progress, stop));
        auto clicks = means.of(outcomes.clicks);
        auto satisfied = means.of(outcomes.satisfied);
        ISCOPE_TRY_ASSIGN(arm.clicks, meanOf(clicks, spec, stop));
        ISCOPE_TRY_ASSIGN(arm.satisfied, meanOf(satisfied, spec, stop));
        if (report.arms.size() == 1) {
            report.userCount = static_cast<std::int64_t>(clicks.size());
            firstClicks = std::move(clicks);
            firstSatisfied = std::move(satisfied);
            continue;
        }
        OnlineDifference& difference = report.differences.emplace_back();
        ISCOPE_TRY_ASSIGN(difference.clicks, differenceOf(firstClicks, clicks, spec, stop));
        ISCOPE_TRY_ASSIGN(difference.satisfied, differenceOf(firstSatisfied, satisfied, spec, stop));
    }
    adjustPValues(report.differences);
    return report;
}

} // namespace intentscope::tasks
