// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/assert.h"
#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace intentscope::stats {

/// Sums of rows drawn with replacement: one replicate of a bootstrap. The draw is exactly multinomial, but
/// hierarchical: binomial draws first decide how many rows come from each block of 512 neighbours, then rows
/// are drawn within a block, which stays in the first-level cache and takes seven indices out of each random
/// word. Drawing n of n rows costs about 1 ns a row, ten times less than indexing all of a large sample.
template <std::size_t Lanes>
class Resampler {
public:
    using Row = std::array<double, Lanes>;

    /// At least one row.
    explicit Resampler(std::vector<Row> rows) : m_rows(std::move(rows)) { ISCOPE_ASSERT(!m_rows.empty()); }

    /// The sum of as many draws as there are rows. Whole-number decisions and sums in a fixed order: the same
    /// on every platform for the same state of `random`.
    Row draw(Random& random) const {
        Row sums{};
        drawFrom(random, {.first = 0, .size = m_rows.size(), .draws = m_rows.size()}, sums);
        return sums;
    }

private:
    static constexpr std::uint64_t BlockBits = 9;
    static constexpr std::uint64_t BlockSize = std::uint64_t{1} << BlockBits;
    static constexpr std::uint64_t IndicesPerWord = 64 / BlockBits;

    /// `draws` rows are still to be drawn from [first, first + size).
    struct Range {
        std::size_t first;
        std::uint64_t size;
        std::uint64_t draws;
    };

    static void add(Row& sums, const Row& row) {
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            sums[lane] += row[lane];
    }

    // NOLINTNEXTLINE(misc-no-recursion): as deep as log2 of the number of blocks
    void drawFrom(Random& random, const Range& range, Row& sums) const {
        if (range.draws == 0)
            return;
        if (range.size == BlockSize)
            return drawFromBlock(random, range, sums);
        if (range.size < BlockSize)
            return drawFromPart(random, range, sums);
        // The left side is a power of two, so that all but one path down the tree halve evenly.
        const auto left = std::bit_floor(range.size - 1);
        const auto leftDraws = drawBinomial(random, range.draws, left, range.size);
        drawFrom(random, {.first = range.first, .size = left, .draws = leftDraws}, sums);
        drawFrom(
            random,
            {.first = range.first + left, .size = range.size - left, .draws = range.draws - leftDraws},
            sums);
    }

    void drawFromBlock(Random& random, const Range& range, Row& sums) const {
        const auto* block = &m_rows[range.first];
        // Two sums, so that an addition need not wait for the one before it.
        Row even{};
        Row odd{};
        auto draws = range.draws;
        for (; draws >= IndicesPerWord; draws -= IndicesPerWord) {
            auto word = random();
            const auto take = [&](Row& into) {
                add(into, block[word % BlockSize]);
                word >>= BlockBits;
            };
            take(even);
            take(odd);
            take(even);
            take(odd);
            take(even);
            take(odd);
            take(even);
        }
        for (auto word = random(); draws > 0; --draws) {
            add(odd, block[word % BlockSize]);
            word >>= BlockBits;
        }
        add(sums, even);
        add(sums, odd);
    }

    void drawFromPart(Random& random, const Range& range, Row& sums) const {
        for (auto draws = range.draws; draws > 0; --draws)
            add(sums, m_rows[range.first + random.below(range.size)]);
    }

    std::vector<Row> m_rows;
};

} // namespace intentscope::stats
