// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/csv_text.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace intentscope::exporting {
namespace {

TEST(CsvText, QuotesOnlyWhatNeedsIt) {
    const std::array<std::string, 6> cells = {"plain", "a,b", "say \"x\"", "two\nlines", " spaced ", "=1+1"};
    EXPECT_EQ(csvLine(cells), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\", spaced ,=1+1\r\n");
    EXPECT_EQ(csvLine({}), "\r\n");
}

TEST(CsvText, JoinedWordsComeApartAgain) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{}, {"a"}, {"a", "b"}, {"a|b", "c\\", "\\|"}, {"x", ""}})
        EXPECT_EQ(splitWords(joinWords(words)), words);
    EXPECT_EQ(joinWords(std::array<std::string, 2>{"a|b", "c"}), "a\\|b|c");
    EXPECT_EQ(splitWords("a\\"), std::vector<std::string>{"a\\"});
}

} // namespace
} // namespace intentscope::exporting
