// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/expression_lexer.h"

#include "core/data/cell.h"
#include "core/slices/expression_error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::slices {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
}

/// Digits, a dash, digits: the start of a date, which no number has.
bool startsTime(std::string_view rest) {
    constexpr std::size_t YearDigits = 4;
    return rest.size() > YearDigits + 1 && std::ranges::all_of(rest.substr(0, YearDigits), isDigit) &&
           rest[YearDigits] == '-' && isDigit(rest[YearDigits + 1]);
}

bool isTimePart(char c) {
    return isDigit(c) || c == '-' || c == ':' || c == '.' || c == '+' || c == 'T' || c == 'Z';
}

bool isNumberPart(char c, char before) {
    const bool isSignOfExponent = (c == '+' || c == '-') && (before == 'e' || before == 'E');
    return isWordPart(c) || c == '.' || isSignOfExponent;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Result<std::vector<Token>> run() {
        if (const auto bad = data::findInvalidUtf8(m_text))
            return badExpression(m_text, {*bad, 1}, "The expression is no valid UTF-8 here", "Type it again");
        std::vector<Token> tokens;
        while (true) {
            while (m_at < m_text.size() && isBlank(m_text[m_at]))
                ++m_at;
            if (m_at == m_text.size())
                break;
            ISCOPE_TRY_ASSIGN(auto token, next());
            tokens.push_back(std::move(token));
        }
        tokens.push_back({TokenKind::End, {}, {m_text.size(), 0}});
        return tokens;
    }

private:
    Result<Token> next() {
        const char c = m_text[m_at];
        if (c == '"' || c == '\'')
            return quoted(TokenKind::Text, c);
        if (c == '`')
            return quoted(TokenKind::QuotedName, c);
        if (startsTime(m_text.substr(m_at)))
            return taken(TokenKind::Time, [](char each, char) { return isTimePart(each); });
        if (startsNumber())
            return taken(TokenKind::Number, isNumberPart);
        if (isWordStart(c))
            return taken(TokenKind::Word, [](char each, char) { return isWordPart(each); });
        return symbol();
    }

    bool startsNumber() const {
        const std::string_view rest = m_text.substr(m_at);
        const std::size_t digit = rest.front() == '-' || rest.front() == '+' ? 1 : 0;
        return rest.size() > digit &&
               (isDigit(rest[digit]) ||
                (rest[digit] == '.' && rest.size() > digit + 1 && isDigit(rest[digit + 1])));
    }

    template <class IsPart>
    Token taken(TokenKind kind, const IsPart& isPart) {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && isPart(m_text[m_at], m_text[m_at - 1]))
            ++m_at;
        return tokenFrom(kind, begin);
    }

    Token tokenFrom(TokenKind kind, std::size_t begin) const {
        return {kind, std::string(m_text.substr(begin, m_at - begin)), {begin, m_at - begin}};
    }

    Result<Token> quoted(TokenKind kind, char quote) {
        const std::size_t begin = m_at++;
        Token token{kind, {}, {begin, 0}};
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            const bool isEscape = m_text[m_at] == '\\' && kind == TokenKind::Text && m_at + 1 < m_text.size();
            m_at += isEscape ? 1 : 0;
            token.text += m_text[m_at++];
        }
        if (m_at >= m_text.size()) {
            return badExpression(
                m_text,
                {begin, 1},
                kind == TokenKind::Text ? "This quote is never closed" : "This backtick is never closed",
                std::string("End it with ") + quote);
        }
        ++m_at;
        token.where.length = m_at - begin;
        return token;
    }

    Result<Token> symbol() {
        constexpr std::array<std::string_view, 11> Symbols = {
            "==", "!=", "<=", ">=", "<", ">", "(", ")", ",", ".", "-"};
        for (const std::string_view each : Symbols) {
            if (m_text.substr(m_at).starts_with(each)) {
                m_at += each.size();
                return tokenFrom(TokenKind::Symbol, m_at - each.size());
            }
        }
        return badExpression(
            m_text,
            {m_at, 1},
            "'" + characterAt(m_at) + "' has no meaning here",
            cureFor(m_text.substr(m_at)));
    }

    std::string characterAt(std::size_t at) const { return std::string(m_text.substr(at, 1)); }

    static std::string cureFor(std::string_view rest) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 6> Cures = {
            {{"=", "Write == for 'is equal to'"},
             {"&", "Write and"},
             {"|", "Write or"},
             {"!", "Write not, or != for 'is not equal to'"},
             {"~", "Write contains"},
             {"[", "Write lists in round brackets: in (\"a\", \"b\")"}}};
        for (const auto& [start, cure] : Cures) {
            if (rest.starts_with(start))
                return std::string(cure);
        }
        return "Texts stand in quotes, names with such a character in backticks";
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Result<std::vector<Token>> tokensOf(std::string_view text) {
    return Lexer(text).run();
}

} // namespace intentscope::slices
