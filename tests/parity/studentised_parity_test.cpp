// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/studentised.h"

#include "core/stats/weighted_mean.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

constexpr double Tolerance = 1e-9;

/// The latest "sample" line of studentised_reference.txt (format: make_studentised_reference.py).
struct Sample {
    std::vector<double> values;
    std::vector<double> weights;
};

Sample parseSample(std::istringstream& words) {
    Sample sample;
    std::string word;
    while (words >> word) {
        sample.values.push_back(std::strtod(word.c_str(), nullptr));
        sample.weights.push_back(std::strtod(word.c_str() + word.find(':') + 1, nullptr));
    }
    return sample;
}

void expectDraw(const Sample& sample, const std::array<double, 2>& expected, std::istringstream& countWords) {
    const double mean = stats::weightedMean({.values = sample.values, .weights = sample.weights});
    const stats::Studentiser<1> studentiser({sample.values}, sample.weights, {mean});
    stats::Studentiser<1>::Row sums{};
    for (const auto& row : studentiser.rows()) {
        double count = 0;
        countWords >> count;
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += count * row[lane];
    }
    std::array<stats::StudentisedReplicates, 1> replicates;
    replicates[0].resize(1);
    studentiser.take(0, sums, replicates);
    EXPECT_NEAR(replicates[0].means[0], expected[0], Tolerance);
    EXPECT_NEAR(replicates[0].ratios[0], expected[1], Tolerance * (1 + expected[1]));
}

TEST(StudentisedParity, EqualsNumPyOnTheSameDraws) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/studentised_reference.txt");
    Sample sample;
    int drawCount = 0;
    std::string text;
    while (std::getline(file, text)) {
        std::istringstream words(text);
        std::string kind;
        words >> kind;
        if (kind == "#")
            continue;
        std::array<double, 2> expected{};
        words >> expected[0] >> expected[1];
        if (kind == "draw") {
            expectDraw(sample, expected, words);
            ++drawCount;
            continue;
        }
        sample = parseSample(words);
        const double mean = stats::weightedMean({.values = sample.values, .weights = sample.weights});
        const stats::Studentiser<1> studentiser({sample.values}, sample.weights, {mean});
        EXPECT_NEAR(mean, expected[0], Tolerance);
        EXPECT_NEAR(studentiser.standardErrors()[0], expected[1], Tolerance);
    }
    EXPECT_EQ(drawCount, 100);
}

} // namespace
} // namespace intentscope::parity
