// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_study.h"

#include "core/base/workers.h"
#include "core/sim/replay.h"
#include "core/tasks/off_policy_rows.h"
#include "core/tasks/redrawn_logs.h"
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
    double truth = 0;
    metrics::PerPosition effectiveSampleSizes{};
    metrics::PerPosition meanWeights{};
};

/// What a policy makes of the impressions of a log; parallel to them.
struct PolicyRows {
    std::vector<OffPolicyRow> rows;
    std::vector<TargetList> targets;
};

/// An impression of a log, with the number that its user has there.
using LogImpression = DrawnImpression;

/// A list as a log has it, and what a policy would order there.
struct StudyList {
    LoggedList logged;               ///< `rows` are places among `intents`
    std::vector<std::size_t> places; ///< of `intents` among the candidates; empty: all of them
    std::vector<std::int32_t> intents;
    std::optional<metrics::ShownPropensities> shown; ///< of a redrawn log
};

class Study {
public:
    Study(const OffPolicyStudySpec& spec, Runs runs, const ShopTruth& truth, const LoggedLists& lists)
        : m_spec(spec), m_dataset(runs.front()->dataset()), m_truth(truth), m_lists(lists),
          m_policies(studiedPolicies(runs)), m_tallies(m_policies.size()) {}

    /// Takes out of `rows` what is of no use as a log, and deals the others out.
    Status deal(std::vector<std::int32_t>& rows);
    std::int64_t userCount() const { return m_userCount; }
    std::int32_t logCount() const {
        return m_redrawn ? m_spec.logCount : static_cast<std::int32_t>(m_dealt.size());
    }
    Status execute(ProgressSink& progress, const std::stop_token& stop);
    std::vector<PolicyQuality> qualities() const;

private:
    Status measureTruth(const std::stop_token& stop);
    std::vector<LogImpression> logAt(std::int32_t log) const;
    StudyList candidatesAt(ImpressionIndex impression) const;
    StudyList listAt(ImpressionIndex impression, std::size_t at) const;
    void
    score(std::size_t policy, ImpressionIndex impression, const StudyList& list, std::vector<float>& scores)
        const;
    double expectedClicks(ImpressionIndex impression, const TargetList& target) const;
    Status estimateLog(const std::vector<LogImpression>& log, const std::stop_token& stop);
    Status fill(const LogImpression& logged, std::size_t at, metrics::ListPropensity& scratch);
    Status estimatePolicy(std::size_t policy, const std::stop_token& stop);

    const OffPolicyStudySpec& m_spec;
    const data::Dataset& m_dataset;
    const ShopTruth& m_truth;
    const LoggedLists& m_lists;
    std::vector<StudiedPolicy> m_policies;
    std::vector<PolicyTally> m_tallies;
    std::vector<PolicyRows> m_rows; ///< by policy, of the present log
    std::int32_t m_log = 0;         ///< the present one
    std::vector<std::int32_t> m_impressions;
    std::vector<std::vector<LogImpression>> m_dealt;
    std::optional<RedrawnLogs> m_redrawn;
    std::int64_t m_userCount = 0;
};

Status Study::deal(std::vector<std::int32_t>& rows) {
    LoggedList list;
    std::erase_if(rows, [&](std::int32_t row) {
        return m_dataset.candidatesOf({row}).size() > m_spec.longestList ||
               m_lists.read({row}, list).has_value();
    });
    if (rows.empty())
        return fail(
            ErrorCode::InvalidInput,
            "no impression of the part can be used as a log",
            {.cure =
                 "The dataset needs positions, clicks and propensities of candidates, in lists of at most "
                 "--longest-list"});
    m_impressions = rows;
    m_dealt.resize(static_cast<std::size_t>(m_spec.logCount));
    std::set<std::int32_t> users;
    for (const std::int32_t row : rows) {
        const std::int32_t user = m_dataset.userOf({row}).value;
        users.insert(user);
        m_dealt[static_cast<std::size_t>(user % m_spec.logCount)].push_back({.row = row, .user = user});
    }
    std::erase_if(m_dealt, [](const auto& log) { return log.empty(); });
    m_userCount = static_cast<std::int64_t>(users.size());
    if (m_spec.redraw)
        m_redrawn.emplace(*m_spec.redraw, m_dataset, m_truth, rows);
    return {};
}

