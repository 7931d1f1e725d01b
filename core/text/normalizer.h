// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pattern.h"
#include "core/text/unicode.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intentscope::text {

/// What a tokenizer does to a text before it looks at it, in steps. Thread-safe.
class Normalizer {
public:
    struct Form {
        NormalForm form = NormalForm::C;
    };
    struct LowerCase {};
    /// Not before an empty text.
    struct Prepend {
        std::string text;
    };
    struct Replace {
        Pattern pattern;
        std::string replacement;
    };
    using Step = std::variant<Form, LowerCase, Prepend, Replace>;

    Normalizer() = default;
    explicit Normalizer(std::vector<Step> steps);

    bool isEmpty() const { return m_steps.empty(); }
    /// `text` must be valid UTF-8. The errors of Pattern::findAll.
    Result<std::string> apply(std::string_view text) const;

private:
    std::vector<Step> m_steps;
};

} // namespace intentscope::text
