// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/column_statistics.h"

#include "core/base/assert.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <mutex>
#include <numeric>
#include <utility>

namespace intentscope::slices {
namespace {

using data::Column;
using data::FeatureKind;

constexpr std::uint64_t SignBit = std::uint64_t{1} << 63U;
constexpr std::size_t RowsPerLook = 1U << 16U;

std::uint64_t keyOf(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return (bits & SignBit) != 0 ? ~bits : bits | SignBit;
}
double numberOf(std::uint64_t key) {
    return std::bit_cast<double>((key & SignBit) != 0 ? key & ~SignBit : ~key);
}

/// Ascending, by bytes; those in which no key differs are passed over.
Status sortKeys(std::vector<std::uint64_t>& keys, const std::stop_token& stop) {
    std::uint64_t ones = 0;
    std::uint64_t zeros = 0;
    for (const std::uint64_t key : keys) {
        ones |= key;
        zeros |= ~key;
    }
    std::vector<std::uint64_t> other(keys.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if ((((ones & zeros) >> shift) & 0xFFU) == 0)
            continue;
        ISCOPE_TRY(checkStop(stop));
        std::array<std::size_t, 257> places{};
        for (const std::uint64_t key : keys)
            ++places[((key >> shift) & 0xFFU) + 1];
        std::partial_sum(places.begin(), places.end(), places.begin());
        for (const std::uint64_t key : keys)
            other[places[(key >> shift) & 0xFFU]++] = key;
        keys.swap(other);
    }
    return checkStop(stop);
}

std::int64_t distinctOf(const std::vector<std::uint64_t>& sorted) {
    std::int64_t count = sorted.empty() ? 0 : 1;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        count += sorted[i] != sorted[i - 1] ? 1 : 0;
    return count;
}

/// Infinities would make NaN of a difference: the nearer of the two then.
double between(double low, double high, double share) {
    if (std::isfinite(high - low))
        return low + share * (high - low);
    return share < 0.5 ? low : high;
}

template <class NumberOf>
std::vector<double> quantilesOf(const std::vector<std::uint64_t>& sorted, const NumberOf& numberAt) {
    std::vector<double> quantiles;
    if (sorted.empty())
        return quantiles;
    for (const double level : QuantileLevels) {
        const double at = level * static_cast<double>(sorted.size() - 1);
        const auto below = static_cast<std::size_t>(at);
        const double low = numberAt(sorted[below]);
        const double high = numberAt(sorted[std::min(below + 1, sorted.size() - 1)]);
        quantiles.push_back(between(low, high, at - std::floor(at)));
    }
    return quantiles;
}

/// FNV-1a over the bytes, then mixed.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    hash ^= hash >> 32U;
    return hash * 0x9E3779B97F4A7C15U;
}

class Statistics {
public:
    Statistics(const Column& column, const std::stop_token& stop, ColumnStatistics& out)
        : m_column(column), m_stop(stop), m_out(out) {}

    Status run() {
        switch (m_column.spec().kind) {
        case FeatureKind::Numeric:
            return numbers();
        case FeatureKind::Timestamp:
            return times();
        case FeatureKind::Boolean:
            return flags();
        case FeatureKind::Categorical:
        case FeatureKind::MultiCategorical:
            return words();
        case FeatureKind::Text:
            break;
        }
        return texts();
    }

private:
    /// `visit(row)` for every row, with a look at the stop in between.
    template <class Visit>
    Status eachRow(const Visit& visit) const {
        for (std::size_t row = 0; row < m_column.rowCount(); ++row) {
            if (row % RowsPerLook == 0)
                ISCOPE_TRY(checkStop(m_stop));
            visit(row);
        }
        return {};
    }

    Status numbers() {
        const auto values = m_column.numbers();
        std::vector<std::uint64_t> keys;
        keys.reserve(values.size());
        double sum = 0;
        ISCOPE_TRY(eachRow([&](std::size_t row) {
            if (std::isnan(values[row]))
                return;
            sum += values[row];
            keys.push_back(keyOf(values[row]));
        }));
        return ordered(std::move(keys), sum, numberOf);
    }

    Status times() {
        const auto values = m_column.times();
        std::vector<std::uint64_t> keys;
        keys.reserve(values.size());
        ISCOPE_TRY(eachRow([&](std::size_t row) {
            if (!UtcMillis{values[row]}.isMissing())
                keys.push_back(static_cast<std::uint64_t>(values[row]) ^ SignBit);
        }));
        ISCOPE_TRY(ordered(std::move(keys), 0, [](std::uint64_t key) {
            return static_cast<double>(static_cast<std::int64_t>(key ^ SignBit));
        }));
        m_out.mean.reset();
        return {};
    }

    template <class NumberOf>
    Status ordered(std::vector<std::uint64_t> keys, double sum, const NumberOf& numberAt) {
        m_out.missingCount = m_out.rowCount - static_cast<std::int64_t>(keys.size());
        if (!keys.empty())
            m_out.mean = sum / static_cast<double>(keys.size());
        if (m_out.mean && !std::isfinite(*m_out.mean))
            m_out.mean.reset();
        ISCOPE_TRY(sortKeys(keys, m_stop));
        m_out.distinctCount = distinctOf(keys);
        m_out.quantiles = quantilesOf(keys, numberAt);
        return {};
    }

