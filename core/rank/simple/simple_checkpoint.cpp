// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/simple_checkpoint.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/fingerprint.h"
#include "core/data/json_node.h"
#include "core/data/npy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace intentscope::rank {

namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;
using data::JsonNode;

constexpr const char* ConfigFile = "config.json";
constexpr const char* CountsFile = "counts.npy";
constexpr const char* ProvenanceFile = "provenance.json";
constexpr std::string_view Format = "intentscope-simple-ranker";
constexpr std::uint64_t Version = 1;

std::string textOf(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string configText(const SimpleModel& model) {
    Json tables = Json::array();
    for (const auto& counted : model.tables) {
        tables.push_back(
            {{"columns", counted.rule.columns},
             {"history", counted.rule.isHistory},
             {"contexts",
              std::vector<std::string>(counted.table.contexts().begin(), counted.table.contexts().end())}});
    }
    return textOf(
        {{"format", Format},
         {"version", Version},
         {"architecture", name(model.spec.architecture)},
         {"columns", model.spec.columns},
         {"smoothing", model.spec.smoothing},
         {"intents", model.intents},
         {"tables", std::move(tables)}});
}

std::vector<std::int32_t> allCounts(const SimpleModel& model) {
    std::vector<std::int32_t> all;
    for (const auto& counted : model.tables)
        all.insert(all.end(), counted.table.counts().begin(), counted.table.counts().end());
    return all;
}

struct FileHashes {
    std::string config;
    std::string counts;

    std::string both() const { return fingerprintOf(config + counts).hex(); }
};

std::string provenanceText(const SimpleProvenance& provenance, const FileHashes& hashes) {
    return textOf(
        {{"dataset_hash", provenance.datasetHash},
         {"dataset_name", provenance.datasetName},
         {"split", provenance.split},
         {"seed", provenance.seed},
         {"impressions", provenance.impressionCount},
         {"code_version", provenance.codeVersion},
         {"config_hash", hashes.config},
         {"counts_hash", hashes.counts}});
}

Result<std::string> hashOfFile(Env& env, const Path& path) {
    ISCOPE_TRY_ASSIGN(const auto file, env.map(path));
    return fingerprintOf(file->text()).hex();
}

Result<std::string>
writeFiles(Env& env, const Path& folder, const SimpleModel& model, const SimpleProvenance& provenance) {
    ISCOPE_TRY(writeFileAtomically(env, folder / ConfigFile, configText(model)));
    const auto counts = allCounts(model);
    ISCOPE_TRY(data::writeNpy(env, folder / CountsFile, std::span<const std::int32_t>(counts)));
    FileHashes hashes;
    ISCOPE_TRY_ASSIGN(hashes.config, hashOfFile(env, folder / ConfigFile));
    ISCOPE_TRY_ASSIGN(hashes.counts, hashOfFile(env, folder / CountsFile));
    ISCOPE_TRY(writeFileAtomically(env, folder / ProvenanceFile, provenanceText(provenance, hashes)));
    return hashes.both();
}

Result<JsonNode> readJson(Env& env, const Path& path) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(path));
    return JsonNode::parse(text, path, ErrorCode::Corrupt);
}

Status checkFormat(const JsonNode& root, const Path& path) {
    ISCOPE_TRY_ASSIGN(const auto format, root.text("format"));
    if (format != Format)
        return root.complain("it does not call itself " + std::string(Format));
    ISCOPE_TRY_ASSIGN(const auto version, root.count("version"));
    if (version <= Version)
        return {};
    return fail(
        ErrorCode::UnsupportedVersion,
        "the ranker was written by a newer program (version " + std::to_string(version) + ")",
        {.place = {.file = path.string()}, .cure = "Open it with a newer IntentScope"});
}

Result<SimpleRankerSpec> readSpec(const JsonNode& root) {
    SimpleRankerSpec spec;
    ISCOPE_TRY_ASSIGN(const auto architecture, root.text("architecture"));
    const auto known = parseSimpleArchitecture(architecture);
    if (!known)
        return root.complain("'" + architecture + "' is no simple ranker");
    spec.architecture = *known;
    ISCOPE_TRY_ASSIGN(spec.columns, root.texts("columns"));
    ISCOPE_TRY_ASSIGN(const auto smoothing, root.at("smoothing"));
    ISCOPE_TRY_ASSIGN(spec.smoothing, smoothing.number());
    if (auto checked = check(spec); !checked)
        return root.complain(checked.error().message);
    return spec;
}

/// The counts that are still to be shared out to tables.
using Rest = std::span<const std::int32_t>;

Result<CountedContexts> readTable(const JsonNode& node, std::size_t intentCount, Rest& rest) {
    ContextRule rule;
    ISCOPE_TRY_ASSIGN(rule.columns, node.texts("columns"));
    ISCOPE_TRY_ASSIGN(rule.isHistory, node.flagOr("history", false));
    ISCOPE_TRY_ASSIGN(auto contexts, node.texts("contexts"));
    if (std::set<std::string_view>(contexts.begin(), contexts.end()).size() != contexts.size())
        return node.complain("a context is there twice");
    // Both factors count things that lie in memory, so that the product cannot wrap round.
    const std::size_t size = contexts.size() * CountTable::rowSize(intentCount);
    if (size > rest.size())
        return node.complain("it has more contexts than counts.npy has counts");
    const auto counts = rest.first(size);
    if (std::ranges::any_of(counts, [](std::int32_t count) { return count < 0; }))
        return node.complain("counts.npy has a negative count");
    rest = rest.subspan(size);
    return CountedContexts{
        .rule = std::move(rule), .table = CountTable(intentCount, std::move(contexts), counts)};
}

