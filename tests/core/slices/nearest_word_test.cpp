// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/nearest_word.h"

#include <gtest/gtest.h>

#include <vector>

namespace intentscope::slices {
namespace {

TEST(NearestWordTest, CountsLettersAddedRemovedReplacedAndSwapped) {
    EXPECT_EQ(editDistance("status", "status"), 0U);
    EXPECT_EQ(editDistance("STATUS", "status"), 0U);
    EXPECT_EQ(editDistance("", "abc"), 3U);
    EXPECT_EQ(editDistance("sttaus", "status"), 1U);
    EXPECT_EQ(editDistance("kitten", "sitting"), 3U);
}

TEST(NearestWordTest, ProposesTheNearestWordAndNothingFarAway) {
    const std::vector<std::string> words = {"region", "status", "days_in_status"};
    EXPECT_EQ(nearestWord("regoin", words), "region");
    EXPECT_EQ(nearestWord("Status", words), "status");
    EXPECT_EQ(nearestWord("day_in_status", words), "days_in_status");
    EXPECT_EQ(nearestWord("days", words), "days_in_status");
    EXPECT_EQ(nearestWord("voucher", words), "");
    EXPECT_EQ(nearestWord("x", words), "");
    EXPECT_EQ(nearestWord(std::string(10'000, 'a'), words), "");
}

} // namespace
} // namespace intentscope::slices
