// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/kernel_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace intentscope::nn {
namespace {

std::vector<float> noise(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> values(count);
    for (float& value : values)
        value = normal(generator);
    return values;
}

/// Each set of kernels that this machine runs.
class RankerKernels : public testing::TestWithParam<const KernelTable*> {
protected:
    const KernelTable& kernels() const { return *GetParam(); }
};

/// Query, key and value side by side in tokens of `stride` floats, with something else behind them.
struct Tokens {
    explicit Tokens(const TokenAttentionShape& given)
        : shape(given), values(noise(shape.tokens * shape.stride, 1)) {}

    std::size_t width() const { return shape.heads * shape.headSize; }
    double at(std::size_t token, std::size_t part, std::size_t head, std::size_t k) const {
        return values[token * shape.stride + part * width() + head * shape.headSize + k];
    }
    TokenPointers pointers() const {
        return {values.data(), values.data() + width(), values.data() + 2 * width()};
    }

    TokenAttentionShape shape;
    std::vector<float> values;
};

/// The attention in plain loops and in double, as [tokens * outStride].
std::vector<double> plainAttention(const Tokens& of) {
    const TokenAttentionShape& shape = of.shape;
    std::vector<double> y(shape.tokens * shape.outStride);
    for (std::size_t head = 0; head < shape.heads; ++head)
        for (std::size_t i = 0; i < shape.tokens; ++i) {
            std::vector<double> shares(shape.tokens);
            double sum = 0;
            for (std::size_t j = 0; j < shape.tokens; ++j) {
                for (std::size_t k = 0; k < shape.headSize; ++k)
                    shares[j] += of.at(i, 0, head, k) * of.at(j, 1, head, k);
                shares[j] = std::exp(shares[j] * static_cast<double>(shape.scale));
                sum += shares[j];
            }
            for (std::size_t j = 0; j < shape.tokens; ++j)
                for (std::size_t k = 0; k < shape.headSize; ++k)
                    y[i * shape.outStride + head * shape.headSize + k] +=
                        shares[j] / sum * of.at(j, 2, head, k);
        }
    return y;
}

const std::vector<TokenAttentionShape> Shapes{
    {.tokens = 2, .heads = 2, .headSize = 16, .stride = 192, .outStride = 64, .scale = 0.25F},
    {.tokens = 1, .heads = 1, .headSize = 1, .stride = 3, .outStride = 1, .scale = 1},
    {.tokens = 3, .heads = 2, .headSize = 5, .stride = 31, .outStride = 10, .scale = 0.4F},
    {.tokens = 17, .heads = 1, .headSize = 24, .stride = 80, .outStride = 24, .scale = 0.2F}};

TEST_P(RankerKernels, attention_between_tokens_is_that_of_plain_loops) {
    for (const TokenAttentionShape& shape : Shapes) {
        const Tokens tokens(shape);
        std::vector<float> y(shape.tokens * shape.outStride);
        std::vector<float> scratch(shape.scratchSize());
        kernels().attendTokens(shape, tokens.pointers(), y.data(), scratch.data());
        const auto expected = plainAttention(tokens);
        for (std::size_t i = 0; i < y.size(); ++i)
            ASSERT_NEAR(y[i], expected[i], 1e-5) << shape.tokens << " tokens, at " << i;
    }
}

TEST_P(RankerKernels, gradients_between_tokens_are_those_of_finite_differences_and_are_added) {
    constexpr float Step = 1e-2F;
    for (const TokenAttentionShape& shape : Shapes) {
        Tokens tokens(shape);
        const auto outer = noise(shape.tokens * shape.outStride, 2);
        const auto loss = [&] {
            const auto y = plainAttention(tokens);
            double sum = 0;
            for (std::size_t i = 0; i < y.size(); ++i)
                sum += y[i] * static_cast<double>(outer[i]);
            return sum;
        };
        std::vector<float> found(tokens.values.size(), 1);
        std::vector<float> scratch(shape.scratchSize());
        const TokenGradients to{
            found.data(), found.data() + tokens.width(), found.data() + 2 * tokens.width()};
        kernels().attendTokensBackward(shape, tokens.pointers(), outer.data(), to, scratch.data());
        for (std::size_t i = 0; i < tokens.values.size(); i += 1 + tokens.values.size() / 50) {
            const float value = tokens.values[i];
            tokens.values[i] = value + Step;
            const double above = loss();
            tokens.values[i] = value - Step;
            const double below = loss();
            tokens.values[i] = value;
            ASSERT_NEAR(found[i], 1 + (above - below) / (2 * static_cast<double>(Step)), 2e-3)
                << shape.tokens << " tokens, at " << i;
        }
    }
}

TEST_P(RankerKernels, a_step_of_adam_is_that_of_the_formula) {
    constexpr std::size_t Size = 37;
    const auto gradient = noise(Size, 3);
    auto weight = noise(Size, 4);
    auto mean = noise(Size, 5);
    auto square = noise(Size, 6);
    for (float& value : square)
        value *= value;
    const auto weightBefore = weight;
    const auto meanBefore = mean;
    const auto squareBefore = square;
    const AdamStep step{0.9F, 0.999F, 1.5F, 1e-8F, 0.99F, 0.02F};
    kernels().stepAdam(Size, step, gradient.data(), weight.data(), mean.data(), square.data());
    for (std::size_t i = 0; i < Size; ++i) {
        const double slope = gradient[i];
        const double first = static_cast<double>(meanBefore[i]) * 0.9 + slope * 0.1;
        const double second = static_cast<double>(squareBefore[i]) * 0.999 + slope * slope * 0.001;
        EXPECT_NEAR(mean[i], first, 1e-6) << i;
        EXPECT_NEAR(square[i], second, 1e-6) << i;
        EXPECT_NEAR(
            weight[i],
            static_cast<double>(weightBefore[i]) * 0.99 - first / (std::sqrt(second) * 1.5 + 1e-8) * 0.02,
            1e-5)
            << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, RankerKernels, testing::ValuesIn(kernelTables()), [](const auto& test) {
    std::string name(test.param->name);
    std::erase_if(name, [](char letter) { return letter == '-' || letter == ' '; });
    return name;
});

} // namespace
} // namespace intentscope::nn
