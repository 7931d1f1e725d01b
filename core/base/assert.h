// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <source_location>

namespace intentscope {

/// Prints the broken expectation and aborts.
[[noreturn]] void assertionFailed(const char* expectation, std::source_location where);

} // namespace intentscope

/// For programmer errors only, in every build type; user input never reaches one.
#define ISCOPE_ASSERT(condition)                                                                             \
    ((condition) ? static_cast<void>(0)                                                                      \
                 : ::intentscope::assertionFailed(#condition, std::source_location::current()))
