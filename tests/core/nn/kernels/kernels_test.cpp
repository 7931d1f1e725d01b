// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/attention.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/kernels/lockstep.h"
#include "core/nn/kernels/packed_matrix.h"
#include "core/nn/kernels/sequence_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace intentscope::nn {
namespace {

std::vector<float> noise(std::size_t count, unsigned seed, float deviation = 1) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0, deviation);
    std::vector<float> values(count);
    for (float& value : values)
        value = normal(generator);
    return values;
}

/// The nearest value of bf16.
float rounded(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return std::bit_cast<float>((bits + 0x7FFFU + ((bits >> 16U) & 1U)) & 0xFFFF0000U);
}

std::vector<float> roundedAll(std::vector<float> values) {
    for (float& value : values)
        value = rounded(value);
    return values;
}

/// x [rows, depth] times w [columns, depth] transposed, in double.
std::vector<double>
plainProduct(const std::vector<float>& x, const std::vector<float>& w, std::size_t depth) {
    std::vector<double> y;
    for (std::size_t r = 0; r * depth < x.size(); ++r)
        for (std::size_t c = 0; c * depth < w.size(); ++c) {
            double sum = 0;
            for (std::size_t k = 0; k < depth; ++k)
                sum += static_cast<double>(x[r * depth + k]) * static_cast<double>(w[c * depth + k]);
            y.push_back(sum);
        }
    return y;
}

/// Each set of kernels that this machine runs.
class Kernels : public testing::TestWithParam<const KernelTable*> {
protected:
    const KernelTable& kernels() const { return *GetParam(); }

    /// All columns, padded to whole panels, of all rows.
    std::vector<float> product(
        PackedType type, const std::vector<float>& x, const std::vector<float>& w, std::size_t depth) const {
        const std::size_t columns = w.size() / depth;
        PackedMatrix matrix(type, (columns + PanelColumns - 1) / PanelColumns, depth);
        for (std::size_t panel = 0; panel < matrix.panelCount(); ++panel) {
            const std::size_t first = panel * PanelColumns;
            matrix.setPanel(
                panel, std::span(w).subspan(first * depth, std::min(PanelColumns, columns - first) * depth));
        }
        const std::size_t count = x.size() / depth;
        PackedRows rows;
        rows.resize(count, depth, type == PackedType::BF16);
        for (std::size_t tile = 0; tile < rows.tileCount(); ++tile)
            rows.pack(kernels(), tile, x.data() + tile * TileRows * depth, depth);
        std::vector<float> y(count * matrix.columnCount());
        matrix.multiply(
            kernels(),
            rows,
            {.panelBegin = 0, .panelEnd = matrix.panelCount(), .tileBegin = 0, .tileEnd = rows.tileCount()},
            {.y = y.data(), .stride = matrix.columnCount()});
        return y;
    }

    static void expectProduct(
        const std::vector<float>& found,
        const std::vector<double>& expected,
        std::size_t columns,
        double tolerance) {
        const std::size_t stride = (columns + PanelColumns - 1) / PanelColumns * PanelColumns;
        for (std::size_t i = 0; i < expected.size(); ++i)
            ASSERT_NEAR(
                static_cast<double>(found[i / columns * stride + i % columns]), expected[i], tolerance)
                << "row " << i / columns << " column " << i % columns;
    }
};

TEST_P(Kernels, products_are_those_of_plain_loops_whatever_the_sizes) {
    struct Size {
        std::size_t rows, columns, depth;
    };
    for (const auto& [rows, columns, depth] :
         {Size{1, 1, 1},
          Size{1, 32, 64},
          Size{5, 33, 7},
          Size{12, 64, 129},
          Size{13, 40, 48},
          Size{37, 96, 31}}) {
        SCOPED_TRACE(std::to_string(rows) + " rows, depth " + std::to_string(depth));
        const auto x = noise(rows * depth, 1);
        const auto w = noise(columns * depth, 2);
        expectProduct(product(PackedType::F32, x, w, depth), plainProduct(x, w, depth), columns, 1e-4);
        expectProduct(
            product(PackedType::BF16, x, w, depth),
            plainProduct(roundedAll(x), roundedAll(w), depth),
            columns,
            1e-4);
    }
}

