// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/multiplicity.h"
#include "core/stats/permutation.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

/// One line of significance_reference.txt (format: make_significance_reference.py).
struct ReferenceLine {
    std::string kind;
    double pValue = 0; ///< of "signs" and "random"
    std::vector<double> differences = {};
    std::vector<double> weights = {};
    std::vector<double> numbers = {}; ///< of the others
};

ReferenceLine parseLine(const std::string& text) {
    std::istringstream words(text);
    ReferenceLine line;
    words >> line.kind;
    const bool isSample = line.kind == "signs" || line.kind == "random";
    if (isSample)
        words >> line.pValue;
    std::string word;
    while (words >> word) {
        if (!isSample) {
            line.numbers.push_back(std::strtod(word.c_str(), nullptr));
            continue;
        }
        line.differences.push_back(std::strtod(word.c_str(), nullptr));
        line.weights.push_back(std::strtod(word.c_str() + word.find(':') + 1, nullptr));
    }
    return line;
}

std::vector<ReferenceLine> readLines(const std::string& kind) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/significance_reference.txt");
    std::vector<ReferenceLine> lines;
    std::string text;
    while (std::getline(file, text)) {
        auto line = parseLine(text);
        if (line.kind == kind)
            lines.push_back(std::move(line));
    }
    return lines;
}

Result<stats::PermutationTest> testOf(const ReferenceLine& line, std::int32_t permutations) {
    const std::vector<double> before(line.differences.size(), 0.0);
    return stats::signFlipTest(
        {.before = before, .after = line.differences, .weights = line.weights},
        {.permutationCount = permutations},
        {});
}

TEST(SignFlipParity, EqualsSciPyOverAllAssignments) {
    const auto lines = readLines("signs");
    ASSERT_EQ(lines.size(), 200U);
    for (const auto& line : lines) {
        ASSERT_OK_AND_ASSIGN(const auto test, testOf(line, 10'000));
        EXPECT_TRUE(test.isExact);
        EXPECT_NEAR(test.pValue, line.pValue, 1e-12) << line.differences.size() << " differences";
    }
}

TEST(SignFlipParity, AgreesWithSciPyWithinTheErrorOfRandomSigns) {
    const auto lines = readLines("random");
    ASSERT_EQ(lines.size(), 3U);
    for (const auto& line : lines) {
        ASSERT_OK_AND_ASSIGN(const auto test, testOf(line, 200'000));
        EXPECT_FALSE(test.isExact);
        // Two estimates from 200,000 draws each: five standard errors of their difference.
        const double error = std::sqrt(2 * line.pValue * (1 - line.pValue) / 200'000);
        EXPECT_NEAR(test.pValue, line.pValue, 5 * error + 1e-5);
    }
}

void expectAdjusted(const std::string& kind, std::vector<double> (*adjust)(std::span<const double>)) {
    const auto families = readLines("family");
    const auto expected = readLines(kind);
    ASSERT_EQ(families.size(), 100U);
    ASSERT_EQ(expected.size(), 100U);
    for (std::size_t i = 0; i < families.size(); ++i) {
        const auto actual = adjust(families[i].numbers);
        ASSERT_EQ(actual.size(), expected[i].numbers.size());
        for (std::size_t j = 0; j < actual.size(); ++j)
            EXPECT_NEAR(actual[j], expected[i].numbers[j], 1e-12) << kind << " of family " << i;
    }
}

TEST(MultiplicityParity, HolmEqualsStatsmodels) {
    expectAdjusted("holm", stats::holm);
}

TEST(MultiplicityParity, BenjaminiHochbergEqualsStatsmodels) {
    expectAdjusted("bh", stats::benjaminiHochberg);
}

} // namespace
} // namespace intentscope::parity
