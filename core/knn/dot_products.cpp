// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/dot_products.h"

#include "core/base/assert.h"

#include <cstring>

namespace intentscope::knn {
namespace {

/// As wide as every x86-64 and ARMv8 processor has them: a scan waits for memory, not for arithmetic.
using Lanes = float __attribute__((vector_size(16)));
constexpr std::size_t LaneCount = 4;
constexpr std::size_t SumCount = 4;
constexpr std::size_t StepSize = LaneCount * SumCount;

Lanes load(const float* values) {
    Lanes lanes;
    std::memcpy(&lanes, values, sizeof lanes);
    return lanes;
}

/// The sum of `term` over pairs of values, which it takes as lanes and one by one.
template <class Term>
float sumOver(const float* left, const float* right, std::size_t size, const Term& term) {
    Lanes sums[SumCount] = {};
    std::size_t i = 0;
    for (; i + StepSize <= size; i += StepSize) {
        for (std::size_t part = 0; part < SumCount; ++part)
            sums[part] += term(load(left + i + part * LaneCount), load(right + i + part * LaneCount));
    }
    const Lanes all = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    float rest = 0;
    for (; i < size; ++i)
        rest += term(left[i], right[i]);
    return (all[0] + all[1]) + (all[2] + all[3]) + rest;
}

} // namespace

void dotProducts(std::span<const float> rows, std::span<const float> query, std::span<float> products) {
    ISCOPE_ASSERT(rows.size() == query.size() * products.size());
    for (std::size_t row = 0; row < products.size(); ++row)
        products[row] =
            sumOver(rows.data() + row * query.size(), query.data(), query.size(), [](auto left, auto right) {
                return left * right;
            });
}

float squaredDistance(const float* left, const float* right, std::size_t size) {
    return sumOver(left, right, size, [](auto one, auto other) { return (one - other) * (one - other); });
}

} // namespace intentscope::knn
