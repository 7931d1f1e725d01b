// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/preference_pairs.h"

#include "core/feedback/leak_guard.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <cmath>
#include <limits>

namespace intentscope::feedback {
namespace {

using test::HasErrorAbout;

JudgedAnswer answer(std::string text, double logProbability, double ndcg3 = 1) {
    return {.text = std::move(text), .reward = {logProbability, ndcg3}};
}

std::vector<PreferencePair> pairsOf(const JudgedImpression& judged, const PreferenceRule& rule) {
    PreferenceCounts counts;
    return choosePairs({judged}, rule, counts);
}

class RewardTest : public testing::Test {
protected:
    data::CandidateList list(const std::vector<std::int8_t>& clicked) const {
        data::CandidateList list;
        list.intents = m_intents;
        list.clicked = clicked;
        return list;
    }
    std::vector<std::int32_t> m_intents{4, 7, 9, 11};
};

TEST_F(RewardTest, is_the_log_of_the_clicked_intents_share) {
    const std::vector<std::int8_t> clicked{0, 1, 0, 0};
    const std::vector<float> even{0, 0, 0, 0};
    const QueryReward reward = rewardOf(even, list(clicked));
    EXPECT_DOUBLE_EQ(reward.logProbability, std::log(0.25));
    EXPECT_DOUBLE_EQ(reward.ndcg3, 1 / std::log2(3.0)); // ties go by intent row: it is second
}

TEST_F(RewardTest, of_several_clicks_is_the_log_of_their_sum) {
    const std::vector<std::int8_t> clicked{1, 0, 0, 1};
    const std::vector<float> scores{std::log(1.0F), std::log(2.0F), std::log(3.0F), std::log(4.0F)};
    const QueryReward reward = rewardOf(scores, list(clicked));
    EXPECT_NEAR(reward.logProbability, std::log(0.5), 1e-6);
    EXPECT_NEAR(reward.ndcg3, 1 / (1 + 1 / std::log2(3.0)), 1e-12);
}

TEST_F(RewardTest, stays_finite_for_scores_far_apart) {
    const std::vector<std::int8_t> clicked{0, 1, 0, 0};
    const std::vector<float> scores{500, -200, 0, 0};
    EXPECT_NEAR(rewardOf(scores, list(clicked)).logProbability, -700, 1e-3);
}

TEST_F(RewardTest, needs_a_click_and_something_else) {
    const std::vector<std::int8_t> none{0, 0, 0, 0};
    const std::vector<std::int8_t> all{1, 1, 1, 1};
    const std::vector<std::int8_t> unknown{-1, 1, -1, 0};
    EXPECT_FALSE(isJudgeable(list(none)));
    EXPECT_FALSE(isJudgeable(list(all)));
    EXPECT_TRUE(isJudgeable(list(unknown)));
}

TEST(PreferencePairs, the_best_wins_and_the_worst_loses) {
    const JudgedImpression judged{
        .impression = 5, .answers = {answer("b", -2), answer("c", -3), answer("a", -1)}};
    const auto pairs = pairsOf(judged, {.margin = 1});
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].winner.text, "a");
    EXPECT_EQ(pairs[0].loser.text, "c");
    EXPECT_EQ(pairs[0].impression, 5);
    EXPECT_DOUBLE_EQ(pairs[0].margin(), 2);
}

TEST(PreferencePairs, equal_probabilities_go_by_ndcg_then_by_order) {
    const JudgedImpression judged{.answers = {answer("x", -1, 0.5), answer("y", -1, 1), answer("z", -1, 1)}};
    const auto order = byReward(judged);
    EXPECT_EQ(order, (std::vector<std::size_t>{1, 2, 0}));
}

TEST(PreferencePairs, a_pair_must_be_above_the_margin_not_at_it) {
    const JudgedImpression judged{.answers = {answer("a", -1), answer("b", -2)}};
    EXPECT_EQ(pairsOf(judged, {.margin = 0.999}).size(), 1U);
    PreferenceCounts counts;
    EXPECT_TRUE(choosePairs({judged}, {.margin = 1}, counts).empty());
    EXPECT_EQ(counts.withinMarginCount, 1);
    EXPECT_EQ(counts.judgedCount, 1);
}

TEST(PreferencePairs, an_infinite_margin_keeps_nothing) {
    const JudgedImpression judged{.answers = {answer("a", 0), answer("b", -1e30)}};
    EXPECT_TRUE(pairsOf(judged, {.margin = std::numeric_limits<double>::infinity()}).empty());
}

TEST(PreferencePairs, one_answer_makes_no_pair) {
    PreferenceCounts counts;
    EXPECT_TRUE(choosePairs({{.answers = {answer("a", -1)}}, {}}, {.margin = 0}, counts).empty());
    EXPECT_EQ(counts.oneAnswerCount, 2);
    EXPECT_EQ(counts.keptCount, 0);
}

TEST(PreferencePairs, the_loser_may_be_the_second_or_any_other) {
    JudgedImpression judged{.answers = {answer("a", -1), answer("b", -2), answer("c", -3), answer("d", -4)}};
    EXPECT_EQ(pairsOf(judged, {.margin = 0, .loser = LoserChoice::Second})[0].loser.text, "b");
    std::string losers;
    for (std::int32_t impression = 0; impression < 40; ++impression) {
        judged.impression = impression;
        const PreferenceRule rule{.margin = 0, .loser = LoserChoice::Random, .seed = 3};
        const std::string loser = pairsOf(judged, rule)[0].loser.text;
        EXPECT_EQ(pairsOf(judged, rule)[0].loser.text, loser);
        EXPECT_NE(loser, "a");
        losers += losers.find(loser) == std::string::npos ? loser : "";
    }
    EXPECT_EQ(losers.size(), 3U);
}

TEST(PreferencePairs, choices_have_names) {
    for (const LoserChoice choice : {LoserChoice::Worst, LoserChoice::Second, LoserChoice::Random})
        EXPECT_EQ(parseLoserChoice(name(choice)), choice);
    EXPECT_THAT(parseLoserChoice("best"), HasErrorAbout(ErrorCode::InvalidInput, "best"));
}

TEST(LeakGuard, refuses_what_is_not_of_the_training_part) {
    test::TempDirectory directory;
    const auto dataset = test::makeTinyDataset(directory);
    const data::SplitSpec split = data::TimeSplit{0.5, 0.2};
    ASSERT_OK_AND_ASSIGN(const auto parts, data::makeSplit(*dataset, split));
    ASSERT_OK(checkTrainingOnly(*dataset, split, parts.train));
    for (const auto& part : {parts.validation, parts.test}) {
        ASSERT_FALSE(part.empty());
        const std::string id(dataset->impressionId({part.front()}));
        EXPECT_THAT(checkTrainingOnly(*dataset, split, part), HasErrorAbout(ErrorCode::Mismatch, id));
    }
    const std::vector<std::int32_t> none{1000};
    EXPECT_THAT(checkTrainingOnly(*dataset, split, none), HasErrorAbout(ErrorCode::Mismatch, "row 1000"));
}

} // namespace
} // namespace intentscope::feedback
