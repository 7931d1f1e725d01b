// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::text {

/// Bytes [begin, end) of a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    friend bool operator==(const Span&, const Span&) = default;
};

/// A regular expression over Unicode, as tokenizers use them: Oniguruma's syntax as far as PCRE2 means the
/// same by it; classes such as \s and \w are translated where the two differ. Cheap to copy, thread-safe.
class Pattern {
public:
    /// InvalidInput for a broken expression, with the place in it; UnsupportedVersion for what the two
    /// libraries read differently.
    static Result<Pattern> compile(std::string_view expression);
    /// Finds `text` itself; it must not be empty.
    static Result<Pattern> literal(std::string_view text);

    /// Appends all matches from left to right that do not overlap. `text` must be valid UTF-8.
    /// ResourceExhausted when the expression takes too many steps on this text.
    Status findAll(std::string_view text, std::vector<Span>& matches) const;

private:
    struct Code;
    explicit Pattern(std::shared_ptr<const Code> code);
    static Result<Pattern> compileTranslated(const std::string& translated, std::string_view shown);

    std::shared_ptr<const Code> m_code;
};

} // namespace intentscope::text
