// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace intentscope::slices {

/// Neighbours that a sort could not tell apart yet: [begin, end) of the rows.
struct RowRun {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
};

/// Rows in one block of work; runs of more rows than this are worth both cores.
constexpr std::size_t OrderBlockRows = 1U << 16U;
/// The key of a row without a value: behind every other.
constexpr std::uint64_t MissingKey = std::numeric_limits<std::uint64_t>::max();
/// Below this many rows a comparison sort beats the passes over the digits.
constexpr std::size_t FewRows = 1'024;

/// Calls `onRun` for every run of two or more neighbours with `isSame(position, position + 1)`: short runs in
/// parallel, from several threads, with Workers(1); long ones one after the other, with all workers.
template <class IsSame, class OnRun>
Status forEachRun(
    std::size_t rowCount,
    const IsSame& isSame,
    const OnRun& onRun,
    const Workers& workers,
    const std::stop_token& stop) {
    const std::size_t blockCount = (rowCount + OrderBlockRows - 1) / OrderBlockRows;
    std::vector<std::vector<RowRun>> longRuns(blockCount);
    const Workers alone(1);
    const auto findRuns = [&](std::size_t block) -> Status {
        std::size_t at = block * OrderBlockRows;
        const std::size_t blockEnd = std::min(at + OrderBlockRows, rowCount);
        // A run belongs to the block that it begins in.
        while (at > 0 && at < blockEnd && isSame(at - 1, at))
            ++at;
        while (at < blockEnd) {
            RowRun run{at, at + 1};
            while (run.end < rowCount && isSame(run.end - 1, run.end))
                ++run.end;
            at = run.end;
            if (run.size() > OrderBlockRows)
                longRuns[block].push_back(run);
            else if (run.size() > 1)
                ISCOPE_TRY(onRun(run, alone));
        }
        return {};
    };
    ISCOPE_TRY(workers.forEach(blockCount, findRuns, stop));
    for (const auto& runs : longRuns) {
        for (const RowRun run : runs)
            ISCOPE_TRY(onRun(run, workers));
    }
    return {};
}

/// Sorts rows stably by a 64-bit key, least significant digit first, on the workers' threads. Keys are cut to
/// the 32 bits below the highest one in which they differ and travel beside their rows; what these cannot
/// tell apart is sorted again by the rest. Linear in the rows; 16 bytes a row besides.
template <class KeyOf>
class RadixOrder {
public:
    /// `keyOf(row)` gives the same key every time, from any thread. All must outlive the object.
    RadixOrder(const KeyOf& keyOf, const Workers& workers, const std::stop_token& stop)
        : m_keyOf(keyOf), m_workers(workers), m_stop(stop) {}

    Status sort(std::span<std::int32_t> rows) const {
        if (rows.size() <= FewRows) {
            sortFew(rows);
            return {};
        }
        ISCOPE_TRY_ASSIGN(const Range range, rangeOf(rows));
        if (range.isOne())
            return {};
        const unsigned shift = shiftFor(range);
        // Missing rows come right behind the highest key, so that they do not widen the range.
        const std::uint64_t missing = range.cut(range.highest, shift) + 1;
        const auto storage = std::make_unique_for_overwrite<std::uint64_t[]>(2 * rows.size());
        std::span<std::uint64_t> packed(storage.get(), rows.size());
        ISCOPE_TRY(forBlocks(rows.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const std::uint64_t key = m_keyOf(rows[i]);
                const std::uint64_t cut = key == MissingKey ? missing : range.cut(key, shift);
                packed[i] = cut << KeyBits | static_cast<std::uint32_t>(rows[i]);
            }
        }));
        const std::span<std::uint64_t> other(storage.get() + rows.size(), rows.size());
        ISCOPE_TRY(sortPacked(packed, other, widthOf(range.hasMissing ? missing : missing - 1)));
        ISCOPE_TRY(forBlocks(rows.size(), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                rows[i] = static_cast<std::int32_t>(packed[i] & RowMask);
        }));
        return shift == 0 ? Status() : sortRest(rows, packed);
    }

