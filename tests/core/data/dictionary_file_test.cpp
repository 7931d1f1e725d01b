// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dictionary_file.h"

#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

TEST(DictionaryFile, GivesEveryWordBackInTheOrderOfItsCode) {
    const test::TempDirectory folder;
    RealEnv env;
    const std::vector<std::string> words{"plain", "", "two\nlines", "\r", "back\\slash\\n", "\xE4\xBD\xA0"};
    WordIndex index;
    for (const std::string& word : words)
        index.insert(word);
    ASSERT_OK(writeDictionary(env, folder.path() / "words", index));
    ASSERT_OK_AND_ASSIGN(const auto read, readDictionary(env, folder.path() / "words"));
    EXPECT_TRUE(std::ranges::equal(read->words(), words));
    EXPECT_EQ(read->code("two\nlines"), 2);
    EXPECT_EQ(read->code("absent"), std::nullopt);
}

TEST(DictionaryFile, NamesTheLineThatIsDamaged) {
    const test::TempDirectory folder;
    RealEnv env;
    const auto read = [&](std::string_view text) { return readDictionary(env, folder.write("words", text)); };
    EXPECT_THAT(read("a\nb"), HasErrorAbout(ErrorCode::Corrupt, "words:2: The last line"));
    EXPECT_THAT(read("a\nb\\t\n"), HasErrorAbout(ErrorCode::Corrupt, "words:2: A backslash"));
    EXPECT_THAT(read("a\\"), HasErrorAbout(ErrorCode::Corrupt, "words:1: The last line"));
    EXPECT_THAT(read("a\\\n"), HasErrorAbout(ErrorCode::Corrupt, "words:1: A backslash"));
    EXPECT_THAT(read("a\nb\na\n"), HasErrorAbout(ErrorCode::Corrupt, "words:3: A word"));
    EXPECT_THAT(read(""), test::IsOk()) << "a column in which everything is missing";
}

TEST(DictionaryFile, TellsEveryWriteThatFails) {
    const test::TempDirectory folder;
    WordIndex words;
    words.insert("word");
    test::FaultyEnv counting;
    ASSERT_OK(writeDictionary(counting, folder.path() / "words", words));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv env(step);
        EXPECT_THAT(
            writeDictionary(env, folder.path() / "words", words),
            test::HasError(ErrorCode::ResourceExhausted))
            << step;
    }
}

} // namespace
} // namespace intentscope::data
