// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_report.h"

#include "core/base/build_version.h"
#include "core/tasks/figures_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace intentscope::tasks {
namespace {

using nlohmann::ordered_json;

ordered_json json(const MetricComparison& metric) {
    ordered_json object{{"name", metric.name}, {"rule", metric.rule}};
    object["before"] = estimateJson(metric.estimate.before);
    object["after"] = estimateJson(metric.estimate.after);
    object["difference"] = estimateJson(metric.estimate.difference);
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
    object["query_hit_rate_3_not_centred"] = numberOrNull(arm.plainQueryHitRate);
    // Against the truth of a simulated shop; there are no adjudicated intents in the data.
    object["intent_hit_rate_3"] = numberOrNull(arm.intentHitRate);
    object["kl_to_start"] = nullptr;
    if (arm.divergence) {
        object["kl_to_start"] = estimateJson(arm.divergence->kl);
        object["kl_to_start"]["answers"] = arm.divergence->answerCount;
        object["kl_to_start"]["answer_tokens"] = arm.divergence->answerTokens;
    }
    object["ctr_3"] = nullptr;
    if (arm.offPolicy) {
        const auto& estimates = arm.offPolicy->estimates;
        object["ctr_3"] = {
            {"logged", arm.offPolicy->loggedCtr},
            {"snips", estimateJson(estimates.snips)},
            {"doubly_robust", estimateJson(estimates.doublyRobust)},
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
    auto& examples = object["examples"] = ordered_json::array();
    for (const AlignPairExample& example : one.examples)
        examples.push_back(
            {{"impression_id", example.impressionId},
             {"clicked", example.clicked},
             {"winner", example.winner},
             {"loser", example.loser},
             {"margin", example.margin}});
    auto& generators = object["generators"] = ordered_json::array();
    for (const auto& generator : origin.generators)
        generators.push_back(
            {{"name", generator.name},
             {"reasoner_hash", generator.reasonerHash},
             {"settings", generator.settings}});
    return object;
}

/// Without the ids of runs, which are drawn anew whenever one is stored.
ordered_json json(const OnlineReport& report) {
    auto arms = ordered_json::array();
    for (const OnlineArm& arm : report.arms)
        arms.push_back(
            {{"run", arm.run.name},
             {"ctr_3", estimateJson(arm.clicks)},
             {"satisfied", estimateJson(arm.satisfied)},
             {"expected_ctr_3", arm.expectedClicks},
             {"expected_satisfied", arm.expectedSatisfied}});
    auto differences = ordered_json::array();
    for (std::size_t i = 0; i < report.differences.size(); ++i) {
        const OnlineDifference& one = report.differences[i];
        differences.push_back(
            {{"before", report.arms.front().run.name},
             {"after", report.arms[i + 1].run.name},
             {"ctr_3", estimateJson(one.clicks.difference)},
             {"ctr_3_p_value", numberOrNull(one.clicks.pValue)},
             {"satisfied", estimateJson(one.satisfied.difference)},
             {"satisfied_p_value", numberOrNull(one.satisfied.pValue)}});
    }
    return {
        {"impressions", report.impressionCount},
        {"users", report.userCount},
        {"seed", report.spec.seed},
        {"arms", std::move(arms)},
        {"differences", std::move(differences)}};
}

ordered_json json(const AlignCurve& curve) {
    return {{"stage", curve.stage}, {"losses", curve.losses}};
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
    object["curves"] = listOf(outcome.curves);
    object["comparisons"] = listOf(outcome.comparisons);
    object["online"] = outcome.online ? json(*outcome.online) : ordered_json();
    object["improved"] = json(outcome.improved);
    object["broken"] = json(outcome.broken);
    object["paper"] = paperNote();
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
             {"processor_seconds", one.processorSeconds},
             {"peak_kib", one.peakKib},
             {"was_there", one.wasThere}});
    return textOf({{"steps", std::move(list)}, {"notes", outcome.sittingNotes}});
}

} // namespace intentscope::tasks
