// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/example_lines.h"

#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope::tasks {
namespace {

using rank::ReasonerStage;
using Answers = std::vector<std::string>;

class ExampleLines : public testing::Test {
protected:
    Result<std::vector<rank::ReasonerExample>> read(const std::string& text, ReasonerStage stage) {
        return readExamples(m_env, m_directory.write("pairs.jsonl", text), stage);
    }
    /// The complaint about a second line behind a good first one names that line and this.
    void expectComplaint(const std::string& line, const std::string& part, ReasonerStage stage) {
        const std::string good = R"({"prompt": "p", "chosen": "c", "rejected": "r", "anchor": "a"})";
        const auto examples = read(good + "\n" + line + "\n", stage);
        ASSERT_THAT(examples, test::HasErrorAbout(ErrorCode::InvalidInput, part));
        EXPECT_EQ(examples.error().place.line, 2);
        EXPECT_EQ(std::filesystem::path(examples.error().place.file).filename(), "pairs.jsonl");
    }

    test::TempDirectory m_directory;
    RealEnv m_env;
};

TEST_F(ExampleLines, ReadsPairsOfTextsAndOfMessages) {
    ASSERT_OK_AND_ASSIGN(
        const auto examples,
        read(
            R"({"prompt": "Order late.", "chosen": "hurry it", "rejected": "hello", "score_chosen": -0.2}
{"prompt": [{"role": "system", "content": "Help."}, {"role": "user", "content": "Order late."}], )"
            R"("chosen": [{"role": "assistant", "content": "hurry it"}], )"
            R"("rejected": [{"role": "assistant", "content": "hello"}]}
)",
            ReasonerStage::Dpo));
    ASSERT_EQ(examples.size(), 2U);
    EXPECT_EQ(std::get<std::string>(examples[0].prompt), "Order late.");
    const auto& messages = std::get<std::vector<text::ChatMessage>>(examples[1].prompt);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[1].content, "Order late.");
    for (const auto& example : examples)
        EXPECT_EQ(example.answers, (Answers{"hurry it", "hello"}));
}

TEST_F(ExampleLines, ReadsAnchorsWithTheirLosersGroupAndTarget) {
    ASSERT_OK_AND_ASSIGN(
        const auto examples,
        read(
            R"({"prompt": "p", "chosen": "win", "anchor": "own"}
{"prompt": "p", "chosen": "win", "rejected": "lose", "losers": ["a", "b"], "anchor": "own", )"
            R"("group": "intent-7", "target": [0.5, -1, 2]})",
            ReasonerStage::Contrastive));
    ASSERT_EQ(examples.size(), 2U);
    EXPECT_EQ(examples[0].answers, (Answers{"own", "win"}));
    EXPECT_EQ(examples[0].group, "");
    EXPECT_TRUE(examples[0].target.empty());
    EXPECT_EQ(examples[1].answers, (Answers{"own", "win", "lose", "a", "b"}));
    EXPECT_EQ(examples[1].group, "intent-7");
    EXPECT_EQ(examples[1].target, (std::vector<float>{0.5F, -1, 2}));
}

TEST_F(ExampleLines, SaysWhatIsWrongWithALine) {
    using enum ReasonerStage;
    expectComplaint(R"({"prompt": "p", "chosen": "c"})", "rejected", Dpo);
    expectComplaint(R"({"chosen": "c", "rejected": "r"})", "prompt", Dpo);
    expectComplaint(R"({"prompt": [], "chosen": [], "rejected": []})", "no message", Dpo);
    expectComplaint(R"({"prompt": "p", "chosen": ["c"], "rejected": "r"})", "a text is expected", Dpo);
    expectComplaint(
        R"({"prompt": [{"role": "user", "content": "p"}], "chosen": [{"role": "user", "content": "c"}],)"
        R"( "rejected": []})",
        "not the assistant's",
        Dpo);
    expectComplaint(R"({"prompt": "p", "chosen": "c", "rejected": "r"})", "anchor", Contrastive);
    expectComplaint(
        R"({"prompt": "p", "chosen": "c", "anchor": "a", "target": ["x"]})", "number", Contrastive);
    expectComplaint(R"({"prompt": "p", )", "JSON", Contrastive);
}

} // namespace
} // namespace intentscope::tasks
