// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/policy_divergence.h"

#include "core/base/atomic_file.h"
#include "core/rank/answer_odds.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::tasks {
namespace {

/// A fake that tells odds: so much for each character.
class OddsReasoner final : public rank::Reasoner, public rank::AnswerOdds {
public:
    explicit OddsReasoner(double perCharacter) : m_perCharacter(perCharacter) {}

    const rank::ReasonerInfo& info() const override { return m_fake.info(); }
    Result<std::vector<std::vector<rank::Generation>>> generate(
        std::span<const rank::ReasonerPrompt> prompts,
        const rank::GenerationSpec& spec,
        std::stop_token stop) override {
        asked = spec;
        return m_fake.generate(prompts, spec, stop);
    }
    Result<std::vector<std::vector<float>>>
    embed(std::span<const std::string> texts, rank::Pooling pooling, std::stop_token stop) override {
        return m_fake.embed(texts, pooling, stop);
    }
    Result<std::string> render(const rank::ReasonerPrompt& prompt) const override {
        return m_fake.render(prompt);
    }
    Result<std::int64_t> countTokens(std::string_view text) const override {
        return m_fake.countTokens(text);
    }
    Result<std::vector<double>>
    answerLogProbabilities(std::span<const rank::WrittenAnswer> answers, std::stop_token) override {
        std::vector<double> odds;
        for (const rank::WrittenAnswer& answer : answers)
            odds.push_back(m_perCharacter * static_cast<double>(answer.text.size()));
        return odds;
    }

    rank::GenerationSpec asked;

private:
    test::FakeReasoner m_fake;
    double m_perCharacter;
};

const std::vector<rank::ReasonerPrompt> Prompts{{"", "a"}, {"", "b"}, {"", "c"}};

TEST(PolicyDivergence, IsTheMeanLogRatioOfThePolicysOwnAnswers) {
    OddsReasoner policy(-0.25);
    OddsReasoner reference(-0.5);
    const DivergenceSpec spec{
        policy, reference, {.maxTokens = 9, .topK = 5, .seed = 4}, {.replicateCount = 100}};
    ASSERT_OK_AND_ASSIGN(const auto found, policyDivergence(spec, Prompts, {}));
    ASSERT_TRUE(found);
    EXPECT_EQ(policy.asked.sampling.temperature, 1) << "the policy itself, whatever it is asked with";
    EXPECT_EQ(policy.asked.sampling.topK, 0);
    EXPECT_EQ(policy.asked.sampling.seed, 4U);
    // "where is my parcel ????????????????": each answer of the fake has as many characters as the others.
    ASSERT_OK_AND_ASSIGN(const auto written, policy.generate(Prompts, policy.asked, {}));
    EXPECT_NEAR(found->kl.value, 0.25 * static_cast<double>(written[0][0].text.size()), 1e-9);
    EXPECT_EQ(found->answerCount, 3);
    EXPECT_EQ(found->answerTokens, 6);
    ASSERT_TRUE(found->kl.interval);
    EXPECT_LE(found->kl.interval->low, found->kl.value);
}

TEST(PolicyDivergence, IsZeroToItself) {
    OddsReasoner policy(-0.25);
    const DivergenceSpec spec{policy, policy, {}, {.replicateCount = 100}};
    ASSERT_OK_AND_ASSIGN(const auto found, policyDivergence(spec, Prompts, {}));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kl.value, 0);
}

TEST(PolicyDivergence, IsNotToldOfAReasonerWithoutOdds) {
    OddsReasoner policy(-0.25);
    test::FakeReasoner silent;
    ASSERT_OK_AND_ASSIGN(
        const auto found, policyDivergence({policy, silent, {}, {.replicateCount = 100}}, Prompts, {}));
    EXPECT_FALSE(found);
}

TEST(PolicyDivergence, ComesBackFromItsFileToTheLastDigit) {
    RealEnv env;
    test::TempDirectory directory;
    const PolicyDivergence divergence{
        .kl = {0.1 + 0.2, 1.0 / 3, stats::Interval{-0.1, 2.0 / 3}}, .answerTokens = 7.25, .answerCount = 9};
    const auto file = directory.path() / "d.json";
    ASSERT_OK(writeFileAtomically(env, file, toJson(divergence)));
    ASSERT_OK_AND_ASSIGN(const auto again, readDivergence(env, file));
    EXPECT_EQ(again.kl.value, divergence.kl.value);
    EXPECT_EQ(again.kl.standardError, divergence.kl.standardError);
    EXPECT_EQ(again.kl.interval, divergence.kl.interval);
    EXPECT_EQ(again.answerTokens, 7.25);
    EXPECT_EQ(again.answerCount, 9);
    ASSERT_OK(writeFileAtomically(env, file, "{}"));
    EXPECT_THAT(readDivergence(env, file), test::HasError(ErrorCode::Corrupt));
}

} // namespace
} // namespace intentscope::tasks
