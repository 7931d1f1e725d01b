// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/secret.h"

#include "core/base/fingerprint.h"

#include <algorithm>
#include <cstdlib>
#include <openssl/crypto.h>

namespace intentscope::remote {
namespace {

bool isVariableName(const std::string& name) {
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && (name.front() < '0' || name.front() > '9') &&
           std::ranges::all_of(name, isAllowed);
}

} // namespace

Result<Secret> Secret::fromEnvironment(const std::string& variable) {
    // The likeliest mistake is the key itself in the place of the name, so what was given is not repeated.
    if (!isVariableName(variable))
        return fail(
            ErrorCode::InvalidInput,
            "the name of the environment variable that holds the key is no name of a variable",
            {.cure = "Put the key into a variable, for example INTENTSCOPE_API_KEY, and give that name"});
    Secret secret;
    secret.m_variable = variable;
    const char* value = std::getenv(variable.c_str()); // NOLINT(concurrency-mt-unsafe): nobody calls setenv
    if (value != nullptr)
        secret.m_value = value;
    const bool isPrintable =
        std::ranges::all_of(secret.m_value, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!isPrintable)
        return fail(
            ErrorCode::InvalidInput,
            "the environment variable " + variable +
                " holds a blank, a line end or another character that no key has",
            {.cure = "Set it again without them"});
    return secret;
}

std::string Secret::redacted(std::string text) const {
    if (m_value.empty())
        return text;
    for (std::size_t at = text.find(m_value); at != std::string::npos; at = text.find(m_value, at))
        text.replace(at, m_value.size(), "[key]");
    return text;
}

bool Secret::isSameAs(std::string_view given) const {
    // Of equal length whatever was given, so that the comparison is too.
    const Fingerprint mine = fingerprintOf(m_value);
    const Fingerprint other = fingerprintOf(given);
    return CRYPTO_memcmp(mine.bytes.data(), other.bytes.data(), mine.bytes.size()) == 0;
}

} // namespace intentscope::remote
