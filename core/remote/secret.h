// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace intentscope::remote {

/// A key or token out of an environment variable. It is never written anywhere: what may be shown is the
/// variable's name, and texts of a server pass through `redacted` first. Cheap to copy; any thread.
class Secret {
public:
    /// None.
    Secret() = default;

    /// The variable's value; none when it is not set or empty. InvalidInput when the value could not stand in
    /// a header of HTTP, or the name is no name of a variable; the value is not in the message.
    static Result<Secret> fromEnvironment(const std::string& variable);

    bool isEmpty() const { return m_value.empty(); }
    const std::string& variable() const { return m_variable; }
    /// For the header of a request, and for nothing else.
    const std::string& value() const { return m_value; }

    /// `text` with every occurrence of the value replaced by "[key]".
    std::string redacted(std::string text) const;
    /// Whether `given` is the value, in a time that does not tell how much of it is right.
    bool isSameAs(std::string_view given) const;

private:
    std::string m_variable;
    std::string m_value;
};

} // namespace intentscope::remote
