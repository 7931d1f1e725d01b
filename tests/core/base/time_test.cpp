// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include "tests/support/result_matchers.h"

namespace intentscope {
namespace {

using test::HasError;
using test::IsOkAndHolds;

TEST(ParseTime, reads_the_spellings_of_real_files) {
    EXPECT_THAT(parseTime("1970-01-01"), IsOkAndHolds(UtcMillis{0}));
    EXPECT_THAT(parseTime("11/13/2014"), IsOkAndHolds(UtcMillis{1'415'836'800'000}));
    EXPECT_THAT(parseTime("2024-03-05T14:02:00Z"), IsOkAndHolds(UtcMillis{1'709'647'320'000}));
    EXPECT_THAT(parseTime("2024-03-05 22:02:00.5+08:00"), IsOkAndHolds(UtcMillis{1'709'647'320'500}));
    EXPECT_THAT(parseTime("2024-03-05T14:02-0330"), IsOkAndHolds(UtcMillis{1'709'659'920'000}));
    EXPECT_THAT(parseTime("1709647320000"), IsOkAndHolds(UtcMillis{1'709'647'320'000}));
    EXPECT_THAT(parseTime("-1"), IsOkAndHolds(UtcMillis{-1}));
    EXPECT_THAT(parseTime("2024-03-05T14:02:00.1239999Z"), IsOkAndHolds(UtcMillis{1'709'647'320'123}));
}

TEST(ParseTime, refuses_what_is_no_moment) {
    for (const char* text :
         {"",
          "yesterday",
          "2024-13-01",
          "2023-02-29",
          "2024-03-05T",
          "2024-03-05T25:00",
          "2024-03-05T14:61",
          "2024-03-05T14:02:00.",
          "2024-03-05T14:02:00+99:00",
          "2024-03-05T14:02:00Zulu",
          "13/41/2014",
          "2024-03-05x",
          "12.5",
          "253402300800000",
          "-9223372036854775807",
          "99999999999999999999"}) {
        EXPECT_THAT(parseTime(text), HasError(ErrorCode::InvalidInput)) << text;
    }
}

TEST(Iso8601, writes_what_it_reads_at_any_age) {
    for (const std::int64_t value :
         {0LL, -1LL, 1'709'647'320'123LL, -62'135'596'800'000LL, 253'402'300'799'999LL}) {
        const UtcMillis time{value};
        EXPECT_THAT(parseTime(toIso8601(time)), IsOkAndHolds(time)) << toIso8601(time);
    }
    EXPECT_EQ(toIso8601(UtcMillis{1'709'647'320'123}), "2024-03-05T14:02:00.123Z");
    EXPECT_EQ(toIso8601(UtcMillis{-62'167'219'200'000}), "0000-01-01T00:00:00.000Z");
    EXPECT_EQ(toIso8601(UtcMillis{-62'198'755'200'000}), "-001-01-01T00:00:00.000Z");
    EXPECT_EQ(toIso8601(UtcMillis{253'402'300'800'000}), "10000-01-01T00:00:00.000Z");
    EXPECT_EQ(toIso8601(UtcMillis::missing()), "");
}

TEST(Iso8601, survives_the_first_and_last_times_that_a_damaged_file_can_hold) {
    for (const std::int64_t value : {INT64_MIN + 1, INT64_MAX})
        EXPECT_FALSE(toIso8601(UtcMillis{value}).empty());
}

TEST(UtcMillis, missing_sorts_before_every_moment) {
    EXPECT_TRUE(UtcMillis::missing().isMissing());
    EXPECT_LT(UtcMillis::missing(), UtcMillis{-1'000'000'000'000'000});
    EXPECT_GT(nowUtc(), UtcMillis{1'700'000'000'000});
}

} // namespace
} // namespace intentscope