std::vector<LogImpression> Study::logAt(std::int32_t log) const {
    return m_redrawn ? m_redrawn->drawLog(log) : m_dealt[static_cast<std::size_t>(log)];
}

StudyList Study::candidatesAt(ImpressionIndex impression) const {
    const auto intents = m_dataset.candidatesOf(impression).intents;
    StudyList list;
    if (!m_redrawn) {
        list.intents.assign(intents.begin(), intents.end());
        return list;
    }
    list.places = m_redrawn->kept(impression);
    for (const std::size_t place : list.places)
        list.intents.push_back(intents[place]);
    return list;
}

StudyList Study::listAt(ImpressionIndex impression, std::size_t at) const {
    StudyList list = candidatesAt(impression);
    if (!m_redrawn) {
        static_cast<void>(m_lists.read(impression, list.logged)); // deal() kept those that can be read
        return list;
    }
    auto drawn = m_redrawn->drawList(impression, list.places, m_log, at);
    list.logged = std::move(drawn.logged);
    list.shown = drawn.shown;
    return list;
}

void Study::score(
    std::size_t policy, ImpressionIndex impression, const StudyList& list, std::vector<float>& scores) const {
    scorePolicy(
        m_policies[policy],
        {.dataset = m_dataset, .truth = m_truth, .impression = impression, .seed = m_spec.seed},
        scores);
    if (list.places.empty())
        return;
    std::vector<float> kept;
    for (const std::size_t place : list.places)
        kept.push_back(scores[place]);
    scores = std::move(kept);
}

double Study::expectedClicks(ImpressionIndex impression, const TargetList& target) const {
    std::array<std::int32_t, ShownCount> shown{};
    for (std::size_t k = 0; k < ShownCount; ++k)
        shown[k] = m_truth.catalogueRow(target.intents[k]);
    return sim::replayChances(m_truth.catalogue(), m_truth.wishOf(impression), shown).clicks;
}

/// On the impressions that the logs come from.
Status Study::measureTruth(const std::stop_token& stop) {
    std::vector<std::vector<double>> clicks(m_policies.size(), std::vector<double>(m_impressions.size()));
    const auto measureBlock = [&](std::size_t block) -> Status {
        std::vector<float> scores;
        const std::size_t end = std::min(m_impressions.size(), (block + 1) * BlockImpressions);
        for (std::size_t at = block * BlockImpressions; at < end; ++at) {
            const ImpressionIndex impression{m_impressions[at]};
            StudyList list = candidatesAt(impression);
            list.logged.rows = {0, 1, 2};
            for (std::size_t policy = 0; policy < m_policies.size(); ++policy) {
                score(policy, impression, list, scores);
                clicks[policy][at] = expectedClicks(impression, targetOf(scores, list.intents, list.logged));
            }
        }
        return {};
    };
    const std::size_t blocks = (m_impressions.size() + BlockImpressions - 1) / BlockImpressions;
    ISCOPE_TRY(Workers().forEach(blocks, measureBlock, stop));
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy)
        m_tallies[policy].truth = std::accumulate(clicks[policy].begin(), clicks[policy].end(), 0.0) /
                                  static_cast<double>(m_impressions.size());
    return {};
}

Status Study::fill(const LogImpression& logged, std::size_t at, metrics::ListPropensity& scratch) {
    const ImpressionIndex impression{logged.row};
    const StudyList list = listAt(impression, at);
    std::vector<float> scores;
    bool isNeeded = !m_spec.explorationShare && !list.shown;
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy) {
        score(policy, impression, list, scores);
        const TargetList target = targetOf(scores, list.intents, list.logged);
        isNeeded = isNeeded || mayAgree(list.logged.intents, target.intents, m_spec.clicks);
        m_rows[policy].targets[at] = target;
        m_rows[policy].rows[at].user = logged.user;
        m_rows[policy].rows[at].clicks = list.logged.clicks;
    }
    if (!isNeeded)
        return {};
    metrics::ShownPropensities shown;
    if (list.shown) {
        shown = *list.shown;
    } else {
        ISCOPE_TRY_ASSIGN(shown, m_lists.propensitiesOf(impression, list.logged, scratch));
    }
    for (PolicyRows& policy : m_rows)
        policy.rows[at].weights =
            metrics::importanceWeights(list.logged.intents, policy.targets[at].intents, shown, m_spec.clicks);
    return {};
}

