// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/row_set.h"

#include <gtest/gtest.h>

namespace intentscope::slices {
namespace {

TEST(RowSetTest, HoldsTheRowsItWasMadeOf) {
    const std::vector<std::int32_t> rows = {130, 0, 64, 63};
    const RowSet set = RowSet::of(rows, 131);
    EXPECT_EQ(set.size(), 4U);
    EXPECT_EQ(set.rows(), (std::vector<std::int32_t>{0, 63, 64, 130}));
    EXPECT_TRUE(set.contains(64));
    EXPECT_FALSE(set.contains(65));
}

TEST(RowSetTest, AnEmptyTableHasAnEmptySet) {
    EXPECT_EQ(RowSet::of({}, 0).rows(), std::vector<std::int32_t>{});
    EXPECT_EQ(RowSet().size(), 0U);
}

} // namespace
} // namespace intentscope::slices
