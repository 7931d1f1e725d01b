// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/tasks/statistics_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ColumnsOptions {
    WorkspaceOptions where;
    std::string table;
};

const data::Table& tableOf(const data::Dataset& dataset, const std::string& name) {
    for (const data::Table* table : {&dataset.users(), &dataset.intents(), &dataset.events()}) {
        if (table->name() == name)
            return *table;
    }
    return dataset.impressions();
}

std::string valueText(data::FeatureKind kind, double value) {
    if (kind == data::FeatureKind::Timestamp)
        return toIso8601(UtcMillis{static_cast<std::int64_t>(value)}).substr(0, 16);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.4g", value);
    return buffer;
}

/// What is worth a glance: the spread of numbers, the most frequent words.
std::string contentText(const slices::ColumnStatistics& column) {
    if (!column.quantiles.empty()) {
        return valueText(column.kind, column.quantile(0)) + " .. " +
               valueText(column.kind, column.quantile(0.5)) + " .. " +
               valueText(column.kind, column.quantile(1));
    }
    if (column.kind == data::FeatureKind::Boolean && column.mean)
        return valueText(column.kind, 100 * *column.mean) + " % true";
    constexpr std::size_t ShownCount = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(ShownCount, column.topWords.size()); ++i)
        text += (i == 0 ? "" : ", ") + column.topWords[i].word;
    return text;
}

void addLine(std::ostream& text, const slices::ColumnStatistics& column, const data::ColumnSpec& spec) {
    const auto rows = static_cast<double>(std::max<std::int64_t>(column.rowCount, 1));
    text << "  " << std::left << std::setw(28) << column.column << std::setw(18) << data::name(column.kind)
         << std::right << std::setw(5)
         << valueText(data::FeatureKind::Numeric, 100.0 * static_cast<double>(column.missingCount) / rows)
         << " % missing " << std::setw(9) << column.distinctCount << " distinct  " << contentText(column)
         << (spec.unit.empty() ? "" : " " + spec.unit) << '\n';
}

nlohmann::ordered_json jsonOf(const slices::ColumnStatistics& column, const data::ColumnSpec& spec) {
    const auto number = [&](double value) -> nlohmann::ordered_json {
        if (column.kind == data::FeatureKind::Timestamp)
            return toIso8601(UtcMillis{static_cast<std::int64_t>(value)});
        return value;
    };
    nlohmann::ordered_json object{
        {"table", column.table},
        {"column", column.column},
        {"kind", data::name(column.kind)},
        {"role", data::name(spec.role)},
        {"unit", spec.unit},
        {"group", spec.group},
        {"rows", column.rowCount},
        {"missing", column.missingCount},
        {"distinct", column.distinctCount}};
    if (column.mean)
        object["mean"] = *column.mean;
    if (!column.quantiles.empty()) {
        object["quantiles"] = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < column.quantiles.size(); ++i)
            object["quantiles"].push_back({slices::QuantileLevels[i], number(column.quantiles[i])});
    }
    for (const auto& word : column.topWords)
        object["top_words"].push_back({word.word, word.rowCount});
    return object;
}

Result<Answer> runColumns(VerbContext& context, const ColumnsOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Read));
    const data::Dataset& dataset = *opened.dataset;
    const auto folder = opened.workspace->datasetsFolder() / dataset.info().hash;
    ISCOPE_TRY_ASSIGN(
        const auto outcome,
        tasks::statisticsTask(dataset, folder, context.env, context.progress, context.stop));
    for (const std::string& note : {outcome.madeAgain, outcome.notStored}) {
        if (!note.empty())
            context.output.err() << "note: " << note << '\n';
    }
    std::ostringstream text;
    nlohmann::ordered_json object{
        {"dataset", dataset.info().hash},
        {"name", dataset.info().name},
        {"columns", nlohmann::ordered_json::array()}};
    std::string table;
    for (const auto& column : outcome.statistics->columns) {
        if (!options.table.empty() && column.table != options.table)
            continue;
        if (column.table != table)
            text << column.table << ", " << column.rowCount << " rows\n";
        table = column.table;
        const data::ColumnSpec& spec = tableOf(dataset, table).find(column.column)->spec();
        addLine(text, column, spec);
        object["columns"].push_back(jsonOf(column, spec));
    }
    return Answer{text.str(), object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)};
}

} // namespace

void addColumnsVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ColumnsOptions>();
    CLI::App& verb = *app.add_subcommand("columns", "What each column of a dataset holds");
    addWorkspaceOption(verb, options->where);
    addDatasetOption(verb, options->where);
    verb.add_option("--table", options->table, "Only this table")
        ->check(CLI::IsMember({"impressions", "users", "intents", "events"}));
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runColumns(context, *options); };
    });
}

} // namespace intentscope::cli
