// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/agreement.h"
#include "core/stats/confident_learning.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

using stats::Ratings;

/// The words of agreement_reference.txt line by line (format: make_agreement_reference.py).
std::vector<std::vector<std::string>> readLines() {
    std::ifstream file(test::sourceDirectory() / "tests/parity/agreement_reference.txt");
    std::vector<std::vector<std::string>> lines;
    for (std::string text; std::getline(file, text);) {
        std::istringstream stream(text);
        std::vector<std::string> words;
        for (std::string word; stream >> word;)
            words.push_back(word);
        if (!words.empty() && words[0] != "#")
            lines.push_back(std::move(words));
    }
    return lines;
}

std::size_t index(const std::string& word) {
    return static_cast<std::size_t>(std::stoul(word));
}

Ratings ratingsOf(const std::vector<std::string>& words) {
    Ratings ratings{.raterCount = index(words[1]), .categoryCount = std::stoi(words[2])};
    for (std::size_t i = 3; i < words.size(); ++i)
        ratings.values.push_back(std::stoi(words[i]));
    return ratings;
}

std::vector<stats::LabelledExample> examplesOf(const std::vector<std::string>& words) {
    std::vector<stats::LabelledExample> examples;
    for (std::size_t i = 2; i < words.size(); ++i) {
        stats::LabelledExample example;
        const std::size_t colon = words[i].find(':');
        example.given = std::stoi(words[i].substr(0, colon));
        std::istringstream shares(words[i].substr(colon + 1));
        std::int32_t label = 0;
        for (std::string share; std::getline(shares, share, ',');)
            example.shares.push_back({label++, std::strtod(share.c_str(), nullptr)});
        examples.push_back(std::move(example));
    }
    return examples;
}

constexpr double Tolerance = 1e-12;

TEST(AgreementParity, EqualsScikitLearnStatsmodelsAndKrippendorff) {
    const stats::BootstrapSpec spec{.replicateCount = 100};
    Ratings ratings;
    int checked = 0;
    for (const auto& words : readLines()) {
        if (words[0] == "ratings") {
            ratings = ratingsOf(words);
            continue;
        }
        Result<stats::Agreement> ours = stats::Agreement{};
        if (words[0] == "cohen")
            ours = stats::cohenKappa(ratings, index(words[1]), index(words[2]), spec, {});
        else if (words[0] == "fleiss")
            ours = stats::fleissKappa(ratings, spec, {});
        else if (words[0] == "alpha")
            ours = stats::krippendorffAlpha(ratings, spec, {});
        else
            continue;
        ASSERT_OK(ours);
        ASSERT_TRUE(ours->value.has_value()) << words[0];
        EXPECT_NEAR(*ours->value, std::strtod(words.back().c_str(), nullptr), Tolerance) << words[0];
        ++checked;
    }
    EXPECT_GT(checked, 40);
}

TEST(SuspectsParity, EqualCleanlab) {
    std::vector<stats::LabelledExample> examples;
    std::int32_t classCount = 0;
    int checked = 0;
    for (const auto& words : readLines()) {
        if (words[0] == "examples") {
            classCount = std::stoi(words[1]);
            examples = examplesOf(words);
            continue;
        }
        if (words[0] != "thresholds" && words[0] != "joint" && words[0] != "suspects")
            continue;
        const bool isMargin = words[0] == "suspects" && words[1] == "1";
        const auto quality =
            isMargin ? stats::LabelQuality::NormalizedMargin : stats::LabelQuality::SelfConfidence;
        ASSERT_OK_AND_ASSIGN(const auto ours, stats::findSuspects(examples, classCount, quality, {}));
        ++checked;
        if (words[0] == "thresholds") {
            for (std::size_t i = 1; i < words.size(); ++i)
                EXPECT_NEAR(ours.thresholds[i - 1], std::strtod(words[i].c_str(), nullptr), Tolerance);
        } else if (words[0] == "joint") {
            for (std::size_t i = 1; i < words.size(); ++i)
                EXPECT_EQ(ours.joint[i - 1], std::stoll(words[i])) << "cell " << i - 1;
        } else {
            std::vector<std::size_t> theirs;
            for (std::size_t i = 2; i < words.size(); ++i)
                theirs.push_back(index(words[i]));
            EXPECT_EQ(ours.suspects, theirs) << "method " << words[1];
            EXPECT_FALSE(theirs.empty());
        }
    }
    EXPECT_EQ(checked, 20);
}

} // namespace
} // namespace intentscope::parity