private:
    static constexpr unsigned KeyBits = 32;
    static constexpr std::uint64_t RowMask = 0xFFFFFFFFU;
    static constexpr unsigned DigitBits = 8;
    using Counts = std::array<std::size_t, std::size_t{1} << DigitBits>;

    /// Most runs are of two or three rows, for which the standard sort would fetch memory.
    void sortFew(std::span<std::int32_t> rows) const {
        constexpr std::size_t VeryFewRows = 16;
        if (rows.size() > VeryFewRows) {
            std::ranges::stable_sort(rows, {}, m_keyOf);
            return;
        }
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const std::int32_t row = rows[i];
            const std::uint64_t key = m_keyOf(row);
            std::size_t at = i;
            for (; at > 0 && m_keyOf(rows[at - 1]) > key; --at)
                rows[at] = rows[at - 1];
            rows[at] = row;
        }
    }

    template <class Work>
    Status forBlocks(std::size_t rowCount, const Work& work) const {
        return m_workers.forEach(
            (rowCount + OrderBlockRows - 1) / OrderBlockRows,
            [&](std::size_t block) -> Status {
                work(block * OrderBlockRows, std::min((block + 1) * OrderBlockRows, rowCount));
                return {};
            },
            m_stop);
    }

    /// The keys of rows that have a value.
    struct Range {
        std::uint64_t lowest = MissingKey;
        std::uint64_t highest = 0;
        bool hasMissing = false;

        void add(std::uint64_t key) {
            if (key == MissingKey) {
                hasMissing = true;
                return;
            }
            lowest = std::min(lowest, key);
            highest = std::max(highest, key);
        }
        std::uint64_t cut(std::uint64_t key, unsigned shift) const { return (key - lowest) >> shift; }
        bool isEmpty() const { return lowest > highest; }
        bool isOne() const { return isEmpty() || (lowest == highest && !hasMissing); }
    };

    static unsigned widthOf(std::uint64_t key) { return static_cast<unsigned>(std::bit_width(key)); }

    /// What must go so that the highest key, and one more for missing rows, has 32 bits.
    static unsigned shiftFor(const Range& range) {
        unsigned shift = 0;
        while (widthOf(range.cut(range.highest, shift) + 1) > KeyBits)
            ++shift;
        return shift;
    }

    Result<Range> rangeOf(std::span<const std::int32_t> rows) const {
        std::vector<Range> ranges((rows.size() + OrderBlockRows - 1) / OrderBlockRows);
        ISCOPE_TRY(forBlocks(rows.size(), [&](std::size_t begin, std::size_t end) {
            Range range;
            for (std::size_t i = begin; i < end; ++i)
                range.add(m_keyOf(rows[i]));
            ranges[begin / OrderBlockRows] = range;
        }));
        Range all;
        for (const Range& each : ranges) {
            all.lowest = std::min(all.lowest, each.lowest);
            all.highest = std::max(all.highest, each.highest);
            all.hasMissing = all.hasMissing || each.hasMissing;
        }
        return all;
    }

    /// Leaves the sorted items in `packed`, which may be the other memory then.
    Status
    sortPacked(std::span<std::uint64_t>& packed, std::span<std::uint64_t> other, unsigned width) const {
        std::vector<Counts> counts((packed.size() + OrderBlockRows - 1) / OrderBlockRows);
        for (unsigned bit = 0; bit < width; bit += DigitBits) {
            const unsigned place = KeyBits + bit;
            const auto digitOf = [place](std::uint64_t item) {
                return static_cast<std::size_t>(item >> place) & ((std::size_t{1} << DigitBits) - 1);
            };
            ISCOPE_TRY(forBlocks(packed.size(), [&](std::size_t begin, std::size_t end) {
                Counts& mine = counts[begin / OrderBlockRows];
                mine.fill(0);
                for (std::size_t i = begin; i < end; ++i)
                    ++mine[digitOf(packed[i])];
            }));
            makePlaces(counts);
            ISCOPE_TRY(forBlocks(packed.size(), [&](std::size_t begin, std::size_t end) {
                Counts& mine = counts[begin / OrderBlockRows];
                for (std::size_t i = begin; i < end; ++i)
                    other[mine[digitOf(packed[i])]++] = packed[i];
            }));
            std::swap(packed, other);
        }
        return {};
    }

    /// Turns each block's counts of digits into the places where its items go.
    static void makePlaces(std::vector<Counts>& counts) {
        std::size_t place = 0;
        for (std::size_t digit = 0; digit < Counts().size(); ++digit) {
            for (Counts& block : counts)
                place += std::exchange(block[digit], place);
        }
    }

    Status sortRest(std::span<std::int32_t> rows, std::span<const std::uint64_t> packed) const {
        return forEachRun(
            rows.size(),
            [&](std::size_t left, std::size_t right) {
                return packed[left] >> KeyBits == packed[right] >> KeyBits;
            },
            [&](RowRun run, const Workers& workers) {
                const RadixOrder again(m_keyOf, workers, m_stop);
                return again.sort(rows.subspan(run.begin, run.size()));
            },
            m_workers,
            m_stop);
    }

    const KeyOf& m_keyOf;
    const Workers& m_workers;
    const std::stop_token& m_stop;
};

} // namespace intentscope::slices
