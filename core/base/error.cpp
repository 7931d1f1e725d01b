// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace intentscope {

std::string Place::text() const {
    std::string out = file;
    if (line > 0)
        out += (out.empty() ? "line " : ":") + std::to_string(line);
    if (line > 0 && column > 0)
        out += ":" + std::to_string(column);
    return out;
}

std::string Error::text() const {
    std::string out = place.text();
    if (!out.empty())
        out += ": ";
    out += message;
    if (!cure.empty())
        out += ". " + cure;
    return out;
}

std::string_view name(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput:
        return "InvalidInput";
    case ErrorCode::NotFound:
        return "NotFound";
    case ErrorCode::AlreadyExists:
        return "AlreadyExists";
    case ErrorCode::Corrupt:
        return "Corrupt";
    case ErrorCode::UnsupportedVersion:
        return "UnsupportedVersion";
    case ErrorCode::Mismatch:
        return "Mismatch";
    case ErrorCode::Busy:
        return "Busy";
    case ErrorCode::Cancelled:
        return "Cancelled";
    case ErrorCode::ResourceExhausted:
        return "ResourceExhausted";
    case ErrorCode::Io:
        return "Io";
    case ErrorCode::Internal:
        return "Internal";
    }
    return "Internal";
}

} // namespace intentscope
