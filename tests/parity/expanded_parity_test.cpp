// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/expanded.h"

#include "core/stats/student.h"
#include "core/stats/weighted_mean.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

/// The latest "sample" line of expanded_reference.txt (format: make_expanded_reference.py).
struct Sample {
    stats::Interval bounds;
    double pValue = 0;
    double confidence = 0;
    std::vector<double> values = {};
    std::vector<double> weights = {};
};

Sample parseSample(std::istringstream& words) {
    Sample sample;
    words >> sample.bounds.low >> sample.bounds.high >> sample.pValue >> sample.confidence;
    std::string word;
    while (words >> word) {
        sample.values.push_back(std::strtod(word.c_str(), nullptr));
        sample.weights.push_back(std::strtod(word.c_str() + word.find(':') + 1, nullptr));
    }
    return sample;
}

void expectBounds(const Sample& sample, std::istringstream& words) {
    std::vector<double> replicates;
    for (double replicate = 0; words >> replicate;)
        replicates.push_back(replicate);
    const stats::WeightedSample units{.values = sample.values, .weights = sample.weights};
    const double mean = stats::weightedMean(units);
    const auto shape = stats::shapeOf(stats::influencesOn(units, mean));
    const auto interval = stats::expandedPercentiles(replicates, shape, sample.confidence);
    EXPECT_NEAR(interval.low, sample.bounds.low, 1e-9);
    EXPECT_NEAR(interval.high, sample.bounds.high, 1e-9);
    EXPECT_NEAR(stats::expandedPValue(replicates, shape), sample.pValue, 1e-9);
}

TEST(ExpandedParity, EqualsSciPyAndNumPyOnTheSameReplicates) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/expanded_reference.txt");
    Sample sample;
    int studentCount = 0;
    int sampleCount = 0;
    std::string text;
    while (std::getline(file, text)) {
        std::istringstream words(text);
        std::string kind;
        words >> kind;
        if (kind == "student") {
            double x = 0;
            double freedom = 0;
            double probability = 0;
            words >> x >> freedom >> probability;
            EXPECT_NEAR(stats::studentProbabilityBelow(x, freedom), probability, 1e-12) << text;
            ++studentCount;
        } else if (kind == "sample") {
            sample = parseSample(words);
        } else if (kind == "replicates") {
            expectBounds(sample, words);
            ++sampleCount;
        }
    }
    EXPECT_EQ(studentCount, 90);
    EXPECT_EQ(sampleCount, 40);
}

} // namespace
} // namespace intentscope::parity
