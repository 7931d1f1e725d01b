// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/grouping.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

namespace intentscope::metrics {
namespace {

using intentscope::test::HasErrorAbout;
using testing::ElementsAre;
using testing::SizeIs;

class GroupingTest : public testing::Test {
protected:
    static MetricSpec specFor(GroupBy group, std::string column = "session_id") {
        return {.gauc = {.group = group}, .sessionColumn = std::move(column)};
    }

    intentscope::test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = intentscope::test::makeTinyDataset(directory);
};

TEST_F(GroupingTest, ByUserIsTheUser) {
    const auto spec = specFor(GroupBy::User);
    ASSERT_OK_AND_ASSIGN(const auto grouping, makeGrouping(*dataset, spec));
    EXPECT_THAT(grouping.groups, ElementsAre(0, 1, 0, 1, 0, 2));
    EXPECT_EQ(grouping.groups, grouping.users);
    EXPECT_THAT(grouping.firstImpressions, ElementsAre(0, 1, 5));
    EXPECT_EQ(grouping.groupCount(), 3);
    EXPECT_EQ(groupName(*dataset, spec, {5}), "cid");
}

TEST_F(GroupingTest, ByImpressionIsTheRow) {
    const auto spec = specFor(GroupBy::Impression);
    ASSERT_OK_AND_ASSIGN(const auto grouping, makeGrouping(*dataset, spec));
    EXPECT_THAT(grouping.groups, ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(grouping.users, ElementsAre(0, 1, 0, 1, 0, 2));
    EXPECT_EQ(groupName(*dataset, spec, {2}), "i3");
}

TEST_F(GroupingTest, BySessionSeparatesUsersAndLeavesTheMissingOut) {
    // status: ann shipped, pending, delivered; bob delivered twice; cid none.
    const auto spec = specFor(GroupBy::Session, "status");
    ASSERT_OK_AND_ASSIGN(const auto grouping, makeGrouping(*dataset, spec));
    EXPECT_THAT(grouping.groups, ElementsAre(0, 1, 2, 1, 3, -1));
    EXPECT_THAT(grouping.firstImpressions, ElementsAre(0, 1, 2, 4));
    EXPECT_EQ(groupName(*dataset, spec, {3}), "bob/delivered");
    EXPECT_EQ(groupName(*dataset, spec, {4}), "ann/delivered");
}

TEST_F(GroupingTest, BySessionNeedsTheColumn) {
    EXPECT_THAT(
        makeGrouping(*dataset, specFor(GroupBy::Session)),
        HasErrorAbout(ErrorCode::InvalidInput, "'session_id'"));
    EXPECT_THAT(
        makeGrouping(*dataset, specFor(GroupBy::Session, "days_in_status")),
        HasErrorAbout(ErrorCode::InvalidInput, "numeric"));
}

TEST_F(GroupingTest, MakesAViewOfARun) {
    std::vector<float> scores(22, 0.5F);
    const rank::ScoreTable run(dataset, {}, scores);
    ASSERT_OK_AND_ASSIGN(const auto grouping, makeGrouping(*dataset, {}));
    const std::vector<std::int32_t> rows{3};
    const auto view = viewOf(run, grouping, rows);
    const auto candidates = candidatesOf(view, 3);
    EXPECT_THAT(candidates.clicked, ElementsAre(0, 1, 1, 0));
    EXPECT_THAT(candidates.intents, ElementsAre(0, 2, 4, 1));
    EXPECT_THAT(candidates.scores, SizeIs(4));
    EXPECT_EQ(weightOf(view, 3), 1.0);
    EXPECT_EQ(computeGauc(view, {}).value(), 0.5);
}

} // namespace
} // namespace intentscope::metrics
