// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_study.h"

#include "core/base/workers.h"
#include "core/sim/replay.h"
#include "core/tasks/off_policy_rows.h"
#include "core/tasks/studied_policy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using metrics::OffPolicyRow;
using metrics::ShownCount;

constexpr std::size_t BlockImpressions = 32;

/// What an estimator said of the logs, one after the other.
class QualityTally {
public:
    void add(const stats::Estimate& estimate) {
        if (estimate.interval)
            m_estimates.push_back(estimate);
        else
            ++m_undefinedCount;
    }

    EstimatorQuality against(double truth) const {
        constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();
        EstimatorQuality quality{.undefinedCount = m_undefinedCount};
        if (m_estimates.empty())
            return {Unknown, Unknown, Unknown, Unknown, Unknown, m_undefinedCount};
        const auto count = static_cast<double>(m_estimates.size());
        double squares = 0;
        for (const auto& estimate : m_estimates) {
            const double error = estimate.value - truth;
            quality.bias += error / count;
            squares += error * error;
            quality.meanWidth += (estimate.interval->high - estimate.interval->low) / count;
            quality.coverage +=
                estimate.interval->low <= truth && truth <= estimate.interval->high ? 1 / count : 0;
        }
        const double variance = std::max(0.0, squares - count * quality.bias * quality.bias) / (count - 1);
        quality.standardDeviation = m_estimates.size() > 1 ? std::sqrt(variance) : Unknown;
        quality.biasStandardError = quality.standardDeviation / std::sqrt(count);
        return quality;
    }

private:
    std::vector<stats::Estimate> m_estimates;
    std::int32_t m_undefinedCount = 0;
};

struct PolicyTally {
    std::array<QualityTally, StudiedEstimatorCount> estimators;
    double expectedClicks = 0; ///< summed over impressions
    metrics::PerPosition effectiveSampleSizes{};
    metrics::PerPosition meanWeights{};
};

/// What a policy makes of the impressions of a log; parallel to them.
struct PolicyRows {
    std::vector<OffPolicyRow> rows;
    std::vector<TargetList> targets;
    std::vector<double> expectedClicks;
};

class Study {
public:
    Study(const OffPolicyStudySpec& spec, Runs runs, const ShopTruth& truth, const LoggedLists& lists)
        : m_spec(spec), m_dataset(runs.front()->dataset()), m_truth(truth), m_lists(lists),
          m_policies(studiedPolicies(runs)), m_tallies(m_policies.size()) {}

    /// Takes out of `rows` what is of no use as a log, and deals the others out.
    void deal(std::vector<std::int32_t>& rows);
    std::int64_t userCount() const { return m_userCount; }
    Status execute(ProgressSink& progress, const std::stop_token& stop);
    std::vector<PolicyQuality> qualities() const;

private:
    Status estimateLog(const std::vector<std::int32_t>& log, const std::stop_token& stop);
    Status fill(std::int32_t row, std::size_t at, metrics::ListPropensity& scratch);
    void addExpected(const LoggedList& list, std::size_t at, ImpressionIndex impression);
    Status estimatePolicy(std::size_t policy, const std::stop_token& stop);

    const OffPolicyStudySpec& m_spec;
    const data::Dataset& m_dataset;
    const ShopTruth& m_truth;
    const LoggedLists& m_lists;
    std::vector<StudiedPolicy> m_policies;
    std::vector<PolicyTally> m_tallies;
    std::vector<PolicyRows> m_rows; ///< by policy, of the present log
    std::vector<std::vector<std::int32_t>> m_logs;
    std::int64_t m_impressionCount = 0;
    std::int64_t m_userCount = 0;
};

void Study::deal(std::vector<std::int32_t>& rows) {
    LoggedList list;
    std::erase_if(rows, [&](std::int32_t row) {
        return m_dataset.candidatesOf({row}).size() > m_spec.longestList ||
               m_lists.read({row}, list).has_value();
    });
    m_logs.resize(static_cast<std::size_t>(m_spec.logCount));
    std::set<std::int32_t> users;
    for (const std::int32_t row : rows) {
        const std::int32_t user = m_dataset.userOf({row}).value;
        users.insert(user);
        m_logs[static_cast<std::size_t>(user % m_spec.logCount)].push_back(row);
    }
    std::erase_if(m_logs, [](const auto& log) { return log.empty(); });
    m_impressionCount = static_cast<std::int64_t>(rows.size());
    m_userCount = static_cast<std::int64_t>(users.size());
}

void Study::addExpected(const LoggedList& list, std::size_t at, ImpressionIndex impression) {
    const sim::Wish& wish = m_truth.wishOf(impression);
    for (PolicyRows& policy : m_rows) {
        std::array<std::int32_t, ShownCount> shown{};
        for (std::size_t k = 0; k < ShownCount; ++k)
            shown[k] = m_truth.catalogueRow(policy.targets[at].intents[k]);
        policy.expectedClicks[at] = sim::replayChances(m_truth.catalogue(), wish, shown).clicks;
        policy.rows[at].user = m_dataset.userOf(impression).value;
        policy.rows[at].clicks = list.clicks;
    }
}