/// What scoring takes for granted of the tables.
Status checkTables(const SimpleModel& model, const JsonNode& root) {
    std::size_t expected = 2;
    if (model.spec.architecture == SimpleArchitecture::Popularity)
        expected = model.tables.size() == 1 ? 1 : 2;
    else if (model.spec.architecture != SimpleArchitecture::ItemKnn)
        expected = 1 + model.spec.columns.size();
    if (model.tables.size() != expected)
        return root.complain("it has " + std::to_string(model.tables.size()) + " tables of counts");
    for (const auto& counted : model.tables) {
        const bool isHistory =
            &counted != &model.tables.front() && model.spec.architecture == SimpleArchitecture::ItemKnn;
        if (counted.rule.isHistory != isHistory || (isHistory && counted.rule.columns != model.spec.columns))
            return root.complain("its tables are not those of " + std::string(name(model.spec.architecture)));
    }
    if (model.tables.front().table.contexts().size() != 1 || !(model.overallRate() > 0))
        return root.complain("its first table is not that of all impressions");
    return {};
}

Result<SimpleModel> readModel(const JsonNode& root, Rest counts) {
    SimpleModel model;
    ISCOPE_TRY_ASSIGN(model.spec, readSpec(root));
    ISCOPE_TRY_ASSIGN(model.intents, root.texts("intents"));
    ISCOPE_TRY_ASSIGN(const auto tables, root.at("tables"));
    ISCOPE_TRY_ASSIGN(const auto list, tables.elements());
    for (const auto& node : list) {
        ISCOPE_TRY_ASSIGN(auto counted, readTable(node, model.intents.size(), counts));
        model.tables.push_back(std::move(counted));
    }
    if (model.tables.empty() || !counts.empty())
        return root.complain("counts.npy has more counts than its tables");
    ISCOPE_TRY(checkTables(model, root));
    return model;
}

Result<std::pair<SimpleProvenance, FileHashes>> readProvenance(Env& env, const Path& path) {
    ISCOPE_TRY_ASSIGN(const auto root, readJson(env, path));
    SimpleProvenance provenance;
    ISCOPE_TRY_ASSIGN(provenance.datasetHash, root.text("dataset_hash"));
    ISCOPE_TRY_ASSIGN(provenance.datasetName, root.text("dataset_name"));
    ISCOPE_TRY_ASSIGN(provenance.split, root.text("split"));
    ISCOPE_TRY_ASSIGN(provenance.seed, root.count("seed"));
    ISCOPE_TRY_ASSIGN(const auto impressions, root.count("impressions"));
    provenance.impressionCount = static_cast<std::int64_t>(impressions);
    ISCOPE_TRY_ASSIGN(provenance.codeVersion, root.text("code_version"));
    FileHashes hashes;
    ISCOPE_TRY_ASSIGN(hashes.config, root.text("config_hash"));
    ISCOPE_TRY_ASSIGN(hashes.counts, root.text("counts_hash"));
    return std::pair(std::move(provenance), std::move(hashes));
}

/// A changed count would otherwise be one more valid ranker.
Status checkHash(Env& env, const Path& path, const std::string& stored) {
    ISCOPE_TRY_ASSIGN(const auto actual, hashOfFile(env, path));
    if (actual == stored)
        return {};
    return fail(
        ErrorCode::Corrupt,
        "the file is damaged: its SHA-256 is " + actual + ", but provenance.json says " + stored,
        {.place = {.file = path.string()}, .cure = "Copy the whole checkpoint folder again"});
}

} // namespace

std::optional<SimpleArchitecture> simpleArchitectureOf(Env& env, const Path& folder) {
    const auto path = folder / ConfigFile;
    if (env.kind(path) != FileKind::Regular)
        return std::nullopt;
    const auto root = readJson(env, path);
    if (!root || !root->isObject())
        return std::nullopt;
    const auto architecture = root->textOr("architecture", "");
    return architecture ? parseSimpleArchitecture(*architecture) : std::nullopt;
}

Result<SimpleCheckpoint> readSimpleCheckpoint(Env& env, const Path& folder) {
    ISCOPE_TRY_ASSIGN(const auto root, readJson(env, folder / ConfigFile));
    ISCOPE_TRY(checkFormat(root, folder / ConfigFile));
    ISCOPE_TRY_ASSIGN(auto stored, readProvenance(env, folder / ProvenanceFile));
    ISCOPE_TRY(checkHash(env, folder / ConfigFile, stored.second.config));
    ISCOPE_TRY(checkHash(env, folder / CountsFile, stored.second.counts));
    ISCOPE_TRY_ASSIGN(const auto counts, data::NpyFile::open(env, folder / CountsFile, data::NpyType::Int32));
    ISCOPE_TRY_ASSIGN(auto model, readModel(root, counts.values<std::int32_t>()));
    return SimpleCheckpoint{
        .model = std::move(model), .provenance = std::move(stored.first), .hash = stored.second.both()};
}

Result<std::string> writeSimpleCheckpoint(
    Env& env, const Path& folder, const SimpleModel& model, const SimpleProvenance& provenance) {
    std::string hash;
    ISCOPE_TRY(writeFolderAtomically(env, folder, [&](const Path& partial) -> Status {
        ISCOPE_TRY_ASSIGN(hash, writeFiles(env, partial, model, provenance));
        return {};
    }));
    return hash;
}

} // namespace intentscope::rank
