// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/sort_order.h"

#include "core/base/checked.h"
#include "core/slices/radix_order.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <string_view>

namespace intentscope::slices {
namespace {

using data::Column;
using data::FeatureKind;

constexpr std::uint64_t SignBit = std::uint64_t{1} << 63U;

std::uint64_t directed(std::uint64_t key, bool isDescending) {
    return isDescending ? ~key : key;
}

/// Doubles as whole numbers of the same order; -0 equals 0.
std::uint64_t numberKey(double value, bool isDescending) {
    if (std::isnan(value))
        return MissingKey;
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return directed((bits & SignBit) != 0 ? ~bits : bits | SignBit, isDescending);
}

std::uint64_t timeKey(std::int64_t value, bool isDescending) {
    if (UtcMillis{value}.isMissing())
        return MissingKey;
    return directed(static_cast<std::uint64_t>(value) ^ SignBit, isDescending);
}

/// The place of each word in the order of their bytes.
std::vector<std::uint32_t> ranksOf(const data::Dictionary& dictionary) {
    const auto words = dictionary.words();
    std::vector<std::int32_t> codes = allRows(words.size());
    std::ranges::sort(codes, {}, [&](std::int32_t code) { return dictionary.word(code); });
    std::vector<std::uint32_t> ranks(codes.size());
    for (std::size_t rank = 0; rank < codes.size(); ++rank)
        ranks[static_cast<std::size_t>(codes[rank])] = static_cast<std::uint32_t>(rank);
    return ranks;
}

/// Eight bytes of a text from a place on, as a number of the same order; 0 behind its end.
std::uint64_t textKey(std::string_view text, std::size_t from) {
    std::uint64_t key = 0;
    if (from >= text.size())
        return key;
    std::memcpy(&key, text.data() + from, std::min<std::size_t>(sizeof key, text.size() - from));
    static_assert(std::endian::native == std::endian::little);
    return __builtin_bswap64(key);
}

/// Orders the rows of one term.
class TermOrder {
public:
    TermOrder(const SortTerm& term, const Workers& workers, const std::stop_token& stop)
        : m_term(term), m_workers(workers), m_stop(stop) {}

    Status sort(std::span<std::int32_t> rows) const {
        const Column& column = *m_term.column;
        const bool isDescending = m_term.isDescending;
        switch (column.spec().kind) {
        case FeatureKind::Numeric:
            return byKey(rows, [isDescending, values = column.numbers()](std::size_t row) {
                return numberKey(values[row], isDescending);
            });
        case FeatureKind::Timestamp:
            return byKey(rows, [isDescending, values = column.times()](std::size_t row) {
                return timeKey(values[row], isDescending);
            });
        case FeatureKind::Boolean:
            return byKey(rows, [isDescending, values = column.flags()](std::size_t row) {
                if (values[row] == data::MissingFlag)
                    return MissingKey;
                return static_cast<std::uint64_t>(isDescending ? 1 - values[row] : values[row]);
            });
        case FeatureKind::Categorical:
            return byWord(rows);
        case FeatureKind::MultiCategorical:
            return byWords(rows);
        case FeatureKind::Text:
            break;
        }
        return byLevels(
            rows,
            [&](std::size_t row, std::size_t level) { return textKey(column.textAt(row), 8 * level); },
            [&](std::size_t row, std::size_t level) { return column.textAt(row).size() > 8 * level; });
    }

private:
    std::size_t columnRow(std::int32_t row) const {
        const auto at = static_cast<std::size_t>(row);
        return m_term.via.empty() ? at : static_cast<std::size_t>(m_term.via[at]);
    }

    template <class KeyOf>
    Status byKey(std::span<std::int32_t> rows, const KeyOf& keyOf) const {
        if (m_term.via.empty()) {
            const auto key = [&keyOf](std::int32_t row) { return keyOf(static_cast<std::size_t>(row)); };
            return RadixOrder(key, m_workers, m_stop).sort(rows);
        }
        const auto key = [&](std::int32_t row) { return keyOf(columnRow(row)); };
        return RadixOrder(key, m_workers, m_stop).sort(rows);
    }

