// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/self_check_options.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

std::string percent(std::int64_t count, std::int64_t of) {
    char buffer[32];
    std::snprintf(
        buffer, sizeof buffer, "%.2f %%", 100 * static_cast<double>(count) / static_cast<double>(of));
    return buffer;
}

} // namespace

stats::SelfCheckSpec SelfCheckOptions::spec(const stats::BootstrapSpec& bootstrap) const {
    stats::SelfCheckSpec spec{.trialCount = trialCount, .bootstrap = bootstrap};
    spec.bootstrap.replicateCount = replicateCount;
    return spec;
}

void addSelfCheckOptions(CLI::App& verb, SelfCheckOptions& options) {
    auto* flag = verb.add_flag(
        "--self-check",
        options.isAsked,
        "Instead: how often tests reject and intervals miss where nothing differs (docs/statistics.md)");
    verb.add_option("--trials", options.trialCount, "Of --self-check")->needs(flag);
    verb.add_option("--trial-replicates", options.replicateCount, "Bootstrap replicates of one trial")
        ->needs(flag);
}

Answer answerOf(const tasks::SelfCheckReport& report) {
    std::ostringstream text;
    text << "A/A check of " << report.before << (report.after.empty() ? "" : " and " + report.after) << " on "
         << report.impressionCount << " impressions: " << report.spec.trialCount
         << " trials on resampled users, each with " << report.spec.bootstrap.replicateCount
         << " replicates, seed " << report.spec.bootstrap.seed << ", "
         << stats::name(report.spec.bootstrap.interval) << " intervals\n"
         << "                 bootstrap rejects  sign-flip rejects  interval covers  users\n";
    for (const auto& metric : report.metrics) {
        text << "  " << std::left << std::setw(14) << metric.name;
        if (!metric.counts) {
            text << " fewer than two users\n";
            continue;
        }
        const auto& counts = *metric.counts;
        text << std::right << std::setw(18) << percent(counts.bootstrapRejectionCount, counts.trialCount)
             << std::setw(19) << percent(counts.permutationRejectionCount, counts.trialCount) << std::setw(17)
             << percent(counts.coverCount, counts.trialCount) << std::setw(7) << metric.userCount << '\n';
    }
    text << "Expected: " << 100 * report.spec.significance << " %, " << 100 * report.spec.significance
         << " % and " << 100 * report.spec.bootstrap.confidence << " %; by chance alone they vary by "
         << percent(
                static_cast<std::int64_t>(
                    1e6 * stats::SelfCheck{.trialCount = report.spec.trialCount}.chanceOf(
                              report.spec.significance)),
                1'000'000)
         << " (one standard deviation)\n";
    return {text.str(), tasks::toJson(report)};
}

} // namespace intentscope::cli
