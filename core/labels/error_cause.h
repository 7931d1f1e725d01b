// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace intentscope::labels {

/// One entry of the taxonomy of causes that a wrong ranking may have. Labels name causes by id, so a title
/// may be reworded at any time; a retired cause is no longer offered, and labels that name it stay as they
/// are.
struct ErrorCause {
    std::string id; ///< lower-case letters, digits and underscores
    std::string title;
    std::string description;
    bool isRetired = false;

    friend bool operator==(const ErrorCause&, const ErrorCause&) = default;
};

/// InvalidInput for an id of other characters or without any, an empty title, or text that is not UTF-8 or
/// holds a zero byte.
Status validate(const ErrorCause& cause);

} // namespace intentscope::labels
