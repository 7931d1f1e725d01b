// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review_order.h"

#include "tests/support/gui_fake_dataset.h"

#include <gtest/gtest.h>

namespace intentscope::app {
namespace {

class ReviewOrderTest : public testing::Test {
protected:
    ReviewOrderTest() { m_order.setDataset(m_dataset); }

    std::shared_ptr<const data::Dataset> m_dataset = test::makeFakeDataset(test::smallShop());
    ReviewOrder m_order;
};

TEST_F(ReviewOrderTest, GoesThroughEveryChatUserByUserAndBack) {
    std::vector<std::int32_t> seen;
    for (ImpressionIndex at{0}; at.isValid(); at = m_order.next(at))
        seen.push_back(at.value);
    EXPECT_EQ(static_cast<std::int32_t>(seen.size()), m_dataset->impressionCount());
    for (std::size_t i = seen.size() - 1; i > 0; --i)
        EXPECT_EQ(m_order.previous(ImpressionIndex{seen[i]}), ImpressionIndex{seen[i - 1]});
    EXPECT_FALSE(m_order.previous(ImpressionIndex{seen.front()}).isValid());
}

TEST_F(ReviewOrderTest, FollowsAListWhereThereIsOne) {
    m_order.setList(std::make_shared<const std::vector<std::int32_t>>(std::vector{7, 2, 9}));
    EXPECT_EQ(m_order.next(ImpressionIndex{7}), ImpressionIndex{2});
    EXPECT_EQ(m_order.next(ImpressionIndex{2}), ImpressionIndex{9});
    EXPECT_FALSE(m_order.next(ImpressionIndex{9}).isValid());
    EXPECT_EQ(m_order.previous(ImpressionIndex{9}), ImpressionIndex{2});
    EXPECT_EQ(m_order.next(ImpressionIndex{4}), ImpressionIndex{7}) << "not on the list: its first";
}

TEST_F(ReviewOrderTest, KnowsAUsersFirstOnTheList) {
    const UserIndex user = m_dataset->userOf(ImpressionIndex{2});
    const auto own = m_dataset->impressionsOf(user);
    ASSERT_GE(own.size(), 2U);
    EXPECT_FALSE(m_order.firstOf(user).isValid()) << "without a list";
    m_order.setList(std::make_shared<const std::vector<std::int32_t>>(std::vector{own[1], own[0]}));
    EXPECT_EQ(m_order.firstOf(user), ImpressionIndex{own[1]}) << "in the order of the list";
    m_order.setList(std::make_shared<const std::vector<std::int32_t>>());
    EXPECT_FALSE(m_order.firstOf(user).isValid());
}

TEST_F(ReviewOrderTest, HasNothingNextWithoutDataOrWithAnEmptyList) {
    EXPECT_FALSE(ReviewOrder().next({}).isValid());
    m_order.setList(std::make_shared<const std::vector<std::int32_t>>());
    EXPECT_FALSE(m_order.next(ImpressionIndex{0}).isValid());
}

TEST_F(ReviewOrderTest, AnotherDatasetForgetsTheList) {
    m_order.setList(std::make_shared<const std::vector<std::int32_t>>(std::vector{3}));
    m_order.setDataset(m_dataset);
    EXPECT_FALSE(m_order.hasList());
}

} // namespace
} // namespace intentscope::app
