// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/expression_parser.h"

#include "core/data/cell.h"
#include "core/slices/expression_error.h"
#include "core/slices/expression_lexer.h"
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace intentscope::slices {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 6> Comparisons = {
    {{"==", Operator::Equal},
     {"!=", Operator::NotEqual},
     {"<=", Operator::LessOrEqual},
     {">=", Operator::GreaterOrEqual},
     {"<", Operator::Less},
     {">", Operator::Greater}}};

constexpr std::array<std::pair<std::string_view, ColumnScope>, 3> Scopes = {
    {{"user", ColumnScope::User}, {"clicked", ColumnScope::Clicked}, {"candidate", ColumnScope::Candidate}}};

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(
        out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// Recursive descent; every function leaves m_at behind what it took.
class Parser {
public:
    Parser(std::string_view text, std::vector<Token> tokens) : m_text(text), m_tokens(std::move(tokens)) {}

    Result<Expression> run() {
        if (peek().kind == TokenKind::End)
            return bad(peek(), "The expression is empty", "Write a condition, such as days_in_status > 5");
        ISCOPE_TRY_ASSIGN(auto expression, alternatives());
        if (isSymbol(")"))
            return bad(peek(), "This bracket was never opened", "Remove it, or open it with (");
        if (peek().kind != TokenKind::End)
            return bad(peek(), "'" + shown(peek()) + "' does not follow a whole condition", afterCondition());
        return expression;
    }

private:
    using Parse = Result<Expression> (Parser::*)();

    const Token& peek() const { return m_tokens[m_at]; }
    const Token& take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
    bool isWord(std::string_view keyword) const {
        return peek().kind == TokenKind::Word && lowered(peek().text) == keyword;
    }
    bool isSymbol(std::string_view symbol) const {
        return peek().kind == TokenKind::Symbol && peek().text == symbol;
    }
    bool takeWord(std::string_view keyword) {
        if (!isWord(keyword))
            return false;
        ++m_at;
        return true;
    }
    bool takeSymbol(std::string_view symbol) {
        if (!isSymbol(symbol))
            return false;
        ++m_at;
        return true;
    }

    std::string shown(const Token& token) const {
        return token.kind == TokenKind::End
                   ? "the end"
                   : std::string(m_text.substr(token.where.begin, token.where.length));
    }

    tl::unexpected<Error> bad(const Token& token, std::string message, std::string cure) const {
        return badExpression(m_text, token.where, std::move(message), std::move(cure));
    }

    std::string afterCondition() const {
        if (peek().kind == TokenKind::Word) {
            const auto near = nearestWord(peek().text, Keywords);
            if (!near.empty())
                return "Did you mean " + near + "?";
        }
        return "Join conditions with and, or";
    }

    Result<Expression> alternatives() { return joined("or", NodeKind::Or, &Parser::conjunction); }
    Result<Expression> conjunction() { return joined("and", NodeKind::And, &Parser::negation); }

    Result<Expression> joined(std::string_view keyword, NodeKind kind, Parse part) {
        ISCOPE_TRY_ASSIGN(auto first, (this->*part)());
        if (!isWord(keyword))
            return first;
        Expression node{.kind = kind};
        node.children.push_back(std::move(first));
        while (takeWord(keyword)) {
            ISCOPE_TRY_ASSIGN(auto next, (this->*part)());
            node.children.push_back(std::move(next));
        }
        return node;
    }

    Result<Expression> negation() {
        if (m_depth >= MaxExpressionDepth)
            return bad(peek(), "The expression is nested too deeply", "Leave out brackets that nobody needs");
        ++m_depth;
        auto node = negated();
        --m_depth;
        return node;
    }

    Result<Expression> negated() {
        if (takeWord("not")) {
            ISCOPE_TRY_ASSIGN(auto inner, negation());
            Expression node{.kind = NodeKind::Not};
            node.children.push_back(std::move(inner));
            return node;
        }
        if (isSymbol("(")) {
            const Token& opening = take();
            ISCOPE_TRY_ASSIGN(auto inner, alternatives());
            if (takeSymbol(")"))
                return inner;
            if (peek().kind == TokenKind::End)
                return bad(opening, "This bracket is never closed", "End it with )");
            return bad(peek(), "'" + shown(peek()) + "' does not follow a whole condition", afterCondition());
        }
        ISCOPE_TRY_ASSIGN(auto test, condition());
        return Expression{.kind = NodeKind::Condition, .children = {}, .condition = std::move(test)};
    }

    Result<Condition> condition() {
        Condition test;
        ISCOPE_TRY_ASSIGN(test.column, columnName());
        test.opWhere = peek().where;
        for (const auto& [symbol, op] : Comparisons) {
            if (takeSymbol(symbol)) {
                test.op = op;
                ISCOPE_TRY(addLiteral(test));
                return test;
            }
        }
        if (takeWord("is"))
            return missing(std::move(test));
        const std::size_t before = m_at;
        test.isNegated = takeWord("not");
        if (takeWord("in"))
            return list(std::move(test));
        if (takeWord("contains")) {
            test.op = Operator::Contains;
            ISCOPE_TRY(addLiteral(test));
            return test;
        }
        if (test.isNegated)
            return bad(peek(), "'" + shown(peek()) + "' does not follow not", "Write not in or not contains");
        m_at = before;
        return test;
    }

    Result<Condition> missing(Condition test) {
        test.op = Operator::Missing;
        test.isNegated = takeWord("not");
        if (!takeWord("missing"))
            return bad(
                peek(), "'" + shown(peek()) + "' does not follow is", "Write is missing or is not missing");
        return test;
    }

    Result<Condition> list(Condition test) {
        test.op = Operator::In;
        if (!isSymbol("("))
            return bad(peek(), "A list is expected after in", "Write it in brackets: in (\"a\", \"b\")");
        const Token& opening = take();
        while (true) {
            ISCOPE_TRY(addLiteral(test));
            if (takeSymbol(")"))
                return test;
            if (takeSymbol(","))
                continue;
            if (peek().kind == TokenKind::End)
                return bad(opening, "This list is never closed", "End it with )");
            return bad(
                peek(),
                "'" + shown(peek()) + "' does not follow a value of a list",
                "Separate values by commas");
        }
    }

    Result<ColumnName> columnName() {
        const Token& first = peek();
        const bool isName = first.kind == TokenKind::QuotedName ||
                            (first.kind == TokenKind::Word &&
                             std::ranges::find(Keywords, lowered(first.text)) == Keywords.end());
        if (!isName)
            return bad(first, nameExpected(first), "Write a condition such as days_in_status > 5");
        ++m_at;
        ColumnName name{.scope = ColumnScope::Own, .name = first.text, .where = first.where};
        if (!takeSymbol("."))
            return name;
        const auto scope =
            std::ranges::find(Scopes, first.text, &std::pair<std::string_view, ColumnScope>::first);
        if (scope == Scopes.end() || first.kind == TokenKind::QuotedName) {
            return bad(
                first,
                "'" + first.text + "' has no columns",
                "Before a dot stand user, clicked or candidate; a name with a dot stands in backticks");
        }
        const Token& second = peek();
        if (second.kind != TokenKind::Word && second.kind != TokenKind::QuotedName)
            return bad(
                second,
                "A column's name is expected after " + first.text + ".",
                "Write one, as in user.region");
        ++m_at;
        return ColumnName{.scope = scope->second, .name = second.text, .where = second.where};
    }

    std::string nameExpected(const Token& token) const {
        if (token.kind == TokenKind::End)
            return "A condition is expected after the last word";
        if (token.kind == TokenKind::Text)
            return "A condition begins with a column's name, which stands without quotes or in backticks";
        return "A condition begins with a column's name, not with '" + shown(token) + "'";
    }

    Status addLiteral(Condition& test) {
        ISCOPE_TRY_ASSIGN(auto value, literal());
        test.literals.push_back(std::move(value));
        return {};
    }

    Result<Literal> literal() {
        const Token& token = peek();
        Literal value{.text = token.text, .where = token.where};
        if (token.kind == TokenKind::Text) {
            value.kind = LiteralKind::Text;
        } else if (token.kind == TokenKind::Number) {
            const auto number = data::parseNumber(token.text);
            if (!number)
                return bad(token, "'" + token.text + "' is no number", "Write numbers as 3, -2.5 or 1e6");
            value.number = *number;
        } else if (token.kind == TokenKind::Time) {
            const auto time = parseTime(token.text);
            if (!time)
                return bad(token, time.error().message, "Write times as 2024-03-05 or 2024-03-05T14:02:00Z");
            value.kind = LiteralKind::Time;
            value.time = *time;
        } else if (isWord("true") || isWord("false")) {
            value.kind = LiteralKind::Boolean;
            value.isTrue = isWord("true");
        } else {
            return notALiteral(token);
        }
        ++m_at;
        return value;
    }

    tl::unexpected<Error> notALiteral(const Token& token) const {
        if (token.kind == TokenKind::End)
            return bad(
                token, "A value is expected here", "Write a number, a time, true, false or a text in quotes");
        if (token.kind == TokenKind::Word)
            return bad(
                token, "'" + token.text + "' is no value", "Texts stand in quotes: \"" + token.text + "\"");
        return bad(
            token,
            "'" + shown(token) + "' is no value",
            "Write a number, a time, true, false or a text in quotes");
    }

    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
};

} // namespace

std::string_view name(Operator op) {
    switch (op) {
    case Operator::Equal:
        return "==";
    case Operator::NotEqual:
        return "!=";
    case Operator::Less:
        return "<";
    case Operator::LessOrEqual:
        return "<=";
    case Operator::Greater:
        return ">";
    case Operator::GreaterOrEqual:
        return ">=";
    case Operator::In:
        return "in";
    case Operator::Contains:
        return "contains";
    case Operator::Missing:
        return "is missing";
    case Operator::True:
        break;
    }
    return "is true";
}

bool looksLikeExpression(std::string_view text) {
    if (text.find_first_of("=<>") != std::string_view::npos)
        return true;
    constexpr std::array<std::string_view, 6> Signs = {
        " is missing", " is not missing", " contains \"", " contains '", " in (", "not "};
    const std::string lower = lowered(text);
    return std::ranges::any_of(Signs, [&](std::string_view sign) {
        const auto at = lower.find(sign);
        return at != std::string::npos && (sign.front() == ' ' ? at > 0 : at == 0);
    });
}

Result<Expression> parseExpression(std::string_view text) {
    if (text.size() > MaxExpressionBytes)
        return badExpression(
            text, {MaxExpressionBytes, 1}, "The expression is too long", "Use 64 KiB at most");
    ISCOPE_TRY_ASSIGN(auto tokens, tokensOf(text));
    return Parser(text, std::move(tokens)).run();
}

} // namespace intentscope::slices
