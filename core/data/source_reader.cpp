// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source_reader.h"

#include <utility>

namespace intentscope::data {

SourceReader::SourceReader(std::unique_ptr<RecordSource> source)
    : m_source(std::move(source)), m_position(m_source->firstPosition()),
      m_lineCount(m_source->firstLineCount()) {}

Result<SourceReader>
SourceReader::open(Env& env, const std::filesystem::path& path, const SourceOptions& options) {
    ISCOPE_TRY_ASSIGN(auto source, openRecordSource(env, path, options));
    return SourceReader(std::move(source));
}

Result<ReadState> SourceReader::next(Record& record) {
    while (m_reader != nullptr || m_block < m_source->blockCount()) {
        if (m_reader == nullptr)
            ISCOPE_TRY(openNext());
        auto state = m_reader->next(record);
        m_filledCount = m_filledBefore + m_reader->filledRecordCount();
        if (state && *state == ReadState::End) {
            closeBlock();
            continue;
        }
        record.line += m_lineCount;
        if (!state)
            shiftLines(state.error().place, m_lineCount);
        return state;
    }
    return ReadState::End;
}

std::int64_t SourceReader::bytesRead() const {
    const auto count = m_source->blockCount();
    if (m_block == count)
        return m_source->byteCount();
    return m_source->byteCount() / static_cast<std::int64_t>(count) * static_cast<std::int64_t>(m_block);
}

Status SourceReader::openNext() {
    ISCOPE_TRY_ASSIGN(auto opened, m_source->openBlockAt(m_block, m_position));
    m_reader = std::move(opened.reader);
    m_blockBegin = m_position;
    return {};
}

void SourceReader::closeBlock() {
    m_position = m_reader->position();
    m_lineCount += m_reader->lineCount();
    m_filledBefore = m_filledCount;
    m_source->release(m_blockBegin, m_position);
    m_reader.reset();
    ++m_block;
}

} // namespace intentscope::data
