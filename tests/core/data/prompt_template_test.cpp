// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/prompt_template.h"

#include "tests/support/result_matchers.h"

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

std::string rendered(std::string_view text, const PromptValues& values) {
    const auto parsed = PromptTemplate::parse(text, "t.txt");
    EXPECT_OK(parsed);
    return parsed->render(values);
}

TEST(PromptTemplate, placeholders_give_way_to_their_texts) {
    EXPECT_EQ(
        rendered("{{a}}, {{ b }} and {{c}}.", {.texts = {{"a", "A"}, {"b", "{{a}}"}}}), "A, {{a}} and .");
}

TEST(PromptTemplate, sections_repeat_for_lists_and_show_once_for_texts) {
    const PromptValues values{
        .texts = {{"word", "w"}, {"none", ""}},
        .lists = {{"list", {{.texts = {{"x", "1"}}}, {.texts = {{"x", "2"}}}}}, {"empty", {}}}};
    EXPECT_EQ(rendered("{{#list}}[{{x}}{{word}}]{{/list}}", values), "[1w][2w]");
    EXPECT_EQ(rendered("{{#word}}yes{{/word}}{{#none}}no{{/none}}{{#empty}}no{{/empty}}", values), "yes");
    EXPECT_EQ(
        rendered("{{^none}}a{{/none}}{{^empty}}b{{/empty}}{{^word}}c{{/word}}{{^list}}d{{/list}}", values),
        "ab");
}

TEST(PromptTemplate, a_line_with_nothing_but_a_section_tag_or_a_remark_is_left_out) {
    const PromptValues values{.lists = {{"l", {{}, {}}}}};
    EXPECT_EQ(rendered("a\n  {{#l}}\nb\n{{/l}}\r\n{{! said by nobody }}\nc", values), "a\nb\nb\nc");
    EXPECT_EQ(rendered("{{#l}} {{/l}}\n", values), "  \n");
}

TEST(PromptTemplate, mistakes_are_shown_by_line_and_column) {
    const std::pair<const char*, const char*> mistakes[] = {
        {"a\n\xC3\xA9{{b", "t.txt:2:2: The tag is not closed"},
        {"{{#a}}\n{{#b}}{{/a}}", "t.txt:2:7: {{/a}} stands where 'b' is open"},
        {"x{{/a}}", "t.txt:1:2: {{/a}} closes no section"},
        {"\n{{#a}}b", "t.txt:2:1: The section 'a' is not closed"},
        {"{{ }}", "t.txt:1:1: The tag has no name"},
        {"{{#}}", "t.txt:1:1: The tag has no name"},
        {"a\xFF", "t.txt:1:2: This is no valid UTF-8"},
    };
    for (const auto& [text, about] : mistakes)
        EXPECT_THAT(
            PromptTemplate::parse(text, "t.txt"), HasErrorAbout(ErrorCode::InvalidInput, std::string(about)));
}

TEST(PromptTemplate, every_name_is_listed_with_its_section) {
    ASSERT_OK_AND_ASSIGN(const auto parsed, PromptTemplate::parse("{{a}}{{#s}}{{b}}{{/s}}", "t.txt"));
    ASSERT_EQ(parsed.uses().size(), 3U);
    EXPECT_EQ(parsed.uses()[2].name, "b");
    EXPECT_EQ(parsed.uses()[2].section, "s");
    EXPECT_EQ(parsed.uses()[2].place.column, 12);
}

} // namespace
} // namespace intentscope::data
