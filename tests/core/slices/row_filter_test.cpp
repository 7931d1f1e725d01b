// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/row_filter.h"

#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <limits>

namespace intentscope::slices {
namespace {

constexpr std::size_t RowCount = 2 * FilterBlockRows + 77;

/// More rows than two blocks, of two users with a tier each.
std::shared_ptr<const data::Dataset> makeLongDataset() {
    test::MemoryDatasetSpec spec;
    spec.userCount = 2;
    spec.userColumns = {test::wordColumn(test::feature("tier"), {"gold", "basic"})};
    std::vector<double> ages;
    for (std::size_t row = 0; row < RowCount; ++row) {
        const auto number = static_cast<std::int32_t>(row);
        spec.impressions.push_back(
            {.user = number % 3 == 0 ? 1 : 0,
             .timeMs = number,
             .candidates = {0, 1},
             .clicked = {number % 2}});
        ages.push_back(
            row % 5 == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(row % 97));
    }
    spec.intentColumns = {test::wordColumn(test::feature("topic"), {"refund", "parcel"})};
    spec.impressionColumns = {test::numberColumn(test::feature("age"), std::move(ages))};
    return test::makeMemoryDataset(std::move(spec));
}

TEST(RowFilterTest, BlocksAreTheSameForEveryWidth) {
    const auto dataset = makeLongDataset();
    ASSERT_OK_AND_ASSIGN(
        const auto predicate,
        Predicate::compile(
            "age > 40 and user.tier == \"gold\" or not clicked.topic == \"refund\" and age is missing",
            dataset,
            RowTable::Impressions));
    ASSERT_OK_AND_ASSIGN(const RowSet one, predicate.evaluate(Workers(1)));
    std::vector<std::int32_t> expected;
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(RowCount); ++row) {
        const bool isMissing = row % 5 == 0;
        const bool isOldGold = !isMissing && row % 97 > 40 && row % 3 != 0;
        if (isOldGold || (row % 2 == 1 && isMissing))
            expected.push_back(row);
    }
    EXPECT_EQ(one.rows(), expected);
    EXPECT_EQ(one.size(), expected.size());
    for (const std::size_t width : {2U, 5U}) {
        ASSERT_OK_AND_ASSIGN(const RowSet several, predicate.evaluate(Workers(width)));
        EXPECT_EQ(several, one) << width;
    }
}

} // namespace
} // namespace intentscope::slices
