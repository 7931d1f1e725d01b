// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/expression_parser.h"

#include "core/slices/expression_error.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <string>

namespace intentscope::slices {
namespace {

/// The tree as text with every bracket.
std::string shape(const Expression& expression) {
    if (expression.kind == NodeKind::Condition) {
        const Condition& test = expression.condition;
        std::string text = test.column.name + (test.isNegated ? " not " : " ") + std::string(name(test.op));
        for (const Literal& literal : test.literals)
            text += " " + literal.text;
        return text;
    }
    if (expression.kind == NodeKind::Not)
        return "not (" + shape(expression.children.front()) + ")";
    std::string text;
    for (const Expression& child : expression.children) {
        if (!text.empty())
            text += expression.kind == NodeKind::And ? " and " : " or ";
        text += "(" + shape(child) + ")";
    }
    return text;
}

std::string shapeOf(std::string_view text) {
    const auto expression = parseExpression(text);
    EXPECT_OK(expression) << text;
    return expression ? shape(*expression) : std::string();
}

/// "column: message. cure" of the error.
std::string problemOf(std::string_view text) {
    const auto expression = parseExpression(text);
    EXPECT_FALSE(expression) << text;
    if (expression)
        return {};
    EXPECT_EQ(expression.error().code, ErrorCode::InvalidInput);
    const auto column = expressionColumn(expression.error());
    return std::to_string(column.value_or(0)) + ": " + expression.error().message + ". " +
           expression.error().cure;
}

TEST(ExpressionParserTest, AndBindsTighterThanOrAndNotTighterThanAnd) {
    EXPECT_EQ(shapeOf("a or b and not c"), "(a is true) or ((b is true) and (not (c is true)))");
    EXPECT_EQ(shapeOf("(a or b) and c"), "((a is true) or (b is true)) and (c is true)");
    EXPECT_EQ(shapeOf("not not a"), "not (not (a is true))");
}

TEST(ExpressionParserTest, ReadsEveryKindOfCondition) {
    EXPECT_EQ(shapeOf("a == 1"), "a == 1");
    EXPECT_EQ(shapeOf("a != -2.5e3"), "a != -2.5e3");
    EXPECT_EQ(shapeOf("a>=2024-03-01T10:00:00+08:00"), "a >= 2024-03-01T10:00:00+08:00");
    EXPECT_EQ(shapeOf("a in (\"x\", 'y')"), "a in x y");
    EXPECT_EQ(shapeOf("a NOT IN (1)"), "a not in 1");
    EXPECT_EQ(shapeOf("a not contains \"x\""), "a not contains x");
    EXPECT_EQ(shapeOf("a is not missing"), "a not is missing");
    EXPECT_EQ(shapeOf("a == True"), "a == True");
    EXPECT_EQ(shapeOf("`a b` < 3"), "a b < 3");
    EXPECT_EQ(shapeOf("größe > 3"), "größe > 3");
}

TEST(ExpressionParserTest, ATextKeepsWhatIsBetweenItsQuotes) {
    EXPECT_EQ(shapeOf(R"_(a == "it's \"x\" \\ and (b)")_"), R"_(a == it's "x" \ and (b))_");
    EXPECT_EQ(shapeOf("a == ''"), "a == ");
}

TEST(ExpressionParserTest, AScopeStandsBeforeADot) {
    ASSERT_OK_AND_ASSIGN(const auto expression, parseExpression("clicked.`my category` == \"x\""));
    EXPECT_EQ(expression.condition.column.scope, ColumnScope::Clicked);
    EXPECT_EQ(expression.condition.column.name, "my category");
    EXPECT_EQ(problemOf("order.status == \"x\"").substr(0, 28), "1: 'order' has no columns. B");
    EXPECT_EQ(problemOf("user. == 1").substr(0, 24), "7: A column's name is ex");
}

TEST(ExpressionParserTest, ErrorsPointAtTheCharacterAndSayWhatToWrite) {
    EXPECT_EQ(problemOf(""), "1: The expression is empty. Write a condition, such as days_in_status > 5");
    EXPECT_EQ(problemOf("a = 1"), "3: '=' has no meaning here. Write == for 'is equal to'");
    EXPECT_EQ(problemOf("a == 1 & b"), "8: '&' has no meaning here. Write and");
    EXPECT_EQ(problemOf("a == shipped"), "6: 'shipped' is no value. Texts stand in quotes: \"shipped\"");
    EXPECT_EQ(problemOf("a == \"x"), "6: This quote is never closed. End it with \"");
    EXPECT_EQ(problemOf("(a or b"), "1: This bracket is never closed. End it with )");
    EXPECT_EQ(problemOf("a or b)"), "7: This bracket was never opened. Remove it, or open it with (");
    EXPECT_EQ(problemOf("a == 1 adn b"), "8: 'adn' does not follow a whole condition. Did you mean and?");
    EXPECT_EQ(problemOf("a in (1, 2"), "6: This list is never closed. End it with )");
    EXPECT_EQ(problemOf("a in 1").substr(0, 2), "6:");
    EXPECT_EQ(problemOf("a in (1 2)").substr(0, 2), "9:");
    EXPECT_EQ(problemOf("a is empty"), "6: 'empty' does not follow is. Write is missing or is not missing");
    EXPECT_EQ(problemOf("a ==").substr(0, 28), "5: A value is expected here.");
    EXPECT_EQ(problemOf("a and").substr(0, 2), "6:");
    EXPECT_EQ(problemOf("a == 1x"), "6: '1x' is no number. Write numbers as 3, -2.5 or 1e6");
    EXPECT_EQ(problemOf("a > 2024-13-01").substr(0, 2), "5:");
    EXPECT_EQ(problemOf("a == \"\xff\"").substr(0, 2), "7:");
}

TEST(ExpressionParserTest, PlacesCountCharactersNotBytes) {
    EXPECT_EQ(problemOf("größe = 1").substr(0, 2), "7:");
    const auto error = parseExpression("größe\t= 1").error();
    EXPECT_EQ(caretLines("größe\t= 1", error), "  größe = 1\n        ^\n");
    EXPECT_EQ(caretLines("a", Error{.code = ErrorCode::Io, .message = "no"}), "");
}

TEST(ExpressionParserTest, WhatNobodyWritesIsRefusedWithoutACrash) {
    EXPECT_THAT(
        parseExpression(std::string(100'000, '(')), test::HasErrorAbout(ErrorCode::InvalidInput, "long"));
    const auto deep = std::string(10'000, '(') + "a" + std::string(10'000, ')');
    EXPECT_THAT(parseExpression(deep), test::HasErrorAbout(ErrorCode::InvalidInput, "deeply"));
    std::string many = "a";
    for (int i = 0; i < 5'000; ++i)
        many += " and not a";
    EXPECT_OK(parseExpression(many));
}

TEST(ExpressionParserTest, ABoxTellsExpressionsFromNames) {
    for (const char* expression :
         {"a == 1", "a<3", "a in (1)", "a is missing", "a contains \"x\"", "not a", "a = 1"})
        EXPECT_TRUE(looksLikeExpression(expression)) << expression;
    for (const char* name : {"", "Ann Lim", "SG", "Isis", "contains", "Norman"})
        EXPECT_FALSE(looksLikeExpression(name)) << name;
}

/// Every start, every single removed character and every doubled one of a rich expression: an answer or an
/// error with a place, never a crash.
TEST(ExpressionParserTest, DamagedExpressionsAreAnswered) {
    const std::string whole =
        R"(not (user.tier in ("gold", 'a\'b') or `x y` >= -1.5e3) and t < 2024-03-01T10:00Z)";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string without = whole;
        without.erase(at, 1);
        std::string doubled = whole;
        doubled.insert(at, 1, whole[at]);
        for (const std::string& damaged : {whole.substr(0, at), without, doubled}) {
            const auto expression = parseExpression(damaged);
            if (!expression) {
                EXPECT_TRUE(expressionColumn(expression.error())) << damaged;
                EXPECT_FALSE(expression.error().cure.empty()) << damaged;
            }
        }
    }
}

} // namespace
} // namespace intentscope::slices
