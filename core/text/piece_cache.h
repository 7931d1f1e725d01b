// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/merge_table.h"

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::text {

/// Tokens of pieces met before: a text repeats its words. Bounded in number and length of pieces. Any thread.
class PieceCache {
public:
    /// Pieces of another length are not worth keeping.
    static bool isWorthwhile(std::string_view piece);

    /// Appends the tokens of a known piece; false for an unknown one.
    bool appendKnown(std::string_view piece, std::vector<TokenId>& out);
    /// Remembers the tokens from `first` on; forgets others when there are too many.
    void remember(std::string_view piece, const std::vector<TokenId>& tokens, std::size_t first);

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept;
    };
    struct Shard {
        std::mutex mutex;
        /// Guarded by the mutex.
        std::unordered_map<std::string, std::vector<TokenId>, TextHash, std::equal_to<>> tokens;
    };
    static constexpr std::size_t ShardCount = 16;
    Shard& shardOf(std::string_view piece);

    std::array<Shard, ShardCount> m_shards;
};

} // namespace intentscope::text
