// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/npy.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace intentscope::data {

/// One candidate of one impression.
struct CandidateRow {
    std::int32_t impression = -1;
    std::int32_t intent = -1;
    std::int32_t position = 0;
    float propensity = std::numeric_limits<float>::quiet_NaN();
    std::int8_t shown = -1;
    std::int8_t clicked = -1;
    std::int64_t line = 0; ///< of the source, for the message about a repeated candidate
};

/// In which order the rows of a source come.
enum class CandidateOrder { Any, ByImpression };

/// Writes candidates as compressed rows by impression. Rows may come in any order: those of one impression
/// keep theirs. Memory: one count an impression; where rows come out of order, 8 bytes a row besides.
class CandidateWriter {
public:
    /// What becomes of a candidate that its impression already has: an error stops, success leaves it out.
    using OnRepeated = std::function<Status(const CandidateRow& row)>;

    CandidateWriter(CandidateWriter&&) noexcept;
    CandidateWriter& operator=(CandidateWriter&&) noexcept;
    ~CandidateWriter();
    static Result<CandidateWriter>
    create(Env& env, std::filesystem::path folder, CandidateOrder order, OnRepeated onRepeated);

    Status append(const CandidateRow& row);
    /// All candidates of one impression, of which no position, display or propensity is known. Each intent
    /// once; impressions ascending. `clicked` is parallel to `intents`.
    Status appendList(
        std::int32_t impression, std::span<const std::int32_t> intents, std::span<const std::int8_t> clicked);
    /// Writes the offsets of `impressionCount` impressions and closes all files. Returns the candidate count.
    Result<std::uint64_t> finish(std::size_t impressionCount);

private:
    struct Columns;
    CandidateWriter(Env& env, std::filesystem::path folder, OnRepeated onRepeated);

    bool isRepeated(const CandidateRow& row);
    void count(std::int32_t impression, std::int64_t rowCount);
    Result<std::uint64_t> regroup(std::size_t impressionCount);
    Result<std::uint64_t> finishGrouped(std::size_t impressionCount);
    std::vector<std::int64_t> groupedOrder(std::span<const std::int32_t> impressions) const;

    Env* m_env;
    std::filesystem::path m_folder;
    OnRepeated m_onRepeated;
    std::unique_ptr<Columns> m_columns;
    std::vector<std::int64_t> m_counts;         ///< by impression
    std::vector<std::int32_t> m_lastImpression; ///< by intent: the last impression that had it
    std::vector<std::int8_t> m_unknownFlags;    ///< what a list's columns are filled with
    std::vector<std::int32_t> m_unknownPositions;
    std::vector<float> m_unknownPropensities;
    std::int32_t m_newestImpression = -1;
    bool m_isGrouped = true;
};

} // namespace intentscope::data
