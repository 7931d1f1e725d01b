// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_set.h"

#include "core/base/checked.h"
#include "core/data/escaped_line.h"
#include "core/data/file_hash.h"

#include <utility>

namespace intentscope::latent {
namespace {

using Path = std::filesystem::path;

constexpr std::string_view Cure = "Remove the set (reason --remove ID) and write it again";
constexpr std::size_t HashDigits = 64;
constexpr std::size_t HashLine = HashDigits + 1;

tl::unexpected<Error> damaged(const Path& file, std::string what) {
    return fail(
        ErrorCode::Corrupt, std::move(what), {.place = {.file = file.string()}, .cure = std::string(Cure)});
}

rank::LatentQueryInfo infoOf(const LatentDescription& description) {
    rank::LatentQueryInfo info;
    info.id = description.id;
    info.datasetHash = description.datasetHash;
    info.reasonerName = description.reasonerName;
    info.reasonerHash = description.reasonerHash;
    info.templateHash = description.templateHash;
    info.settings = description.contextSettings + "; " + description.answerSettings;
    if (const auto found = description.files.find(files::Vectors); found != description.files.end())
        info.vectorsHash = found->second;
    return info;
}

} // namespace

LatentSet::LatentSet(Path folder, LatentDescription description, Files files)
    : m_folder(std::move(folder)), m_description(std::move(description)), m_info(infoOf(m_description)),
      m_files(std::move(files)) {}

Result<std::shared_ptr<const LatentSet>> LatentSet::open(Env& env, const Path& folder) {
    const Path file = folder / files::Description;
    if (env.kind(file) == FileKind::Missing) {
        return fail(
            ErrorCode::NotFound,
            "There are no latent queries here",
            {.place = {.file = folder.string()}, .cure = "Look at the ids of: reason --list"});
    }
    ISCOPE_TRY_ASSIGN(const std::string json, env.readFile(file));
    ISCOPE_TRY_ASSIGN(auto description, parseLatentDescription(json, file.string()));
    auto mapped = openFiles(env, folder, description);
    if (!mapped) {
        // What reads the arrays takes them for a dataset's.
        if (mapped.error().code == ErrorCode::Corrupt)
            mapped.error().cure = Cure;
        return tl::unexpected(std::move(mapped).error());
    }
    std::shared_ptr<const LatentSet> set(new LatentSet(folder, std::move(description), *std::move(mapped)));
    ISCOPE_TRY(set->checkSizes());
    return set;
}

Result<LatentSet::Files>
LatentSet::openFiles(Env& env, const Path& folder, const LatentDescription& description) {
    using data::NpyFile;
    using data::NpyType;
    std::optional<NpyFile> vectors;
    std::optional<NpyFile> intentVectors;
    if (description.vectorSize > 0) {
        const auto columns = static_cast<std::uint64_t>(description.vectorSize);
        ISCOPE_TRY_ASSIGN(
            vectors, NpyFile::openMatrix(env, folder / files::Vectors, NpyType::Float32, columns));
        ISCOPE_TRY_ASSIGN(
            intentVectors,
            NpyFile::openMatrix(env, folder / files::IntentVectors, NpyType::Float32, columns));
    }
    const auto open = [&](const char* name, NpyType type) { return NpyFile::open(env, folder / name, type); };
    ISCOPE_TRY_ASSIGN(auto rows, open(files::ImpressionRows, NpyType::Int32));
    ISCOPE_TRY_ASSIGN(auto offsets, open(files::TextOffsets, NpyType::Int64));
    ISCOPE_TRY_ASSIGN(auto logs, open(files::LogProbabilities, NpyType::Float64));
    ISCOPE_TRY_ASSIGN(auto tokens, open(files::AnswerTokens, NpyType::Int32));
    ISCOPE_TRY_ASSIGN(auto complete, open(files::Complete, NpyType::Int8));
    ISCOPE_TRY_ASSIGN(auto texts, env.map(folder / files::Texts));
    ISCOPE_TRY_ASSIGN(auto hashes, env.map(folder / files::ContextHashes));
    return Files{
        .vectors = std::move(vectors),
        .intentVectors = std::move(intentVectors),
        .impressionRows = std::move(rows),
        .textOffsets = std::move(offsets),
        .logProbabilities = std::move(logs),
        .answerTokens = std::move(tokens),
        .complete = std::move(complete),
        .texts = std::move(texts),
        .contextHashes = std::move(hashes)};
}

Status LatentSet::checkSizes() const {
    const auto rows = static_cast<std::size_t>(m_description.rowCount());
    const auto contexts = static_cast<std::size_t>(m_description.contextCount);
    const auto width = static_cast<std::size_t>(m_description.vectorSize);
    struct Expected {
        const char* name;
        std::size_t found;
        std::size_t wanted;
    };
    const Expected all[] = {
        {files::Vectors, m_files.vectors ? m_files.vectors->count() : 0, rows * width},
        {files::IntentVectors,
         m_files.intentVectors ? m_files.intentVectors->count() : 0,
         static_cast<std::size_t>(m_description.intentCount) * width},
        {files::ImpressionRows,
         m_files.impressionRows.count(),
         static_cast<std::size_t>(m_description.impressionCount)},
        {files::TextOffsets, m_files.textOffsets.count(), rows + 1},
        {files::LogProbabilities, m_files.logProbabilities.count(), rows},
        {files::AnswerTokens, m_files.answerTokens.count(), rows},
        {files::Complete, m_files.complete.count(), rows},
        {files::ContextHashes, m_files.contextHashes->bytes().size(), contexts * HashLine}};
    for (const Expected& one : all) {
        if (one.found != one.wanted) {
            return damaged(
                m_folder / one.name,
                "There are " + std::to_string(one.found) + " items where latent.json promises " +
                    std::to_string(one.wanted));
        }
    }
    return {};
}

Status LatentSet::verify(Env& env, const std::stop_token& stop) const {
    for (const auto& [name, hash] : m_description.files) {
        ISCOPE_TRY_ASSIGN(const std::string found, data::hashFile(env, m_folder / name, stop));
        if (found != hash)
            return damaged(m_folder / name, "This is not the file that was written with the latent queries");
    }
    return {};
}

std::int32_t LatentSet::rowOf(ImpressionIndex impression) const {
    const auto rows = m_files.impressionRows.values<std::int32_t>();
    if (!impression.isValid() || std::cmp_greater_equal(impression.value, rows.size()))
        return -1;
    const std::int32_t row = rows[static_cast<std::size_t>(impression.value)];
    return row >= 0 && row < rowCount() ? row : -1;
}

std::span<const float> LatentSet::vector(std::int32_t row) const {
    ISCOPE_ASSERT(row >= 0 && row < rowCount());
    const auto width = static_cast<std::size_t>(vectorSize());
    return width == 0
               ? std::span<const float>()
               : m_files.vectors->values<float>().subspan(static_cast<std::size_t>(row) * width, width);
}

std::string LatentSet::text(std::int32_t row) const {
    ISCOPE_ASSERT(row >= 0 && row < rowCount());
    const auto offsets = m_files.textOffsets.values<std::int64_t>().subspan(static_cast<std::size_t>(row), 2);
    const std::string_view all = m_files.texts->text();
    if (offsets[0] < 0 || offsets[1] <= offsets[0] || std::cmp_greater(offsets[1], all.size()))
        return {};
    const auto begin = static_cast<std::size_t>(offsets[0]);
    const auto length = static_cast<std::size_t>(offsets[1]) - begin - 1; // without the LF
    return data::unescapedLine(all.substr(begin, length)).value_or(std::string());
}

std::span<const float> LatentSet::intentVector(IntentIndex intent) const {
    ISCOPE_ASSERT(intent.value >= 0 && intent.value < m_description.intentCount);
    const auto width = static_cast<std::size_t>(vectorSize());
    return width == 0 ? std::span<const float>()
                      : m_files.intentVectors->values<float>().subspan(
                            static_cast<std::size_t>(intent.value) * width, width);
}

std::string_view LatentSet::contextHash(std::int64_t context) const {
    ISCOPE_ASSERT(context >= 0 && context < m_description.contextCount);
    return m_files.contextHashes->text().substr(static_cast<std::size_t>(context) * HashLine, HashDigits);
}

LatentAnswer LatentSet::answer(std::int32_t row) const {
    const auto at = static_cast<std::size_t>(row);
    LatentAnswer answer;
    answer.text = text(row);
    const auto values = vector(row);
    answer.vector.assign(values.begin(), values.end());
    answer.logProbability = m_files.logProbabilities.values<double>()[at];
    answer.answerTokens = m_files.answerTokens.values<std::int32_t>()[at];
    answer.isComplete = m_files.complete.values<std::int8_t>()[at] != 0;
    return answer;
}

} // namespace intentscope::latent
