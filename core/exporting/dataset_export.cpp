// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/dataset_export.h"

#include "core/base/atomic_file.h"
#include "core/exporting/export_file.h"
#include "core/exporting/export_tables.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace intentscope::exporting {
namespace {

using Path = std::filesystem::path;

/// A folder beside the target that goes unless it is moved there.
class PartialFolder {
public:
    PartialFolder(Env& env, const Path& target)
        : m_env(env), m_target(target), m_path(target.string() + ".partial") {}
    PartialFolder(const PartialFolder&) = delete;
    PartialFolder& operator=(const PartialFolder&) = delete;
    ~PartialFolder() {
        // A leftover is called ".partial" and read by nobody.
        if (!m_isMoved)
            static_cast<void>(m_env.removeTree(m_path));
    }

    Status begin() {
        ISCOPE_TRY(m_env.removeTree(m_path));
        return m_env.createDirectories(m_path);
    }
    const Path& path() const { return m_path; }
    Status moveToTarget() {
        ISCOPE_TRY(m_env.syncDirectory(m_path));
        ISCOPE_TRY(m_env.removeTree(m_target));
        ISCOPE_TRY(m_env.rename(m_path, m_target));
        m_isMoved = true;
        const auto parent = m_target.parent_path();
        return m_env.syncDirectory(parent.empty() ? Path(".") : parent);
    }

private:
    Env& m_env;
    Path m_target;
    Path m_path;
    bool m_isMoved = false;
};

std::string
manifestText(const DatasetExportSpec& spec, const TableExport& run, const DatasetExportOutcome& outcome) {
    nlohmann::ordered_json manifest;
    manifest["format"] = "intentscope-export";
    manifest["version"] = 1;
    manifest["what"] = "dataset";
    manifest["folder"] = spec.folder.filename().string();
    manifest["file_format"] = name(spec.format);
    manifest["dataset_hash"] = run.dataset.info().hash;
    manifest["losses"] = outcome.losses;
    manifest["files"] = nlohmann::ordered_json::array();
    for (const auto& file : run.files) {
        manifest["files"].push_back(
            {{"name", file.name}, {"bytes", file.bytes}, {"rows", file.rowCount}, {"sha256", file.sha256}});
    }
    constexpr int Indent = 2;
    return manifest.dump(Indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Status writeTables(DatasetFileFormat format, TableExport& run, DatasetExportOutcome& outcome) {
    switch (format) {
    case DatasetFileFormat::Csv:
        return writeDatasetDirectory(TableFormat::Csv, run);
    case DatasetFileFormat::Jsonl:
        return writeDatasetDirectory(TableFormat::Jsonl, run);
    case DatasetFileFormat::Parquet:
        return writeDatasetDirectory(TableFormat::Parquet, run);
    case DatasetFileFormat::RecBole:
        break;
    }
    ISCOPE_TRY_ASSIGN(outcome.losses, writeRecBole(run));
    return {};
}

/// Only what an export wrote is replaced: a folder is not removed for a slip of the keyboard.
Status checkTarget(const DatasetExportSpec& spec, Env& env) {
    if (env.kind(spec.folder) == FileKind::Missing)
        return {};
    const bool isExport = env.kind(manifestPathOf(spec.folder)) == FileKind::Regular;
    if (spec.mayReplace && isExport)
        return {};
    return fail(
        ErrorCode::AlreadyExists,
        spec.mayReplace ? "What is there was not written by an export, so it is not replaced"
                        : "There is a file or folder of this name",
        {.place = {.file = spec.folder.string()}, .cure = "Choose another name"});
}

} // namespace

std::string_view name(DatasetFileFormat format) {
    switch (format) {
    case DatasetFileFormat::Csv:
        return "csv";
    case DatasetFileFormat::Jsonl:
        return "jsonl";
    case DatasetFileFormat::Parquet:
        return "parquet";
    case DatasetFileFormat::RecBole:
        return "recbole";
    }
    return {};
}

Result<DatasetExportOutcome> exportDataset(
    const DatasetExportSpec& spec,
    Env& env,
    const data::Dataset& dataset,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkTarget(spec, env));
    DatasetExportOutcome outcome{.folder = spec.folder, .manifest = manifestPathOf(spec.folder)};
    PartialFolder partial(env, spec.folder);
    ISCOPE_TRY(partial.begin());
    TableExport run{env, dataset, partial.path(), progress, stop};
    ISCOPE_TRY(writeTables(spec.format, run, outcome));
    for (const auto& file : run.files) {
        outcome.files.push_back(file.name);
        outcome.rowCount += file.rowCount;
        outcome.byteCount += file.bytes;
    }
    ISCOPE_TRY(checkStop(stop));
    ISCOPE_TRY(env.remove(outcome.manifest));
    ISCOPE_TRY(partial.moveToTarget());
    // A folder without a manifest beside it was not finished.
    const auto written = writeFileAtomically(env, outcome.manifest, manifestText(spec, run, outcome));
    if (!written) {
        static_cast<void>(env.removeTree(spec.folder));
        return tl::unexpected(written.error());
    }
    return outcome;
}

} // namespace intentscope::exporting
