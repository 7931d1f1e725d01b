// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/statistics_json.h"

#include "core/base/fingerprint.h"
#include "core/data/json_node.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace intentscope::slices {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view Format = "intentscope-statistics";
constexpr int Version = 1;

/// JSON has no infinities, and a column may.
Json numberJson(double value) {
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    return value;
}

Json columnJson(const ColumnStatistics& column) {
    Json json{
        {"table", column.table},
        {"column", column.column},
        {"kind", data::name(column.kind)},
        {"rows", column.rowCount},
        {"missing", column.missingCount},
        {"distinct", column.distinctCount}};
    if (column.mean)
        json["mean"] = *column.mean;
    if (!column.quantiles.empty()) {
        json["quantiles"] = Json::array();
        for (const double value : column.quantiles)
            json["quantiles"].push_back(numberJson(value));
    }
    if (!column.topWords.empty()) {
        json["top_words"] = Json::array();
        for (const WordCount& word : column.topWords)
            json["top_words"].push_back({word.word, word.rowCount});
    }
    return json;
}

Result<double> quantileFrom(const data::JsonNode& node) {
    if (!node.isText())
        return node.number();
    ISCOPE_TRY_ASSIGN(const auto text, node.text());
    return text == "inf" ? INFINITY : -INFINITY;
}

Result<WordCount> wordFrom(const data::JsonNode& node) {
    ISCOPE_TRY_ASSIGN(const auto parts, node.elements());
    if (parts.size() != 2)
        return node.complain("A word and its count are expected");
    WordCount word;
    ISCOPE_TRY_ASSIGN(word.word, parts[0].text());
    ISCOPE_TRY_ASSIGN(word.rowCount, parts[1].integer());
    return word;
}

Result<std::int64_t> integerOf(const data::JsonNode& node, std::string_view key) {
    ISCOPE_TRY_ASSIGN(const auto member, node.at(key));
    return member.integer();
}

Status readLists(const data::JsonNode& node, ColumnStatistics& column) {
    if (node.has("quantiles")) {
        ISCOPE_TRY_ASSIGN(const auto list, node.at("quantiles"));
        ISCOPE_TRY_ASSIGN(const auto values, list.elements());
        if (values.size() != QuantileLevels.size())
            return list.complain("There are not as many quantiles as levels");
        for (const auto& value : values) {
            ISCOPE_TRY_ASSIGN(const double number, quantileFrom(value));
            column.quantiles.push_back(number);
        }
    }
    if (node.has("top_words")) {
        ISCOPE_TRY_ASSIGN(const auto list, node.at("top_words"));
        ISCOPE_TRY_ASSIGN(const auto words, list.elements());
        for (const auto& each : words) {
            ISCOPE_TRY_ASSIGN(auto word, wordFrom(each));
            column.topWords.push_back(std::move(word));
        }
    }
    return {};
}

Result<ColumnStatistics> columnFrom(const data::JsonNode& node) {
    ColumnStatistics column;
    ISCOPE_TRY_ASSIGN(column.table, node.text("table"));
    ISCOPE_TRY_ASSIGN(column.column, node.text("column"));
    ISCOPE_TRY_ASSIGN(const auto kind, node.text("kind"));
    ISCOPE_TRY_ASSIGN(column.kind, data::parseKind(kind));
    ISCOPE_TRY_ASSIGN(column.rowCount, integerOf(node, "rows"));
    ISCOPE_TRY_ASSIGN(column.missingCount, integerOf(node, "missing"));
    ISCOPE_TRY_ASSIGN(column.distinctCount, integerOf(node, "distinct"));
    if (node.has("mean")) {
        ISCOPE_TRY_ASSIGN(const auto mean, node.at("mean"));
        ISCOPE_TRY_ASSIGN(column.mean, mean.number());
    }
    ISCOPE_TRY(readLists(node, column));
    return column;
}

Json columnsJson(const DatasetStatistics& statistics) {
    Json columns = Json::array();
    for (const ColumnStatistics& column : statistics.columns)
        columns.push_back(columnJson(column));
    return columns;
}

std::string hashOf(const Json& columns) {
    return fingerprintOf(columns.dump(-1, ' ', false, Json::error_handler_t::replace)).hex();
}

} // namespace

std::string toJson(const DatasetStatistics& statistics) {
    Json columns = columnsJson(statistics);
    Json json{
        {"format", Format},
        {"version", Version},
        {"dataset", statistics.datasetHash},
        {"sha256", hashOf(columns)},
        {"columns", std::move(columns)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<DatasetStatistics> parseStatistics(std::string_view text, std::string_view file) {
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(text, std::string(file), ErrorCode::Corrupt));
    ISCOPE_TRY_ASSIGN(const auto format, root.text("format"));
    if (format != Format)
        return root.complain("This is no file of column statistics");
    ISCOPE_TRY_ASSIGN(const auto version, integerOf(root, "version"));
    if (version != Version) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The column statistics are of version " + std::to_string(version),
            {.place = {.file = std::string(file)}, .cure = "They are made again"});
    }
    DatasetStatistics statistics;
    ISCOPE_TRY_ASSIGN(statistics.datasetHash, root.text("dataset"));
    ISCOPE_TRY_ASSIGN(const auto list, root.at("columns"));
    ISCOPE_TRY_ASSIGN(const auto columns, list.elements());
    for (const auto& each : columns) {
        ISCOPE_TRY_ASSIGN(auto column, columnFrom(each));
        statistics.columns.push_back(std::move(column));
    }
    ISCOPE_TRY_ASSIGN(const auto hash, root.text("sha256"));
    if (hash != hashOf(columnsJson(statistics)))
        return root.complain("The column statistics are not what was written");
    return statistics;
}

} // namespace intentscope::slices
