// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_writer.h"

#include "core/base/checked.h"
#include "core/data/column_block.h"
#include "core/data/store_files.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace intentscope::data {
namespace {

/// Two files that only the import needs: the impression of every row, and pairs of a row and its line where
/// a row does not stand right below the one before.
constexpr std::string_view ImpressionFile = "candidates.impression.npy";
constexpr std::string_view LineFile = "candidates.line.npy";
constexpr std::string_view UngroupedPrefix = "ungrouped.";

constexpr std::array CandidateColumns{
    CandidateFiles::Intent,
    CandidateFiles::Clicked,
    CandidateFiles::Shown,
    CandidateFiles::Position,
    CandidateFiles::Propensity,
    ImpressionFile,
    LineFile};

Error repeatedCandidate() {
    return fail(
               ErrorCode::InvalidInput,
               "The impression has this candidate already",
               {.place = {}, .cure = "Take one of the rows out"})
        .value();
}

} // namespace

void CandidateRows::push_back(const CandidateRow& row) {
    impressions.push_back(row.impression);
    intents.push_back(row.intent);
    positions.push_back(row.position);
    propensities.push_back(row.propensity);
    shown.push_back(row.shown);
    clicked.push_back(row.clicked);
    lines.push_back(row.line);
}

void CandidateRows::remove(std::span<const std::size_t> rows) {
    for (auto* column : {&impressions, &intents, &positions})
        removeRows(*column, rows);
    for (auto* column : {&shown, &clicked})
        removeRows(*column, rows);
    removeRows(propensities, rows);
    removeRows(lines, rows);
}

void CandidateRows::clear() {
    for (auto* column : {&impressions, &intents, &positions})
        column->clear();
    for (auto* column : {&shown, &clicked})
        column->clear();
    propensities.clear();
    lines.clear();
}

struct CandidateWriter::Columns {
    NpyWriter intents;
    NpyWriter clicked;
    NpyWriter shown;
    NpyWriter positions;
    NpyWriter propensities;
    std::optional<NpyWriter> impressions; ///< only where rows came out of order
    std::optional<NpyWriter> lines;       ///< only where they may

