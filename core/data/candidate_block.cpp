// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_block.h"

#include "core/data/cell.h"
#include "core/data/column.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace intentscope::data {
namespace {

/// The roles of a candidate table as columns of its schema.
struct CandidateColumns {
    std::size_t impression;
    std::size_t intent;
    std::optional<std::size_t> position;
    std::optional<std::size_t> shown;
    std::optional<std::size_t> clicked;
    std::optional<std::size_t> propensity;

    explicit CandidateColumns(const TableSchema& schema)
        : impression(schema.findRole(Role::ImpressionId).value()),
          intent(schema.findRole(Role::IntentId).value()), position(schema.findRole(Role::Position)),
          shown(schema.findRole(Role::Shown)), clicked(schema.findRole(Role::Clicked)),
          propensity(schema.findRole(Role::Propensity)) {}
};

tl::unexpected<Error> badCell(std::string message, std::string cure = {}) {
    return fail(ErrorCode::InvalidInput, std::move(message), {.place = {}, .cure = std::move(cure)});
}

Result<std::int32_t> parsePosition(std::string_view cell) {
    constexpr double LargestPosition = 1e9;
    if (cell.empty())
        return 0;
    ISCOPE_TRY_ASSIGN(const double number, parseNumber(cell));
    if (number < 0 || number > LargestPosition || number != std::floor(number))
        return badCell(
            "A position is a whole number from 1 on, or 0 where it was not shown",
            "Leave the cell empty where it is not known");
    return static_cast<std::int32_t>(number);
}

Result<float> parsePropensity(std::string_view cell) {
    if (cell.empty())
        return std::numeric_limits<float>::quiet_NaN();
    ISCOPE_TRY_ASSIGN(const double number, parseNumber(cell));
    const auto propensity = static_cast<float>(number);
    if (propensity <= 0 || propensity > 1) {
        return badCell(
            "A propensity is above 0 and at most 1, and " + quotedCell(cell) + " was found",
            "Leave the cell empty where it was not logged");
    }
    return propensity;
}

Result<std::int8_t> parseFlagOrMissing(std::string_view cell) {
    return cell.empty() ? MissingFlag : parseFlag(cell);
}

class CandidateBlock final : public RowBlock {
public:
    CandidateBlock(const CandidateColumns& columns, const CandidateIds& ids)
        : m_columns(columns), m_ids(ids) {}

    std::optional<RowFlaw> add(const RowCells& cells) override {
        CandidateRow row{.line = cells.record().line};
        std::size_t column = m_columns.impression;
        const auto parse = [&](std::optional<std::size_t> from, auto parser, auto& value) -> Status {
            if (!from)
                return {};
            column = *from;
            auto parsed = parser(cells[column]);
            if (!parsed)
                return tl::unexpected(std::move(parsed).error());
            value = *parsed;
            return {};
        };
        const auto understand = [&]() -> Status {
            ISCOPE_TRY(
                parse(m_columns.impression, [&](auto id) { return impressionOf(id); }, row.impression));
            ISCOPE_TRY(parse(m_columns.intent, [&](auto id) { return intentOf(id); }, row.intent));
            ISCOPE_TRY(parse(m_columns.position, parsePosition, row.position));
            ISCOPE_TRY(parse(m_columns.propensity, parsePropensity, row.propensity));
            ISCOPE_TRY(parse(m_columns.shown, parseFlagOrMissing, row.shown));
            return parse(m_columns.clicked, parseFlagOrMissing, row.clicked);
        };
        auto status = understand();
        if (!status) {
            status.error().place = cells.placeOf(column);
            return RowFlaw{column, std::move(status).error()};
        }
        if (!m_columns.shown && m_columns.position)
            row.shown = row.position > 0 ? 1 : 0;
        rows.push_back(row);
        return std::nullopt;
    }
    std::size_t rowCount() const override { return rows.size(); }
    void clear() override { rows.clear(); }

    CandidateRows rows;

private:
    /// Rows mostly are of the same impression as the one before, or of the next.
    Result<std::int32_t> impressionOf(std::string_view id) {
        if (m_impression >= 0 && m_ids.impressions.word(m_impression) == id)
            return m_impression;
        const auto next = m_impression + 1;
        if (next < m_ids.impressions.size() && m_ids.impressions.word(next) == id) {
            m_impression = next;
            return next;
        }
        const auto found = m_ids.impressions.find(id);
        if (!found)
            return badCell(
                "No impression has the id " + quotedCell(id),
                "Add it to the impressions, or take the row out");
        m_impression = *found;
        return *found;
    }

    Result<std::int32_t> intentOf(std::string_view id) const {
        if (const auto found = m_ids.intents.find(id))
            return *found;
        return badCell(
            "No intent has the id " + quotedCell(id), "Add it to the intents, or take the row out");
    }

    const CandidateColumns& m_columns;
    const CandidateIds& m_ids;
    std::int32_t m_impression = -1; ///< of the last row
};

class CandidateSink final : public RowSink {
public:
    CandidateSink(const TableSchema& schema, const CandidateIds& ids, CandidateWriter& writer)
        : m_columns(schema), m_ids(ids), m_writer(writer) {}

    std::unique_ptr<RowBlock> makeBlock() const override {
        return std::make_unique<CandidateBlock>(m_columns, m_ids);
    }
    Status
    keep(RowBlock& block, std::span<const BadRow> bad, std::int64_t linesBefore, RowJudge& judge) override {
        return m_writer.append(static_cast<CandidateBlock&>(block).rows, bad, linesBefore, judge);
    }

private:
    CandidateColumns m_columns;
    CandidateIds m_ids;
    CandidateWriter& m_writer;
};

} // namespace

std::unique_ptr<RowSink>
makeCandidateSink(const TableSchema& schema, const CandidateIds& ids, CandidateWriter& writer) {
    return std::make_unique<CandidateSink>(schema, ids, writer);
}

} // namespace intentscope::data
