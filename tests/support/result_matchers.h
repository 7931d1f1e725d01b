// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <gmock/gmock.h>

namespace intentscope {

/// Lets a failing expectation print the error instead of bytes.
inline void PrintTo(const Error& error, std::ostream* out) {
    *out << name(error.code) << " \"" << error.text() << "\" raised at " << error.raisedAt.file_name() << ":"
         << error.raisedAt.line();
}

} // namespace intentscope

namespace tl {

template <class T>
void PrintTo(const expected<T, intentscope::Error>& result, std::ostream* out) {
    if (result)
        *out << "a value";
    else
        PrintTo(result.error(), out);
}

} // namespace tl

namespace intentscope::test {

// The bodies below use gmock's own argument names.
MATCHER(IsOk, "succeeds") {
    if (arg)
        return true;
    *result_listener << arg.error().text();
    return false;
}

MATCHER_P(IsOkAndHolds, expected, "succeeds with the expected value") {
    if (!arg) {
        *result_listener << arg.error().text();
        return false;
    }
    return testing::ExplainMatchResult(testing::Eq(expected), *arg, result_listener);
}

MATCHER_P(HasError, code, std::string("fails with ") + std::string(name(code))) {
    if (arg) {
        *result_listener << "which succeeded";
        return false;
    }
    *result_listener << "which is " << name(arg.error().code) << ": " << arg.error().text();
    return arg.error().code == code;
}

/// Fails with `code` and a text (place, message and cure together) that contains `part`.
MATCHER_P2(
    HasErrorAbout, code, part, std::string("fails with ") + std::string(name(code)) + " about " + part) {
    if (arg) {
        *result_listener << "which succeeded";
        return false;
    }
    *result_listener << "which is " << name(arg.error().code) << ": " << arg.error().text();
    return arg.error().code == code && arg.error().text().find(part) != std::string::npos;
}

} // namespace intentscope::test

#define ASSERT_OK(expression) ASSERT_THAT(expression, ::intentscope::test::IsOk())
#define EXPECT_OK(expression) EXPECT_THAT(expression, ::intentscope::test::IsOk())

#define ISCOPE_TEST_CONCAT_IMPL(a, b) a##b
#define ISCOPE_TEST_CONCAT(a, b) ISCOPE_TEST_CONCAT_IMPL(a, b)
/// ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(path));
#define ASSERT_OK_AND_ASSIGN(declaration, expression)                                                        \
    ASSERT_OK_AND_ASSIGN_IMPL(ISCOPE_TEST_CONCAT(testResult_, __LINE__), declaration, expression)
#define ASSERT_OK_AND_ASSIGN_IMPL(result, declaration, expression)                                           \
    auto result = (expression);                                                                              \
    ASSERT_OK(result);                                                                                       \
    declaration = *std::move(result)
