// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/piece_cache.h"

namespace intentscope::text {
namespace {

constexpr std::size_t LongestPiece = 48;
constexpr std::size_t PiecesPerShard = 4096;

} // namespace

std::size_t PieceCache::TextHash::operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
}

bool PieceCache::isWorthwhile(std::string_view piece) {
    return piece.size() > 1 && piece.size() <= LongestPiece;
}

PieceCache::Shard& PieceCache::shardOf(std::string_view piece) {
    // The last bytes differ most: pieces begin with spaces and end with letters.
    const auto last = static_cast<unsigned char>(piece.back());
    const auto middle = static_cast<unsigned char>(piece[piece.size() / 2]);
    return m_shards[(last + std::size_t{7} * middle) % ShardCount];
}

bool PieceCache::appendKnown(std::string_view piece, std::vector<TokenId>& out) {
    Shard& shard = shardOf(piece);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.tokens.find(piece);
    if (found == shard.tokens.end())
        return false;
    out.insert(out.end(), found->second.begin(), found->second.end());
    return true;
}

void PieceCache::remember(std::string_view piece, const std::vector<TokenId>& tokens, std::size_t first) {
    Shard& shard = shardOf(piece);
    const std::scoped_lock lock(shard.mutex);
    if (shard.tokens.size() >= PiecesPerShard)
        shard.tokens.clear();
    shard.tokens.emplace(
        piece, std::vector<TokenId>(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end()));
}

} // namespace intentscope::text
