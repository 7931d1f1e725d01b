// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "tests/parity/parity_shop.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

namespace intentscope::parity {
namespace {

std::filesystem::path checkpoint() {
    return test::sourceDirectory() / "tests/parity/ranker_tiny/checkpoint";
}

struct Asked {
    std::string impression;
    std::string intent;
    std::string baseline;
    friend auto operator<=>(const Asked&, const Asked&) = default;
};

/// Amounts in the order of the ranker's inputs.
std::map<Asked, std::vector<double>> readReference() {
    std::ifstream file(test::sourceDirectory() / "tests/parity/explanations.txt");
    std::map<Asked, std::vector<double>> reference;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        Asked asked;
        std::size_t input = 0;
        double amount = 0;
        if (words >> asked.impression && asked.impression != "#" &&
            words >> asked.intent >> asked.baseline >> input >> amount)
            reference[asked].push_back(amount);
    }
    return reference;
}

class ExplanationParity : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_OK(m_shop.open());
        ASSERT_OK_AND_ASSIGN(m_explainer, nn::makeExplainerFactory()(m_shop.env(), checkpoint()));
    }

    Result<rank::Explanation> explain(const Asked& asked, double bound) const {
        const auto& dataset = *m_shop.dataset();
        ISCOPE_TRY_ASSIGN(const auto baseline, rank::parseAttributionBaseline(asked.baseline));
        const rank::ExplanationSpec spec{
            .impression = *dataset.findImpression(asked.impression),
            .intent = *dataset.findIntent(asked.intent),
            .baseline = baseline,
            .errorBound = bound};
        return m_explainer->explain({dataset}, {dataset}, spec, {});
    }

    ParityShop m_shop;
    std::unique_ptr<rank::Explainer> m_explainer;
};

TEST_F(ExplanationParity, EveryContributionIsThatOfCaptum) {
    const auto reference = readReference();
    ASSERT_EQ(reference.size(), 4U);
    for (const auto& [asked, expected] : reference) {
        ASSERT_OK_AND_ASSIGN(const auto explanation, explain(asked, 1e-3));
        ASSERT_EQ(explanation.inputs.size(), expected.size());
        std::vector<double> amounts;
        for (const auto& input : explanation.inputs)
            amounts.push_back(input.amount);
        auto sorted = expected;
        std::ranges::stable_sort(sorted, [](double a, double b) { return std::abs(a) > std::abs(b); });
        for (std::size_t i = 0; i < amounts.size(); ++i)
            EXPECT_NEAR(amounts[i], sorted[i], 2e-3) << asked.impression << " " << asked.baseline << " " << i;
    }
}

TEST_F(ExplanationParity, ContributionsAddUpToTheScore) {
    const auto reference = readReference();
    ASSERT_FALSE(reference.empty());
    for (const auto& [asked, expected] : reference) {
        ASSERT_OK_AND_ASSIGN(const auto explanation, explain(asked, 1e-3));
        EXPECT_TRUE(explanation.isWithinBound);
        EXPECT_LE(explanation.completenessError, 1e-3);
        double inputs = 0;
        double groups = 0;
        double parts = 0;
        for (const auto& input : explanation.inputs)
            inputs += input.amount;
        for (const auto& group : explanation.groups)
            groups += group.amount;
        for (const auto& part : explanation.parts)
            parts += part.amount;
        const double difference = explanation.score - explanation.baselineScore;
        EXPECT_NEAR(inputs, difference, 1e-3);
        EXPECT_NEAR(groups, difference, 1e-3);
        EXPECT_NEAR(parts, difference, 1e-3);
    }
}

TEST_F(ExplanationParity, ScoresAreThoseOfTheRanker) {
    ASSERT_OK_AND_ASSIGN(const auto scorer, nn::makeScorerFactory()(m_shop.env(), checkpoint()));
    ASSERT_OK_AND_ASSIGN(const auto scores, m_shop.score(*scorer));
    ASSERT_OK_AND_ASSIGN(const auto explanation, explain({"m3", "account", "average"}, 1e-2));
    EXPECT_NEAR(explanation.score, scores.at({"m3", "account"}), 1e-4);
}

TEST_F(ExplanationParity, OneIntentAgainstItselfIsExplainedByNothing) {
    const auto& dataset = *m_shop.dataset();
    const rank::ExplanationSpec spec{
        .impression = *dataset.findImpression("m3"),
        .intent = *dataset.findIntent("track"),
        .against = *dataset.findIntent("track")};
    ASSERT_OK_AND_ASSIGN(const auto explanation, m_explainer->explain({dataset}, {dataset}, spec, {}));
    for (const auto& input : explanation.inputs)
        EXPECT_NEAR(input.amount, 0, 1e-9) << input.name;
}

TEST_F(ExplanationParity, RefusesIntentsThatAreNoCandidates) {
    const auto& dataset = *m_shop.dataset();
    const rank::ExplanationSpec spec{
        .impression = *dataset.findImpression("m0"), .intent = *dataset.findIntent("voucher")};
    EXPECT_THAT(
        m_explainer->explain({dataset}, {dataset}, spec, {}),
        test::HasErrorAbout(ErrorCode::InvalidInput, "not among the candidates"));
}

TEST_F(ExplanationParity, TorchscriptRankersAreNotExplainedNorRun) {
    EXPECT_THAT(
        nn::makeExplainerFactory()(m_shop.env(), test::sourceDirectory() / "tests/parity/torchscript/ranker"),
        test::HasError(ErrorCode::UnsupportedVersion));
}

} // namespace
} // namespace intentscope::parity
