// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_trainer.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/text/byte_alphabet.h"
#include "core/text/tokenizer_layout.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace intentscope::text {
namespace {

using PieceCounts = std::unordered_map<std::string, std::int64_t>;

constexpr std::int64_t TextsBetweenPolls = 64;
constexpr std::size_t MergesBetweenPolls = 16;
constexpr std::size_t ByteCount = 256;

Status checkSpec(const BpeTrainingSpec& spec) {
    std::unordered_set<std::string> seen;
    for (const std::string& token : spec.specialTokens) {
        if (token.empty() || data::findInvalidUtf8(token))
            return fail(ErrorCode::InvalidInput, "A special token is empty or no valid UTF-8");
        if (!seen.insert(token).second)
            return fail(
                ErrorCode::InvalidInput, "The special token " + data::quotedCell(token) + " is named twice");
    }
    const auto least = static_cast<std::int64_t>(spec.specialTokens.size() + ByteCount);
    if (spec.vocabularySize < least || spec.vocabularySize > BpeModel::MostTokens)
        return fail(
            ErrorCode::InvalidInput,
            "A vocabulary of " + std::to_string(spec.vocabularySize) + " tokens cannot be made",
            {.cure = "Take a size from " + std::to_string(least) + " (bytes and special tokens) to " +
                     std::to_string(BpeModel::MostTokens)});
    return {};
}

/// How often each piece occurs in the texts.
Result<PieceCounts> countPieces(
    TokenizerLayout layout, const TextSource& texts, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const PreTokenizer preTokenizer, preTokenizerOf(layout));
    const Normalizer normalizer = normalizerOf(layout);
    PieceCounts counts;
    for (std::int64_t read = 0;; ++read) {
        if (read % TextsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Reading texts", .done = read});
        }
        ISCOPE_TRY_ASSIGN(const auto text, texts());
        if (!text)
            break;
        ISCOPE_TRY_ASSIGN(auto clean, normalizer.apply(withReplacements(*text)));
        ISCOPE_TRY_ASSIGN(const Pieces pieces, preTokenizer.cut(std::move(clean)));
        for (const Span piece : pieces.spans)
            ++counts[std::string(piece.of(pieces.text))];
    }
    if (counts.empty())
        return fail(
            ErrorCode::InvalidInput,
            "There is no text to train a tokenizer on",
            {.cure = "Give texts that are not empty"});
    return counts;
}

/// Distinct pieces as tokens, and where each pair of neighbours occurs.
class PairTable {
public:
    using Pair = std::pair<TokenId, TokenId>;

    void addWord(std::vector<TokenId> tokens, std::int64_t count) {
        const std::size_t word = m_words.size();
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            change({tokens[i], tokens[i + 1]}, count, word);
        m_words.push_back({std::move(tokens), count});
    }

    void fillQueue() {
        for (const auto& [key, pair] : m_pairs)
            m_queue.emplace(pair.count, key);
        m_grown.clear();
    }

    /// The pair met most often; of equals that with the lowest ids. Nothing when none is met `least` times.
    std::optional<Pair> best(std::int64_t least) {
        while (!m_queue.empty()) {
            const auto [count, key] = m_queue.top();
            const std::int64_t now = m_pairs[key].count;
            if (count == now)
                return count >= std::max<std::int64_t>(1, least) ? std::optional(pairOf(key)) : std::nullopt;
            m_queue.pop();
            // Counts only fall behind the queue's; what has grown is queued again by join.
            if (now > 0 && now < count)
                m_queue.emplace(now, key);
        }
        return std::nullopt;
    }

    /// Puts `merged` where the pair stands, in all words.
    void join(Pair pair, TokenId merged) {
        m_queue.pop();
        auto places = std::exchange(m_pairs[keyOf(pair)].words, {});
        std::ranges::sort(places);
        places.erase(std::ranges::unique(places).begin(), places.end());
        for (const std::uint32_t word : places)
            mergeIn(word, pair, merged);
        std::ranges::sort(m_grown);
        m_grown.erase(std::ranges::unique(m_grown).begin(), m_grown.end());
        for (const std::uint64_t key : m_grown) {
            if (const auto count = m_pairs[key].count; count > 0)
                m_queue.emplace(count, key);
        }
        m_grown.clear();
    }

private:
    struct Word {
        std::vector<TokenId> tokens;
        std::int64_t count;
    };
    struct Occurrence {
        std::int64_t count = 0;
        std::vector<std::uint32_t> words; ///< where it occurs, or did
    };
    struct Lower {
        using Entry = std::pair<std::int64_t, std::uint64_t>;
        bool operator()(const Entry& a, const Entry& b) const {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        }
    };

