// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/movers_task.h"

#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <cmath>

namespace intentscope::tasks {
namespace {

class MoversTaskTest : public test::RunFixture {
protected:
    NullProgress progress;
};

TEST_F(MoversTaskTest, UsersAndClickedIntentsMoveByTheirImpressions) {
    const auto before = inSourceOrder();
    // i2: refund first instead of second; i5: invoice third instead of first.
    const auto after = runOf({.name = "after", .split = TimeSplit}, {4, 3, 2, 1, 3, 4, 2, 1, 4, 3, 2,
                                                                     1, 4, 3, 2, 1, 1, 3, 2, 3, 2, 1});
    const CompareSpec spec{.part = ImpressionPart::AllScored, .topK = 3};
    ASSERT_OK_AND_ASSIGN(const auto movers, moversTask(spec, {before, after}, progress, {}));
    ASSERT_EQ(movers.users.size(), 2U) << "cid clicked nothing";
    const Mover& ann = movers.users[0];
    EXPECT_EQ(ann.impressionCount, 3);
    EXPECT_NEAR(ann.difference(), (0.5 - 1) / 3, 1e-12);
    const Mover& bob = movers.users[1];
    EXPECT_NEAR(bob.difference(), (1 - 1 / std::log2(3.0)) / 2, 1e-12);
    ASSERT_EQ(movers.intents.size(), 5U);
    EXPECT_EQ(movers.intents[2].row, dataset->findIntent("refund")->value);
    EXPECT_EQ(movers.intents[2].impressionCount, 2);
    EXPECT_NEAR(movers.intents[2].difference(), (1 - 1 / std::log2(3.0)) / 2, 1e-12);
    EXPECT_EQ(movers.intents[0].difference(), 0);
    ASSERT_OK_AND_ASSIGN(auto report, compareTask(spec, {before, after}, progress, {}));
    for (const auto& user : report.users) {
        const auto found = std::ranges::find(movers.users, user.user.value, &Mover::row);
        EXPECT_NEAR(found->difference(), user.difference, 1e-12);
    }
}

TEST_F(MoversTaskTest, EveryValueOfAColumnIsASlice) {
    ASSERT_OK_AND_ASSIGN(const auto choices, slicesOfColumn("status", dataset, {}));
    ASSERT_EQ(choices.size(), 4U);
    EXPECT_EQ(choices[0].name, "status: delivered");
    EXPECT_EQ(choices[0].slice->rows->rows(), (std::vector<std::int32_t>{1, 3, 4}));
    EXPECT_EQ(choices[3].expression, "status is missing");
    EXPECT_EQ(choices[3].slice->rows->rows(), std::vector<std::int32_t>{5});
    EXPECT_THAT(slicesOfColumn("nothing", dataset, {}), intentscope::test::HasError(ErrorCode::InvalidInput));
    for (const std::string& column : sliceableColumns(*dataset))
        EXPECT_OK(slicesOfColumn(column, dataset, {})) << column;
}

} // namespace
} // namespace intentscope::tasks
