// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/npy.h"
#include "core/data/row_block.h"

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

/// Candidates, column by column.
struct CandidateRows {
    std::vector<std::int32_t> impressions;
    std::vector<std::int32_t> intents;
    std::vector<std::int32_t> positions;
    std::vector<float> propensities;
    std::vector<std::int8_t> shown;
    std::vector<std::int8_t> clicked;
    std::vector<std::int64_t> lines;

    std::size_t size() const { return impressions.size(); }
    void push_back(const CandidateRow& row);
    /// `rows` ascend.
    void remove(std::span<const std::size_t> rows);
    void clear();
};

/// Writes candidates as compressed rows by impression. Rows may come in any order: those of one impression
/// keep theirs. Memory: one count an impression. Rows that come out of order are written twice.
class CandidateWriter {
public:
    /// What becomes of a candidate that its impression already has, where that is seen only at the end: an
    /// error stops, success leaves it out. `line` is that of the source.
    using OnRepeated = std::function<Status(Error error, std::int64_t line)>;

    CandidateWriter(CandidateWriter&&) noexcept;
    CandidateWriter& operator=(CandidateWriter&&) noexcept;
    ~CandidateWriter();
    static Result<CandidateWriter> create(Env& env, std::filesystem::path folder, OnRepeated onRepeated);

    /// Where rows are in order, a candidate that its impression already has is for the judge. The lines of
    /// the rows count from `linesBefore` on. What stays of the rows is not defined.
    Status
    append(CandidateRows& rows, std::span<const BadRow> bad, std::int64_t linesBefore, RowJudge& judge);
    /// All candidates of one impression, of which no position, display or propensity is known. Each intent
    /// once; impressions ascending. `clicked` is parallel to `intents`.
    Status appendList(
        std::int32_t impression, std::span<const std::int32_t> intents, std::span<const std::int8_t> clicked);
    /// Writes the offsets of `impressionCount` impressions and closes all files. Returns the candidate count.
    Result<std::uint64_t> finish(std::size_t impressionCount);

private:
    struct Columns;
    CandidateWriter(Env& env, std::filesystem::path folder, OnRepeated onRepeated);

    bool isRepeated(std::int32_t impression, std::int32_t intent);
    void count(std::int32_t impression, std::int64_t rowCount);
    Status leaveOrder();
    Result<std::vector<std::size_t>>
    findRepeated(const CandidateRows& rows, std::span<const BadRow> bad, RowJudge& judge);
    Status noteLines(std::span<const std::int64_t> lines, std::int64_t linesBefore);
    Result<std::uint64_t> regroup(std::size_t impressionCount);
    Result<std::uint64_t> finishGrouped(std::size_t impressionCount);

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
    std::int64_t m_rowCount = 0;
    std::int64_t m_nextLine = 0; ///< that the next row has if it stands right below the last
    bool m_isGrouped = true;
    bool m_notesLines = true;
};

} // namespace intentscope::data
