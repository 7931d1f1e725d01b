// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_report.h"

#include <cmath>
#include <cstdio>

namespace intentscope::tasks {
namespace {

template <class... Values>
std::string line(const char* format, Values... values) {
    char buffer[256];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return buffer;
}

std::string difference(const MetricComparison& metric) {
    const stats::Estimate& change = metric.estimate.difference;
    std::string text = line(
        "  %-12s %8.4f -> %8.4f  %+.4f",
        metric.name.c_str(),
        metric.estimate.before.value,
        metric.estimate.after.value,
        change.value);
    if (change.interval)
        text += line(" [%+.4f, %+.4f]", change.interval->low, change.interval->high);
    if (metric.estimate.pValue)
        text += line("  p %.4f", *metric.estimate.pValue);
    if (metric.smallestDetectableEffect)
        text += line("  detectable %.4f", *metric.smallestDetectableEffect);
    return text + "\n";
}

std::string text(const AlignComparison& one) {
    std::string out = one.before + " -> " + one.after;
    if (!one.slice.empty())
        out += ", " + one.slice;
    if (!one.report)
        return out + ": " + one.problem + "\n";
    out += line(
        ": %lld impressions, %zu groups dropped, %zu fixed, %zu broken\n",
        static_cast<long long>(one.report->impressionCount),
        one.report->droppedGroups.size(),
        one.report->outcomes.fixed.size(),
        one.report->outcomes.broken.size());
    for (const MetricComparison& metric : one.report->metrics)
        out += difference(metric);
    return out;
}

std::string text(const AlignArm& arm) {
    std::string out = line("  %-9s ranker %s", arm.name.c_str(), arm.rankerHash.substr(0, 12).c_str());
    if (arm.latent)
        out += "  reasoner " + arm.reasonerHash.substr(0, 12);
    if (arm.meanCosine && arm.changedTextShare)
        out +=
            line("  cosine to qe %.4f  texts changed %.1f %%", *arm.meanCosine, 100 * *arm.changedTextShare);
    if (arm.queryHitRate)
        out += line("  query hit@3 %.4f", *arm.queryHitRate);
    if (arm.divergence)
        out += line("  KL to the start %.3f", arm.divergence->kl.value);
    if (arm.intentHitRate)
        out += line("  IHR@3 %.4f", *arm.intentHitRate);
    if (arm.offPolicy && std::isfinite(arm.offPolicy->estimates.snips.value))
        out += line("  CTR@3 SNIPS %.4f", arm.offPolicy->estimates.snips.value);
    return out + "\n";
}

} // namespace

std::string paperNote() {
    return "arXiv 2602.12968 reports on its own logs: GAUC +0.12 %, error rate -3.52 % relative, Recall@3 "
           "+0.56 %, NDCG@3 +0.35 %. Other data: no reproduction of them, and these are no results of "
           "IntentScope";
}

std::string toText(const AlignOutcome& outcome) {
    std::string out = "Alignment " + outcome.name + " of " + outcome.datasetName + " (" +
                      outcome.datasetHash.substr(0, 12) + "), test part of " + outcome.split + ", seed " +
                      std::to_string(outcome.seed) + ", by IntentScope's reconstruction\n\nArms\n";
    for (const AlignArm& arm : outcome.arms)
        out += text(arm);
    for (const AlignPreferences& one : outcome.preferences) {
        out += line(
            "\nBest-of-N, round %d: %lld impressions judged, %zu pairs kept; dropped: %lld with one answer, "
            "%lld within the margin\n",
            one.round,
            static_cast<long long>(one.origin.counts.judgedCount),
            one.winnerRewards.size(),
            static_cast<long long>(one.origin.counts.oneAnswerCount),
            static_cast<long long>(one.origin.counts.withinMarginCount));
    }
    for (const std::string& sample : outcome.samples)
        out += sample + "\n";
    out += "\nDifferences (95 % bootstrap over users)\n";
    for (const AlignComparison& one : outcome.comparisons)
        out += text(one);
    out += "\n" + std::string(paperNote()) + "\n";
    for (const std::string& note : outcome.notes)
        out += "note: " + note + "\n";
    return out;
}

} // namespace intentscope::tasks
