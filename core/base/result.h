// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace intentscope {

/// A value or the reason why there is none. One alias, so that the step to std::expected is one line.
template <class T>
using Result = tl::expected<T, Error>;

/// The outcome of an operation without a value.
using Status = Result<void>;

/// What `fail` takes beside code and message.
struct FailDetail {
    Place place = {};
    std::string cure = {};
};

/// Builds the failing side of a Result: `return fail(ErrorCode::NotFound, "no run is called 'x'");`
tl::unexpected<Error> fail(
    ErrorCode code,
    std::string message,
    FailDetail detail = {},
    std::source_location raisedAt = std::source_location::current());

} // namespace intentscope

#define ISCOPE_CONCAT_IMPL(a, b) a##b
#define ISCOPE_CONCAT(a, b) ISCOPE_CONCAT_IMPL(a, b)

/// Returns the error of `expression` from the enclosing function, if it has one.
#define ISCOPE_TRY(expression)                                                                               \
    do {                                                                                                     \
        auto iscopeStatus_ = (expression);                                                                   \
        if (!iscopeStatus_)                                                                                  \
            return tl::unexpected(std::move(iscopeStatus_).error());                                         \
    } while (false)

// A declaration cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
/// ISCOPE_TRY_ASSIGN(auto text, env.readFile(path)); declares `text` or returns the error.
#define ISCOPE_TRY_ASSIGN(declaration, expression)                                                           \
    ISCOPE_TRY_ASSIGN_IMPL(ISCOPE_CONCAT(iscopeResult_, __LINE__), declaration, expression)
#define ISCOPE_TRY_ASSIGN_IMPL(result, declaration, expression)                                              \
    auto result = (expression);                                                                              \
    if (!result)                                                                                             \
        return tl::unexpected(std::move(result).error());                                                    \
    declaration = *std::move(result)
// NOLINTEND(bugprone-macro-parentheses)
