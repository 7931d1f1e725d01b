// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_set_writer.h"

#include "core/base/atomic_file.h"
#include "core/data/escaped_line.h"
#include "core/data/file_hash.h"
#include "core/latent/latent_set.h"

#include <stop_token>
#include <utility>

namespace intentscope::latent {
namespace {

using Path = std::filesystem::path;

constexpr std::size_t BufferBytes = 1U << 16U;

/// Lines of text on their way to disk.
class LineWriter {
public:
    static Result<LineWriter> create(Env& env, const Path& path) {
        ISCOPE_TRY_ASSIGN(auto file, env.create(path));
        return LineWriter(std::move(file));
    }

    /// Where the line behind it begins.
    Result<std::int64_t> append(std::string_view text) {
        const std::size_t before = m_buffer.size();
        data::appendEscapedLine(m_buffer, text);
        m_length += static_cast<std::int64_t>(m_buffer.size() - before);
        if (m_buffer.size() >= BufferBytes)
            ISCOPE_TRY(flush());
        return m_length;
    }
    Status finish() {
        ISCOPE_TRY(flush());
        ISCOPE_TRY(m_file->sync());
        return m_file->close();
    }

private:
    explicit LineWriter(std::unique_ptr<WritableFile> file) : m_file(std::move(file)) {}
    Status flush() {
        ISCOPE_TRY(m_file->append(std::string_view(m_buffer)));
        m_buffer.clear();
        return {};
    }

    std::unique_ptr<WritableFile> m_file;
    std::string m_buffer;
    std::int64_t m_length = 0;
};

Result<std::optional<data::NpyWriter>> matrixOf(Env& env, const Path& path, std::int32_t columns) {
    if (columns == 0)
        return std::optional<data::NpyWriter>();
    ISCOPE_TRY_ASSIGN(
        auto writer,
        data::NpyWriter::createMatrix(
            env, path, data::NpyType::Float32, static_cast<std::uint64_t>(columns)));
    return std::optional(std::move(writer));
}

} // namespace

struct LatentSetWriter::Files {
    Env& env;
    Path folder;
    std::optional<data::NpyWriter> vectors;
    std::optional<data::NpyWriter> intentVectors;
    data::NpyWriter textOffsets;
    data::NpyWriter logProbabilities;
    data::NpyWriter answerTokens;
    data::NpyWriter complete;
    LineWriter texts;
    LineWriter contextHashes;
};

LatentSetWriter::LatentSetWriter(std::unique_ptr<Files> files) : m(std::move(files)) {}
LatentSetWriter::~LatentSetWriter() = default;
LatentSetWriter::LatentSetWriter(LatentSetWriter&&) noexcept = default;

Result<LatentSetWriter> LatentSetWriter::create(Env& env, const Path& folder, std::int32_t vectorSize) {
    using data::NpyType;
    using data::NpyWriter;
    const auto open = [&](const char* name, NpyType type) {
        return NpyWriter::create(env, folder / name, type);
    };
    ISCOPE_TRY_ASSIGN(auto vectors, matrixOf(env, folder / files::Vectors, vectorSize));
    ISCOPE_TRY_ASSIGN(auto intentVectors, matrixOf(env, folder / files::IntentVectors, vectorSize));
    ISCOPE_TRY_ASSIGN(auto offsets, open(files::TextOffsets, NpyType::Int64));
    ISCOPE_TRY_ASSIGN(auto logs, open(files::LogProbabilities, NpyType::Float64));
    ISCOPE_TRY_ASSIGN(auto tokens, open(files::AnswerTokens, NpyType::Int32));
    ISCOPE_TRY_ASSIGN(auto complete, open(files::Complete, NpyType::Int8));
    ISCOPE_TRY_ASSIGN(auto texts, LineWriter::create(env, folder / files::Texts));
    ISCOPE_TRY_ASSIGN(auto hashes, LineWriter::create(env, folder / files::ContextHashes));
    ISCOPE_TRY(offsets.append(std::int64_t{0}));
    return LatentSetWriter(std::make_unique<Files>(Files{
        .env = env,
        .folder = folder,
        .vectors = std::move(vectors),
        .intentVectors = std::move(intentVectors),
        .textOffsets = std::move(offsets),
        .logProbabilities = std::move(logs),
        .answerTokens = std::move(tokens),
        .complete = std::move(complete),
        .texts = std::move(texts),
        .contextHashes = std::move(hashes)}));
}

Status LatentSetWriter::addContext(std::string_view contextHash, std::span<const LatentAnswer> answers) {
    ISCOPE_TRY(m->contextHashes.append(contextHash));
    for (const LatentAnswer& answer : answers) {
        if (m->vectors)
            ISCOPE_TRY(m->vectors->append(std::span<const float>(answer.vector)));
        ISCOPE_TRY_ASSIGN(const std::int64_t end, m->texts.append(answer.text));
        ISCOPE_TRY(m->textOffsets.append(end));
        ISCOPE_TRY(m->logProbabilities.append(answer.logProbability));
        ISCOPE_TRY(m->answerTokens.append(answer.answerTokens));
        ISCOPE_TRY(m->complete.append(static_cast<std::int8_t>(answer.isComplete)));
    }
    return {};
}

Status LatentSetWriter::addIntent(std::span<const float> vector) {
    return m->intentVectors ? m->intentVectors->append(vector) : Status();
}

Status LatentSetWriter::finish(
    std::span<const std::int32_t> impressionRows,
    std::string_view templateText,
    LatentDescription& description) {
    for (auto* matrix : {&m->vectors, &m->intentVectors}) {
        if (*matrix)
            ISCOPE_TRY((*matrix)->finish());
    }
    for (auto* vector : {&m->textOffsets, &m->logProbabilities, &m->answerTokens, &m->complete})
        ISCOPE_TRY(vector->finish());
    ISCOPE_TRY(m->texts.finish());
    ISCOPE_TRY(m->contextHashes.finish());
    ISCOPE_TRY(data::writeNpy(m->env, m->folder / files::ImpressionRows, impressionRows));
    ISCOPE_TRY(writeFileAtomically(m->env, m->folder / files::Template, templateText));
    ISCOPE_TRY(hashFiles(description));
    ISCOPE_TRY(writeFileAtomically(m->env, m->folder / files::Description, toJson(description)));
    return m->env.syncDirectory(m->folder);
}

Status LatentSetWriter::hashFiles(LatentDescription& description) {
    ISCOPE_TRY_ASSIGN(const auto names, m->env.list(m->folder));
    description.files.clear();
    for (const std::string& name : names) {
        ISCOPE_TRY_ASSIGN(auto hash, data::hashFile(m->env, m->folder / name, std::stop_token()));
        description.files.emplace(name, std::move(hash));
    }
    return {};
}

} // namespace intentscope::latent
