// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/off_policy_task.h"

#include "core/tasks/off_policy_sample.h"

namespace intentscope::tasks {

Result<OffPolicyReport> offPolicyTask(
    const OffPolicySpec& spec, const rank::ScoreTable& run, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(checkAssumption(spec));
    ISCOPE_TRY(run.dataset().checkCandidates());
    ISCOPE_TRY_ASSIGN(const auto lists, LoggedLists::create(run.dataset(), spec.explorationShare));
    ISCOPE_TRY_ASSIGN(auto rows, impressionsOf(run, spec.part));
    if (spec.slice)
        ISCOPE_TRY(slices::keepSlice(*spec.slice, rows));
    const LogSamples samples = readSamples(rows, run, lists);
    if (samples.used.empty())
        return nothingToUse("run '" + run.info().name + "'", samples);
    ISCOPE_TRY_ASSIGN(const auto weighed, weighSamples(spec, run, lists, samples.used, progress, stop));
    OffPolicyReport report = reportOf(spec, run, samples, weighed);
    progress.report({.phase = "Resampling users for the estimates of " + run.info().name});
    ISCOPE_TRY_ASSIGN(report.estimates, metrics::estimateOffPolicy(weighed.rows, spec.rule, stop));
    return report;
}

} // namespace intentscope::tasks
