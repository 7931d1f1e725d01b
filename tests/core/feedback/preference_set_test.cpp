// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/preference_set.h"

#include "core/base/atomic_file.h"
#include "core/tasks/example_lines.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <limits>

namespace intentscope::feedback {
namespace {

using test::HasErrorAbout;

class PreferenceSetTest : public testing::Test {
protected:
    PreferenceSetTest() {
        m_pair.winner = {.text = "where is \"it\"?\n", .reward = {-0.5, 1}, .generator = 1, .sample = 2};
        m_pair.loser = {.text = "hello", .reward = {-2.25, 0}};
        m_rows = {{.impressionId = "i7", .prompt = {"Be brief", "A parcel"}, .pair = &m_pair}};
    }
    std::string textOf(const std::filesystem::path& file) { return m_env.readFile(file).value(); }

    RealEnv m_env;
    test::TempDirectory m_directory;
    PreferencePair m_pair{.impression = 7};
    std::vector<PreferenceRow> m_rows;
    PreferenceOrigin m_origin{
        .datasetHash = "d", .split = "time:0.7/0.1", .counts = {.judgedCount = 3, .keptCount = 1}};
};

TEST_F(PreferenceSetTest, is_written_in_the_forms_of_trl) {
    const auto folder = m_directory.path() / "set";
    ASSERT_OK(writePreferenceSet(m_env, folder, m_origin, m_rows));
    const std::string prompt =
        R"([{"role":"system","content":"Be brief"},{"role":"user","content":"A parcel"}])";
    const std::string won = R"([{"role":"assistant","content":"where is \"it\"?\n"}])";
    EXPECT_EQ(
        textOf(folder / files::Preferences),
        R"({"prompt":)" + prompt + R"(,"chosen":)" + won +
            R"(,"rejected":[{"role":"assistant","content":"hello"}]})" + "\n");
    EXPECT_EQ(textOf(folder / files::Sft), R"({"prompt":)" + prompt + R"(,"completion":)" + won + "}\n");
    ASSERT_OK_AND_ASSIGN(
        const auto examples, tasks::readExamples(m_env, folder / files::Sft, rank::ReasonerStage::Sft));
    ASSERT_EQ(examples.size(), 1U);
    EXPECT_EQ(examples[0].answers, std::vector<std::string>{m_pair.winner.text});
    ASSERT_OK_AND_ASSIGN(
        const auto pairs, tasks::readExamples(m_env, folder / files::Preferences, rank::ReasonerStage::Dpo));
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].answers, (std::vector<std::string>{m_pair.winner.text, m_pair.loser.text}));
    ASSERT_OK(verifyPreferenceSet(m_env, folder));
}

TEST_F(PreferenceSetTest, has_the_same_bytes_when_it_is_written_again) {
    ASSERT_OK(writePreferenceSet(m_env, m_directory.path() / "a", m_origin, m_rows));
    ASSERT_OK(writePreferenceSet(m_env, m_directory.path() / "b", m_origin, m_rows));
    for (const char* file : {files::Preferences, files::Sft, files::Pairs, files::Manifest})
        EXPECT_EQ(textOf(m_directory.path() / "a" / file), textOf(m_directory.path() / "b" / file));
    EXPECT_THAT(
        writePreferenceSet(m_env, m_directory.path() / "a", m_origin, m_rows),
        HasErrorAbout(ErrorCode::AlreadyExists, ""));
}

TEST_F(PreferenceSetTest, without_pairs_has_empty_files_and_says_so) {
    const auto folder = m_directory.path() / "none";
    m_origin.rule.margin = std::numeric_limits<double>::infinity();
    ASSERT_OK(writePreferenceSet(m_env, folder, m_origin, {}));
    EXPECT_EQ(textOf(folder / files::Preferences), "");
    EXPECT_NE(textOf(folder / files::Manifest).find(R"("margin": "infinity")"), std::string::npos);
}

TEST_F(PreferenceSetTest, names_a_file_that_was_changed) {
    const auto folder = m_directory.path() / "set";
    ASSERT_OK(writePreferenceSet(m_env, folder, m_origin, m_rows));
    ASSERT_OK(writeFileAtomically(m_env, folder / files::Sft, "{}\n"));
    EXPECT_THAT(verifyPreferenceSet(m_env, folder), HasErrorAbout(ErrorCode::Corrupt, "sft.jsonl"));
}

} // namespace
} // namespace intentscope::feedback
