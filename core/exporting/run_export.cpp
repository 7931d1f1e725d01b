// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/run_export.h"

#include "core/exporting/csv_text.h"
#include "core/exporting/export_file.h"
#include "core/exporting/percent_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <string_view>

namespace intentscope::exporting {
namespace {

std::string shortest(float value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

/// The lines of one impression.
struct Rows {
    std::string text = {};
    std::int64_t count = 0;

    void add(const std::string& line) {
        text += line;
        ++count;
    }
};

Rows csvRows(const rank::ScoreTable& run, ImpressionIndex impression) {
    const data::Dataset& dataset = run.dataset();
    const data::CandidateList candidates = dataset.candidatesOf(impression);
    const auto scores = run.scoresOf(impression);
    Rows rows;
    std::int32_t rank = 0;
    for (const std::int32_t at : rank::rankOrder(scores, candidates.intents)) {
        const auto i = static_cast<std::size_t>(at);
        const std::int8_t clicked = candidates.clicked[i];
        const std::array<std::string, 5> cells = {
            std::string(dataset.impressionId(impression)),
            std::string(dataset.intentId(IntentIndex{candidates.intents[i]})),
            std::to_string(++rank),
            shortest(scores[i]),
            clicked == data::MissingFlag ? std::string() : std::to_string(clicked)};
        rows.add(csvLine(cells));
    }
    return rows;
}

Rows trecRows(const rank::ScoreTable& run, ImpressionIndex impression) {
    const data::Dataset& dataset = run.dataset();
    const data::CandidateList candidates = dataset.candidatesOf(impression);
    const auto scores = run.scoresOf(impression);
    const std::string query = percentEncoded(dataset.impressionId(impression));
    const std::string tag = percentEncoded(run.info().name);
    Rows rows;
    std::int32_t rank = 0;
    for (const std::int32_t at : rank::rankOrder(scores, candidates.intents)) {
        const auto i = static_cast<std::size_t>(at);
        rows.add(
            query + " Q0 " + percentEncoded(dataset.intentId(IntentIndex{candidates.intents[i]})) + " " +
            std::to_string(++rank) + " " + shortest(scores[i]) + " " + tag + "\n");
    }
    return rows;
}

Rows qrelsRows(const rank::ScoreTable& run, ImpressionIndex impression) {
    const data::Dataset& dataset = run.dataset();
    const data::CandidateList candidates = dataset.candidatesOf(impression);
    const std::string query = percentEncoded(dataset.impressionId(impression));
    Rows rows;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates.clicked[i] == data::MissingFlag)
            continue;
        rows.add(
            query + " 0 " + percentEncoded(dataset.intentId(IntentIndex{candidates.intents[i]})) + " " +
            std::to_string(candidates.clicked[i]) + "\n");
    }
    return rows;
}

Rows rowsOf(const RunExportSpec& spec, const rank::ScoreTable& run, ImpressionIndex impression) {
    switch (spec.format) {
    case RunFileFormat::Csv:
        return csvRows(run, impression);
    case RunFileFormat::Trec:
        return trecRows(run, impression);
    case RunFileFormat::Qrels:
        return qrelsRows(run, impression);
    }
    return {};
}

std::string_view formatName(RunFileFormat format) {
    switch (format) {
    case RunFileFormat::Csv:
        return "csv";
    case RunFileFormat::Trec:
        return "trec";
    case RunFileFormat::Qrels:
        return "qrels";
    }
    return {};
}

std::string manifestText(const RunExportSpec& spec, const rank::RunInfo& run, const ExportOutcome& outcome) {
    nlohmann::ordered_json manifest;
    manifest["format"] = "intentscope-export";
    manifest["version"] = 1;
    manifest["what"] = "run";
    manifest["file"] = spec.file.filename().string();
    manifest["file_format"] = formatName(spec.format);
    manifest["sha256"] = outcome.sha256;
    manifest["run"] = {{"id", run.id}, {"name", run.name}, {"scores_hash", run.scoresHash}};
    manifest["dataset_hash"] = run.datasetHash;
    manifest["ranker_hashes"] = run.rankerHashes;
    if (run.latent) {
        manifest["reasoner_hash"] = run.latent->reasonerHash;
        manifest["latent_vectors_hash"] = run.latent->vectorsHash;
    }
    if (spec.format != RunFileFormat::Csv)
        manifest["id_encoding"] = "percent";
    manifest["counts"] = {{"rows", outcome.rowCount}, {"impressions_without_scores", outcome.skippedCount}};
    return manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

Result<ExportOutcome> exportRun(
    const RunExportSpec& spec, const RunSource& source, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto file, ExportFile::create(source.env, spec.file));
    if (spec.format == RunFileFormat::Csv)
        ISCOPE_TRY(file.write("impression_id,intent_id,rank,score,clicked\r\n"));
    ExportOutcome outcome;
    outcome.file = spec.file;
    outcome.manifest = manifestPathOf(spec.file);
    const std::int32_t count = source.run.dataset().impressionCount();
    for (std::int32_t row = 0; row < count; ++row) {
        constexpr std::int32_t RowsBetweenPolls = 512;
        if (row % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Writing " + source.run.info().name, .done = row, .total = count});
        }
        if (!source.run.isScored(ImpressionIndex{row})) {
            ++outcome.skippedCount;
            continue;
        }
        const Rows rows = rowsOf(spec, source.run, ImpressionIndex{row});
        outcome.rowCount += rows.count;
        ISCOPE_TRY(file.write(rows.text));
    }
    outcome.sha256 = file.sha256();
    ISCOPE_TRY(file.finish(manifestText(spec, source.run.info(), outcome)));
    return outcome;
}

} // namespace intentscope::exporting
