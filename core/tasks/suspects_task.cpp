// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/suspects_task.h"

#include "core/data/clicked_intents.h"
#include "core/tasks/impression_part.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::int32_t>
labelledIntent(const rank::ScoreTable& run, const labels::LabelState& labels, ImpressionIndex impression) {
    const labels::LabelEvent* chosen = nullptr;
    for (const labels::LabelEvent* event : labels.ofImpression(run.dataset().impressionId(impression))) {
        if (event->label.trueIntents.empty())
            continue;
        const bool isDecision = event->role == labels::LabelRole::Adjudicator;
        if (chosen == nullptr || isDecision)
            chosen = event;
    }
    if (chosen == nullptr)
        return std::nullopt;
    const auto intent = run.dataset().findIntent(chosen->label.trueIntents.front());
    return intent ? std::optional(intent->value) : std::nullopt;
}

/// The answer that is doubted; none where there is not exactly one.
std::optional<std::int32_t> givenIntent(
    const SuspectsSpec& spec,
    const rank::ScoreTable& run,
    const labels::LabelState& labels,
    ImpressionIndex impression) {
    if (spec.of == SuspectedLabels::Labels)
        return labelledIntent(run, labels, impression);
    const auto clicked = data::clickedIntents(run.dataset().candidatesOf(impression));
    return clicked.size() == 1 ? std::optional(clicked.front()) : std::nullopt;
}

stats::LabelledExample exampleOf(const std::vector<rank::RankedIntent>& list, std::int32_t given) {
    stats::LabelledExample example{.given = given};
    for (const rank::RankedIntent& entry : list)
        example.shares.push_back({entry.intent.value, static_cast<double>(entry.probability)});
    return example;
}

double probabilityOf(const std::vector<rank::RankedIntent>& list, std::int32_t intent) {
    const auto found = std::ranges::find(list, IntentIndex{intent}, &rank::RankedIntent::intent);
    return found == list.end() ? 0.0 : static_cast<double>(found->probability);
}

Json jsonOf(const Suspect& suspect, const data::Dataset& dataset) {
    return {
        {"impression_id", dataset.impressionId({suspect.impression})},
        {"given", dataset.intentId(suspect.given)},
        {"likely", dataset.intentId(suspect.likely)},
        {"given_probability", suspect.givenProbability},
        {"likely_probability", suspect.likelyProbability},
        {"quality", suspect.quality}};
}

} // namespace

Result<SuspectsReport> suspectsTask(
    const SuspectsSpec& spec,
    const rank::ScoreTable& run,
    const labels::LabelState& labels,
    ProgressSink& progress,
    const std::stop_token& stop) {
    constexpr std::size_t RowsBetweenPolls = 1024;
    ISCOPE_TRY_ASSIGN(const auto rows, impressionsOf(run, ImpressionPart::Test));
    SuspectsReport report;
    report.spec = spec;
    report.run = run.info();
    std::vector<stats::LabelledExample> examples;
    std::vector<std::int32_t> impressions;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Reading answers",
                 .done = static_cast<std::int64_t>(i),
                 .total = static_cast<std::int64_t>(rows.size())});
        }
        const auto given = givenIntent(spec, run, labels, {rows[i]});
        if (!given || !run.isScored({rows[i]})) {
            ++report.leftOutCount;
            continue;
        }
        examples.push_back(exampleOf(rank::rankedList(run, {rows[i]}), *given));
        impressions.push_back(rows[i]);
    }
    ISCOPE_TRY_ASSIGN(
        const auto found, stats::findSuspects(examples, run.dataset().intentCount(), spec.quality, stop));
    report.exampleCount = static_cast<std::int64_t>(examples.size());
    report.confidentCount = found.confidentCount;
    for (const std::size_t place : found.suspects) {
        const auto list = rank::rankedList(run, {impressions[place]});
        Suspect suspect{
            .impression = impressions[place],
            .given = {examples[place].given},
            .likely = list.front().intent};
        suspect.givenProbability = probabilityOf(list, suspect.given.value);
        suspect.likelyProbability = static_cast<double>(list.front().probability);
        suspect.quality = found.quality[place];
        report.suspects.push_back(suspect);
    }
    return report;
}

std::string toJson(const SuspectsReport& report, const data::Dataset& dataset) {
    Json object;
    object["run"] = report.run.name;
    object["of"] = report.spec.of == SuspectedLabels::Clicks ? "clicks" : "labels";
    object["ranked_by"] =
        report.spec.quality == stats::LabelQuality::SelfConfidence ? "self_confidence" : "normalized_margin";
    object["examples"] = report.exampleCount;
    object["left_out"] = report.leftOutCount;
    object["confident"] = report.confidentCount;
    object["suspects"] = Json::array();
    for (const Suspect& suspect : report.suspects)
        object["suspects"].push_back(jsonOf(suspect, dataset));
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace intentscope::tasks
