// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/facet.h"

#include "core/data/cell.h"
#include "core/data/mapped_column.h"
#include "core/slices/condition_compiler.h"
#include "core/slices/expression_error.h"
#include "core/slices/expression_parser.h"
#include "core/slices/facet_bins.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>
#include <utility>

namespace intentscope::slices {
namespace {

using data::Column;
using data::FeatureKind;

constexpr std::size_t BlockRows = 1U << 16U;

struct Counts {
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> within;
};

/// Counts values of one column; value 0 is "missing", i + 1 the i-th category or bin.
class Counting {
public:
    Counting(const data::Dataset& dataset, FoundColumn found, std::size_t rowCount, const RowSet* within)
        : m_column(*found.column), m_rowCount(rowCount), m_within(within) {
        if (found.scope != ColumnScope::User)
            return;
        if (const Column* users = dataset.impressions().findRole(data::Role::UserId))
            m_users = data::userRows(*users);
        if (m_users.size() == rowCount)
            return;
        for (std::size_t row = 0; row < rowCount; ++row)
            m_ownUsers.push_back(dataset.userOf({static_cast<std::int32_t>(row)}).value);
        m_users = m_ownUsers;
    }

    Result<Counts> words(const Workers& workers, const std::stop_token& stop) const {
        const auto count = static_cast<std::size_t>(m_column.dictionary()->size());
        if (m_column.spec().kind == FeatureKind::Categorical) {
            // The missing code is the one before the first.
            return run(count, workers, stop, [codes = m_column.codes()](std::size_t row, const auto& add) {
                add(static_cast<std::size_t>(codes[row] + 1));
            });
        }
        return run(count, workers, stop, [this](std::size_t row, const auto& add) {
            const auto codes = m_column.codesAt(row);
            if (codes.empty())
                add(0);
            for (const std::int32_t code : codes)
                add(static_cast<std::size_t>(code) + 1);
        });
    }

    Result<Counts> flags(const Workers& workers, const std::stop_token& stop) const {
        return run(2, workers, stop, [values = m_column.flags()](std::size_t row, const auto& add) {
            add(static_cast<std::size_t>(values[row] + 1));
        });
    }

    Result<Counts>
    bins(const std::vector<double>& edges, const Workers& workers, const std::stop_token& stop) const {
        const std::size_t count = edges.size() - 1;
        const auto binOf = [&edges, count](double value) {
            const auto above = std::ranges::upper_bound(edges, value) - edges.begin();
            return std::min(static_cast<std::size_t>(above), count);
        };
        if (m_column.spec().kind == FeatureKind::Numeric) {
            return run(
                count, workers, stop, [&, values = m_column.numbers()](std::size_t row, const auto& add) {
                    add(std::isnan(values[row]) ? 0 : binOf(values[row]));
                });
        }
        return run(count, workers, stop, [&, values = m_column.times()](std::size_t row, const auto& add) {
            add(UtcMillis{values[row]}.isMissing() ? 0 : binOf(static_cast<double>(values[row])));
        });
    }

private:
    template <class Visit>
    Result<Counts>
    run(std::size_t valueCount,
        const Workers& workers,
        const std::stop_token& stop,
        const Visit& visit) const {
        // Few parts, since each has counts of its own, and dictionaries can be long.
        const std::size_t partCount = std::clamp<std::size_t>(m_rowCount / BlockRows, 1, 2 * workers.width());
        Counts all{std::vector<std::int64_t>(valueCount + 1), std::vector<std::int64_t>(valueCount + 1)};
        std::mutex mutex; // guards `all`
        const auto countPart = [&](std::size_t part) -> Status {
            Counts mine{std::vector<std::int64_t>(valueCount + 1), std::vector<std::int64_t>(valueCount + 1)};
            const std::size_t end = m_rowCount * (part + 1) / partCount;
            for (std::size_t row = m_rowCount * part / partCount; row < end; ++row) {
                if (row % BlockRows == 0)
                    ISCOPE_TRY(checkStop(stop));
                const bool isWithin = m_within == nullptr || m_within->contains(row);
                const std::size_t columnRow = m_users.empty() ? row : static_cast<std::size_t>(m_users[row]);
                visit(columnRow, [&](std::size_t value) {
                    ++mine.rows[value];
                    mine.within[value] += isWithin ? 1 : 0;
                });
            }
            const std::lock_guard guard(mutex);
            for (std::size_t value = 0; value <= valueCount; ++value) {
                all.rows[value] += mine.rows[value];
                all.within[value] += mine.within[value];
            }
            return {};
        };
        ISCOPE_TRY(workers.forEach(partCount, countPart, stop));
        return all;
    }

