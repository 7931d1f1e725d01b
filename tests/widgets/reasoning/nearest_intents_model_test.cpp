// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/nearest_intents_model.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"

#include <gtest/gtest.h>

namespace intentscope::models {
namespace {

/// Rows 0, 1, 2, ... with falling cosines.
std::vector<latent::NearIntent> inOrder(int count) {
    std::vector<latent::NearIntent> near;
    for (int i = 0; i < count; ++i)
        near.push_back({IntentIndex{i}, i + 1, 1.0 - 0.1 * i});
    return near;
}

class NearestIntentsModelTest : public testing::Test {
protected:
    NearestIntentsModelTest() {
        auto spec = test::smallShop();
        spec.impressions.front().candidates = {{.intent = 1}, {.intent = 8, .isClicked = true}};
        dataset = test::makeFakeDataset(std::move(spec));
    }

    std::shared_ptr<const data::Dataset> dataset;
    NearestIntentsModel model;
    test::ModelCheck check{model};
};

TEST_F(NearestIntentsModelTest, ListsTheNearestAndTheClickedOneWithItsPlace) {
    model.setNearest(dataset, {0}, inOrder(10));
    ASSERT_EQ(model.rowCount(), 6);
    EXPECT_FALSE(model.isClicked(1));
    EXPECT_TRUE(model.isClicked(5));
    EXPECT_EQ(model.intentAt(5), IntentIndex{8});
    EXPECT_EQ(model.index(5, 0).data().toInt(), 9);
    EXPECT_TRUE(model.index(5, 1).data().toString().startsWith(QStringLiteral("✓ ")));
    EXPECT_EQ(model.index(0, 2).data().toString(), QStringLiteral("1"));
    EXPECT_DOUBLE_EQ(model.index(1, 2).data(ValueRole).toDouble(), 0.9);
    EXPECT_TRUE(model.index(5, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("place 9 of 10")));
}

TEST_F(NearestIntentsModelTest, IsEmptyWithoutVectorsOrDataset) {
    model.setNearest(dataset, {0}, {});
    EXPECT_EQ(model.rowCount(), 0);
    model.setNearest(dataset, {0}, inOrder(3));
    EXPECT_EQ(model.rowCount(), 3);
    model.setNearest(nullptr, {}, {});
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace intentscope::models
