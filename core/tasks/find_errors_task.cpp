// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/find_errors_task.h"

#include "core/analysis/list_verdict.h"
#include "core/base/checked.h"
#include "core/metrics/unit_values.h"
#include "core/stats/random.h"
#include "core/tasks/figures_json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array Kinds = {ErrorKind::Wrong, ErrorKind::Broken, ErrorKind::Fixed};

bool isErrorIn(const FindErrorsSpec& spec, LookedAtRuns runs, ImpressionIndex impression) {
    const bool isRight = analysis::verdictOf(*runs.back(), impression).isRight(spec.topK);
    if (spec.kind == ErrorKind::Wrong)
        return !isRight;
    const bool wasRight = analysis::verdictOf(*runs.front(), impression).isRight(spec.topK);
    return spec.kind == ErrorKind::Broken ? wasRight && !isRight : !wasRight && isRight;
}

Status fillErrors(FindErrorsReport& report, LookedAtRuns runs, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        auto looked, lookedAtImpressions({.part = report.spec.part, .slice = report.spec.slice}, runs));
    report.leftOutImpressionCount = looked.leftOutCount;
    constexpr std::size_t StopInterval = 4096;
    for (std::size_t i = 0; i < looked.rows.size(); ++i) {
        if (i % StopInterval == 0)
            ISCOPE_TRY(checkStop(stop));
        const ImpressionIndex impression{looked.rows[i]};
        if (!analysis::verdictOf(*runs.back(), impression).hasClick) {
            ++report.clicklessImpressionCount;
            continue;
        }
        report.impressions.push_back(impression.value);
        report.isError.push_back(isErrorIn(report.spec, runs, impression) ? 1 : 0);
    }
    if (report.impressions.empty())
        return fail(
            ErrorCode::InvalidInput,
            "none of the impressions has a click, so none is right or wrong",
            {.cure = "Look at another part or slice"});
    return {};
}

/// 1 for the impressions of a random half of the users.
std::vector<std::uint8_t> halfOfUsers(const FindErrorsReport& report, const data::Dataset& dataset) {
    std::vector<std::uint8_t> isHeldOut;
    isHeldOut.reserve(report.impressions.size());
    for (const std::int32_t row : report.impressions) {
        const auto user = static_cast<std::uint64_t>(dataset.userOf({row}).value);
        isHeldOut.push_back(static_cast<std::uint8_t>(stats::Random(report.spec.halvesSeed, user)() >> 63U));
    }
    return isHeldOut;
}

/// The error rate of a node's held out impressions, with its interval over users.
Result<stats::Estimate> rateOf(
    const FindErrorsReport& report,
    const analysis::TreeNode& node,
    std::span<const std::uint8_t> isHeldOut,
    const data::Dataset& dataset,
    const std::stop_token& stop) {
    std::vector<std::int32_t> users;
    std::vector<double> values;
    for (std::size_t i = node.begin; i < node.end; ++i) {
        const auto position = narrow<std::size_t>(report.tree.positions[i]);
        if (!isHeldOut.empty() && isHeldOut[position] == 0)
            continue;
        users.push_back(dataset.userOf({report.impressions[position]}).value);
        values.push_back(report.isError[position]);
    }
    const std::vector<double> weights(values.size(), 1.0);
    const auto byUser = metrics::averageByUnit({.units = users, .values = values, .weights = weights});
    return stats::bootstrapMean(
        {.values = byUser.values, .weights = byUser.weights}, withMetricRange(report.spec.bootstrap), stop);
}

Result<analysis::HeatMap>
mapOf(const FindErrorsReport& report, const data::Dataset& dataset, const std::stop_token& stop) {
    constexpr std::size_t MostWords = 12;
    const auto& [down, across] = *report.spec.heatMap;
    std::vector<analysis::FeatureBins> axes;
    for (const std::string& column : {down, across}) {
        ISCOPE_TRY_ASSIGN(
            auto features,
            analysis::binFeatures(
                {.columns = {column}, .mostBins = report.spec.heatMapBins, .mostWords = MostWords},
                dataset,
                report.impressions,
                Workers(),
                stop));
        if (features.size() != 1)
            return fail(
                ErrorCode::InvalidInput,
                "an impression can have several words of '" + column + "', so they make no axis",
                {.cure = "Choose a column with one value an impression"});
        axes.push_back(std::move(features.front()));
    }
    return analysis::heatMapOf(axes[0], axes[1], report.isError);
}

Json countJson(const analysis::ErrorCount& count) {
    return {{"impressions", count.size}, {"errors", count.errors}, {"rate", numberOrNull(count.rate())}};
}

