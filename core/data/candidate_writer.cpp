// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_writer.h"

#include "core/base/checked.h"
#include "core/data/store_files.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace intentscope::data {
namespace {

/// Two columns that only the import needs.
constexpr std::string_view ImpressionFile = "candidates.impression.npy";
constexpr std::string_view LineFile = "candidates.line.npy";
constexpr std::string_view UngroupedPrefix = "ungrouped.";

} // namespace

struct CandidateWriter::Columns {
    NpyWriter intents;
    NpyWriter clicked;
    NpyWriter shown;
    NpyWriter positions;
    NpyWriter propensities;
    std::optional<NpyWriter> impressions; ///< only where rows may come in any order
    std::optional<NpyWriter> lines;       ///< likewise

    static Result<std::unique_ptr<Columns>>
    create(Env& env, const std::filesystem::path& folder, CandidateOrder order) {
        const auto open = [&](std::string_view file, NpyType type) {
            return NpyWriter::create(env, folder / file, type);
        };
        ISCOPE_TRY_ASSIGN(auto intents, open(CandidateFiles::Intent, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto clicked, open(CandidateFiles::Clicked, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto shown, open(CandidateFiles::Shown, NpyType::Int8));
        ISCOPE_TRY_ASSIGN(auto positions, open(CandidateFiles::Position, NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto propensities, open(CandidateFiles::Propensity, NpyType::Float32));
        auto columns = std::make_unique<Columns>(Columns{
            std::move(intents),
            std::move(clicked),
            std::move(shown),
            std::move(positions),
            std::move(propensities),
            std::nullopt,
            std::nullopt});
        if (order == CandidateOrder::Any) {
            ISCOPE_TRY_ASSIGN(columns->impressions, open(ImpressionFile, NpyType::Int32));
            ISCOPE_TRY_ASSIGN(columns->lines, open(LineFile, NpyType::Int64));
        }
        return columns;
    }

    Status append(const CandidateRow& row) {
        ISCOPE_TRY(intents.append(row.intent));
        ISCOPE_TRY(clicked.append(row.clicked));
        ISCOPE_TRY(shown.append(row.shown));
        ISCOPE_TRY(positions.append(row.position));
        ISCOPE_TRY(propensities.append(row.propensity));
        if (impressions)
            ISCOPE_TRY(impressions->append(row.impression));
        return lines ? lines->append(row.line) : Status{};
    }

    Status finish() {
        for (auto* column : {&intents, &clicked, &shown, &positions, &propensities})
            ISCOPE_TRY(column->finish());
        for (auto* column : {&impressions, &lines}) {
            if (*column)
                ISCOPE_TRY((*column)->finish());
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
            .line = lines.values<std::int64_t>()[at]};
    }
};

constexpr std::array CandidateColumns{
    CandidateFiles::Intent,
    CandidateFiles::Clicked,
    CandidateFiles::Shown,
    CandidateFiles::Position,
    CandidateFiles::Propensity,
    ImpressionFile,
    LineFile};

} // namespace

CandidateWriter::CandidateWriter(Env& env, std::filesystem::path folder, OnRepeated onRepeated)
    : m_env(&env), m_folder(std::move(folder)), m_onRepeated(std::move(onRepeated)) {}

CandidateWriter::CandidateWriter(CandidateWriter&&) noexcept = default;
CandidateWriter& CandidateWriter::operator=(CandidateWriter&&) noexcept = default;
CandidateWriter::~CandidateWriter() = default;

Result<CandidateWriter>
CandidateWriter::create(Env& env, std::filesystem::path folder, CandidateOrder order, OnRepeated onRepeated) {
    CandidateWriter writer(env, std::move(folder), std::move(onRepeated));
    ISCOPE_TRY_ASSIGN(writer.m_columns, Columns::create(env, writer.m_folder, order));
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
    ISCOPE_TRY(m_columns->shown.append(part(m_unknownFlags)));
    ISCOPE_TRY(m_columns->positions.append(part(m_unknownPositions)));
    return m_columns->propensities.append(part(m_unknownPropensities));
}

Status CandidateWriter::append(const CandidateRow& row) {
    m_isGrouped = m_isGrouped && row.impression >= m_newestImpression;
    m_newestImpression = row.impression;
    // Out of order, a repetition is seen only when the rows of an impression stand together, at the end.
    if (m_isGrouped && isRepeated(row))
        return m_onRepeated(row);
    count(row.impression, 1);
    return m_columns->append(row);
}

bool CandidateWriter::isRepeated(const CandidateRow& row) {
    const auto intent = narrow<std::size_t>(row.intent);
    if (intent >= m_lastImpression.size())
        m_lastImpression.resize(intent + 1, -1);
    return std::exchange(m_lastImpression[intent], row.impression) == row.impression;
}

void CandidateWriter::count(std::int32_t impression, std::int64_t rowCount) {
    const auto at = narrow<std::size_t>(impression);
    if (at >= m_counts.size())
        m_counts.resize(at + 1, 0);
    m_counts[at] += rowCount;
}

Result<std::uint64_t> CandidateWriter::finish(std::size_t impressionCount) {
    ISCOPE_TRY(m_columns->finish());
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
    ISCOPE_TRY(writeNpy<std::int64_t>(*m_env, m_folder / CandidateFiles::Offsets, offsets));
    return static_cast<std::uint64_t>(offsets.back());
}

/// Writes the rows once more, by impression.
Result<std::uint64_t> CandidateWriter::regroup(std::size_t impressionCount) {
    for (const auto file : CandidateColumns) {
        ISCOPE_TRY(
            m_env->rename(m_folder / file, m_folder / (std::string(UngroupedPrefix) + std::string(file))));
    }
    ISCOPE_TRY_ASSIGN(const auto source, UngroupedColumns::open(*m_env, m_folder));
    ISCOPE_TRY_ASSIGN(
        auto grouped, CandidateWriter::create(*m_env, m_folder, CandidateOrder::Any, m_onRepeated));
    for (const auto at : groupedOrder(source.impressions.values<std::int32_t>()))
        ISCOPE_TRY(grouped.append(source.row(static_cast<std::size_t>(at))));
    for (const auto file : CandidateColumns)
        ISCOPE_TRY(m_env->remove(m_folder / (std::string(UngroupedPrefix) + std::string(file))));
    ISCOPE_TRY(grouped.m_columns->finish());
    return grouped.finishGrouped(impressionCount);
}

/// A stable counting sort of the rows by impression.
std::vector<std::int64_t> CandidateWriter::groupedOrder(std::span<const std::int32_t> impressions) const {
    std::vector<std::int64_t> next(m_counts.size(), 0);
    std::exclusive_scan(m_counts.begin(), m_counts.end(), next.begin(), std::int64_t{0});
    std::vector<std::int64_t> order(impressions.size());
    for (std::size_t row = 0; row < impressions.size(); ++row) {
        auto& slot = next[static_cast<std::size_t>(impressions[row])];
        order[static_cast<std::size_t>(slot++)] = static_cast<std::int64_t>(row);
    }
    return order;
}

} // namespace intentscope::data
