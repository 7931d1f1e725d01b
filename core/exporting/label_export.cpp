// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/label_export.h"

#include "core/exporting/export_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace intentscope::exporting {
namespace {

using labels::LabelEvent;

constexpr std::int64_t ManifestVersion = 1;

/// What the manifest says about the rows.
struct Counts {
    std::int64_t rows = 0;
    std::set<std::string> annotators = {};
    std::set<std::string> datasets = {};
    std::set<std::string> impressions = {};
    UtcMillis newest = {};

    void add(const LabelEvent& event) {
        ++rows;
        annotators.insert(event.annotator);
        datasets.insert(event.datasetHash);
        impressions.insert(event.impressionId);
        newest = std::max(newest, event.time);
    }
};

std::string_view selectionName(LabelSelection selection) {
    return selection == LabelSelection::Log ? "log" : "in_force";
}

std::string manifestText(const LabelExportSpec& spec, const Counts& counts, const ExportOutcome& outcome) {
    nlohmann::ordered_json manifest;
    manifest["format"] = "intentscope-export";
    manifest["version"] = ManifestVersion;
    manifest["what"] = "labels";
    manifest["selection"] = selectionName(spec.selection);
    manifest["file"] = spec.file.filename().string();
    manifest["file_format"] = spec.format == LabelFileFormat::Csv ? "csv" : "jsonl";
    manifest["sha256"] = outcome.sha256;
    manifest["dataset_hashes"] = counts.datasets;
    manifest["newest_event"] = toIso8601(counts.newest);
    manifest["counts"] = {
        {"rows", counts.rows},
        {"impressions", counts.impressions.size()},
        {"annotators", counts.annotators.size()}};
    return manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// Writes events one by one, and polls the stop often enough.
class LabelWriter {
public:
    LabelWriter(const LabelExportSpec& spec, ExportFile& file, ProgressSink& progress)
        : m_spec(spec), m_file(file), m_progress(progress) {}

    Status write(const labels::LabelRecord& record, const std::stop_token& stop) {
        constexpr std::int64_t RowsBetweenPolls = 1024;
        if (m_counts.rows % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            m_progress.report({.phase = "Writing labels", .done = m_counts.rows});
        }
        m_counts.add(record.event);
        return m_file.write(labelFileLine(record, m_spec.format));
    }

    const Counts& counts() const { return m_counts; }

private:
    const LabelExportSpec& m_spec;
    ExportFile& m_file;
    ProgressSink& m_progress;
    Counts m_counts;
};

bool isWanted(const LabelExportSpec& spec, const LabelEvent& event) {
    if (spec.untilSequence > 0 && event.sequence > spec.untilSequence)
        return false;
    return spec.datasetHashes.empty() ||
           std::ranges::find(spec.datasetHashes, event.datasetHash) != spec.datasetHashes.end();
}

Status writeLog(
    const LabelExportSpec& spec, store::LabelStore& store, LabelWriter& writer, const std::stop_token& stop) {
    return store.visitEvents(0, [&](const LabelEvent& event) -> Status {
        if (!isWanted(spec, event))
            return {};
        labels::LabelRecord record{event, {}};
        if (event.undoes) {
            ISCOPE_TRY_ASSIGN(const auto undone, store.eventAt(*event.undoes));
            record.undoesId = undone.eventId;
        }
        return writer.write(record, stop);
    });
}

Status writeInForce(
    const LabelExportSpec& spec, store::LabelStore& store, LabelWriter& writer, const std::stop_token& stop) {
    labels::LabelState state(spec.datasetHashes);
    ISCOPE_TRY(store.visitEvents(0, [&](const LabelEvent& event) -> Status {
        if (isWanted(spec, event))
            state.apply(event);
        return {};
    }));
    for (const LabelEvent* event : state.inForce())
        ISCOPE_TRY(writer.write({*event, {}}, stop));
    return {};
}

} // namespace

Result<ExportOutcome> exportLabels(
    const LabelExportSpec& spec,
    const LabelSource& source,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto file, ExportFile::create(source.env, spec.file));
    ISCOPE_TRY(file.write(labelFileStart(spec.format)));
    LabelWriter writer(spec, file, progress);
    if (spec.selection == LabelSelection::Log)
        ISCOPE_TRY(writeLog(spec, source.store, writer, stop));
    else
        ISCOPE_TRY(writeInForce(spec, source.store, writer, stop));
    ExportOutcome outcome;
    outcome.file = spec.file;
    outcome.manifest = manifestPathOf(spec.file);
    outcome.rowCount = writer.counts().rows;
    outcome.sha256 = file.sha256();
    ISCOPE_TRY(checkStop(stop));
    ISCOPE_TRY(file.finish(manifestText(spec, writer.counts(), outcome)));
    return outcome;
}

} // namespace intentscope::exporting
