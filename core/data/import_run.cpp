// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_run.h"

#include "core/data/store_files.h"

#include <utility>

namespace intentscope::data {
namespace {

constexpr std::int64_t RowsBetweenPolls = 1024;

std::string csvCell(std::string_view text) {
    std::string cell = "\"";
    for (const char letter : text) {
        cell += letter;
        if (letter == '"')
            cell += '"';
    }
    return cell + '"';
}

} // namespace

RejectedRows::RejectedRows(Env& env, std::filesystem::path folder, ImportMode mode)
    : m_env(env), m_folder(std::move(folder)), m_mode(mode) {}

Status RejectedRows::reject(const Error& error, const Record& record) {
    if (m_mode == ImportMode::Strict || error.code != ErrorCode::InvalidInput)
        return tl::unexpected(error);
    if (!m_file) {
        ISCOPE_TRY_ASSIGN(m_file, m_env.create(m_folder / RejectedName));
        ISCOPE_TRY(m_file->append("file,line,column,reason,row\n"));
    }
    ++m_count;
    const std::string fileName = std::filesystem::path(record.file).filename().string();
    return m_file->append(
        csvCell(fileName) + "," + std::to_string(error.place.line) + "," +
        std::to_string(error.place.column) + "," + csvCell(error.message) + "," + csvCell(record.raw) + "\n");
}

Status RejectedRows::finish() {
    if (!m_file)
        return {};
    ISCOPE_TRY(m_file->sync());
    ISCOPE_TRY(m_file->close());
    m_file.reset();
    return {};
}

Status readRows(TableReader& reader, ImportRun& run, const std::function<Status(const Record&)>& keep) {
    const std::string phase = "Reading " + reader.source().file.filename().string();
    Record record;
    for (std::int64_t row = 0;; ++row) {
        if (row % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(run.stop));
            run.progress.report({.phase = phase, .done = reader.bytesRead(), .total = reader.byteCount()});
        }
        const auto state = reader.next(record);
        if (state && *state == ReadState::End)
            return {};
        if (!state) {
            ISCOPE_TRY(run.rejected.reject(state.error(), record));
            continue;
        }
        const auto kept = keep(record);
        if (!kept)
            ISCOPE_TRY(run.rejected.reject(kept.error(), record));
    }
}

Result<Manifest> finishImport(DatasetWriter& writer, DatasetInfo info, ImportRun& run) {
    if (writer.impressionCount() == 0) {
        return fail(
            ErrorCode::InvalidInput,
            "The source has no impression that can be used",
            {.place = {.file = info.source}, .cure = "Export the table of impressions again"});
    }
    run.progress.report({.phase = "Writing the columns"});
    const ImportWork work{run.workers, run.stop};
    ISCOPE_TRY(writer.close(work));
    ISCOPE_TRY(run.rejected.finish());
    info.rejectedRowCount = run.rejected.count();
    run.progress.report({.phase = "Checking the columns in"});
    return writer.seal(std::move(info), work);
}

} // namespace intentscope::data
