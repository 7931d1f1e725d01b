// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/projector_export.h"

#include "core/data/clicked_intents.h"
#include "core/exporting/export_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace intentscope::exporting {
namespace {

void addNumber(std::string& line, float value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    line.append(buffer.data(), end);
}

/// The projector knows no quotes.
std::string cell(std::string_view text) {
    std::string plain(text);
    std::ranges::replace_if(plain, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return plain;
}

std::string vectorLine(std::span<const float> vector) {
    std::string line;
    for (const float value : vector) {
        if (!line.empty())
            line += '\t';
        addNumber(line, value);
    }
    return line + '\n';
}

std::string metadataLine(const ProjectorSource& source, ImpressionIndex impression) {
    const data::Dataset& dataset = source.dataset;
    std::string clicked;
    for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf(impression)))
        clicked += (clicked.empty() ? "" : "; ") + std::string(dataset.intentTitle({intent}));
    const data::Column* region = dataset.impressions().findRole(data::Role::Region);
    std::string line = cell(dataset.impressionId(impression)) + '\t' +
                       cell(dataset.userId(dataset.userOf(impression))) + '\t' +
                       toIso8601(dataset.timeOf(impression)) + '\t' +
                       cell(region == nullptr ? "" : region->valueText(impression.row())) + '\t' +
                       cell(clicked) + '\t' + cell(source.latent.text(source.latent.rowOf(impression)));
    if (source.run != nullptr) {
        const auto list = rank::rankedList(*source.run, impression);
        line += '\t' + (list.empty() ? std::string() : cell(dataset.intentTitle(list.front().intent)));
    }
    return line + '\n';
}

std::string manifestText(
    const std::filesystem::path& file,
    const ProjectorSource& source,
    const ExportOutcome& outcome,
    const std::string& sha256) {
    const rank::LatentQueryInfo& latent = source.latent.info();
    nlohmann::ordered_json manifest;
    manifest["format"] = "intentscope-export";
    manifest["version"] = 1;
    manifest["what"] = "projector";
    manifest["file"] = file.filename().string();
    manifest["sha256"] = sha256;
    manifest["dataset_hash"] = source.dataset.info().hash;
    manifest["latent"] = {
        {"id", latent.id}, {"reasoner_hash", latent.reasonerHash}, {"vectors_hash", latent.vectorsHash}};
    if (source.run != nullptr)
        manifest["run"] = {{"id", source.run->info().id}, {"name", source.run->info().name}};
    manifest["vector_size"] = source.latent.vectorSize();
    manifest["counts"] = {
        {"rows", outcome.rowCount}, {"impressions_without_latent_query", outcome.skippedCount}};
    return manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

std::filesystem::path projectorMetadataOf(const std::filesystem::path& vectors) {
    return vectors.parent_path() / (vectors.stem().string() + ".metadata.tsv");
}

Result<ExportOutcome> exportProjector(
    const ProjectorExportSpec& spec,
    const ProjectorSource& source,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const auto metadataPath = projectorMetadataOf(spec.file);
    ISCOPE_TRY_ASSIGN(auto vectors, ExportFile::create(source.env, spec.file));
    ISCOPE_TRY_ASSIGN(auto metadata, ExportFile::create(source.env, metadataPath));
    std::string titles = "impression\tuser\ttime\tregion\tclicked\tlatent_query";
    if (source.run != nullptr)
        titles += "\tranked_first";
    ISCOPE_TRY(metadata.write(titles + '\n'));
    ExportOutcome outcome;
    outcome.file = spec.file;
    outcome.manifest = manifestPathOf(spec.file);
    const std::int32_t count = source.dataset.impressionCount();
    for (std::int32_t row = 0; row < count; ++row) {
        constexpr std::int32_t RowsBetweenPolls = 512;
        if (row % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Writing latent queries", .done = row, .total = count});
        }
        const std::int32_t place = source.latent.rowOf({row});
        if (place < 0) {
            ++outcome.skippedCount;
            continue;
        }
        ISCOPE_TRY(vectors.write(vectorLine(source.latent.vector(place))));
        ISCOPE_TRY(metadata.write(metadataLine(source, {row})));
        ++outcome.rowCount;
    }
    if (outcome.rowCount == 0)
        return fail(
            ErrorCode::InvalidInput, "no impression has a latent query, so there is nothing to project");
    outcome.sha256 = vectors.sha256();
    // The file that the other is useless without comes last.
    ISCOPE_TRY(metadata.finish(manifestText(metadataPath, source, outcome, metadata.sha256())));
    ISCOPE_TRY(vectors.finish(manifestText(spec.file, source, outcome, outcome.sha256)));
    return outcome;
}

} // namespace intentscope::exporting
