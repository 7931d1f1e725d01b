// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_sample.h"

#include "core/base/workers.h"

#include <algorithm>
#include <string>
#include <utility>

namespace intentscope::tasks {
namespace {

using metrics::OffPolicyRow;

/// About 20 ms of summing over orders.
constexpr std::size_t BlockImpressions = 32;

/// Turns samples into rows: each on any thread.
class Weighing {
public:
    Weighing(
        const OffPolicySpec& spec,
        const rank::ScoreTable& run,
        const LoggedLists& lists,
        std::span<const LogSample> samples)
        : m_spec(spec), m_run(run), m_lists(lists), m_samples(samples) {}

    Status execute(ProgressSink& progress, const std::stop_token& stop);
    WeighedSamples take() { return {std::move(m_rows), std::move(m_unsupported)}; }

private:
    Status weigh(std::size_t index, metrics::ListPropensity& scratch);

    const OffPolicySpec& m_spec;
    const rank::ScoreTable& m_run;
    const LoggedLists& m_lists;
    std::span<const LogSample> m_samples;
    std::vector<OffPolicyRow> m_rows;
    std::vector<TargetList> m_targets;
    std::vector<std::int64_t> m_unsupported;
};

Status Weighing::weigh(std::size_t index, metrics::ListPropensity& scratch) {
    const LogSample& sample = m_samples[index];
    const data::Dataset& dataset = m_run.dataset();
    TargetList& target = m_targets[index];
    target = targetOf(
        m_run.scoresOf(sample.impression), dataset.candidatesOf(sample.impression).intents, sample.list);
    m_rows[index].user = dataset.userOf(sample.impression).value;
    m_rows[index].clicks = sample.list.clicks;
    // Lists drawn from a pool can hold anything anywhere, and summing over their orders takes long.
    if (m_spec.explorationShare && !mayAgree(sample.list.intents, target.intents, m_spec.clicks))
        return {};
    ISCOPE_TRY_ASSIGN(const auto shown, m_lists.propensitiesOf(sample.impression, sample.list, scratch));
    m_rows[index].weights =
        metrics::importanceWeights(sample.list.intents, target.intents, shown, m_spec.clicks);
    m_unsupported[index] = unsupportedSlots(sample.list, target.intents, shown);
    return {};
}

Status Weighing::execute(ProgressSink& progress, const std::stop_token& stop) {
    m_rows.resize(m_samples.size());
    m_targets.resize(m_samples.size());
    m_unsupported.resize(m_samples.size());
    const std::size_t count = m_samples.size();
    const auto weighBlock = [&](std::size_t block) -> Status {
        metrics::ListPropensity scratch;
        const std::size_t end = std::min(count, (block + 1) * BlockImpressions);
        for (std::size_t index = block * BlockImpressions; index < end; ++index)
            ISCOPE_TRY(weigh(index, scratch));
        return {};
    };
    const auto report = [&](std::size_t block) -> Status {
        progress.report(
            {.phase = "Weighing the lists of the log for " + m_run.info().name,
             .done = static_cast<std::int64_t>(std::min(count, (block + 1) * BlockImpressions)),
             .total = static_cast<std::int64_t>(count)});
        return {};
    };
    ISCOPE_TRY(
        Workers().inOrder((count + BlockImpressions - 1) / BlockImpressions, weighBlock, report, stop));
    const auto graded = gradeTargets(m_targets, m_rows, m_spec.model.gradeCount);
    const auto predictions = metrics::predictClicks(graded, m_spec.model);
    for (std::size_t index = 0; index < m_rows.size(); ++index)
        m_rows[index].predictions = predictions[index];
    return {};
}

double loggedCtrOf(std::span<const OffPolicyRow> rows) {
    double clicks = 0;
    for (const OffPolicyRow& row : rows) {
        for (const double click : row.clicks)
            clicks += click;
    }
    return clicks / static_cast<double>(rows.size());
}

} // namespace

LogSamples
readSamples(std::span<const std::int32_t> rows, const rank::ScoreTable& run, const LoggedLists& lists) {
    LogSamples samples;
    for (const std::int32_t row : rows) {
        LogSample sample{.impression = {row}, .list = {}};
        std::optional<LeftOutReason> reason = lists.read(sample.impression, sample.list);
        if (!reason && !run.isScored(sample.impression))
            reason = LeftOutReason::NotScored;
        if (reason)
            samples.leftOut[static_cast<std::size_t>(*reason)].push_back(row);
        else
            samples.used.push_back(std::move(sample));
    }
    return samples;
}

Result<WeighedSamples> weighSamples(
    const OffPolicySpec& spec,
    const rank::ScoreTable& run,
    const LoggedLists& lists,
    std::span<const LogSample> samples,
    ProgressSink& progress,
    const std::stop_token& stop) {
    Weighing weighing(spec, run, lists, samples);
    ISCOPE_TRY(weighing.execute(progress, stop));
    return weighing.take();
}

OffPolicyReport reportOf(
    const OffPolicySpec& spec,
    const rank::ScoreTable& run,
    const LogSamples& samples,
    const WeighedSamples& weighed) {
    OffPolicyReport report;
    report.spec = spec;
    report.run = run.info();
    report.leftOut = samples.leftOut;
    report.impressionCount = static_cast<std::int64_t>(samples.used.size());
    report.partImpressionCount = report.impressionCount;
    for (const auto& rows : samples.leftOut)
        report.partImpressionCount += static_cast<std::int64_t>(rows.size());
    report.loggedCtr = loggedCtrOf(weighed.rows);
    for (std::size_t index = 0; index < samples.used.size(); ++index) {
        const std::int64_t slots = weighed.unsupportedSlots[index];
        report.unsupportedSlotCount += slots;
        if (slots > 0)
            report.unsupported.push_back(samples.used[index].impression.value);
    }
    return report;
}

Status checkAssumption(const OffPolicySpec& spec) {
    if (spec.clicks != metrics::ClickAssumption::ItemPosition || spec.explorationShare)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "weights by item and position take the chances of all orders, of which the log has one",
        {.cure = "State the share of positions drawn at random (--exploration) where lists were drawn from "
                 "the region's intents, or assume a cascade"});
}

tl::unexpected<Error> nothingToUse(const std::string& runs, const LogSamples& samples) {
    std::string reasons;
    for (std::size_t reason = 0; reason < LeftOutReasonCount; ++reason) {
        const std::size_t count = samples.leftOut[reason].size();
        if (count > 0)
            reasons += (reasons.empty() ? "" : ", ") + std::to_string(count) + " for '" +
                       std::string(name(static_cast<LeftOutReason>(reason))) + "'";
    }
    return fail(
        ErrorCode::InvalidInput,
        "no impression of " + runs +
            " can be used for an estimate from its log: " + (reasons.empty() ? "the part is empty" : reasons),
        {.cure = "The dataset needs positions, clicks and propensities of candidates (docs/off-policy.md)"});
}

} // namespace intentscope::tasks
