// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_compare.h"

#include "core/tasks/off_policy_sample.h"

namespace intentscope::tasks {

Result<OffPolicyComparisonReport> compareOffPolicyTask(
    const OffPolicySpec& spec, const RunPair& runs, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(checkAssumption(spec));
    ISCOPE_TRY_ASSIGN(
        const auto compared, comparedImpressions({.part = spec.part, .slice = spec.slice}, runs));
    ISCOPE_TRY_ASSIGN(const auto lists, LoggedLists::create(runs.before.dataset(), spec.explorationShare));
    const LogSamples samples = readSamples(compared.rows, runs.before, lists);
    if (samples.used.empty())
        return nothingToUse(
            "runs '" + runs.before.info().name + "' and '" + runs.after.info().name + "'", samples);
    ISCOPE_TRY_ASSIGN(
        const auto before, weighSamples(spec, runs.before, lists, samples.used, progress, stop));
    ISCOPE_TRY_ASSIGN(const auto after, weighSamples(spec, runs.after, lists, samples.used, progress, stop));
    OffPolicyComparisonReport report{
        .before = reportOf(spec, runs.before, samples, before),
        .after = reportOf(spec, runs.after, samples, after),
        .estimates = {},
        .leftOutCount = compared.leftOutCount};
    progress.report({.phase = "Resampling users for the differences"});
    ISCOPE_TRY_ASSIGN(report.estimates, metrics::compareOffPolicy(before.rows, after.rows, spec.rule, stop));
    report.before.estimates = report.estimates.before;
    report.after.estimates = report.estimates.after;
    return report;
}

} // namespace intentscope::tasks
