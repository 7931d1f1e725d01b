// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/added_tokens.h"

#include "tests/support/result_matchers.h"

namespace intentscope::text {
namespace {

AddedTokens make(std::vector<AddedToken> tokens, const Normalizer& normalizer = {}) {
    auto made = AddedTokens::make(std::move(tokens), normalizer);
    EXPECT_OK(made);
    return *std::move(made);
}

/// "a<x>b" as "a|<x>=7|b".
std::string shown(std::string_view text, const std::vector<TokenStretch>& stretches) {
    std::string out;
    for (const TokenStretch& stretch : stretches) {
        out += (out.empty() ? "" : "|") + std::string(stretch.span.of(text));
        if (stretch.token)
            out += "=" + std::to_string(*stretch.token);
    }
    return out;
}

TEST(AddedTokens, the_longest_of_those_at_one_place_is_taken) {
    const auto tokens = make({{.id = 1, .content = "<a"}, {.id = 2, .content = "<ab>"}});
    EXPECT_EQ(shown("<ab><a<b", tokens.cutRaw("<ab><a<b")), "<ab>=2|<a=1|<b");
}

TEST(AddedTokens, spaces_belong_to_tokens_that_take_them_but_only_once) {
    const auto tokens = make(
        {{.id = 1, .content = "<l>", .takesSpaceLeft = true},
         {.id = 2, .content = "<r>", .takesSpaceRight = true}});
    EXPECT_EQ(shown("a \t<l> b", tokens.cutRaw("a \t<l> b")), "a| \t<l>=1| b");
    EXPECT_EQ(shown("<r>  <l>", tokens.cutRaw("<r>  <l>")), "<r>  =2|<l>=1");
    EXPECT_EQ(shown("\xE3\x80\x80<l>", tokens.cutRaw("\xE3\x80\x80<l>")), "\xE3\x80\x80<l>=1");
}

TEST(AddedTokens, a_single_word_does_not_stand_in_another) {
    const auto tokens = make({{.id = 1, .content = "no", .isSingleWord = true}});
    EXPECT_EQ(
        shown("no snow no\xC3\xA9 no.", tokens.cutRaw("no snow no\xC3\xA9 no.")),
        "no=1| snow no\xC3\xA9 |no=1|.");
}

TEST(AddedTokens, normalised_tokens_are_found_in_normalised_text_only) {
    const Normalizer lower({Normalizer::LowerCase{}});
    const auto tokens = make({{.id = 1, .content = "<X>", .isNormalized = true}}, lower);
    EXPECT_EQ(shown("<X>", tokens.cutRaw("<X>")), "<X>");
    EXPECT_EQ(shown("<x>", tokens.cutNormalized("<x>")), "<x>=1");
}

TEST(AddedTokens, are_found_by_id_and_content) {
    const auto tokens = make({{.id = 5, .content = "<x>"}});
    EXPECT_EQ(tokens.find(5)->content, "<x>");
    EXPECT_EQ(tokens.find("<x>")->id, 5);
    EXPECT_EQ(tokens.find(6), nullptr);
    EXPECT_EQ(tokens.find("x"), nullptr);
}

} // namespace
} // namespace intentscope::text
