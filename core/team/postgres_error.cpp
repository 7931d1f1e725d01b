// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/postgres_error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace intentscope::team {
namespace {

/// The longest prefix that fits decides; see PostgreSQL's appendix "Error Codes".
struct StateRule {
    std::string_view prefix;
    ErrorCode code;
    std::string_view cure;
};

constexpr std::string_view Later =
    "Nothing is lost: what you label is on this disk, and goes out when the server is there again";

constexpr std::array Rules = {
    StateRule{"08", ErrorCode::Io, Later},
    StateRule{"57P", ErrorCode::Io, Later},
    StateRule{"25006", ErrorCode::Io, "This server only reads; connect to the one that writes"},
    StateRule{"57P03", ErrorCode::Busy, Later},
    StateRule{"53300", ErrorCode::Busy, "Raise the server's max_connections, or try later"},
    StateRule{"40", ErrorCode::Busy, Later},
    StateRule{"55P03", ErrorCode::Busy, Later},
    StateRule{"57014", ErrorCode::Busy, Later},
    StateRule{"53", ErrorCode::ResourceExhausted, "Make room on the server"},
    StateRule{
        "28",
        ErrorCode::InvalidInput,
        "Check the login in the address, and the password in PGPASSWORD or ~/.pgpass"},
    StateRule{"3D", ErrorCode::NotFound, "Check the database's name, or make it: createdb NAME"},
    StateRule{
        "42501",
        ErrorCode::InvalidInput,
        "The server keeps these rights; an owner of the team can change roles"},
    StateRule{"42704", ErrorCode::NotFound, ""},
    StateRule{"42710", ErrorCode::AlreadyExists, ""},
    StateRule{"IS001", ErrorCode::Mismatch, "Have an owner add the dataset: intentscope-cli team init"},
    StateRule{"IS002", ErrorCode::Mismatch, "Give the changed label an event_id of its own"},
    StateRule{"IS003", ErrorCode::InvalidInput, ""},
    StateRule{"IS004", ErrorCode::InvalidInput, "A retraction is an event of its own"},
    StateRule{"23505", ErrorCode::AlreadyExists, ""},
    StateRule{"23", ErrorCode::InvalidInput, ""},
    StateRule{"22", ErrorCode::InvalidInput, ""},
};

const StateRule* ruleFor(std::string_view state) {
    const StateRule* best = nullptr;
    for (const StateRule& rule : Rules) {
        const bool isBetter = best == nullptr || rule.prefix.size() > best->prefix.size();
        if (state.substr(0, rule.prefix.size()) == rule.prefix && isBetter)
            best = &rule;
    }
    return best;
}

/// The library has no codes for these; its sentences are what there is.
bool isAboutTrust(std::string_view message) {
    constexpr std::array Parts = {
        std::string_view("certificate"),
        std::string_view("does not support SSL"),
        std::string_view("SSL support"),
        std::string_view("sslmode")};
    return std::ranges::any_of(
        Parts, [&](std::string_view part) { return message.find(part) != std::string_view::npos; });
}

/// Where "FATAL:  28P01: ..." begins to name the state.
std::optional<std::size_t> findState(std::string_view line) {
    constexpr std::size_t StateSize = 5;
    const auto isStateCharacter = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t at = line.find(":  "); at != std::string_view::npos; at = line.find(":  ", at + 1)) {
        const std::string_view state = line.substr(at + 3, StateSize);
        if (state.size() == StateSize && std::ranges::all_of(state, isStateCharacter) &&
            line.substr(at + 3 + StateSize, 2) == ": ")
            return at + 3;
    }
    return std::nullopt;
}

} // namespace

ServerWords readConnectionWords(std::string_view text) {
    ServerWords words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (const auto state = findState(line)) {
            words.state = line.substr(*state, 5);
            words.message = line.substr(*state + 7);
            continue;
        }
        // Advice and source lines begin with a tab or a word in capitals.
        const bool isAside = line.empty() || line.front() == '\t' || line.starts_with("LOCATION:");
        if (!isAside && words.state.empty())
            words.message += (words.message.empty() ? "" : "; ") + std::string(line);
    }
    return words;
}

tl::unexpected<Error> serverError(const ServerWords& words, std::string_view whatFailed) {
    const std::string message = std::string(whatFailed) + ": " + words.message;
    if (const StateRule* rule = words.state.empty() ? nullptr : ruleFor(words.state))
        return fail(rule->code, message, {.cure = std::string(rule->cure)});
    if (!words.state.empty())
        return fail(ErrorCode::Internal, message + " (" + words.state + ")");
    if (isAboutTrust(words.message))
        return fail(
            ErrorCode::InvalidInput,
            message,
            {.cure =
                 "Put the authority's certificate into ~/.postgresql/root.crt, or name it in the address: "
                 "?sslrootcert=FILE"});
    if (words.message.find("no password supplied") != std::string::npos)
        return fail(
            ErrorCode::InvalidInput,
            message,
            {.cure = "Put the password into PGPASSWORD or ~/.pgpass (mode 0600)"});
    return fail(ErrorCode::Io, message, {.cure = std::string(Later)});
}

} // namespace intentscope::team
