// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/url.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace intentscope::remote {
namespace {

constexpr std::string_view Http = "http://";
constexpr std::string_view Https = "https://";

tl::unexpected<Error> refuse(std::string_view text, const std::string& what) {
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' " + what,
        {.cure = "Give the server's address like http://127.0.0.1:8000/v1 or https://host/v1"});
}

bool isHostCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

bool isIpv6(const std::string& text) {
    in6_addr address = {};
    return ::inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

/// Splits "host:port" or "[::1]:port"; false when it is neither.
bool splitAuthority(std::string_view authority, Url& url, std::string_view& port) {
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos)
            return false;
        url.host = authority.substr(1, end - 1);
        port = authority.substr(end + 1);
        return isIpv6(url.host);
    }
    const std::size_t colon = authority.find(':');
    url.host = authority.substr(0, colon);
    port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon);
    return !url.host.empty() && std::ranges::all_of(url.host, isHostCharacter);
}

bool readPort(std::string_view text, std::int32_t& port) {
    if (text.empty())
        return true;
    text.remove_prefix(1);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    return problem == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

} // namespace

std::string Url::origin() const {
    const bool isBracketed = host.find(':') != std::string::npos;
    return std::string(isTls ? Https : Http) + (isBracketed ? "[" + host + "]" : host) + ":" +
           std::to_string(port);
}

std::string Url::text() const {
    return origin() + path;
}

bool looksLikeUrl(std::string_view text) {
    return text.starts_with(Http) || text.starts_with(Https);
}

Result<Url> parseUrl(std::string_view text) {
    if (!looksLikeUrl(text))
        return refuse(text, "is no http or https URL");
    Url url;
    url.isTls = text.starts_with(Https);
    url.port = url.isTls ? 443 : 80;
    const std::string_view rest = text.substr(url.isTls ? Https.size() : Http.size());
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view authority = rest.substr(0, slash);
    // What stands before an @ may be a password, so it is not repeated.
    if (authority.find('@') != std::string_view::npos)
        return fail(
            ErrorCode::InvalidInput,
            "the server's URL holds a user name or a password",
            {.cure = "Leave it out and give the key in an environment variable"});
    std::string_view port;
    if (!splitAuthority(authority, url, port) || !readPort(port, url.port))
        return refuse(text, "has no host, or a port that is none");
    url.path = rest.substr(slash);
    const bool isPlain = std::ranges::all_of(
        url.path, [](char c) { return c > ' ' && c < '\x7f' && c != '?' && c != '#' && c != '\\'; });
    if (!isPlain)
        return refuse(text, "has a path with a character that does not belong there");
    if (url.path.empty())
        url.path = "/v1";
    while (url.path.ends_with('/'))
        url.path.pop_back();
    return url;
}

bool isLoopback(std::string_view host) {
    in_addr address = {};
    const std::string text(host);
    if (::inet_pton(AF_INET, text.c_str(), &address) == 1)
        return (ntohl(address.s_addr) >> 24U) == 127;
    return host == "localhost" || host == "::1";
}

} // namespace intentscope::remote
