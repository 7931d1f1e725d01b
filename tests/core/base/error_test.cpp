// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/progress.h"
#include "core/base/result.h"
#include "tests/support/result_matchers.h"

#include <set>

namespace intentscope {
namespace {

using test::HasError;

Result<int> half(int value) {
    if (value % 2 != 0)
        return fail(
            ErrorCode::InvalidInput,
            "odd",
            {.place = {.file = "a.csv", .line = 3, .column = 7}, .cure = "Take an even one"});
    return value / 2;
}

Result<int> quarter(int value) {
    ISCOPE_TRY_ASSIGN(const int once, half(value));
    ISCOPE_TRY(half(once));
    return once / 2;
}

TEST(Place, names_line_and_column_only_where_they_are_known) {
    EXPECT_EQ((Place{"a.csv", 3, 7}.text()), "a.csv:3:7");
    EXPECT_EQ((Place{"a.csv", 3, 0}.text()), "a.csv:3");
    EXPECT_EQ((Place{"a.csv", 0, 7}.text()), "a.csv");
    EXPECT_EQ((Place{"", 3, 0}.text()), "line 3");
    EXPECT_EQ(Place{}.text(), "");
}

TEST(Error, reads_as_place_message_and_cure) {
    EXPECT_EQ(half(1).error().text(), "a.csv:3:7: odd. Take an even one");
    EXPECT_EQ((Error{.code = ErrorCode::Io, .message = "bare"}.text()), "bare");
}

TEST(Error, remembers_where_it_was_raised) {
    EXPECT_NE(std::string(half(1).error().raisedAt.file_name()).find("error_test.cpp"), std::string::npos);
}

TEST(Error, every_code_has_a_name_of_its_own) {
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        names.insert(name(static_cast<ErrorCode>(code)));
    EXPECT_EQ(names.size(), 11U);
}

TEST(Result, the_first_error_leaves_the_function) {
    EXPECT_THAT(quarter(8), test::IsOkAndHolds(2));
    EXPECT_THAT(quarter(3), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(quarter(6), HasError(ErrorCode::InvalidInput));
}

TEST(CheckStop, a_requested_stop_is_the_code_cancelled) {
    std::stop_source source;
    EXPECT_OK(checkStop(source.get_token()));
    source.request_stop();
    EXPECT_THAT(checkStop(source.get_token()), HasError(ErrorCode::Cancelled));
    NullProgress().report({.phase = "nobody looks"});
}

} // namespace
} // namespace intentscope