    static Result<std::unique_ptr<Columns>> create(Env& env, const std::filesystem::path& folder) {
        const auto open = [&](std::string_view file, NpyType type) {
            return NpyWriter::create(env, folder / file, type);
        };
        ISCOPE_TRY_ASSIGN(auto intents, open(CandidateFiles::Intent, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto clicked, open(CandidateFiles::Clicked, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto shown, open(CandidateFiles::Shown, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto positions, open(CandidateFiles::Position, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto propensities, open(CandidateFiles::Propensity, NpyType::Float32));
        return std::make_unique<Columns>(Columns{
            std::move(intents),
            std::move(clicked),
            std::move(shown),
            std::move(positions),
            std::move(propensities),
            std::nullopt,
            std::nullopt});
    }

    Status append(const CandidateRows& rows) {
        ISCOPE_TRY(intents.append(std::span(rows.intents)));
        ISCOPE_TRY(clicked.append(std::span(rows.clicked)));
        ISCOPE_TRY(shown.append(std::span(rows.shown)));
        ISCOPE_TRY(positions.append(std::span(rows.positions)));
        ISCOPE_TRY(propensities.append(std::span(rows.propensities)));
        return impressions ? impressions->append(std::span(rows.impressions)) : Status{};
    }

    Status finish() {
        for (auto* column : {&intents, &clicked, &shown, &positions, &propensities})
            ISCOPE_TRY(column->finish(Sync::Later));
        for (auto* column : {&impressions, &lines}) {
            if (*column)
                ISCOPE_TRY((*column)->finish(Sync::Later));
        }
        return {};
    }
};

namespace {

/// The columns of rows that came out of order, mapped back.
struct UngroupedColumns {
    NpyFile intents;
    NpyFile clicked;
    NpyFile shown;
    NpyFile positions;
    NpyFile propensities;
    NpyFile impressions;
    NpyFile lines;

    static Result<UngroupedColumns> open(Env& env, const std::filesystem::path& folder) {
        const auto map = [&](std::string_view file, NpyType type) {
            return NpyFile::open(env, folder / (std::string(UngroupedPrefix) + std::string(file)), type);
        };
        ISCOPE_TRY_ASSIGN(auto intents, map(CandidateFiles::Intent, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto clicked, map(CandidateFiles::Clicked, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto shown, map(CandidateFiles::Shown, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto positions, map(CandidateFiles::Position, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto propensities, map(CandidateFiles::Propensity, NpyType::Float32));
        ISCOPE_TRY_ASSIGN(auto impressions, map(ImpressionFile, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto lines, map(LineFile, NpyType::Int64));
        return UngroupedColumns{intents, clicked, shown, positions, propensities, impressions, lines};
    }

    CandidateRow row(std::size_t at) const {
        return {
            .impression = impressions.values<std::int32_t>()[at],
            .intent = intents.values<std::int32_t>()[at],
            .position = positions.values<std::int32_t>()[at],
            .propensity = propensities.values<float>()[at],
            .shown = shown.values<std::int8_t>()[at],
            .clicked = clicked.values<std::int8_t>()[at],
            .line = lineOf(static_cast<std::int64_t>(at))};
    }

    /// The last pair that begins at the row or before it.
    std::int64_t lineOf(std::int64_t row) const {
        const auto pairs = lines.values<std::int64_t>();
        std::size_t low = 0;
        std::size_t high = pairs.size() / 2;
        while (high - low > 1) {
            const std::size_t middle = (low + high) / 2;
            (pairs[2 * middle] <= row ? low : high) = middle;
        }
        return pairs[2 * low + 1] + row - pairs[2 * low];
    }

    void release() const {
        for (const auto* column : {&intents, &clicked, &shown, &positions, &propensities, &impressions})
            column->release();
    }
};

/// The rows of the impressions [first, end), by impression and then as they came. `counts` are those of
/// the impressions.
std::vector<std::int64_t> groupedOrder(
    std::span<const std::int32_t> impressions,
    std::size_t first,
    std::size_t end,
    std::span<const std::int64_t> counts) {
    std::vector<std::int64_t> next(end - first, 0);
    const auto own = counts.subspan(first, end - first);
    std::exclusive_scan(own.begin(), own.end(), next.begin(), std::int64_t{0});
    std::vector<std::int64_t> order(
        static_cast<std::size_t>(std::accumulate(own.begin(), own.end(), std::int64_t{0})));
    for (std::size_t row = 0; row < impressions.size(); ++row) {
        const auto impression = static_cast<std::size_t>(impressions[row]);
        if (impression >= first && impression < end)
            order[static_cast<std::size_t>(next[impression - first]++)] = static_cast<std::int64_t>(row);
    }
    return order;
}

/// Behind the impressions from `first` on that have about as many rows as are moved at once.
std::size_t endOfPart(std::span<const std::int64_t> counts, std::size_t first) {
    constexpr std::int64_t RowsAtOnce = std::int64_t{1} << 22;
    std::int64_t rows = 0;
    std::size_t end = first;
    while (end < counts.size() && (end == first || rows + counts[end] <= RowsAtOnce))
        rows += counts[end++];
    return end;
}

/// Asks what becomes of rows that are found to be repeated when the table has been read.
class LateJudge final : public RowJudge {
public:
    LateJudge(const CandidateWriter::OnRepeated& onRepeated, const CandidateRows& rows)
        : m_onRepeated(onRepeated), m_rows(rows) {}

    Status refuse(const BadRow& row) override { return tl::unexpected(row.error); }
    Status refuse(std::size_t row, std::optional<std::size_t>, Error error) override {
        return m_onRepeated(std::move(error), m_rows.lines[row]);
    }

private:
    const CandidateWriter::OnRepeated& m_onRepeated;
    const CandidateRows& m_rows;
};

} // namespace

CandidateWriter::CandidateWriter(Env& env, std::filesystem::path folder, OnRepeated onRepeated)
    : m_env(&env), m_folder(std::move(folder)), m_onRepeated(std::move(onRepeated)) {}

CandidateWriter::CandidateWriter(CandidateWriter&&) noexcept = default;
CandidateWriter& CandidateWriter::operator=(CandidateWriter&&) noexcept = default;
CandidateWriter::~CandidateWriter() = default;

Result<CandidateWriter>
CandidateWriter::create(Env& env, std::filesystem::path folder, OnRepeated onRepeated) {
    CandidateWriter writer(env, std::move(folder), std::move(onRepeated));
    ISCOPE_TRY_ASSIGN(writer.m_columns, Columns::create(env, writer.m_folder));
    return writer;
}

Status CandidateWriter::appendList(
    std::int32_t impression, std::span<const std::int32_t> intents, std::span<const std::int8_t> clicked) {
    ISCOPE_ASSERT(!m_columns->lines && intents.size() == clicked.size());
    count(impression, static_cast<std::int64_t>(intents.size()));
    if (m_unknownFlags.size() < intents.size()) {
        m_unknownFlags.resize(intents.size(), -1);
        m_unknownPositions.resize(intents.size(), 0);
        m_unknownPropensities.resize(intents.size(), std::numeric_limits<float>::quiet_NaN());
    }
    const auto part = [&](const auto& values) { return std::span(values).first(intents.size()); };
    ISCOPE_TRY(m_columns->intents.append(intents));
    ISCOPE_TRY(m_columns->clicked.append(clicked));
    ISCOPE_TRY(m_columns->shown.append(std::span<const std::int8_t>(part(m_unknownFlags))));
    ISCOPE_TRY(m_columns->positions.append(std::span<const std::int32_t>(part(m_unknownPositions))));
    return m_columns->propensities.append(std::span<const float>(part(m_unknownPropensities)));
}

Status CandidateWriter::append(
    CandidateRows& rows, std::span<const BadRow> bad, std::int64_t linesBefore, RowJudge& judge) {
    const bool isInOrder = std::ranges::is_sorted(rows.impressions) &&
                           (rows.size() == 0 || rows.impressions.front() >= m_newestImpression);
    if (m_isGrouped && !isInOrder)
        ISCOPE_TRY(leaveOrder());
    ISCOPE_TRY_ASSIGN(const auto repeated, findRepeated(rows, bad, judge));
    if (!repeated.empty())
        rows.remove(repeated);
    if (m_notesLines)
        ISCOPE_TRY(noteLines(rows.lines, linesBefore));
    m_rowCount += static_cast<std::int64_t>(rows.size());
    return m_columns->append(rows);
}

/// Counts the rows, and tells those that are there already.
Result<std::vector<std::size_t>>
CandidateWriter::findRepeated(const CandidateRows& rows, std::span<const BadRow> bad, RowJudge& judge) {
    std::vector<std::size_t> repeated;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (; !bad.empty() && bad.front().rowsBefore <= row; bad = bad.subspan(1))
            ISCOPE_TRY(judge.refuse(bad.front()));
        const std::int32_t impression = rows.impressions[row];
        m_isGrouped = m_isGrouped && impression >= m_newestImpression;
        m_newestImpression = impression;
        // Out of order, a repetition is seen only when the rows of an impression stand together, at the end.
        if (m_isGrouped && isRepeated(impression, rows.intents[row])) {
            ISCOPE_TRY(judge.refuse(row, std::nullopt, repeatedCandidate()));
            repeated.push_back(row);
            continue;
        }
        count(impression, 1);
    }
    for (const BadRow& row : bad)
        ISCOPE_TRY(judge.refuse(row));
    return repeated;
}

bool CandidateWriter::isRepeated(std::int32_t impression, std::int32_t intent) {
    const auto at = narrow<std::size_t>(intent);
    if (at >= m_lastImpression.size())
        m_lastImpression.resize(at + 1, -1);
    return std::exchange(m_lastImpression[at], impression) == impression;
}

void CandidateWriter::count(std::int32_t impression, std::int64_t rowCount) {
    const auto at = narrow<std::size_t>(impression);
    if (at >= m_counts.size())
        m_counts.resize(at + 1, 0);
    m_counts[at] += rowCount;
}

/// Up to here the counts said which impression a row is of.
Status CandidateWriter::leaveOrder() {
    ISCOPE_TRY_ASSIGN(
        m_columns->impressions, NpyWriter::create(*m_env, m_folder / ImpressionFile, NpyType::Int32));
    std::vector<std::int32_t> rows;
    for (std::size_t impression = 0; impression < m_counts.size(); ++impression) {
        rows.assign(static_cast<std::size_t>(m_counts[impression]), static_cast<std::int32_t>(impression));
        ISCOPE_TRY(m_columns->impressions->append(std::span<const std::int32_t>(rows)));
    }
    return {};
}

Status CandidateWriter::noteLines(std::span<const std::int64_t> lines, std::int64_t linesBefore) {
    if (!m_columns->lines) {
        ISCOPE_TRY_ASSIGN(m_columns->lines, NpyWriter::create(*m_env, m_folder / LineFile, NpyType::Int64));
    }
    for (std::size_t row = 0; row < lines.size(); ++row) {
        const std::int64_t line = lines[row] + linesBefore;
        if (line != m_nextLine || m_rowCount + static_cast<std::int64_t>(row) == 0) {
            ISCOPE_TRY(m_columns->lines->append(m_rowCount + static_cast<std::int64_t>(row)));
            ISCOPE_TRY(m_columns->lines->append(line));
        }
        m_nextLine = line + 1;
    }
    return {};
}

Result<std::uint64_t> CandidateWriter::finish(std::size_t impressionCount) {
    ISCOPE_TRY(m_columns->finish());
    m_counts.resize(impressionCount, 0);
    if (!m_isGrouped)
        return regroup(impressionCount);
    return finishGrouped(impressionCount);
}

Result<std::uint64_t> CandidateWriter::finishGrouped(std::size_t impressionCount) {
    for (const auto file : {ImpressionFile, LineFile})
        ISCOPE_TRY(m_env->remove(m_folder / file));
    m_counts.resize(impressionCount, 0);
    std::vector<std::int64_t> offsets(impressionCount + 1, 0);
    std::partial_sum(m_counts.begin(), m_counts.end(), offsets.begin() + 1);
    ISCOPE_TRY(writeNpy<std::int64_t>(*m_env, m_folder / CandidateFiles::Offsets, offsets, Sync::Later));
    return static_cast<std::uint64_t>(offsets.back());
}

/// Writes the rows once more, by impression, a part of the impressions after the other.
Result<std::uint64_t> CandidateWriter::regroup(std::size_t impressionCount) {
    for (const auto file : CandidateColumns) {
        ISCOPE_TRY(
            m_env->rename(m_folder / file, m_folder / (std::string(UngroupedPrefix) + std::string(file))));
    }
    ISCOPE_TRY_ASSIGN(const auto source, UngroupedColumns::open(*m_env, m_folder));
    ISCOPE_TRY_ASSIGN(auto grouped, CandidateWriter::create(*m_env, m_folder, {}));
    grouped.m_notesLines = false;
    for (std::size_t first = 0; first < m_counts.size();) {
        const std::size_t end = endOfPart(m_counts, first);
        CandidateRows rows;
        for (const auto at : groupedOrder(source.impressions.values<std::int32_t>(), first, end, m_counts))
            rows.push_back(source.row(static_cast<std::size_t>(at)));
        LateJudge judge(m_onRepeated, rows);
        ISCOPE_TRY(grouped.append(rows, {}, 0, judge));
        source.release();
        first = end;
    }
    for (const auto file : CandidateColumns)
        ISCOPE_TRY(m_env->remove(m_folder / (std::string(UngroupedPrefix) + std::string(file))));
    ISCOPE_TRY(grouped.m_columns->finish());
    return grouped.finishGrouped(impressionCount);
}

} // namespace intentscope::data
