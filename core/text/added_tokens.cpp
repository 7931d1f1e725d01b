// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/added_tokens.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <utility>

namespace intentscope::text {
namespace {

/// Where the white space at the end of a text begins.
std::size_t trailingSpaceStart(std::string_view text) {
    while (!text.empty()) {
        const CodePoint last = lastCodePoint(text);
        if (!isWhiteSpace(last.value))
            break;
        text.remove_suffix(last.size);
    }
    return text.size();
}

std::size_t leadingSpaceSize(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size()) {
        const CodePoint next = codePointAt(text, size);
        if (!isWhiteSpace(next.value))
            break;
        size += next.size;
    }
    return size;
}

} // namespace

void AddedTokens::Search::add(std::string text, std::size_t token) {
    if (text.empty())
        return;
    isEmpty = false;
    byFirst[static_cast<std::uint8_t>(text.front())].push_back({std::move(text), token});
}

void AddedTokens::Search::sort() {
    for (auto& needles : byFirst)
        std::ranges::stable_sort(
            needles, [](const Needle& a, const Needle& b) { return a.text.size() > b.text.size(); });
}

const AddedTokens::Search::Needle* AddedTokens::Search::findAt(std::string_view text, std::size_t at) const {
    for (const Needle& needle : byFirst[static_cast<std::uint8_t>(text[at])]) {
        if (text.substr(at).starts_with(needle.text))
            return &needle;
    }
    return nullptr;
}

Result<AddedTokens> AddedTokens::make(std::vector<AddedToken> tokens, const Normalizer& normalizer) {
    AddedTokens made;
    made.m_tokens = std::move(tokens);
    for (std::size_t i = 0; i < made.m_tokens.size(); ++i) {
        const AddedToken& token = made.m_tokens[i];
        made.m_byId.emplace(token.id, i);
        if (token.isNormalized) {
            ISCOPE_TRY_ASSIGN(auto content, normalizer.apply(token.content));
            made.m_normalized.add(std::move(content), i);
        } else {
            made.m_raw.add(token.content, i);
        }
    }
    made.m_raw.sort();
    made.m_normalized.sort();
    return made;
}

const AddedToken* AddedTokens::find(TokenId id) const {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken* AddedTokens::find(std::string_view content) const {
    const auto found = std::ranges::find(m_tokens, content, &AddedToken::content);
    return found == m_tokens.end() ? nullptr : &*found;
}

bool AddedTokens::isRefused(const AddedToken& token, std::string_view text, Span match) const {
    if (!token.isSingleWord)
        return false;
    const bool isWordBefore =
        match.begin > 0 && isWordCharacter(lastCodePoint(text.substr(0, match.begin)).value);
    const bool isWordBehind = match.end < text.size() && isWordCharacter(codePointAt(text, match.end).value);
    return isWordBefore || isWordBehind;
}

std::vector<TokenStretch> AddedTokens::cut(std::string_view text, const Search& search) const {
    std::vector<TokenStretch> stretches;
    std::size_t done = 0;
    for (std::size_t at = search.isEmpty ? text.size() : 0; at < text.size();) {
        const auto* needle = search.findAt(text, at);
        if (needle == nullptr) {
            ++at;
            continue;
        }
        const AddedToken& token = m_tokens[needle->token];
        Span match{at, at + needle->text.size()};
        at = match.end;
        if (isRefused(token, text, match))
            continue;
        // Space that the token before has taken is taken.
        if (token.takesSpaceLeft)
            match.begin = std::max(trailingSpaceStart(text.substr(0, match.begin)), done);
        if (token.takesSpaceRight)
            match.end += leadingSpaceSize(text.substr(match.end));
        if (done < match.begin)
            stretches.push_back({{done, match.begin}});
        stretches.push_back({match, token.id});
        done = match.end;
    }
    if (done != text.size())
        stretches.push_back({{done, text.size()}});
    return stretches;
}

std::vector<TokenStretch> AddedTokens::cutRaw(std::string_view text) const {
    return cut(text, m_raw);
}

std::vector<TokenStretch> AddedTokens::cutNormalized(std::string_view text) const {
    return cut(text, m_normalized);
}

} // namespace intentscope::text
