// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_model.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/text/byte_alphabet.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace intentscope::text {
namespace {

using data::quotedCell;

constexpr TokenId NoToken = -1;
/// Up to here looking at all pairs again after every merge beats a heap.
constexpr std::size_t ShortPiece = 32;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
using TokenMap = std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>>;

/// Merges the tokens from `first` on in place, looking for the lowest rank in a plain array.
void mergeShort(const MergeTable& merges, std::vector<TokenId>& tokens, std::size_t first) {
    std::array<Merge, ShortPiece> pairs;
    std::size_t count = tokens.size() - first;
    TokenId* ids = tokens.data() + first;
    for (std::size_t i = 0; i + 1 < count; ++i)
        pairs[i] = merges.find(ids[i], ids[i + 1]);
    while (count > 1) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < count; ++i) {
            if (pairs[i].rank < pairs[best].rank)
                best = i;
        }
        if (!pairs[best].exists())
            break;
        ids[best] = pairs[best].merged;
        std::copy(ids + best + 2, ids + count, ids + best + 1);
        std::copy(pairs.data() + best + 1, pairs.data() + count - 1, pairs.data() + best);
        --count;
        if (best > 0)
            pairs[best - 1] = merges.find(ids[best - 1], ids[best]);
        if (best + 1 < count)
            pairs[best] = merges.find(ids[best], ids[best + 1]);
    }
    tokens.resize(first + count);
}

/// The same for long pieces: the tokens are a linked list, the possible merges a heap. An entry of the heap
/// whose pair has changed since is recognised by its result and left.
class LongMerge {
public:
    LongMerge(const MergeTable& merges, std::vector<TokenId>& tokens, std::size_t first)
        : m_merges(merges), m_tokens(tokens), m_first(first) {
        const std::size_t count = tokens.size() - first;
        m_links.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            m_links[i] = {i == 0 ? None : i - 1, i + 1 == count ? None : i + 1};
        for (std::size_t i = 0; i + 1 < count; ++i)
            offer(i);
    }

    void run() {
        while (!m_heap.empty()) {
            const auto [rank, left] = m_heap.top();
            m_heap.pop();
            const std::size_t right = m_links[left].next;
            if (id(left) == NoToken || right == None)
                continue;
            const Merge merge = m_merges.find(id(left), id(right));
            if (merge.rank == rank)
                join(left, right, merge.merged);
        }
        const auto start = m_tokens.begin() + static_cast<std::ptrdiff_t>(m_first);
        m_tokens.erase(std::remove(start, m_tokens.end(), NoToken), m_tokens.end());
    }

private:
    static constexpr std::size_t None = static_cast<std::size_t>(-1);
    struct Link {
        std::size_t previous;
        std::size_t next;
    };
    using Candidate = std::tuple<std::uint32_t, std::size_t>;

    TokenId& id(std::size_t at) { return m_tokens[m_first + at]; }

    void offer(std::size_t left) {
        const Merge merge = m_merges.find(id(left), id(m_links[left].next));
        if (merge.exists())
            m_heap.emplace(merge.rank, left);
    }

    void join(std::size_t left, std::size_t right, TokenId merged) {
        id(left) = merged;
        id(right) = NoToken;
        const std::size_t after = m_links[right].next;
        m_links[left].next = after;
        if (after != None) {
            m_links[after].previous = left;
            offer(left);
        }
        if (m_links[left].previous != None)
            offer(m_links[left].previous);
    }

    const MergeTable& m_merges;
    std::vector<TokenId>& m_tokens;
    std::size_t m_first;
    std::vector<Link> m_links;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> m_heap;
};

tl::unexpected<Error> badMerge(std::size_t index, const std::string& message) {
    return fail(ErrorCode::InvalidInput, "'model.merges." + std::to_string(index) + "': " + message);
}

} // namespace

struct BpeModel::Tables {
    explicit Tables(std::size_t mergeCount) : merges(mergeCount) {}

    TokenMap ids;
    std::vector<std::string> tokens;  ///< by id; "" where there is none
    std::array<TokenId, 256> bytes{}; ///< the token of each byte, NoToken where there is none
    TokenMap pieces;                  ///< by bytes, where merges are ignored
    MergeTable merges;
    PieceCache cache; ///< the only part that changes; it locks itself

