// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/fingerprint.h"
#include "core/text/added_tokens.h"
#include "core/text/bpe_model.h"
#include "core/text/pre_tokenizer.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::text {

enum class SpecialTokens { Keep, LeaveOut };

/// The parts of a tokenizer, as tokenizer_reader makes them of a file.
struct TokenizerParts {
    BpeModel model;
    Normalizer normalizer = {};
    PreTokenizer preTokenizer = {};
    AddedTokens added = {};
    std::vector<TokenId> before = {}; ///< what the post-processor puts before a text
    std::vector<TokenId> behind = {};
    Fingerprint fingerprint = {};
    std::vector<std::string> notes = {};
};

/// A byte-level BPE tokenizer as in a Hugging Face `tokenizer.json` (docs/tokenizer.md says what is
/// supported): text to token ids and back, with the ids of the `tokenizers` library. Immutable; any thread.
class Tokenizer {
public:
    explicit Tokenizer(TokenizerParts parts);

    /// Reads a tokenizer.json, or the one in a folder. Corrupt for a damaged file, with the path in it;
    /// UnsupportedVersion names what is not supported; the file system's errors.
    static Result<std::shared_ptr<const Tokenizer>> read(Env& env, const std::filesystem::path& path);
    static Result<std::shared_ptr<const Tokenizer>>
    parse(std::string_view json, const std::filesystem::path& file);

    /// The tokens of a text, with those that the post-processor puts around it when special tokens are kept.
    /// Any bytes are encoded: such as are no UTF-8 stand as single pieces. Added tokens found in the text are
    /// used in either case. Mismatch when the vocabulary lacks a byte, ResourceExhausted when a pattern gives
    /// up.
    Result<std::vector<TokenId>> encode(std::string_view text, SpecialTokens special) const;

    /// The text of tokens. Ids that the tokenizer does not have stand for nothing, as in `tokenizers`: models
    /// have more outputs than tokens. Bytes that are no UTF-8 become U+FFFD.
    std::string decode(std::span<const TokenId> tokens, SpecialTokens special) const;
    /// The same bytes as they are.
    std::string decodeBytes(std::span<const TokenId> tokens, SpecialTokens special) const;
    /// What one token adds to a text.
    std::string bytesOf(TokenId token) const;

    std::optional<TokenId> idOf(std::string_view token) const;
    /// As the file writes it ("Ġthe"); "" for an id without a token.
    std::string_view token(TokenId id) const;
    bool isSpecial(TokenId id) const;
    const std::vector<AddedToken>& addedTokens() const { return m_parts.added.tokens(); }
    /// One above the highest id of vocabulary and added tokens: a model needs as many rows at least.
    TokenId idLimit() const;

    /// Of the file's bytes.
    const Fingerprint& fingerprint() const { return m_parts.fingerprint; }
    /// What the file asks for and encode does not do: truncation, padding.
    const std::vector<std::string>& notes() const { return m_parts.notes; }

private:
    Status encodeValid(std::string_view text, std::vector<TokenId>& out) const;
    Status encodeNormalized(std::string_view text, std::vector<TokenId>& out) const;
    Status encodePieces(std::string text, std::vector<TokenId>& out) const;

    TokenizerParts m_parts;
};

/// Decodes tokens one by one into text that never ends inside a character. One thread at a time.
class StreamDecoder {
public:
    /// The tokenizer must outlive the decoder.
    StreamDecoder(const Tokenizer& tokenizer, SpecialTokens special);

    /// What can be shown with this token: all that is known to be whole characters.
    std::string push(TokenId token);
    /// What is left, with U+FFFD for a broken character; afterwards the decoder is as new.
    std::string finish();

private:
    const Tokenizer& m_tokenizer;
    SpecialTokens m_special;
    std::string m_pending; ///< the first bytes of a character
};

} // namespace intentscope::text
