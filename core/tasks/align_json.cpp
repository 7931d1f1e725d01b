// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_report.h"

#include "core/base/build_version.h"
#include "core/tasks/figures_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace intentscope::tasks {
namespace {

using nlohmann::ordered_json;

/// The paper's own differences (arXiv 2602.12968), on the logs of a shop that nobody else has.
constexpr const char* PaperNote =
    "arXiv 2602.12968 reports on its own logs: GAUC +0.12 %, error rate -3.52 % relative, Recall@3 +0.56 %, "
    "NDCG@3 +0.35 %. Other data: no reproduction of them, and these are no results of IntentScope";

ordered_json json(const stats::Estimate& estimate) {
    ordered_json object{
        {"value", numberOrNull(estimate.value)}, {"standard_error", numberOrNull(estimate.standardError)}};
    object["interval"] = nullptr;
    if (estimate.interval)
        object["interval"] = {estimate.interval->low, estimate.interval->high};
    return object;
}

ordered_json json(const MetricComparison& metric) {
    ordered_json object{{"name", metric.name}, {"rule", metric.rule}};
    object["before"] = json(metric.estimate.before);
    object["after"] = json(metric.estimate.after);
    object["difference"] = json(metric.estimate.difference);
    object["p_value"] = numberOrNull(metric.estimate.pValue);
    object["smallest_detectable_effect"] = numberOrNull(metric.smallestDetectableEffect);
    object["users"] = metric.userCount;
    object["groups"] = metric.groupCount;
    object["impressions"] = metric.impressionCount;
    object["ties_before"] = metric.tieCountBefore;
    object["ties_after"] = metric.tieCountAfter;
    return object;
}

ordered_json json(const AlignComparison& one) {
    ordered_json object{{"before", one.before}, {"after", one.after}};
    object["slice"] = one.slice.empty() ? ordered_json(nullptr) : ordered_json(one.slice);
    if (!one.report) {
        object["problem"] = one.problem;
        return object;
    }
    const CompareReport& report = *one.report;
    object["impressions"] = report.impressionCount;
    object["clickless_impressions"] = report.clicklessImpressionCount;
    object["dropped_groups"] = report.droppedGroups.size();
    object["fixed"] = report.outcomes.fixed.size();
    object["broken"] = report.outcomes.broken.size();
    object["better_users"] = report.betterUserCount;
    object["worse_users"] = report.worseUserCount;
    auto& metrics = object["metrics"] = ordered_json::array();
    for (const MetricComparison& metric : report.metrics)
        metrics.push_back(json(metric));
    return object;
}

ordered_json json(const AlignArm& arm) {
    ordered_json object{
        {"name", arm.name},
        {"ranker", arm.rankerFolder},
        {"ranker_hash", arm.rankerHash},
        {"reasoner", arm.reasonerFolder},
        {"reasoner_hash", arm.reasonerHash},
        {"latent_queries", arm.latent ? arm.latent->description().id : ""},
        {"run", arm.run->info().name},
        {"scores_hash", arm.run->info().scoresHash}};
    object["mean_cosine_to_qe"] = numberOrNull(arm.meanCosine);
    object["changed_text_share"] = numberOrNull(arm.changedTextShare);
    object["query_hit_rate_3"] = numberOrNull(arm.queryHitRate);
    object["intent_hit_rate_3"] = nullptr; // there are no adjudicated intents in the data
    object["ctr_3"] = nullptr;
    if (arm.offPolicy) {
        const auto& estimates = arm.offPolicy->estimates;
        object["ctr_3"] = {
            {"logged", arm.offPolicy->loggedCtr},
            {"snips", json(estimates.snips)},
            {"doubly_robust", json(estimates.doublyRobust)},
            {"effective_sample_sizes", estimates.effectiveSampleSizes},
            {"impressions", arm.offPolicy->impressionCount}};
    } else {
        object["no_ctr_3"] = arm.noOffPolicy;
    }
    return object;
}

ordered_json quartiles(std::vector<double> values) {
    if (values.empty())
        return nullptr;
    std::ranges::sort(values);
    auto list = ordered_json::array();
    for (const std::size_t quarter : {0U, 1U, 2U, 3U, 4U})
        list.push_back(values[(values.size() - 1) * quarter / 4]);
    return list;
}

std::vector<double> marginsOf(const AlignPreferences& one) {
    std::vector<double> margins;
    for (std::size_t i = 0; i < one.winnerRewards.size(); ++i)
        margins.push_back(one.winnerRewards[i] - one.loserRewards[i]);
    return margins;
}

ordered_json json(const AlignPreferences& one) {
    const feedback::PreferenceOrigin& origin = one.origin;
    ordered_json object{
        {"round", one.round},
        {"folder", one.folder.filename().string()},
        {"policy_hash", origin.policyHash},
        {"ranker_hash", origin.rankerHash},
        {"samples", origin.sampleCount},
        {"loser", std::string(feedback::name(origin.rule.loser))},
        {"impressions_with_click", origin.clickedCount},
        {"judged", origin.counts.judgedCount},
        {"pairs", one.winnerRewards.size()},
        {"dropped_one_answer", origin.counts.oneAnswerCount},
        {"dropped_within_margin", origin.counts.withinMarginCount},
        {"dropped_over_limit", origin.overLimitCount},
        {"answers_repeated", origin.repeatedCount},
        {"answers_cut", origin.cutCount}};
    object["margin"] = std::isfinite(origin.rule.margin) ? ordered_json(origin.rule.margin) : "infinity";
    // Least, quartiles and greatest.
    object["winner_rewards"] = quartiles(one.winnerRewards);
    object["loser_rewards"] = quartiles(one.loserRewards);
    object["margins"] = quartiles(marginsOf(one));
    auto& generators = object["generators"] = ordered_json::array();
    for (const auto& generator : origin.generators)
        generators.push_back(
            {{"name", generator.name},
             {"reasoner_hash", generator.reasonerHash},
             {"settings", generator.settings}});
    return object;
}

ordered_json json(const std::vector<AlignExample>& examples) {
    auto list = ordered_json::array();
    for (const AlignExample& one : examples)
        list.push_back(
            {{"impression_id", one.impressionId},
             {"clicked", one.clicked},
             {"query_before", one.before},
             {"query_after", one.after}});
    return list;
}

template <class T>
ordered_json listOf(const std::vector<T>& values) {
    auto list = ordered_json::array();
    for (const T& value : values)
        list.push_back(json(value));
    return list;
}

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
    if (arm.offPolicy)
        out += line("  CTR@3 SNIPS %.4f", arm.offPolicy->estimates.snips.value);
    return out + "\n";
}

} // namespace