TEST_P(Kernels, weights_of_a_byte_err_by_half_a_step_at_most) {
    constexpr std::size_t Depth = 50;
    constexpr std::size_t Columns = 35;
    const auto w = noise(Columns * Depth, 3);
    // Unit rows read the weights out.
    std::vector<float> x(Depth * Depth);
    for (std::size_t k = 0; k < Depth; ++k)
        x[k * Depth + k] = 1;
    const auto y = product(PackedType::I8, x, w, Depth);
    for (std::size_t c = 0; c < Columns; ++c) {
        const auto row = std::span(w).subspan(c * Depth, Depth);
        const float largest =
            std::abs(*std::ranges::max_element(row, {}, [](float v) { return std::abs(v); }));
        for (std::size_t k = 0; k < Depth; ++k)
            EXPECT_NEAR(y[k * 2 * PanelColumns + c], row[k], largest / 127 * 0.5001F);
    }
}

TEST_P(Kernels, a_row_is_the_same_bit_for_bit_in_every_company) {
    constexpr std::size_t Depth = 77;
    const auto w = noise(PanelColumns * Depth, 4);
    const auto x = noise(25 * Depth, 5);
    for (const PackedType type : {PackedType::F32, PackedType::BF16, PackedType::I8}) {
        const auto together = product(type, x, w, Depth);
        for (std::size_t r = 0; r < 25; ++r) {
            const std::vector<float> row(
                x.begin() + static_cast<std::ptrdiff_t>(r * Depth),
                x.begin() + static_cast<std::ptrdiff_t>((r + 1) * Depth));
            const auto alone = product(type, row, w, Depth);
            EXPECT_TRUE(std::equal(
                alone.begin(),
                alone.end(),
                together.begin() + static_cast<std::ptrdiff_t>(r * PanelColumns)));
        }
    }
}

TEST_P(Kernels, products_add_to_what_is_there_and_to_a_bias) {
    constexpr std::size_t Depth = 9;
    const auto w = noise(PanelColumns * Depth, 6);
    const auto x = noise(2 * Depth, 7);
    const auto bias = noise(PanelColumns, 8);
    for (const PackedType type : {PackedType::F32, PackedType::BF16, PackedType::I8}) {
        PackedMatrix matrix(type, 1, Depth);
        matrix.setPanel(0, w);
        PackedRows rows;
        rows.resize(2, Depth, type == PackedType::BF16);
        rows.pack(kernels(), 0, x.data(), Depth);
        const auto plain = product(type, x, w, Depth);
        std::vector<float> y(2 * PanelColumns, 3.0F);
        const PackedMatrix::Block all{.panelBegin = 0, .panelEnd = 1, .tileBegin = 0, .tileEnd = 1};
        matrix.multiply(
            kernels(), rows, all, {.y = y.data(), .stride = PanelColumns, .adds = true, .bias = bias.data()});
        for (std::size_t i = 0; i < y.size(); ++i)
            EXPECT_NEAR(y[i], plain[i] + 3.0F + bias[i % PanelColumns], 1e-5F);
    }
}

TEST_P(Kernels, norms_gates_and_exponentials_are_those_of_plain_loops) {
    for (const std::size_t size : {1U, 3U, 16U, 50U}) {
        const auto x = noise(size, 9, 3);
        const auto other = noise(size, 10);
        std::vector<float> y(size);
        double squares = 0;
        for (const float value : x)
            squares += static_cast<double>(value) * static_cast<double>(value);
        kernels().rmsNorm(size, x.data(), other.data(), 1e-3F, y.data());
        const double scale = 1 / std::sqrt(squares / static_cast<double>(size) + 1e-3);
        for (std::size_t i = 0; i < size; ++i)
            EXPECT_NEAR(y[i], static_cast<double>(x[i]) * scale * static_cast<double>(other[i]), 1e-5);
        kernels().siluTimes(size, x.data(), other.data(), y.data());
        for (std::size_t i = 0; i < size; ++i) {
            const auto gate = static_cast<double>(x[i]);
            EXPECT_NEAR(y[i], gate / (1 + std::exp(-gate)) * static_cast<double>(other[i]), 1e-5);
        }
        y = x;
        const float sum = kernels().expOfDifferences(size, y.data());
        const float largest = *std::ranges::max_element(x);
        double expected = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const double power = std::exp(static_cast<double>(x[i] - largest));
            EXPECT_NEAR(y[i], power, 3e-7 * power);
            expected += power;
        }
        EXPECT_NEAR(sum, expected, 1e-6 * expected);
    }
}