    Status addToken(const std::string& token, TokenId id) {
        if (id < 0 || id >= MostTokens)
            return fail(
                ErrorCode::InvalidInput,
                "'model.vocab': the id of " + quotedCell(token) + " is " + std::to_string(id) +
                    ", but ids go from 0 to " + std::to_string(MostTokens - 1));
        const auto index = static_cast<std::size_t>(id);
        if (index >= tokens.size())
            tokens.resize(std::max(index + 1, std::min(2 * index, static_cast<std::size_t>(MostTokens))));
        if (!tokens[index].empty())
            return fail(
                ErrorCode::InvalidInput,
                "'model.vocab': " + quotedCell(tokens[index]) + " and " + quotedCell(token) +
                    " have the same id " + std::to_string(id));
        tokens[index] = token;
        ids.emplace(token, id);
        return {};
    }

    Status addMerge(const std::pair<std::string, std::string>& pair, std::size_t rank) {
        const auto left = ids.find(pair.first);
        const auto right = ids.find(pair.second);
        const auto merged = ids.find(pair.first + pair.second);
        if (left == ids.end() || right == ids.end())
            return badMerge(
                rank, quotedCell(left == ids.end() ? pair.first : pair.second) + " is not in the vocabulary");
        if (merged == ids.end())
            return badMerge(
                rank, "the result " + quotedCell(pair.first + pair.second) + " is not in the vocabulary");
        const Merge merge{narrow<std::uint32_t>(rank), merged->second};
        merges.insert(left->second, right->second, merge);
        return {};
    }
};

BpeModel::BpeModel(std::shared_ptr<Tables> tables) : m_tables(std::move(tables)) {}

Result<BpeModel> BpeModel::make(const BpeParts& parts) {
    auto tables = std::make_shared<Tables>(parts.merges.size());
    for (const auto& [token, id] : parts.vocabulary) {
        if (token.empty())
            return fail(ErrorCode::InvalidInput, "'model.vocab': a token is empty");
        ISCOPE_TRY(tables->addToken(token, id));
    }
    while (!tables->tokens.empty() && tables->tokens.back().empty())
        tables->tokens.pop_back();
    for (std::size_t i = 0; i < parts.merges.size(); ++i)
        ISCOPE_TRY(tables->addMerge(parts.merges[i], i));
    for (std::size_t byte = 0; byte < tables->bytes.size(); ++byte) {
        const std::string character = byteCharacters(std::string(1, static_cast<char>(byte)));
        const auto found = tables->ids.find(character);
        tables->bytes[byte] = found == tables->ids.end() ? NoToken : found->second;
    }
    if (parts.ignoresMerges) {
        for (const auto& [token, id] : parts.vocabulary) {
            if (const auto bytes = bytesOfCharacters(token))
                tables->pieces.emplace(*bytes, id);
        }
    }
    return BpeModel(std::move(tables));
}

Status BpeModel::appendBytes(std::string_view piece, std::vector<TokenId>& out) const {
    for (const char byte : piece) {
        const TokenId id = m_tables->bytes[static_cast<std::uint8_t>(byte)];
        if (id == NoToken)
            return fail(
                ErrorCode::Mismatch,
                "The vocabulary has no token " + quotedCell(byteCharacters(std::string(1, byte))) +
                    " for the byte " + std::to_string(static_cast<std::uint8_t>(byte)) + " of the piece " +
                    quotedCell(piece),
                {.cure = "Take a tokenizer whose vocabulary has all 256 bytes"});
        out.push_back(id);
    }
    return {};
}

Status BpeModel::encode(std::string_view piece, std::vector<TokenId>& out) const {
    const std::size_t first = out.size();
    const bool isCached = PieceCache::isWorthwhile(piece);
    if (isCached && m_tables->cache.appendKnown(piece, out))
        return {};
    if (!m_tables->pieces.empty()) {
        if (const auto whole = m_tables->pieces.find(piece); whole != m_tables->pieces.end()) {
            out.push_back(whole->second);
            return {};
        }
    }
    ISCOPE_TRY(appendBytes(piece, out));
    if (piece.size() <= ShortPiece)
        mergeShort(m_tables->merges, out, first);
    else
        LongMerge(m_tables->merges, out, first).run();
    if (isCached)
        m_tables->cache.remember(piece, out, first);
    return {};
}

std::optional<TokenId> BpeModel::idOf(std::string_view token) const {
    const auto found = m_tables->ids.find(token);
    return found == m_tables->ids.end() ? std::nullopt : std::optional(found->second);
}

std::string_view BpeModel::token(TokenId id) const {
    return id >= 0 && id < idLimit() ? std::string_view(m_tables->tokens[static_cast<std::size_t>(id)]) : "";
}

TokenId BpeModel::idLimit() const {
    return narrow<TokenId>(m_tables->tokens.size());
}

} // namespace intentscope::text
