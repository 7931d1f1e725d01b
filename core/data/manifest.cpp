// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/manifest.h"

#include "core/base/fingerprint.h"
#include "core/data/json_node.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::data {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view FormatName = "intentscope-columns";

Json toJson(const StoredColumn& column) {
    const ColumnSpec& spec = column.spec;
    Json json{{"name", spec.name}, {"kind", name(spec.kind)}, {"role", name(spec.role)}};
    const auto addText = [&](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    addText("unit", spec.unit);
    addText("group", spec.group);
    addText("description", spec.description);
    addText("vocabulary", spec.vocabulary);
    addText("dictionary", column.dictionary);
    for (const auto& [purpose, fileName] : column.files)
        json["files"][purpose] = fileName;
    return json;
}

Json toJson(const StoredTable& table) {
    Json json{{"rows", table.rowCount}, {"columns", Json::array()}};
    for (const auto& column : table.columns)
        json["columns"].push_back(toJson(column));
    return json;
}

/// The part that the hash covers.
Json contentJson(const Manifest& manifest) {
    Json json{{"time_zone", manifest.info.timeZone}};
    json["tables"] = Json{
        {"intents", toJson(manifest.intents)},
        {"users", toJson(manifest.users)},
        {"events", toJson(manifest.events)},
        {"impressions", toJson(manifest.impressions)}};
    json["candidates"] = Json{{"rows", manifest.candidateCount}};
    json["files"] = Json::object();
    for (const auto& file : manifest.files)
        json["files"][file.name] = Json{{"bytes", file.bytes}, {"sha256", file.sha256}};
    return json;
}

/// A name that stays in the folder.
Result<std::string> parseFileName(const JsonNode& node) {
    ISCOPE_TRY_ASSIGN(auto fileName, node.text());
    if (fileName.empty() || fileName.find('/') != std::string::npos || fileName.starts_with('.'))
        return node.complain("this is no plain file name");
    return fileName;
}

Result<ColumnSpec> parseSpec(const JsonNode& node) {
    ColumnSpec spec;
    ISCOPE_TRY_ASSIGN(spec.name, node.text("name"));
    ISCOPE_TRY_ASSIGN(const auto kindWord, node.text("kind"));
    ISCOPE_TRY_ASSIGN(const auto roleWord, node.text("role"));
    const auto kind = parseKind(kindWord);
    const auto role = parseRole(roleWord);
    if (!kind || !role)
        return node.complain("the kind or the role is unknown");
    spec.kind = *kind;
    spec.role = *role;
    ISCOPE_TRY_ASSIGN(spec.unit, node.textOr("unit", ""));
    ISCOPE_TRY_ASSIGN(spec.group, node.textOr("group", ""));
    ISCOPE_TRY_ASSIGN(spec.description, node.textOr("description", ""));
    ISCOPE_TRY_ASSIGN(spec.vocabulary, node.textOr("vocabulary", ""));
    return spec;
}

Result<StoredColumn> parseColumn(const JsonNode& node) {
    StoredColumn column;
    ISCOPE_TRY_ASSIGN(column.spec, parseSpec(node));
    if (node.has("dictionary")) {
        ISCOPE_TRY_ASSIGN(const auto dictionary, node.at("dictionary"));
        ISCOPE_TRY_ASSIGN(column.dictionary, parseFileName(dictionary));
    }
    ISCOPE_TRY_ASSIGN(const auto files, node.at("files"));
    ISCOPE_TRY_ASSIGN(const auto members, files.members());
    for (const auto& [purpose, file] : members) {
        ISCOPE_TRY_ASSIGN(auto fileName, parseFileName(file));
        column.files.emplace_back(purpose, std::move(fileName));
    }
    return column;
}

Result<StoredTable> parseTable(const JsonNode& tables, std::string_view tableName) {
    StoredTable table;
    ISCOPE_TRY_ASSIGN(const auto node, tables.at(tableName));
    ISCOPE_TRY_ASSIGN(table.rowCount, node.count("rows"));
    if (table.rowCount > static_cast<std::uint64_t>(INT32_MAX))
        return node.complain("this many rows are not possible");
    ISCOPE_TRY_ASSIGN(const auto columns, node.at("columns"));
    ISCOPE_TRY_ASSIGN(const auto nodes, columns.elements());
    for (const auto& column : nodes) {
        ISCOPE_TRY_ASSIGN(table.columns.emplace_back(), parseColumn(column));
    }
    return table;
}

Result<std::vector<StoredFile>> parseFiles(const JsonNode& root) {
    ISCOPE_TRY_ASSIGN(const auto node, root.at("files"));
    ISCOPE_TRY_ASSIGN(const auto members, node.members());
    std::vector<StoredFile> files;
    for (const auto& [fileName, file] : members) {
        StoredFile stored{.name = fileName};
        ISCOPE_TRY_ASSIGN(stored.bytes, file.count("bytes"));
        ISCOPE_TRY_ASSIGN(stored.sha256, file.text("sha256"));
        files.push_back(std::move(stored));
    }
    return files;
}

Result<DatasetInfo> parseInfo(const JsonNode& root) {
    DatasetInfo info;
    ISCOPE_TRY_ASSIGN(info.hash, root.text("hash"));
    ISCOPE_TRY_ASSIGN(info.name, root.text("name"));
    ISCOPE_TRY_ASSIGN(info.source, root.text("source"));
    ISCOPE_TRY_ASSIGN(info.description, root.text("description"));
    ISCOPE_TRY_ASSIGN(info.timeZone, root.text("time_zone"));
    ISCOPE_TRY_ASSIGN(const auto rejected, root.at("rejected_rows"));
    ISCOPE_TRY_ASSIGN(info.rejectedRowCount, rejected.integer());
    ISCOPE_TRY_ASSIGN(info.warnings, root.texts("warnings"));
    return info;
}

Status checkVersion(const JsonNode& root) {
    ISCOPE_TRY_ASSIGN(const auto format, root.text("format"));
    if (format != FormatName)
        return root.complain("this file does not describe a dataset's columns");
    ISCOPE_TRY_ASSIGN(const auto version, root.count("version"));
    if (version != ManifestVersion) {
        auto error = root.complain("the dataset was written by a newer program").value();
        error.code = ErrorCode::UnsupportedVersion;
        error.cure = "Open it with that program, or import its source again";
        return tl::unexpected(std::move(error));
    }
    return {};
}

} // namespace