Json nodesJson(const FindErrorsReport& report) {
    const auto total = static_cast<double>(report.impressions.size());
    Json nodes = Json::array();
    for (std::size_t i = 0; i < report.tree.nodes.size(); ++i) {
        const auto& node = report.tree.nodes[i];
        nodes.push_back(
            {{"parent", node.parent},
             {"depth", node.depth},
             {"is_leaf", node.isLeaf},
             {"expression", node.expression},
             {"coverage", static_cast<double>(node.end - node.begin) / total},
             {"search", countJson(node.search)},
             {"reported", countJson(node.held)},
             {"rate", estimateJson(report.rates[i])}});
    }
    return nodes;
}

Json axisJson(const analysis::HeatMap::Axis& axis) {
    Json bins = Json::array();
    for (const auto& bin : axis.bins)
        bins.push_back({{"label", bin.label}, {"expression", bin.term}});
    return {{"column", axis.column}, {"bins", std::move(bins)}};
}

Json mapJson(const analysis::HeatMap& map) {
    Json cells = Json::array();
    for (std::size_t row = 0; row < map.rows.bins.size(); ++row) {
        Json line = Json::array();
        for (std::size_t column = 0; column < map.columns.bins.size(); ++column)
            line.push_back(countJson(map.cell(row, column)));
        cells.push_back(std::move(line));
    }
    return {{"rows", axisJson(map.rows)}, {"columns", axisJson(map.columns)}, {"cells", std::move(cells)}};
}

} // namespace

std::string_view name(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Wrong:
        return "wrong";
    case ErrorKind::Broken:
        return "broken";
    case ErrorKind::Fixed:
        return "fixed";
    }
    return "";
}

Result<ErrorKind> parseErrorKind(std::string_view text) {
    for (const ErrorKind kind : Kinds) {
        if (name(kind) == text)
            return kind;
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no kind of error",
        {.cure = "Choose wrong, broken or fixed"});
}

std::vector<std::int32_t> FindErrorsReport::impressionsOf(const analysis::TreeNode& node) const {
    std::vector<std::int32_t> rows;
    rows.reserve(node.end - node.begin);
    for (std::size_t i = node.begin; i < node.end; ++i)
        rows.push_back(impressions[narrow<std::size_t>(tree.positions[i])]);
    std::ranges::sort(rows);
    return rows;
}

Result<FindErrorsReport> findErrorsTask(
    const FindErrorsSpec& spec, LookedAtRuns runs, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY(checkMetricSpec({.cutoffs = {spec.topK}}));
    if (spec.kind != ErrorKind::Wrong && runs.size() < 2)
        return fail(
            ErrorCode::InvalidInput,
            "which impressions are " + std::string(name(spec.kind)) + " takes two runs to say",
            {.cure = "Name the run before, too"});
    FindErrorsReport report;
    report.spec = spec;
    for (const auto* run : runs)
        report.runs.push_back(run->info());
    progress.report({.phase = "Reading features"});
    ISCOPE_TRY(fillErrors(report, runs, stop));
    const data::Dataset& dataset = runs.back()->dataset();
    ISCOPE_TRY_ASSIGN(
        const auto features, analysis::binFeatures(spec.bins, dataset, report.impressions, Workers(), stop));
    report.featureCount = features.size();
    progress.report({.phase = "Looking for slices with many errors"});
    const auto isHeldOut = spec.isHonest ? halfOfUsers(report, dataset) : std::vector<std::uint8_t>();
    ISCOPE_TRY_ASSIGN(
        report.tree,
        analysis::growErrorTree(
            {.features = features, .isError = report.isError, .isHeldOut = isHeldOut}, spec.tree, stop));
    for (const auto& node : report.tree.nodes) {
        ISCOPE_TRY_ASSIGN(const auto rate, rateOf(report, node, isHeldOut, dataset, stop));
        report.rates.push_back(rate);
    }
    if (spec.heatMap) {
        ISCOPE_TRY_ASSIGN(report.heatMap, mapOf(report, dataset, stop));
    }
    return report;
}

std::string toJson(const FindErrorsReport& report) {
    Json runs = Json::array();
    for (const auto& run : report.runs)
        runs.push_back(shortRunJson(run));
    return textOf(
        {{"runs", std::move(runs)},
         {"part", name(report.spec.part)},
         {"slice", report.spec.slice ? Json(report.spec.slice->expression) : Json()},
         {"error", name(report.spec.kind)},
         {"top", report.spec.topK},
         {"impressions",
          {{"with_click", report.impressions.size()},
           {"without_click", report.clicklessImpressionCount},
           {"left_out", report.leftOutImpressionCount}}},
         {"rates",
          report.spec.isHonest ? "of users held out from the search" : "in-sample: of the users searched"},
         {"halves_seed", report.spec.halvesSeed},
         {"features", report.featureCount},
         {"depth", report.spec.tree.depth},
         {"min_size", report.spec.tree.minSize},
         {"min_chi_squared", report.spec.tree.minChiSquared},
         {"nodes", nodesJson(report)},
         {"heat_map", report.heatMap ? mapJson(*report.heatMap) : Json()}});
}

} // namespace intentscope::tasks
