// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/permutation.h"

#include "core/base/assert.h"
#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace intentscope::stats {

namespace {

constexpr std::int32_t FewestPermutations = 100;
constexpr std::int32_t MostPermutations = 10'000'000;
constexpr std::size_t PermutationsPerBlock = 16;
/// Of the largest possible sum: more than adding in another order can change it by.
constexpr double RelativeRounding = 1e-12;

Status check(const PermutationSpec& spec) {
    if (spec.permutationCount >= FewestPermutations && spec.permutationCount <= MostPermutations)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        std::to_string(spec.permutationCount) + " permutations are out of range",
        {.cure = "Ask for " + std::to_string(FewestPermutations) + " to " + std::to_string(MostPermutations) +
                 "; 10000 is usual"});
}

/// The weighted differences that are not 0: a unit without a difference has no sign to flip.
std::vector<double> termsOf(const PairedSample& sample) {
    ISCOPE_ASSERT(sample.before.size() == sample.weights.size());
    ISCOPE_ASSERT(sample.after.size() == sample.weights.size());
    std::vector<double> terms;
    for (std::size_t i = 0; i < sample.weights.size(); ++i) {
        const double term = sample.weights[i] * (sample.after[i] - sample.before[i]);
        if (term != 0)
            terms.push_back(term);
    }
    return terms;
}

struct Observed {
    double total = 0;     ///< T
    double threshold = 0; ///< |T|, less what rounding may take off a sum that equals it
};

Observed observe(const std::vector<double>& terms) {
    Observed observed;
    double size = 0;
    for (const double term : terms) {
        observed.total += term;
        size += std::abs(term);
    }
    observed.threshold = std::abs(observed.total) - RelativeRounding * size;
    return observed;
}

/// The sum of the terms whose bit is set, 64 signs from each random word.
double flippedSum(const std::vector<double>& terms, Random& random) {
    double even = 0;
    double odd = 0;
    for (std::size_t first = 0; first < terms.size(); first += 64) {
        const auto word = random();
        const std::size_t count = std::min<std::size_t>(64, terms.size() - first);
        // A multiplication by 0 or 1 costs less than a branch that is right half of the time.
        for (std::size_t i = 0; i + 1 < count; i += 2) {
            even += static_cast<double>((word >> i) & 1U) * terms[first + i];
            odd += static_cast<double>((word >> (i + 1)) & 1U) * terms[first + i + 1];
        }
        if (count % 2 == 1)
            even += static_cast<double>((word >> (count - 1)) & 1U) * terms[first + count - 1];
    }
    return even + odd;
}

PermutationTest testExactly(const std::vector<double>& terms) {
    const auto observed = observe(terms);
    const auto all = std::uint64_t{1} << terms.size();
    std::int64_t extreme = 0;
    for (std::uint64_t signs = 0; signs < all; ++signs) {
        double sum = 0;
        for (std::size_t i = 0; i < terms.size(); ++i)
            sum += ((signs >> i) & 1U) != 0 ? -terms[i] : terms[i];
        extreme += std::abs(sum) >= observed.threshold ? 1 : 0;
    }
    return {
        .pValue = static_cast<double>(extreme) / static_cast<double>(all),
        .isExact = true,
        .assignmentCount = static_cast<std::int64_t>(all)};
}

} // namespace

Result<PermutationTest>
signFlipTest(const PairedSample& sample, const PermutationSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(check(spec));
    const auto terms = termsOf(sample);
    const auto count = static_cast<std::size_t>(spec.permutationCount);
    if (terms.size() < 63 && (std::uint64_t{1} << terms.size()) <= count)
        return testExactly(terms);

    const auto observed = observe(terms);
    std::vector<std::int64_t> extreme((count + PermutationsPerBlock - 1) / PermutationsPerBlock);
    // Every permutation has a stream of its own, so it does not matter which thread draws it. The streams
    // are others than a bootstrap's of the same seed.
    const auto drawBlock = [&](std::size_t block) -> Status {
        const std::size_t end = std::min(count, (block + 1) * PermutationsPerBlock);
        for (std::size_t i = block * PermutationsPerBlock; i < end; ++i) {
            ISCOPE_TRY(checkStop(stop));
            Random random(~spec.seed, i);
            const double sum = observed.total - 2 * flippedSum(terms, random);
            extreme[block] += std::abs(sum) >= observed.threshold ? 1 : 0;
        }
        return {};
    };
    ISCOPE_TRY(Workers().forEach(extreme.size(), drawBlock, stop));
    std::int64_t total = 1;
    for (const auto ofBlock : extreme)
        total += ofBlock;
    return PermutationTest{
        .pValue = static_cast<double>(total) / static_cast<double>(count + 1),
        .isExact = false,
        .assignmentCount = static_cast<std::int64_t>(count)};
}

} // namespace intentscope::stats