    static std::uint64_t keyOf(Pair pair) {
        return (std::uint64_t{static_cast<std::uint32_t>(pair.first)} << 32U) |
               static_cast<std::uint32_t>(pair.second);
    }
    static Pair pairOf(std::uint64_t key) {
        return {static_cast<TokenId>(key >> 32U), static_cast<TokenId>(key & 0xFFFFFFFFU)};
    }

    void change(Pair pair, std::int64_t by, std::size_t word) {
        const std::uint64_t key = keyOf(pair);
        Occurrence& occurrence = m_pairs[key];
        occurrence.count += by;
        if (by <= 0)
            return;
        if (occurrence.words.empty() || occurrence.words.back() != word)
            occurrence.words.push_back(narrow<std::uint32_t>(word));
        m_grown.push_back(key);
    }

    void mergeIn(std::size_t word, Pair pair, TokenId merged) {
        auto& tokens = m_words[word].tokens;
        const std::int64_t count = m_words[word].count;
        std::size_t out = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i, ++out) {
            if (i + 1 == tokens.size() || tokens[i] != pair.first || tokens[i + 1] != pair.second) {
                tokens[out] = tokens[i];
                continue;
            }
            change(pair, -count, word);
            if (out > 0) {
                change({tokens[out - 1], pair.first}, -count, word);
                change({tokens[out - 1], merged}, count, word);
            }
            if (i + 2 < tokens.size()) {
                change({pair.second, tokens[i + 2]}, -count, word);
                change({merged, tokens[i + 2]}, count, word);
            }
            tokens[out] = merged;
            ++i;
        }
        tokens.resize(out);
    }

    std::vector<Word> m_words;
    std::unordered_map<std::uint64_t, Occurrence> m_pairs;
    std::priority_queue<Lower::Entry, std::vector<Lower::Entry>, Lower> m_queue;
    std::vector<std::uint64_t> m_grown; ///< pairs counted up since the queue was last brought up to date
};

/// Special tokens, then the bytes in the order of their characters.
TrainedBpe startOf(const BpeTrainingSpec& spec) {
    TrainedBpe trained{.specialTokens = spec.specialTokens, .tokens = spec.specialTokens, .merges = {}};
    std::vector<std::uint8_t> bytes(ByteCount);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    std::ranges::sort(bytes, {}, characterOfByte);
    for (const std::uint8_t byte : bytes)
        trained.tokens.push_back(byteCharacters(std::string(1, static_cast<char>(byte))));
    return trained;
}

PairTable tableOf(const PieceCounts& counts, const TrainedBpe& start) {
    std::array<TokenId, ByteCount> ids{};
    for (std::size_t id = start.specialTokens.size(); id < start.tokens.size(); ++id) {
        const auto character = codePointAt(start.tokens[id], 0).value;
        ids[*byteOfCharacter(character)] = narrow<TokenId>(id);
    }
    PairTable table;
    for (const auto& [piece, count] : counts) {
        std::vector<TokenId> tokens;
        for (const char byte : piece)
            tokens.push_back(ids[static_cast<std::uint8_t>(byte)]);
        table.addWord(std::move(tokens), count);
    }
    table.fillQueue();
    return table;
}

Status learnMerges(
    const BpeTrainingSpec& spec,
    PairTable& table,
    TrainedBpe& trained,
    ProgressSink& progress,
    const std::stop_token& stop) {
    std::unordered_map<std::string, TokenId> ids;
    for (std::size_t id = 0; id < trained.tokens.size(); ++id)
        ids.emplace(trained.tokens[id], narrow<TokenId>(id));
    const auto size = static_cast<std::size_t>(spec.vocabularySize);
    for (std::size_t step = 0; trained.tokens.size() < size; ++step) {
        if (step % MergesBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Merging pairs",
                 .done = narrow<std::int64_t>(trained.tokens.size()),
                 .total = spec.vocabularySize});
        }
        const auto pair = table.best(spec.leastCount);
        if (!pair)
            break;
        const auto& left = trained.tokens[static_cast<std::size_t>(pair->first)];
        const auto& right = trained.tokens[static_cast<std::size_t>(pair->second)];
        trained.merges.emplace_back(left, right);
        // Two ways to one text ("a" + "bc", "ab" + "c") are one token.
        const std::string text = left + right;
        const auto [place, isNew] = ids.emplace(text, narrow<TokenId>(trained.tokens.size()));
        if (isNew)
            trained.tokens.push_back(text);
        table.join(*pair, place->second);
    }
    return {};
}

} // namespace

Result<std::string> trainBpe(
    const BpeTrainingSpec& spec,
    const TextSource& texts,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkSpec(spec));
    ISCOPE_TRY_ASSIGN(const PieceCounts counts, countPieces(spec.layout, texts, progress, stop));
    TrainedBpe trained = startOf(spec);
    PairTable table = tableOf(counts, trained);
    ISCOPE_TRY(learnMerges(spec, table, trained, progress, stop));
    return tokenizerJson(spec.layout, trained);
}

} // namespace intentscope::text
