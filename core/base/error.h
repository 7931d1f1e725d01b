// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>

namespace intentscope {

/// The closed set of ways in which an operation can fail. The edge (window, command line) words them;
/// code in between only passes them on.
enum class ErrorCode {
    InvalidInput,       ///< the user's data or argument is wrong; `place` says where
    NotFound,           ///< a named thing does not exist
    AlreadyExists,      ///< a name is taken
    Corrupt,            ///< a file of ours or of a known format is damaged
    UnsupportedVersion, ///< written by a newer program, or by one we do not read
    Mismatch,           ///< two things that must belong together do not
    Busy,               ///< held by another process
    Cancelled,          ///< the user asked to stop
    ResourceExhausted,  ///< disk, memory or a limit
    Io,                 ///< the operating system refused
    Internal,           ///< our mistake
};

/// Where in the user's input something is wrong. Lines and columns count from 1; 0 means unknown.
struct Place {
    std::string file = {};
    std::int64_t line = 0;
    std::int64_t column = 0;

    /// "file:12:3", "file:12", "file" or "".
    std::string text() const;
};

/// A failure as a value. `message` is one sentence without a final full stop; `cure` says what the user
/// can do about it and may be empty.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message = {};
    Place place = {};
    std::string cure = {};
    std::source_location raisedAt = {};

    /// "place: message. cure": one line for a terminal or a log.
    std::string text() const;
};

/// The code's own name, for logs, JSON and tests: "InvalidInput".
std::string_view name(ErrorCode code);

} // namespace intentscope