std::string datasetHash(const Manifest& manifest) {
    return fingerprintOf(contentJson(manifest).dump(-1, ' ', false, Json::error_handler_t::replace)).hex();
}

std::string toText(const Manifest& manifest) {
    Json json{{"format", FormatName}, {"version", ManifestVersion}};
    json["hash"] = manifest.info.hash;
    json["name"] = manifest.info.name;
    json["source"] = manifest.info.source;
    json["description"] = manifest.info.description;
    json["rejected_rows"] = manifest.info.rejectedRowCount;
    json["warnings"] = manifest.info.warnings;
    json.update(contentJson(manifest));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Manifest> parseManifest(std::string_view text, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const auto root, JsonNode::parse(text, file, ErrorCode::Corrupt));
    ISCOPE_TRY(checkVersion(root));
    Manifest manifest;
    ISCOPE_TRY_ASSIGN(manifest.info, parseInfo(root));
    ISCOPE_TRY_ASSIGN(const auto tables, root.at("tables"));
    ISCOPE_TRY_ASSIGN(manifest.intents, parseTable(tables, "intents"));
    ISCOPE_TRY_ASSIGN(manifest.users, parseTable(tables, "users"));
    ISCOPE_TRY_ASSIGN(manifest.events, parseTable(tables, "events"));
    ISCOPE_TRY_ASSIGN(manifest.impressions, parseTable(tables, "impressions"));
    ISCOPE_TRY_ASSIGN(const auto candidates, root.at("candidates"));
    ISCOPE_TRY_ASSIGN(manifest.candidateCount, candidates.count("rows"));
    ISCOPE_TRY_ASSIGN(manifest.files, parseFiles(root));
    if (datasetHash(manifest) != manifest.info.hash)
        return root.complain("the file is not what its hash says", "Import the dataset again");
    return manifest;
}

} // namespace intentscope::data