Status Study::fill(std::int32_t row, std::size_t at, metrics::ListPropensity& scratch) {
    const ImpressionIndex impression{row};
    LoggedList list;
    static_cast<void>(m_lists.read(impression, list)); // deal() kept those that can be read
    const auto intents = m_dataset.candidatesOf(impression).intents;
    const PolicyMoment moment{
        .dataset = m_dataset, .truth = m_truth, .impression = impression, .seed = m_spec.seed};
    std::vector<float> scores;
    bool isNeeded = !m_spec.explorationShare;
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy) {
        scorePolicy(m_policies[policy], moment, scores);
        m_rows[policy].targets[at] = targetOf(scores, intents, list);
        isNeeded = isNeeded || mayAgree(list.intents, m_rows[policy].targets[at].intents, m_spec.clicks);
    }
    addExpected(list, at, impression);
    if (!isNeeded)
        return {};
    ISCOPE_TRY_ASSIGN(const auto shown, m_lists.propensitiesOf(impression, list, scratch));
    for (PolicyRows& policy : m_rows)
        policy.rows[at].weights =
            metrics::importanceWeights(list.intents, policy.targets[at].intents, shown, m_spec.clicks);
    return {};
}

Status Study::estimatePolicy(std::size_t policy, const std::stop_token& stop) {
    PolicyRows& own = m_rows[policy];
    PolicyTally& tally = m_tallies[policy];
    tally.expectedClicks =
        std::accumulate(own.expectedClicks.begin(), own.expectedClicks.end(), tally.expectedClicks);
    const auto predictions =
        metrics::predictClicks(gradeTargets(own.targets, own.rows, m_spec.model.gradeCount), m_spec.model);
    for (std::size_t at = 0; at < own.rows.size(); ++at)
        own.rows[at].predictions = predictions[at];
    ISCOPE_TRY_ASSIGN(const auto estimates, metrics::estimateOffPolicy(own.rows, m_spec.rule, stop));
    const std::array<const stats::Estimate*, StudiedEstimatorCount> values = {
        &estimates.snips, &estimates.doublyRobust, &estimates.ips, &estimates.direct};
    for (std::size_t i = 0; i < values.size(); ++i)
        tally.estimators[i].add(*values[i]);
    const auto logs = static_cast<double>(m_logs.size());
    for (std::size_t k = 0; k < ShownCount; ++k) {
        tally.effectiveSampleSizes[k] += estimates.effectiveSampleSizes[k] / logs;
        tally.meanWeights[k] += estimates.meanWeights[k] / logs;
    }
    return {};
}

Status Study::estimateLog(const std::vector<std::int32_t>& log, const std::stop_token& stop) {
    m_rows.assign(m_policies.size(), {});
    for (PolicyRows& policy : m_rows) {
        policy.rows.resize(log.size());
        policy.targets.resize(log.size());
        policy.expectedClicks.resize(log.size());
    }
    const auto fillBlock = [&](std::size_t block) -> Status {
        metrics::ListPropensity scratch;
        const std::size_t end = std::min(log.size(), (block + 1) * BlockImpressions);
        for (std::size_t at = block * BlockImpressions; at < end; ++at)
            ISCOPE_TRY(fill(log[at], at, scratch));
        return {};
    };
    const std::size_t blocks = (log.size() + BlockImpressions - 1) / BlockImpressions;
    ISCOPE_TRY(Workers().forEach(blocks, fillBlock, stop));
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy)
        ISCOPE_TRY(estimatePolicy(policy, stop));
    return {};
}

Status Study::execute(ProgressSink& progress, const std::stop_token& stop) {
    std::int64_t done = 0;
    for (const auto& log : m_logs) {
        ISCOPE_TRY(estimateLog(log, stop));
        progress.report(
            {.phase = "Estimating from logs",
             .done = ++done,
             .total = static_cast<std::int64_t>(m_logs.size())});
    }
    return {};
}

std::vector<PolicyQuality> Study::qualities() const {
    std::vector<PolicyQuality> qualities;
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy) {
        const PolicyTally& tally = m_tallies[policy];
        PolicyQuality& quality = qualities.emplace_back();
        quality.name = m_policies[policy].name;
        quality.truth = tally.expectedClicks / static_cast<double>(m_impressionCount);
        quality.effectiveSampleSizes = tally.effectiveSampleSizes;
        quality.meanWeights = tally.meanWeights;
        for (std::size_t i = 0; i < StudiedEstimatorCount; ++i)
            quality.estimators[i] = tally.estimators[i].against(quality.truth);
    }
    return qualities;
}

} // namespace

std::string_view name(StudiedEstimator estimator) {
    constexpr std::array<std::string_view, StudiedEstimatorCount> Names = {
        "SNIPS", "doubly robust", "IPS", "direct model"};
    return Names[static_cast<std::size_t>(estimator)];
}

Result<OffPolicyStudy> offPolicyStudyTask(
    const OffPolicyStudySpec& spec,
    Runs runs,
    const ShopTruth& truth,
    ProgressSink& progress,
    std::stop_token stop) {
    if (spec.logCount < 2)
        return fail(
            ErrorCode::InvalidInput,
            "a study of " + std::to_string(spec.logCount) + " logs shows no bias and no coverage",
            {.cure = "Ask for at least 2; 200 is usual"});
    ISCOPE_TRY_ASSIGN(auto shared, sharedImpressions(runs, spec.part));
    const data::Dataset& dataset = runs.front()->dataset();
    ISCOPE_TRY(dataset.checkCandidates());
    ISCOPE_TRY_ASSIGN(const auto lists, LoggedLists::create(dataset, spec.explorationShare));
    Study study(spec, runs, truth, lists);
    const auto before = shared.rows.size();
    study.deal(shared.rows);
    ISCOPE_TRY(study.execute(progress, stop));
    OffPolicyStudy result;
    result.spec = spec;
    result.policies = study.qualities();
    result.impressionCount = static_cast<std::int64_t>(shared.rows.size());
    result.userCount = study.userCount();
    result.leftOutCount = shared.leftOutCount + static_cast<std::int64_t>(before) - result.impressionCount;
    return result;
}

} // namespace intentscope::tasks
