// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/text/byte_alphabet.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <utility>

namespace intentscope::text {

Tokenizer::Tokenizer(TokenizerParts parts) : m_parts(std::move(parts)) {}

Status Tokenizer::encodePieces(std::string text, std::vector<TokenId>& out) const {
    ISCOPE_TRY_ASSIGN(const Pieces pieces, m_parts.preTokenizer.cut(std::move(text)));
    for (const Span piece : pieces.spans)
        ISCOPE_TRY(m_parts.model.encode(piece.of(pieces.text), out));
    return {};
}

Status Tokenizer::encodeNormalized(std::string_view text, std::vector<TokenId>& out) const {
    std::string normalizedText;
    if (!m_parts.normalizer.isEmpty()) {
        ISCOPE_TRY_ASSIGN(normalizedText, m_parts.normalizer.apply(text));
        text = normalizedText;
    }
    for (const TokenStretch& stretch : m_parts.added.cutNormalized(text)) {
        if (stretch.token)
            out.push_back(*stretch.token);
        else
            ISCOPE_TRY(encodePieces(std::string(stretch.span.of(text)), out));
    }
    return {};
}

Status Tokenizer::encodeValid(std::string_view text, std::vector<TokenId>& out) const {
    for (const TokenStretch& stretch : m_parts.added.cutRaw(text)) {
        if (stretch.token)
            out.push_back(*stretch.token);
        else
            ISCOPE_TRY(encodeNormalized(stretch.span.of(text), out));
    }
    return {};
}

Result<std::vector<TokenId>> Tokenizer::encode(std::string_view text, SpecialTokens special) const {
    std::vector<TokenId> tokens;
    if (special == SpecialTokens::Keep)
        tokens = m_parts.before;
    while (!text.empty()) {
        const std::size_t valid = validPrefix(text);
        ISCOPE_TRY(encodeValid(text.substr(0, valid), tokens));
        text.remove_prefix(valid);
        if (text.empty())
            break;
        const std::size_t broken = brokenPrefix(text);
        ISCOPE_TRY(m_parts.model.encode(text.substr(0, broken), tokens));
        text.remove_prefix(broken);
    }
    if (special == SpecialTokens::Keep)
        tokens.insert(tokens.end(), m_parts.behind.begin(), m_parts.behind.end());
    return tokens;
}

std::string Tokenizer::bytesOf(TokenId id) const {
    const std::string_view written = token(id);
    return bytesOfCharacters(written).value_or(std::string(written));
}

std::string Tokenizer::decodeBytes(std::span<const TokenId> tokens, SpecialTokens special) const {
    std::string bytes;
    for (const TokenId id : tokens) {
        if (special == SpecialTokens::Keep || !isSpecial(id))
            bytes += bytesOf(id);
    }
    return bytes;
}

std::string Tokenizer::decode(std::span<const TokenId> tokens, SpecialTokens special) const {
    return withReplacements(decodeBytes(tokens, special));
}

std::optional<TokenId> Tokenizer::idOf(std::string_view token) const {
    if (const AddedToken* added = m_parts.added.find(token))
        return added->id;
    return m_parts.model.idOf(token);
}

std::string_view Tokenizer::token(TokenId id) const {
    if (const AddedToken* added = m_parts.added.find(id))
        return added->content;
    return m_parts.model.token(id);
}

bool Tokenizer::isSpecial(TokenId id) const {
    const AddedToken* added = m_parts.added.find(id);
    return added != nullptr && added->isSpecial;
}

TokenId Tokenizer::idLimit() const {
    TokenId limit = m_parts.model.idLimit();
    for (const AddedToken& added : m_parts.added.tokens())
        limit = std::max(limit, added.id + 1);
    return limit;
}

StreamDecoder::StreamDecoder(const Tokenizer& tokenizer, SpecialTokens special)
    : m_tokenizer(tokenizer), m_special(special) {}

std::string StreamDecoder::push(TokenId token) {
    if (m_special == SpecialTokens::LeaveOut && m_tokenizer.isSpecial(token))
        return {};
    m_pending += m_tokenizer.bytesOf(token);
    std::string ready;
    while (!m_pending.empty()) {
        const std::size_t valid = validPrefix(m_pending);
        ready += m_pending.substr(0, valid);
        m_pending.erase(0, valid);
        if (m_pending.empty() || isUnfinishedCharacter(m_pending))
            break;
        const std::size_t broken = brokenPrefix(m_pending);
        ready += withReplacements(m_pending.substr(0, broken));
        m_pending.erase(0, broken);
    }
    return ready;
}

std::string StreamDecoder::finish() {
    return withReplacements(std::exchange(m_pending, {}));
}

} // namespace intentscope::text
