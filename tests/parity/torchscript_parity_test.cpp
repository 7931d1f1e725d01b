// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/script_ranker_config.h"
#include "core/nn/ranker_factory.h"
#include "tests/parity/parity_shop.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace intentscope::parity {
namespace {

constexpr double Tolerance = 1e-5;

std::filesystem::path reference() {
    return test::sourceDirectory() / "tests/parity/torchscript";
}

TEST(TorchscriptParity, AnExportedRankerScoresAsInPython) {
    ParityShop shop;
    ASSERT_OK(shop.open());
    const auto expected = readScores(reference() / "scores.txt");
    ASSERT_OK_AND_ASSIGN(
        const auto scorer, nn::makeScorerFactory(nn::CodePolicy::Allow)(shop.env(), reference() / "ranker"));
    EXPECT_GT(scorer->info().parameterCount, 500);
    ASSERT_OK_AND_ASSIGN(const auto scores, shop.score(*scorer));
    ASSERT_EQ(scores.size(), expected.size());
    double largest = 0;
    for (const auto& [pair, score] : expected) {
        ASSERT_TRUE(scores.contains(pair)) << pair.first << " " << pair.second;
        const double allowed = Tolerance * std::max(1.0, std::abs(score));
        EXPECT_NEAR(scores.at(pair), score, allowed) << pair.first << " " << pair.second;
        largest = std::max(largest, std::abs(score));
    }
    EXPECT_GT(largest, 1.0) << "a reference of scores near zero would prove nothing";
}

TEST(TorchscriptParity, RestsOnARankerThatReadsEveryEncoding) {
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(reference() / "ranker/config.json"));
    ASSERT_OK_AND_ASSIGN(const auto config, nn::parseScriptRankerConfig(text, "config.json"));
    std::set<nn::FieldEncoding> reached;
    for (const auto& input : config.inputs)
        reached.insert(input.field.encoding);
    EXPECT_EQ(reached.size(), 10U);
}

} // namespace
} // namespace intentscope::parity
