// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/npy.h"
#include "core/latent/latent_answer.h"
#include "core/latent/latent_description.h"
#include "core/rank/latent_queries.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

namespace intentscope::latent {

/// Names of the files of a set, docs/workspace.md.
namespace files {
constexpr const char* Description = "latent.json";
constexpr const char* Vectors = "latent_queries.npy";
constexpr const char* IntentVectors = "intent_vectors.npy";
constexpr const char* ImpressionRows = "impression_rows.npy";
constexpr const char* Texts = "latent_text.txt";
constexpr const char* TextOffsets = "latent_text_offsets.npy";
constexpr const char* ContextHashes = "context_hashes.txt";
constexpr const char* LogProbabilities = "log_probabilities.npy";
constexpr const char* AnswerTokens = "answer_tokens.npy";
constexpr const char* Complete = "complete.npy";
constexpr const char* Template = "template.txt";
} // namespace files

/// A stored set of latent queries, mapped: opening looks at sizes only, `verify` at every byte. Row
/// `context * sampleCount + sample` belongs to an answer; an impression's row is that of its first sample.
class LatentSet final : public rank::LatentQueries {
public:
    /// NotFound, Corrupt where sizes do not fit, UnsupportedVersion.
    static Result<std::shared_ptr<const LatentSet>> open(Env& env, const std::filesystem::path& folder);
    /// Corrupt names the first file that is not the one that was written.
    Status verify(Env& env, const std::stop_token& stop) const;

    const LatentDescription& description() const { return m_description; }
    const std::filesystem::path& folder() const { return m_folder; }

    const rank::LatentQueryInfo& info() const override { return m_info; }
    std::int32_t vectorSize() const override { return m_description.vectorSize; }
    std::int64_t rowCount() const override { return m_description.rowCount(); }
    std::int32_t rowOf(ImpressionIndex impression) const override;
    std::span<const float> vector(std::int32_t row) const override;
    /// "" where the file is damaged.
    std::string text(std::int32_t row) const override;
    std::span<const float> intentVector(IntentIndex intent) const override;

    /// SHA-256 of the prompt, 64 hex digits.
    std::string_view contextHash(std::int64_t context) const;
    /// All that is kept of a row.
    LatentAnswer answer(std::int32_t row) const;

private:
    struct Files {
        std::optional<data::NpyFile> vectors;       ///< none without vectors
        std::optional<data::NpyFile> intentVectors; ///< the same
        data::NpyFile impressionRows;
        data::NpyFile textOffsets;
        data::NpyFile logProbabilities;
        data::NpyFile answerTokens;
        data::NpyFile complete;
        std::unique_ptr<MappedFile> texts;
        std::unique_ptr<MappedFile> contextHashes;
    };
    LatentSet(std::filesystem::path folder, LatentDescription description, Files files);
    static Result<Files>
    openFiles(Env& env, const std::filesystem::path& folder, const LatentDescription& description);
    Status checkSizes() const;

    std::filesystem::path m_folder;
    LatentDescription m_description;
    rank::LatentQueryInfo m_info;
    Files m_files;
};

} // namespace intentscope::latent
