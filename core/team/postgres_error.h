// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace intentscope::team {

/// What the server said: its code of five characters ("" where the client library itself failed) and its
/// sentence.
struct ServerWords {
    std::string state = {};
    std::string message = {};
};

/// Reads the words of a connection that failed, as libpq writes them with full verbosity.
ServerWords readConnectionWords(std::string_view text);

/// The codes of docs/team.md's server schema are among them. `whatFailed` begins the message.
tl::unexpected<Error> serverError(const ServerWords& words, std::string_view whatFailed);

} // namespace intentscope::team