std::string toJson(const AlignOutcome& outcome) {
    ordered_json object{{"format", "intentscope-alignment"}, {"version", 1}, {"name", outcome.name}};
    object["method"] = "IntentScope's reconstruction of ranking-guided alignment";
    object["dataset"] = outcome.datasetName;
    object["dataset_hash"] = outcome.datasetHash;
    object["split"] = outcome.split;
    object["part"] = "test";
    object["seed"] = outcome.seed;
    object["samples"] = outcome.samples;
    object["arms"] = listOf(outcome.arms);
    object["preferences"] = listOf(outcome.preferences);
    object["comparisons"] = listOf(outcome.comparisons);
    object["improved"] = json(outcome.improved);
    object["broken"] = json(outcome.broken);
    object["paper"] = PaperNote;
    object["notes"] = outcome.notes;
    object["code_version"] = codeVersion();
    return textOf(object);
}

std::string timesJson(const AlignOutcome& outcome) {
    auto list = ordered_json::array();
    for (const AlignTiming& one : outcome.timings)
        list.push_back(
            {{"step", one.step},
             {"seconds", one.seconds},
             {"peak_kib", one.peakKib},
             {"was_there", one.wasThere}});
    return textOf({{"steps", std::move(list)}, {"notes", outcome.sittingNotes}});
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
    out += "\n" + std::string(PaperNote) + "\n";
    for (const std::string& note : outcome.notes)
        out += "note: " + note + "\n";
    return out;
}

} // namespace intentscope::tasks
