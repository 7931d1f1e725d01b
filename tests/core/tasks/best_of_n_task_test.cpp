// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/best_of_n_task.h"

#include "core/tasks/reason_task.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <algorithm>
#include <limits>

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;

/// Scores a candidate by the latent query's vector, so that a better query is one whose vector is larger at
/// the place of the clicked intent.
class VectorScorer final : public rank::Scorer {
public:
    const rank::ScorerInfo& info() const override { return m_info; }
    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token) const override {
        auto next = scores.begin();
        for (const std::int32_t impression : impressions) {
            const auto vector = input.latent->vector(input.latent->rowOf({impression}));
            for (const std::int32_t intent : input.dataset.candidatesOf({impression}).intents)
                *next++ = 4 * vector[static_cast<std::size_t>(intent)];
        }
        return {};
    }

private:
    rank::ScorerInfo m_info;
};

class BestOfNTest : public testing::Test {
protected:
    void SetUp() override {
        const ReasonDeps deps{.dataset = m_dataset, .reasoner = m_policy, .shelf = m_shelf};
        ASSERT_OK_AND_ASSIGN(const auto outcome, reasonTask({}, deps, m_progress, {}));
        m_latent = outcome.set;
        m_spec.split = data::TimeSplit{0.5, 0.2};
        m_spec.rule.margin = 0;
    }
    Result<BestOfNOutcome> run() {
        const BestOfNDeps deps{
            .dataset = m_dataset,
            .policy = m_policy,
            .generators = m_generators,
            .ranker = m_scorer,
            .latent = m_latent,
            .shelf = m_shelf,
            .scratch = m_directory.path() / "vectors"};
        return bestOfNTask(m_spec, deps, m_progress, {});
    }

    RealEnv m_env;
    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    latent::LatentShelf m_shelf{m_env, m_directory.path() / "latent"};
    test::FakeReasoner m_policy{"policy"};
    test::FakeReasoner m_other{"other"};
    VectorScorer m_scorer;
    std::shared_ptr<const rank::LatentQueries> m_latent;
    std::vector<BestOfGenerator> m_generators{{.name = "policy", .reasoner = &m_policy}};
    BestOfNSpec m_spec;
    NullProgress m_progress;
};

TEST_F(BestOfNTest, judges_impressions_of_the_training_part_with_a_click_and_no_other) {
    ASSERT_OK_AND_ASSIGN(const auto split, data::makeSplit(*m_dataset, m_spec.split));
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_EQ(outcome.impressions, split.train); // each of i1 to i3 has a click
    EXPECT_EQ(outcome.origin.clickedCount, 3);
    EXPECT_EQ(outcome.pairs.size(), 3U);
    for (const auto& judged : outcome.judged)
        EXPECT_EQ(judged.answers.size(), 4U);
    for (const auto& pair : outcome.pairs)
        EXPECT_GT(pair.margin(), 0);
}

TEST_F(BestOfNTest, best_of_one_is_plain_sampling) {
    m_spec.sampleCount = 1;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    ASSERT_OK_AND_ASSIGN(const auto prompts, ReasonPrompts::make(m_dataset, m_spec.settings, m_policy));
    ASSERT_EQ(outcome.judged.size(), 3U);
    for (const auto& judged : outcome.judged) {
        ASSERT_OK_AND_ASSIGN(const auto text, prompts.textOf({judged.impression}));
        const rank::ReasonerPrompt prompt{text.system, text.user};
        const rank::GenerationSpec sampling{.sampling = {.temperature = 1}};
        ASSERT_OK_AND_ASSIGN(const auto plain, m_policy.generate({&prompt, 1}, sampling, {}));
        ASSERT_EQ(judged.answers.size(), 1U);
        EXPECT_EQ(judged.answers[0].text, plain[0][0].text);
    }
    EXPECT_TRUE(outcome.pairs.empty());
    EXPECT_EQ(outcome.origin.counts.oneAnswerCount, 3);
}

TEST_F(BestOfNTest, asks_nobody_the_second_time) {
    m_generators.push_back({.name = "other", .reasoner = &m_other, .seed = 9});
    ASSERT_OK_AND_ASSIGN(const auto first, run());
    EXPECT_EQ(first.generatedCount, 6);
    const auto asked = m_policy.answeredPrompts + m_other.answeredPrompts;
    ASSERT_OK_AND_ASSIGN(const auto second, run());
    EXPECT_EQ(second.generatedCount, 0);
    EXPECT_EQ(m_policy.answeredPrompts + m_other.answeredPrompts, asked);
    ASSERT_EQ(second.pairs.size(), first.pairs.size());
    for (std::size_t i = 0; i < first.pairs.size(); ++i) {
        EXPECT_EQ(second.pairs[i].winner.text, first.pairs[i].winner.text);
        EXPECT_EQ(second.pairs[i].winner.reward, first.pairs[i].winner.reward);
    }
}

TEST_F(BestOfNTest, what_others_write_is_read_by_the_policy) {
    // Another reasoner of the same words: the fake's vector depends on the text alone.
    m_generators = {{.name = "other", .reasoner = &m_other}};
    ASSERT_OK_AND_ASSIGN(const auto others, run());
    m_generators = {{.name = "policy", .reasoner = &m_policy}};
    ASSERT_OK_AND_ASSIGN(const auto own, run());
    ASSERT_EQ(others.judged.size(), own.judged.size());
    for (std::size_t i = 0; i < own.judged.size(); ++i)
        EXPECT_EQ(others.judged[i].answers[0].reward, own.judged[i].answers[0].reward);
}

TEST_F(BestOfNTest, the_same_text_counts_once) {
    m_generators.push_back({.name = "again", .reasoner = &m_policy});
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_EQ(outcome.origin.repeatedCount, 12);
    for (const auto& judged : outcome.judged)
        EXPECT_EQ(judged.answers.size(), 4U);
}

TEST_F(BestOfNTest, an_infinite_margin_leaves_no_pair) {
    m_spec.rule.margin = std::numeric_limits<double>::infinity();
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_TRUE(outcome.pairs.empty());
    EXPECT_EQ(outcome.origin.counts.withinMarginCount, 3);
}

TEST_F(BestOfNTest, limits_are_samples_by_the_seed_and_are_counted) {
    m_spec.impressionLimit = 2;
    m_spec.pairLimit = 1;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_EQ(outcome.impressions.size(), 2U);
    EXPECT_EQ(outcome.origin.clickedCount, 3);
    EXPECT_EQ(outcome.pairs.size(), 1U);
    EXPECT_EQ(outcome.origin.overLimitCount, 1);
    const std::vector<std::int32_t> all{1, 2, 3, 4, 5, 6, 7, 8};
    EXPECT_EQ(drawSome(all, 3, 5), drawSome(all, 3, 5));
    EXPECT_TRUE(std::ranges::is_sorted(drawSome(all, 3, 5)));
    EXPECT_EQ(drawSome(all, 0, 5), all);
}

TEST_F(BestOfNTest, needs_the_policys_own_latent_queries_and_a_generator) {
    m_generators.clear();
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::InvalidInput, "no reasoner"));
    m_generators = {{.name = "policy", .reasoner = &m_policy}};
    m_policy.describe().checkpointHash = "another";
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::Mismatch, "another reasoner"));
}

} // namespace
} // namespace intentscope::tasks