    const Column& m_column;
    std::size_t m_rowCount;
    const RowSet* m_within;
    std::span<const std::int32_t> m_users;
    std::vector<std::int32_t> m_ownUsers;
};

void fillMissing(Facet& facet, const Counts& counts) {
    facet.missing = {"missing", facet.column + " is missing", counts.rows[0], counts.within[0]};
}

void fillWords(Facet& facet, const Counts& counts, const Column& column, std::size_t maxEntryCount) {
    const data::Dictionary& dictionary = *column.dictionary();
    const bool hasSeveral = column.spec().kind == FeatureKind::MultiCategorical;
    std::vector<std::int32_t> codes(static_cast<std::size_t>(dictionary.size()));
    std::iota(codes.begin(), codes.end(), 0);
    const auto countOf = [&](std::int32_t code) { return counts.rows[static_cast<std::size_t>(code) + 1]; };
    std::erase_if(codes, [&](std::int32_t code) { return countOf(code) == 0; });
    const auto shown = std::min(maxEntryCount, codes.size());
    std::ranges::partial_sort(
        codes, codes.begin() + static_cast<std::ptrdiff_t>(shown), {}, [&](std::int32_t code) {
            return std::pair(-countOf(code), dictionary.word(code));
        });
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto within = counts.within[static_cast<std::size_t>(codes[i]) + 1];
        if (i >= shown) {
            facet.others.rowCount += countOf(codes[i]);
            facet.others.withinCount += within;
            continue;
        }
        const auto word = dictionary.word(codes[i]);
        const std::string op = hasSeveral ? " contains " : " == ";
        facet.entries.push_back(
            {std::string(word), facet.column + op + writtenText(word), countOf(codes[i]), within});
    }
    facet.otherWordCount = static_cast<std::int64_t>(codes.size() - shown);
    facet.others.label = std::to_string(facet.otherWordCount) + " more";
}

void fillFlags(Facet& facet, const Counts& counts) {
    facet.entries = {
        {"true", facet.column, counts.rows[2], counts.within[2]},
        {"false", facet.column + " == false", counts.rows[1], counts.within[1]}};
}

Result<FoundColumn> findColumn(const FacetSpec& spec, const data::Dataset& dataset) {
    ISCOPE_TRY_ASSIGN(const auto expression, parseExpression(spec.column + " is missing"));
    if (expression.kind != NodeKind::Condition)
        return badExpression(spec.column, {0, 1}, "A facet is of one column", "Name one column");
    ISCOPE_TRY_ASSIGN(
        const auto found,
        ConditionCompiler(spec.column, dataset, spec.table).find(expression.condition.column));
    const bool isOfIntents = found.scope == ColumnScope::Clicked || found.scope == ColumnScope::Candidate;
    if (isOfIntents || found.column->spec().kind == FeatureKind::Text) {
        return badExpression(
            spec.column,
            expression.condition.column.where,
            isOfIntents ? "Columns of intents have no facet" : "A column of texts has no facet",
            "Choose a column of categories, numbers, times or truth values");
    }
    return found;
}

} // namespace

Result<Facet> computeFacet(
    const FacetSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    const RowSet* within,
    const ColumnStatistics* statistics,
    const Workers& workers,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const FoundColumn found, findColumn(spec, *dataset));
    const Column& column = *found.column;
    const data::Table& rows = spec.table == RowTable::Users ? dataset->users() : dataset->impressions();
    const Counting counting(*dataset, found, rows.rowCount(), within);
    Facet facet;
    facet.column = spec.column;
    facet.kind = column.spec().kind;
    if (facet.kind == FeatureKind::Categorical || facet.kind == FeatureKind::MultiCategorical) {
        ISCOPE_TRY_ASSIGN(const auto counts, counting.words(workers, stop));
        fillMissing(facet, counts);
        fillWords(facet, counts, column, spec.maxEntryCount);
        return facet;
    }
    if (facet.kind == FeatureKind::Boolean) {
        ISCOPE_TRY_ASSIGN(const auto counts, counting.flags(workers, stop));
        fillMissing(facet, counts);
        fillFlags(facet, counts);
        return facet;
    }
    ColumnStatistics own;
    if (statistics == nullptr) {
        ISCOPE_TRY_ASSIGN(own, statisticsOf(rows, column, stop));
        statistics = &own;
    }
    const auto edges = binEdges(*statistics, spec);
    ISCOPE_TRY_ASSIGN(const auto counts, counting.bins(edges, workers, stop));
    fillMissing(facet, counts);
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        facet.entries.push_back(binEntry(facet, edges, bin));
        facet.entries.back().rowCount = counts.rows[bin + 1];
        facet.entries.back().withinCount = counts.within[bin + 1];
    }
    return facet;
}

} // namespace intentscope::slices
