// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode.h"

#include <gtest/gtest.h>

namespace intentscope::text {
namespace {

TEST(Unicode, combining_marks_compose_and_come_apart) {
    EXPECT_EQ(normalized("Tie\xCC\x82\xCC\x81ng", NormalForm::C), "Ti\xE1\xBA\xBFng");
    EXPECT_EQ(normalized("\xE1\xBA\xBF", NormalForm::D), "e\xCC\x82\xCC\x81");
    EXPECT_EQ(normalized("\xEF\xAC\x81", NormalForm::KC), "fi");
}

TEST(Unicode, texts_that_need_no_table_stay_as_they_are) {
    for (const std::string text : {"plain", "\xC3\xA9", "\xE6\x88\x91\xE7\x9A\x84", "\xEC\xA3\xBC", ""})
        EXPECT_EQ(normalized(text, NormalForm::C), text);
}

TEST(Unicode, separate_hangul_letters_compose_behind_a_syllable) {
    EXPECT_EQ(normalized("\xEA\xB0\x80\xE1\x86\xA8", NormalForm::C), "\xEA\xB0\x81");
}

TEST(Unicode, a_nul_is_a_character_like_others) {
    const std::string text("e\xCC\x81\0e\xCC\x81", 7);
    EXPECT_EQ(normalized(text, NormalForm::C), std::string("\xC3\xA9\0\xC3\xA9", 5));
}

TEST(Unicode, the_dotted_capital_i_becomes_two_characters) {
    EXPECT_EQ(lowerCased("\xC4\xB0X\xC3\x89"), "i\xCC\x87x\xC3\xA9");
}

TEST(Unicode, broken_bytes_are_replaced_by_longest_starts) {
    const std::string sign = "\xEF\xBF\xBD";
    EXPECT_EQ(withReplacements("a\xE6\x88z"), "a" + sign + "z");
    EXPECT_EQ(withReplacements("\xF0\x9F\x98"), sign);
    EXPECT_EQ(withReplacements("\xED\xA0\x80"), sign + sign + sign); // a surrogate
    EXPECT_EQ(withReplacements("\xC0\xAF"), sign + sign);            // overlong
    EXPECT_EQ(withReplacements("\xFF"), sign);
}

TEST(Unicode, the_start_of_a_character_is_unfinished_and_a_stray_byte_is_not) {
    EXPECT_TRUE(isUnfinishedCharacter("\xF0\x9F\x98"));
    EXPECT_TRUE(isUnfinishedCharacter("\xC3"));
    EXPECT_FALSE(isUnfinishedCharacter("\xC3\xA9"));
    EXPECT_FALSE(isUnfinishedCharacter("\x80"));
    EXPECT_FALSE(isUnfinishedCharacter("\xE0\x80"));
    EXPECT_FALSE(isUnfinishedCharacter(""));
}

TEST(Unicode, spaces_and_word_characters_are_those_of_the_standard) {
    EXPECT_TRUE(isWhiteSpace(0x3000));
    EXPECT_TRUE(isWhiteSpace(0x85));
    EXPECT_FALSE(isWhiteSpace(0x180E));
    EXPECT_FALSE(isWhiteSpace(0x200B));
    EXPECT_TRUE(isWordCharacter(U'_'));
    EXPECT_TRUE(isWordCharacter(0x301));
    EXPECT_TRUE(isWordCharacter(0x200D));
    EXPECT_FALSE(isWordCharacter(0xB2));
    EXPECT_TRUE(isNumeric(0xB2));
}

} // namespace
} // namespace intentscope::text