TEST_P(Kernels, extreme_gates_and_exponents_stay_finite) {
    std::vector<float> x{-1e30F, -200.0F, -90.0F, 0.0F, 90.0F, 200.0F, 1e30F};
    const std::vector<float> ones(x.size(), 1.0F);
    std::vector<float> y(x.size());
    kernels().siluTimes(x.size(), x.data(), ones.data(), y.data());
    EXPECT_NEAR(y[0], 0, 1e-6);
    EXPECT_NEAR(y[1], 0, 1e-6);
    EXPECT_FLOAT_EQ(y[5], 200.0F);
    EXPECT_FLOAT_EQ(y[6], 1e30F);
    EXPECT_NEAR(kernels().expOfDifferences(x.size(), x.data()), 1, 1e-6);
}

/// softmax(q k^T / sqrt(size)) v of one query in double; keys and values are [positions, size].
std::vector<double> plainAttention(
    std::span<const float> query,
    const std::vector<float>& keys,
    const std::vector<float>& values,
    std::size_t seen) {
    const std::size_t size = query.size();
    std::vector<double> powers;
    double sum = 0;
    for (std::size_t t = 0; t < seen; ++t) {
        double score = 0;
        for (std::size_t k = 0; k < size; ++k)
            score += static_cast<double>(query[k]) * static_cast<double>(keys[t * size + k]);
        powers.push_back(std::exp(score / std::sqrt(static_cast<double>(size))));
        sum += powers.back();
    }
    std::vector<double> mixed(size);
    for (std::size_t t = 0; t < seen; ++t)
        for (std::size_t k = 0; k < size; ++k)
            mixed[k] += powers[t] / sum * static_cast<double>(values[t * size + k]);
    return mixed;
}

struct AttentionCase {
    std::size_t size;
    std::size_t group; ///< heads of queries that share one of keys
    bool isPaired;
};

void checkAttention(const KernelTable& kernels, const AttentionCase& given) {
    constexpr std::size_t Positions = 71;
    constexpr std::size_t KeyHeads = 2;
    const auto [size, group, isPaired] = given;
    SequenceCache cache({.layerCount = 2, .headCount = KeyHeads, .headSize = size, .isPaired = isPaired}, 10);
    std::array<std::vector<float>, KeyHeads> keys;
    std::array<std::vector<float>, KeyHeads> values;
    for (unsigned head = 0; head < KeyHeads; ++head) {
        keys[head] = noise(Positions * size, 20 + head);
        values[head] = noise(Positions * size, 30 + head);
        for (std::size_t t = 0; t < Positions; ++t) {
            cache.reserve(t + 1); // grows with what is there
            cache.write(1, head, t, keys[head].data() + t * size, values[head].data() + t * size);
        }
    }
    cache.setLength(Positions);
    const std::size_t stride = KeyHeads * group * size;
    const auto queries = noise(Positions * stride, 40);
    std::vector<float> attended(queries.size());
    Attention attention;
    for (std::size_t head = 0; head < KeyHeads; ++head)
        for (std::size_t first = 0, step = attentionPositions(group); first < Positions; first += step)
            attention.run(
                kernels,
                {.cache = &cache,
                 .layer = 1,
                 .keyHead = head,
                 .queryHeadsPerKeyHead = group,
                 .firstPosition = first,
                 .positionCount = std::min(step, Positions - first),
                 .queries = queries.data() + first * stride,
                 .queryStride = stride,
                 .attended = attended.data() + first * stride,
                 .attendedStride = stride});
    for (std::size_t t = 0; t < Positions; ++t)
        for (std::size_t head = 0; head < KeyHeads * group; ++head) {
            const auto query = std::span(queries).subspan(t * stride + head * size, size);
            const auto expected = plainAttention(query, keys[head / group], values[head / group], t + 1);
            for (std::size_t k = 0; k < size; ++k)
                ASSERT_NEAR(attended[t * stride + head * size + k], expected[k], isPaired ? 0.05 : 2e-5)
                    << "position " << t << " head " << head;
        }
}

