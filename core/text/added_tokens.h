// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/merge_table.h"
#include "core/text/normalizer.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::text {

/// A token that is found in the text as it is, before the text is cut into pieces.
struct AddedToken {
    TokenId id = -1;
    std::string content = {};
    bool isSpecial = false;       ///< decoding may leave it out
    bool isSingleWord = false;    ///< not inside a word
    bool takesSpaceLeft = false;  ///< white space before it belongs to it ("lstrip")
    bool takesSpaceRight = false; ///< white space behind it belongs to it ("rstrip")
    bool isNormalized = false;    ///< looked for in the normalised text
};

/// A stretch of a text that is one added token, or text between two of them.
struct TokenStretch {
    Span span;
    std::optional<TokenId> token = {};
};

/// Finds added tokens: from the left, the longest of those that start at one place. Immutable; any thread.
class AddedTokens {
public:
    AddedTokens() = default;
    /// Contents must not be empty and ids must differ. The normaliser's errors.
    static Result<AddedTokens> make(std::vector<AddedToken> tokens, const Normalizer& normalizer);

    /// The stretches of a text that is not normalised yet, by the tokens that are looked for there.
    std::vector<TokenStretch> cutRaw(std::string_view text) const;
    /// The same for the tokens that are looked for in normalised text.
    std::vector<TokenStretch> cutNormalized(std::string_view text) const;

    const std::vector<AddedToken>& tokens() const { return m_tokens; }
    /// Null when none has the id.
    const AddedToken* find(TokenId id) const;
    const AddedToken* find(std::string_view content) const;

private:
    /// What to look for, by first byte and then from long to short.
    struct Search {
        struct Needle {
            std::string text;
            std::size_t token;
        };
        std::array<std::vector<Needle>, 256> byFirst;
        bool isEmpty = true;

        void add(std::string text, std::size_t token);
        void sort();
        /// The longest needle that starts at `at`, or null.
        const Needle* findAt(std::string_view text, std::size_t at) const;
    };
    std::vector<TokenStretch> cut(std::string_view text, const Search& search) const;
    bool isRefused(const AddedToken& token, std::string_view text, Span match) const;

    std::vector<AddedToken> m_tokens;
    std::unordered_map<TokenId, std::size_t> m_byId;
    Search m_raw;
    Search m_normalized;
};

} // namespace intentscope::text
