// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/impression_part.h"

#include "core/data/split.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;
using testing::ElementsAre;

using ImpressionPartTest = test::RunFixture;

std::vector<float> onlyFirstTwoScored() {
    std::vector<float> scores(22, test::Missing);
    std::fill_n(scores.begin(), 8, 1.0F);
    return scores;
}

TEST_F(ImpressionPartTest, AllScoredIsWhatHasScores) {
    EXPECT_THAT(
        *impressionsOf(runOf({}, onlyFirstTwoScored()), ImpressionPart::AllScored), ElementsAre(0, 1));
}

TEST_F(ImpressionPartTest, FollowsTheSplitOfTheRunWhetherScoredOrNot) {
    const auto run = runOf({.split = TimeSplit}, onlyFirstTwoScored());
    ASSERT_OK_AND_ASSIGN(const auto spec, data::parseSplit(TimeSplit));
    ASSERT_OK_AND_ASSIGN(const auto split, data::makeSplit(*dataset, spec));
    EXPECT_EQ(*impressionsOf(run, ImpressionPart::Train), split.train);
    EXPECT_EQ(*impressionsOf(run, ImpressionPart::Validation), split.validation);
    EXPECT_EQ(*impressionsOf(run, ImpressionPart::Test), split.test);
    EXPECT_FALSE(split.test.empty());
}

TEST_F(ImpressionPartTest, OfAnOutOfFoldRunIsAllTest) {
    const auto run =
        runOf({.split = "folds:2/0,validation=0,seed=1", .isOutOfFold = true}, onlyFirstTwoScored());
    EXPECT_THAT(*impressionsOf(run, ImpressionPart::Test), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(
        impressionsOf(run, ImpressionPart::Train), HasErrorAbout(ErrorCode::InvalidInput, "out of fold"));
    EXPECT_THAT(
        impressionsOf(run, ImpressionPart::Validation),
        HasErrorAbout(ErrorCode::InvalidInput, "no validation part"));
}

TEST_F(ImpressionPartTest, NeedsASplitItCanRead) {
    EXPECT_THAT(
        impressionsOf(inSourceOrder({.name = "bare"}), ImpressionPart::Test),
        HasErrorAbout(ErrorCode::InvalidInput, "run 'bare'"));
    EXPECT_THAT(
        impressionsOf(inSourceOrder({.split = "by moonlight"}), ImpressionPart::Test),
        HasError(ErrorCode::InvalidInput));
}

TEST_F(ImpressionPartTest, MustNotBeEmpty) {
    const auto nothing = runOf({.name = "void"}, std::vector<float>(22, test::Missing));
    EXPECT_THAT(
        impressionsOf(nothing, ImpressionPart::AllScored),
        HasErrorAbout(ErrorCode::InvalidInput, "Score the run again"));
    EXPECT_THAT(
        impressionsOf(inSourceOrder({.split = "time:0.7/0"}), ImpressionPart::Validation),
        HasErrorAbout(ErrorCode::InvalidInput, "validation"));
}

TEST(ImpressionPartNames, AreTheWordsOfTheReports) {
    EXPECT_EQ(name(ImpressionPart::AllScored), "all scored");
    EXPECT_EQ(name(ImpressionPart::Train), "train");
    EXPECT_EQ(name(ImpressionPart::Validation), "validation");
    EXPECT_EQ(name(ImpressionPart::Test), "test");
}

} // namespace
} // namespace intentscope::tasks
