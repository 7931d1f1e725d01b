// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/context_task.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;

class ContextTaskTest : public testing::Test {
protected:
    Result<ContextPreview> preview(const ContextSpec& spec) { return previewContext(spec, m_dataset, m_env); }

    std::filesystem::path m_tokenizer =
        test::sourceDirectory() / "tests" / "parity" / "tokenizers" / "qwen.json";
    RealEnv m_env;
    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
};

TEST_F(ContextTaskTest, the_default_template_is_used_and_named_by_its_hash) {
    ASSERT_OK_AND_ASSIGN(const auto made, preview({.impressionId = "i1"}));
    EXPECT_EQ(made.templateHash, fingerprintOf(data::defaultPromptTemplate()).hex());
    EXPECT_EQ(made.context.tokenCount, -1);
    EXPECT_EQ(made.context.eventCount, 3);
    EXPECT_EQ(made.tokenizerHash, "");
}

TEST_F(ContextTaskTest, tokens_are_counted_and_kept_within_the_budget) {
    ASSERT_OK_AND_ASSIGN(const auto whole, preview({.impressionId = "i1", .tokenizer = m_tokenizer}));
    EXPECT_EQ(whole.tokenizerHash.size(), 64U);
    const auto budget = whole.context.tokenCount - 1;
    ASSERT_OK_AND_ASSIGN(
        const auto fitted, preview({.impressionId = "i1", .tokenizer = m_tokenizer, .budget = budget}));
    EXPECT_LE(fitted.context.tokenCount, budget);
    EXPECT_GE(fitted.context.eventsDroppedByBudget, 1);
}

TEST_F(ContextTaskTest, an_own_template_is_read_from_its_file) {
    const auto file = m_directory.write("mine.txt", "Region {{region}}");
    ASSERT_OK_AND_ASSIGN(const auto made, preview({.impressionId = "i2", .templateFile = file}));
    EXPECT_EQ(made.context.user, "Region MY");
    const auto broken = m_directory.write("broken.txt", "a\n{{regoin}}");
    EXPECT_THAT(
        preview({.impressionId = "i2", .templateFile = broken}),
        HasErrorAbout(ErrorCode::InvalidInput, "broken.txt:2:1: 'regoin' means nothing here"));
}

TEST_F(ContextTaskTest, what_is_not_there_is_named) {
    EXPECT_THAT(preview({.impressionId = "i99"}), HasErrorAbout(ErrorCode::NotFound, "no impression 'i99'"));
    EXPECT_THAT(
        preview({.impressionId = "i1", .tokenizer = m_directory.path()}),
        HasErrorAbout(ErrorCode::NotFound, "tokenizer.json"));
    EXPECT_THAT(
        preview({.impressionId = "i1", .templateFile = m_directory.path() / "none.txt"}),
        HasErrorAbout(ErrorCode::NotFound, "none.txt"));
    EXPECT_THAT(
        preview({.impressionId = "i1", .budget = 5}), HasErrorAbout(ErrorCode::InvalidInput, "tokenizer"));
}

} // namespace
} // namespace intentscope::tasks