TEST_P(Kernels, attention_is_that_of_plain_loops_also_in_a_cache_that_grew) {
    for (const AttentionCase& given :
         {AttentionCase{16, 2, false},
          AttentionCase{12, 1, false},
          AttentionCase{40, 7, false},
          AttentionCase{8, 13, false},
          AttentionCase{64, 3, true},
          AttentionCase{16, 2, true}}) {
        SCOPED_TRACE("size " + std::to_string(given.size) + ", group " + std::to_string(given.group));
        checkAttention(kernels(), given);
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, Kernels, testing::ValuesIn(kernelTables()), [](const auto& test) {
    std::string name(test.param->name);
    std::erase_if(name, [](char letter) { return letter == '-' || letter == ' '; });
    return name;
});

TEST(KernelTables, agree_on_attention_between_fields) {
    for (const FieldAttentionShape shape :
         {FieldAttentionShape{1, 1, 1},
          FieldAttentionShape{7, 2, 3},
          FieldAttentionShape{33, 2, 16},
          FieldAttentionShape{20, 1, 40}}) {
        const std::size_t size = shape.fields * shape.width();
        const auto projected = noise(4 * size, 1);
        const auto gradient = noise(size, 2);
        std::vector<float> scratch(shape.scratchSize());
        std::vector<float> expected(size);
        std::vector<float> expectedGradient(4 * size);
        const KernelTable& portable = *kernelTables().back();
        portable.attendFields(shape, projected.data(), expected.data(), scratch.data());
        portable.attendFieldsBackward(
            shape, projected.data(), gradient.data(), expectedGradient.data(), scratch.data());
        for (const KernelTable* table : kernelTables()) {
            std::vector<float> y(size);
            std::vector<float> found(4 * size);
            table->attendFields(shape, projected.data(), y.data(), scratch.data());
            table->attendFieldsBackward(
                shape, projected.data(), gradient.data(), found.data(), scratch.data());
            for (std::size_t i = 0; i < size; ++i)
                ASSERT_NEAR(y[i], expected[i], 1e-5) << table->name << " at " << i;
            for (std::size_t i = 0; i < 4 * size; ++i)
                ASSERT_NEAR(found[i], expectedGradient[i], 2e-5) << table->name << " at " << i;
        }
    }
}

TEST(KernelTables, end_with_the_portable_set) {
    EXPECT_EQ(kernelTables().back()->name, "portable");
    EXPECT_EQ(&kernelTable(), kernelTables().front());
}

TEST(Lockstep, shares_every_block_of_every_step_once_and_waits_for_it) {
    for (const std::size_t width : {1U, 2U, 5U}) {
        constexpr std::size_t Steps = 200;
        std::vector<std::vector<int>> seen(Steps, std::vector<int>(7));
        Lockstep::run(Workers(width), [&](Lockstep& lockstep, std::size_t) {
            for (std::size_t step = 0; step < Steps; ++step) {
                lockstep.share(7, [&](std::size_t block) {
                    // What the step before wrote is there.
                    seen[step][block] += step == 0 ? 1 : seen[step - 1][6 - block];
                });
            }
        });
        for (const auto& step : seen)
            EXPECT_EQ(step, std::vector<int>(7, 1)) << "width " << width;
    }
}

TEST(AlignedBuffer, is_zero_aligned_and_copied_whole) {
    for (const std::size_t size : {1U, 100U, 5U << 20U}) {
        AlignedBuffer buffer(size);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer.as<char>()) % 64, 0U);
        EXPECT_EQ(buffer.as<char>()[size - 1], 0);
        buffer.as<char>()[size - 1] = 7;
        const AlignedBuffer copy = buffer;
        EXPECT_EQ(copy.size(), size);
        EXPECT_EQ(copy.as<char>()[size - 1], 7);
    }
    EXPECT_EQ(AlignedBuffer().size(), 0U);
}

} // namespace
} // namespace intentscope::nn