Status Study::estimatePolicy(std::size_t policy, const std::stop_token& stop) {
    PolicyRows& own = m_rows[policy];
    PolicyTally& tally = m_tallies[policy];
    const auto predictions =
        metrics::predictClicks(gradeTargets(own.targets, own.rows, m_spec.model.gradeCount), m_spec.model);
    for (std::size_t at = 0; at < own.rows.size(); ++at)
        own.rows[at].predictions = predictions[at];
    ISCOPE_TRY_ASSIGN(const auto estimates, metrics::estimateOffPolicy(own.rows, m_spec.rule, stop));
    const std::array<const stats::Estimate*, StudiedEstimatorCount> values = {
        &estimates.snips, &estimates.doublyRobust, &estimates.ips, &estimates.direct};
    for (std::size_t i = 0; i < values.size(); ++i)
        tally.estimators[i].add(*values[i]);
    const auto logs = static_cast<double>(logCount());
    for (std::size_t k = 0; k < ShownCount; ++k) {
        tally.effectiveSampleSizes[k] += estimates.effectiveSampleSizes[k] / logs;
        tally.meanWeights[k] += estimates.meanWeights[k] / logs;
    }
    return {};
}

Status Study::estimateLog(const std::vector<LogImpression>& log, const std::stop_token& stop) {
    m_rows.assign(m_policies.size(), {});
    for (PolicyRows& policy : m_rows) {
        policy.rows.resize(log.size());
        policy.targets.resize(log.size());
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
    progress.report({.phase = "Replaying the policies"});
    ISCOPE_TRY(measureTruth(stop));
    for (m_log = 0; m_log < logCount(); ++m_log) {
        ISCOPE_TRY(estimateLog(logAt(m_log), stop));
        progress.report({.phase = "Estimating from logs", .done = m_log + 1, .total = logCount()});
    }
    return {};
}

std::vector<PolicyQuality> Study::qualities() const {
    std::vector<PolicyQuality> qualities;
    for (std::size_t policy = 0; policy < m_policies.size(); ++policy) {
        const PolicyTally& tally = m_tallies[policy];
        PolicyQuality& quality = qualities.emplace_back();
        quality.name = m_policies[policy].name;
        quality.truth = tally.truth;
        quality.effectiveSampleSizes = tally.effectiveSampleSizes;
        quality.meanWeights = tally.meanWeights;
        for (std::size_t i = 0; i < StudiedEstimatorCount; ++i)
            quality.estimators[i] = tally.estimators[i].against(quality.truth);
    }
    return qualities;
}

Status checkLogs(const OffPolicyStudySpec& spec) {
    if (spec.logCount < 2)
        return fail(
            ErrorCode::InvalidInput,
            "a study of " + std::to_string(spec.logCount) + " logs shows no bias and no coverage",
            {.cure = "Ask for at least 2; 200 is usual"});
    if (!spec.redraw)
        return {};
    ISCOPE_TRY(checkRedraw(*spec.redraw));
    if (spec.clicks != metrics::ClickAssumption::ItemPosition)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "weights by item and position take the chances of all orders, which a redrawn log does not keep",
        {.cure = "Assume a cascade, or study the logs at hand"});
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
    ISCOPE_TRY(checkLogs(spec));
    ISCOPE_TRY_ASSIGN(auto shared, sharedImpressions(runs, spec.part));
    const data::Dataset& dataset = runs.front()->dataset();
    ISCOPE_TRY(dataset.checkCandidates());
    ISCOPE_TRY_ASSIGN(const auto lists, LoggedLists::create(dataset, spec.explorationShare));
    Study study(spec, runs, truth, lists);
    const auto before = shared.rows.size();
    ISCOPE_TRY(study.deal(shared.rows));
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