    Status flags() {
        const auto values = m_column.flags();
        std::array<std::int64_t, 3> counts{};
        ISCOPE_TRY(eachRow([&](std::size_t row) { ++counts[static_cast<std::size_t>(values[row] + 1)]; }));
        m_out.missingCount = counts[0];
        m_out.distinctCount = (counts[1] > 0 ? 1 : 0) + (counts[2] > 0 ? 1 : 0);
        if (counts[1] + counts[2] > 0)
            m_out.mean = static_cast<double>(counts[2]) / static_cast<double>(counts[1] + counts[2]);
        return {};
    }

    Status words() {
        const data::Dictionary& dictionary = *m_column.dictionary();
        std::vector<std::int64_t> counts(static_cast<std::size_t>(dictionary.size()), 0);
        const auto add = [&](std::int32_t code) { ++counts[static_cast<std::size_t>(code)]; };
        if (m_column.spec().kind == FeatureKind::Categorical) {
            ISCOPE_TRY(eachRow([&, codes = m_column.codes()](std::size_t row) {
                if (codes[row] == data::MissingCode)
                    ++m_out.missingCount;
                else
                    add(codes[row]);
            }));
        } else {
            ISCOPE_TRY(eachRow([&](std::size_t row) {
                const auto codes = m_column.codesAt(row);
                m_out.missingCount += codes.empty() ? 1 : 0;
                std::ranges::for_each(codes, add);
            }));
        }
        m_out.distinctCount = std::ranges::count_if(counts, [](std::int64_t count) { return count > 0; });
        std::vector<std::int32_t> codes(counts.size());
        std::iota(codes.begin(), codes.end(), 0);
        const auto shown = std::min(TopWordCount, codes.size());
        std::ranges::partial_sort(
            codes, codes.begin() + static_cast<std::ptrdiff_t>(shown), {}, [&](std::int32_t code) {
                return std::pair(-counts[static_cast<std::size_t>(code)], dictionary.word(code));
            });
        for (std::size_t i = 0; i < shown; ++i) {
            const auto count = counts[static_cast<std::size_t>(codes[i])];
            if (count > 0)
                m_out.topWords.push_back({std::string(dictionary.word(codes[i])), count});
        }
        return {};
    }

    Status texts() {
        std::vector<std::uint64_t> hashes;
        hashes.reserve(m_column.rowCount());
        ISCOPE_TRY(eachRow([&](std::size_t row) {
            if (const auto text = m_column.textAt(row); !text.empty())
                hashes.push_back(hashOf(text));
        }));
        m_out.missingCount = m_out.rowCount - static_cast<std::int64_t>(hashes.size());
        ISCOPE_TRY(sortKeys(hashes, m_stop));
        m_out.distinctCount = distinctOf(hashes);
        return {};
    }

    const Column& m_column;
    const std::stop_token& m_stop;
    ColumnStatistics& m_out;
};

} // namespace

double ColumnStatistics::quantile(double level) const {
    const auto found = std::ranges::find(QuantileLevels, level);
    ISCOPE_ASSERT(found != QuantileLevels.end() && !quantiles.empty());
    return quantiles[static_cast<std::size_t>(found - QuantileLevels.begin())];
}

const ColumnStatistics* DatasetStatistics::find(std::string_view table, std::string_view column) const {
    const auto found = std::ranges::find_if(
        columns, [&](const ColumnStatistics& each) { return each.table == table && each.column == column; });
    return found == columns.end() ? nullptr : &*found;
}

Result<ColumnStatistics>
statisticsOf(const data::Table& table, const Column& column, const std::stop_token& stop) {
    ColumnStatistics statistics;
    statistics.table = table.name();
    statistics.column = column.spec().name;
    statistics.kind = column.spec().kind;
    statistics.rowCount = static_cast<std::int64_t>(column.rowCount());
    ISCOPE_TRY(Statistics(column, stop, statistics).run());
    return statistics;
}

Result<DatasetStatistics> computeStatistics(
    const data::Dataset& dataset,
    const Workers& workers,
    ProgressSink& progress,
    const std::stop_token& stop) {
    std::vector<std::pair<const data::Table*, const Column*>> columns;
    for (const data::Table* table :
         {&dataset.impressions(), &dataset.users(), &dataset.intents(), &dataset.events()}) {
        for (const auto& column : table->columns())
            columns.emplace_back(table, column.get());
    }
    DatasetStatistics statistics{dataset.info().hash, std::vector<ColumnStatistics>(columns.size())};
    std::mutex mutex; // guards doneCount and the order of reports
    std::int64_t doneCount = 0;
    ISCOPE_TRY(workers.forEach(
        columns.size(),
        [&](std::size_t i) -> Status {
            auto found = statisticsOf(*columns[i].first, *columns[i].second, stop);
            if (!found)
                return tl::unexpected(std::move(found).error());
            statistics.columns[i] = *std::move(found);
            const std::lock_guard guard(mutex);
            progress.report(
                {.phase = "Looking at the columns",
                 .done = ++doneCount,
                 .total = static_cast<std::int64_t>(columns.size())});
            return {};
        },
        stop));
    return statistics;
}

} // namespace intentscope::slices
