// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/pattern.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intentscope::text {

/// What becomes of the matches of a split.
enum class SplitBehavior { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

/// A text cut into the pieces within which tokens are formed: none is empty.
struct Pieces {
    std::string text;
    std::vector<Span> spans;
};

/// Cuts a text into pieces, in steps: each step cuts the pieces of the one before. Thread-safe.
class PreTokenizer {
public:
    struct Split {
        Pattern pattern;
        SplitBehavior behavior = SplitBehavior::Isolated;
        bool isInverted = false;
    };
    struct Digits {
        bool isIndividual = false;
    };
    struct ByteLevel {
        bool addsPrefixSpace = false;
        std::optional<Pattern> pattern = {};
    };
    using Step = std::variant<Split, Digits, ByteLevel>;

    PreTokenizer() = default;
    explicit PreTokenizer(std::vector<Step> steps);

    /// `text` must be valid UTF-8. The errors of Pattern::findAll.
    Result<Pieces> cut(std::string text) const;

private:
    std::vector<Step> m_steps;
};

} // namespace intentscope::text
