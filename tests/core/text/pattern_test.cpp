// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pattern.h"

#include "tests/support/result_matchers.h"

namespace intentscope::text {
namespace {

using test::HasErrorAbout;

std::vector<std::string> matchesOf(std::string_view expression, std::string_view text) {
    const auto pattern = Pattern::compile(expression);
    EXPECT_OK(pattern);
    std::vector<Span> spans;
    EXPECT_OK(pattern->findAll(text, spans));
    std::vector<std::string> found;
    for (const Span span : spans)
        found.emplace_back(span.of(text));
    return found;
}

using Texts = std::vector<std::string>;

TEST(Pattern, classes_are_those_of_unicode) {
    EXPECT_EQ(matchesOf(R"(\p{L}+)", "abc \xC4\x90\xC6\xA1n 12"), (Texts{"abc", "\xC4\x90\xC6\xA1n"}));
    EXPECT_EQ(
        matchesOf(
            R"(\s+)",
            "a\xE3\x80\x80"
            "b\xE1\xA0\x8E"
            "c"),
        (Texts{"\xE3\x80\x80"}));
    EXPECT_EQ(matchesOf(R"(\w+)", "e\xCC\x81-_x"), (Texts{"e\xCC\x81", "_x"}));
    EXPECT_EQ(matchesOf(R"([^\s\p{L}]+)", "a!? b"), (Texts{"!?"}));
}

TEST(Pattern, case_is_ignored_where_asked_also_for_the_long_s) {
    EXPECT_EQ(matchesOf("(?i:'s|'re)", "'S 'rE '\xC5\xBF"), (Texts{"'S", "'rE", "'\xC5\xBF"}));
}

TEST(Pattern, an_empty_match_steps_over_one_character) {
    EXPECT_EQ(matchesOf("x*", "\xC3\xA9x"), (Texts{"", "x", ""}));
}

TEST(Pattern, a_literal_means_itself) {
    ASSERT_OK_AND_ASSIGN(const auto pattern, Pattern::literal("a.[b]"));
    std::vector<Span> spans;
    ASSERT_OK(pattern.findAll("axb a.[b]", spans));
    EXPECT_EQ(spans, (std::vector<Span>{{4, 9}}));
}

TEST(Pattern, a_broken_expression_is_shown_with_the_place) {
    EXPECT_THAT(
        Pattern::compile("(a"),
        HasErrorAbout(ErrorCode::InvalidInput, "cannot be read near its character 2"));
}

TEST(Pattern, what_the_two_libraries_read_differently_is_refused) {
    for (const char* expression : {R"(\bword\b)", R"([\p{L}&&\p{N}])", R"([a[b]])", R"(\h)", R"([\S])"})
        EXPECT_THAT(
            Pattern::compile(expression), HasErrorAbout(ErrorCode::UnsupportedVersion, "at character"));
}

TEST(Pattern, an_expression_that_runs_wild_gives_up) {
    ASSERT_OK_AND_ASSIGN(const auto pattern, Pattern::compile("(a|aa|a+)+$"));
    std::vector<Span> spans;
    EXPECT_THAT(
        pattern.findAll(std::string(64, 'a') + "b", spans),
        HasErrorAbout(ErrorCode::ResourceExhausted, "gave up"));
}

TEST(Pattern, a_long_run_needs_no_deep_stack) {
    const std::string text(2'000'000, 'a');
    EXPECT_EQ(matchesOf(R"(\p{L}+|\s+(?!\S))", text).size(), 1U);
}

} // namespace
} // namespace intentscope::text
