// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>
#include <set>

namespace intentscope::data {
namespace {

using test::HasError;
using test::HasErrorAbout;
using testing::ElementsAre;

class SplitTest : public testing::Test {
protected:
    test::TempDirectory m_directory;
    std::shared_ptr<const Dataset> m_dataset = test::makeTinyDataset(m_directory);
};

TEST(SplitText, reads_back_what_it_writes) {
    for (const std::string_view text :
         {"time:0.7/0.1", "users:every=5,validation=0.1,seed=0", "folds:5/2,validation=0,seed=1"}) {
        ASSERT_OK_AND_ASSIGN(const auto spec, parseSplit(text));
        EXPECT_EQ(toText(spec), text);
    }
}

TEST(SplitText, fills_in_what_is_left_out) {
    ASSERT_OK_AND_ASSIGN(const auto users, parseSplit("users:every=4"));
    EXPECT_EQ(toText(users), "users:every=4,validation=0.1,seed=0");
    ASSERT_OK_AND_ASSIGN(const auto folds, parseSplit("folds:3/0"));
    EXPECT_EQ(toText(folds), "folds:3/0,validation=0,seed=1");
}

TEST(SplitText, refuses_what_is_no_split_and_says_how_one_is_written) {
    for (const std::string_view text :
         {"",
          "time",
          "time:0.7",
          "time:0.7/x",
          "time:0.9/0.1",
          "time:0/0.1",
          "users:every=1",
          "users:all=2",
          "folds:5/5",
          "folds:1/0",
          "folds:5/-1",
          "folds:5",
          "random:3",
          "users:validation=1"})
        EXPECT_THAT(parseSplit(text), HasErrorAbout(ErrorCode::InvalidInput, "time:0.7/0.1")) << text;
}

TEST_F(SplitTest, takes_the_oldest_for_training_and_the_newest_for_the_test) {
    ASSERT_OK_AND_ASSIGN(const auto split, makeSplit(*m_dataset, TimeSplit{0.5, 0.17}));
    EXPECT_THAT(split.train, ElementsAre(0, 1, 2));
    EXPECT_THAT(split.validation, ElementsAre(3));
    EXPECT_THAT(split.test, ElementsAre(4, 5));
}

TEST_F(SplitTest, holds_out_every_nth_user_in_the_order_of_the_source) {
    ASSERT_OK_AND_ASSIGN(const auto split, makeSplit(*m_dataset, UserHoldout{2, 0, 0}));
    EXPECT_THAT(split.test, ElementsAre(1, 3));
    EXPECT_THAT(split.train, ElementsAre(0, 2, 4, 5));
    EXPECT_THAT(split.validation, ElementsAre());
}

TEST_F(SplitTest, puts_every_user_into_exactly_one_fold) {
    std::multiset<std::int32_t> tested;
    for (std::int32_t fold = 0; fold < 3; ++fold) {
        ASSERT_OK_AND_ASSIGN(const auto split, makeSplit(*m_dataset, UserFolds{3, fold, 0, 7}));
        tested.insert(split.test.begin(), split.test.end());
    }
    EXPECT_THAT(tested, ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST_F(SplitTest, is_the_same_for_the_same_seed) {
    const UserFolds spec{.foldCount = 3, .fold = 1, .seed = 11};
    ASSERT_OK_AND_ASSIGN(const auto one, makeSplit(*m_dataset, spec));
    ASSERT_OK_AND_ASSIGN(const auto other, makeSplit(*m_dataset, spec));
    EXPECT_EQ(one.test, other.test);
}

TEST_F(SplitTest, refuses_a_part_that_would_be_empty) {
    EXPECT_THAT(
        makeSplit(*m_dataset, UserHoldout{5, 0, 0}), HasErrorAbout(ErrorCode::InvalidInput, "the test"));
    EXPECT_THAT(
        makeSplit(*m_dataset, TimeSplit{0.5, 0.01}), HasErrorAbout(ErrorCode::InvalidInput, "validation"));
    EXPECT_THAT(
        makeSplit(*m_dataset, TimeSplit{0.01, 0.5}), HasErrorAbout(ErrorCode::InvalidInput, "training"));
    EXPECT_THAT(makeSplit(*m_dataset, UserFolds{2, 2, 0, 1}), HasError(ErrorCode::InvalidInput));
}

TEST_F(SplitTest, names_the_user_on_both_sides) {
    EXPECT_THAT(
        checkNoLeak(*m_dataset, UserHoldout{}, Split{{0, 1, 2, 3}, {}, {4, 5}}),
        HasErrorAbout(ErrorCode::Mismatch, "'ann'"));
}

TEST_F(SplitTest, names_the_training_impression_that_is_later_than_a_test_impression) {
    EXPECT_THAT(
        checkNoLeak(*m_dataset, TimeSplit{}, Split{{0, 5}, {1}, {2, 3, 4}}),
        HasErrorAbout(ErrorCode::Mismatch, "'i6' is later than 'i2'"));
    EXPECT_OK(checkNoLeak(*m_dataset, TimeSplit{}, Split{{0, 1}, {2}, {3, 4, 5}}));
}

TEST_F(SplitTest, sees_impressions_that_are_there_twice_or_not_at_all) {
    EXPECT_THAT(
        checkNoLeak(*m_dataset, TimeSplit{}, Split{{0, 1}, {1}, {2, 3, 4, 5}}),
        HasErrorAbout(ErrorCode::Mismatch, "'i2' is in the split twice"));
    EXPECT_THAT(
        checkNoLeak(*m_dataset, TimeSplit{}, Split{{0, 1}, {}, {2, 3, 4}}),
        HasErrorAbout(ErrorCode::Mismatch, "'i6' is in no part"));
    EXPECT_THAT(
        checkNoLeak(*m_dataset, TimeSplit{}, Split{{0, 1}, {}, {6}}),
        HasErrorAbout(ErrorCode::Mismatch, "row 6"));
}

} // namespace
} // namespace intentscope::data