    Status byWord(std::span<std::int32_t> rows) const {
        const auto ranks = ranksOf(*m_term.column->dictionary());
        const auto last = static_cast<std::uint64_t>(ranks.size());
        const bool isDescending = m_term.isDescending;
        return byKey(rows, [&ranks, last, isDescending, codes = m_term.column->codes()](std::size_t row) {
            if (codes[row] == data::MissingCode)
                return MissingKey;
            const std::uint64_t rank = ranks[static_cast<std::size_t>(codes[row])];
            return isDescending ? last - 1 - rank : rank;
        });
    }

    /// Two words a level; a row that has no further word is before those that have one.
    Status byWords(std::span<std::int32_t> rows) const {
        const Column& column = *m_term.column;
        const auto ranks = ranksOf(*column.dictionary());
        const auto rankAt = [&](std::span<const std::int32_t> codes, std::size_t place) -> std::uint64_t {
            return place < codes.size() ? ranks[static_cast<std::size_t>(codes[place])] + std::uint64_t{1}
                                        : 0;
        };
        return byLevels(
            rows,
            [&](std::size_t row, std::size_t level) {
                const auto codes = column.codesAt(row);
                return rankAt(codes, 2 * level) << 32U | rankAt(codes, 2 * level + 1);
            },
            [&](std::size_t row, std::size_t level) { return column.codesAt(row).size() > 2 * level; });
    }

    /// Values longer than a key: by their first level, then each run of equals by the next.
    template <class KeyAt, class HasLevel>
    Status byLevels(std::span<std::int32_t> rows, const KeyAt& keyAt, const HasLevel& hasLevel) const {
        const auto missing = std::stable_partition(
            rows.begin(), rows.end(), [&](std::int32_t row) { return hasLevel(columnRow(row), 0); });
        const auto present = rows.first(static_cast<std::size_t>(missing - rows.begin()));
        return byLevel(present, 0, keyAt, hasLevel, m_workers);
    }

    template <class KeyAt, class HasLevel>
    Status byLevel(
        std::span<std::int32_t> rows,
        std::size_t level,
        const KeyAt& keyAt,
        const HasLevel& hasLevel,
        const Workers& workers) const {
        const auto key = [&](std::int32_t row) {
            return directed(keyAt(columnRow(row), level), m_term.isDescending);
        };
        ISCOPE_TRY(RadixOrder(key, workers, m_stop).sort(rows));
        return forEachRun(
            rows.size(),
            [&](std::size_t left, std::size_t right) { return key(rows[left]) == key(rows[right]); },
            [&](RowRun run, const Workers& runWorkers) -> Status {
                const auto equal = rows.subspan(run.begin, run.size());
                const auto goesOn = [&](std::int32_t row) { return hasLevel(columnRow(row), level + 1); };
                if (std::ranges::none_of(equal, goesOn))
                    return {};
                return byLevel(equal, level + 1, keyAt, hasLevel, runWorkers);
            },
            workers,
            m_stop);
    }

    const SortTerm& m_term;
    const Workers& m_workers;
    const std::stop_token& m_stop;
};

} // namespace

Status sortRows(
    std::span<std::int32_t> rows,
    std::span<const SortTerm> terms,
    const Workers& workers,
    const std::stop_token& stop) {
    // Each order is stable, so the least important comes first.
    for (std::size_t i = terms.size(); i-- > 0;)
        ISCOPE_TRY(TermOrder(terms[i], workers, stop).sort(rows));
    return checkStop(stop);
}

Status sortRowsByNumbers(
    std::span<std::int32_t> rows,
    std::span<const double> numbers,
    bool isDescending,
    const Workers& workers,
    const std::stop_token& stop) {
    const auto key = [=](std::int32_t row) {
        return numberKey(numbers[static_cast<std::size_t>(row)], isDescending);
    };
    ISCOPE_TRY(RadixOrder(key, workers, stop).sort(rows));
    return checkStop(stop);
}

std::vector<std::int32_t> allRows(std::size_t rowCount) {
    std::vector<std::int32_t> rows(rowCount);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace intentscope::slices
