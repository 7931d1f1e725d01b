// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace intentscope::labels {

/// A new UUID (RFC 9562, version 7: milliseconds of the clock, then 74 random bits), in lower case.
std::string newEventId();

/// The same UUID (version 8, from SHA-256) for the same text: for rows of a file that carry no id, so that
/// importing the file twice does not double them.
std::string derivedEventId(std::string_view text);

} // namespace intentscope::labels
