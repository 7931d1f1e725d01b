// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace intentscope::remote {

/// Where a server of the OpenAI-compatible API is: "http://127.0.0.1:8000/v1".
struct Url {
    bool isTls = false;
    std::string host = {}; ///< a name or an address; IPv6 without brackets
    std::int32_t port = 0;
    std::string path = {}; ///< "/v1": begins with a slash and does not end with one; "" is possible

    /// "https://host:8443", the port always.
    std::string origin() const;
    /// origin() and path.
    std::string text() const;
};

/// Reads an http or https URL. Without a path it is "/v1", where such servers have their API. InvalidInput
/// for anything else, and for a user name or password in it: keys come from the environment.
Result<Url> parseUrl(std::string_view text);

/// Whether it begins like an http or https URL, so that a person meant one.
bool looksLikeUrl(std::string_view text);

/// Whether nothing sent to it can leave this machine: "localhost", 127.0.0.0/8, ::1.
bool isLoopback(std::string_view host);

} // namespace intentscope::remote
