// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace intentscope {

void assertionFailed(const char* expectation, std::source_location where) {
    std::fprintf(stderr, "%s:%u: broken expectation: %s\n", where.file_name(), where.line(), expectation);
    std::abort();
}

} // namespace intentscope
