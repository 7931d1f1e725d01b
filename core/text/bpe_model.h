// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/merge_table.h"
#include "core/text/piece_cache.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace intentscope::text {

/// A byte-level vocabulary and its merges as a tokenizer file holds them: tokens written in the characters of
/// byte_alphabet.h.
struct BpeParts {
    std::vector<std::pair<std::string, TokenId>> vocabulary;
    std::vector<std::pair<std::string, std::string>> merges; ///< the first goes first
    bool ignoresMerges = false;                              ///< a piece that is a token needs no merges
};

/// Byte-pair encoding of pieces of a text (Sennrich et al., arXiv 1508.07909, on bytes): starting from single
/// bytes, the pair of neighbours whose merge was learned first is joined, the leftmost of equals, until none
/// is left. Immutable but for a cache; any thread.
class BpeModel {
public:
    static constexpr TokenId MostTokens = 1 << 21;

    /// InvalidInput for an id that is negative, not below MostTokens or used twice, and for a merge of tokens
    /// that are not in the vocabulary; the message begins with the place ("'model.merges.7'").
    static Result<BpeModel> make(const BpeParts& parts);

    /// Appends the tokens of one piece: O(n log n). Mismatch when the vocabulary has no token for a byte.
    Status encode(std::string_view piece, std::vector<TokenId>& out) const;

    std::optional<TokenId> idOf(std::string_view token) const;
    /// The token as the vocabulary writes it; "" where there is none.
    std::string_view token(TokenId id) const;
    /// One above the highest id.
    TokenId idLimit() const;

private:
    struct Tables;
    explicit BpeModel(std::shared_ptr<Tables> tables);
    Status appendBytes(std::string_view piece, std::vector<TokenId>& out) const;

    std::shared_ptr<Tables> m_tables;
};

} // namespace intentscope::text
