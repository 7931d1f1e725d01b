// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/reason_task.h"

#include "core/data/file_hash.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/faulty_env.h"
#include "tests/support/interrupted_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <map>

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;

class ReasonTaskTest : public testing::Test {
protected:
    Result<ReasonOutcome> run(rank::Reasoner& reasoner, const ReasonSpec& spec = {}) {
        return run(reasoner, spec, m_shelf);
    }
    Result<ReasonOutcome>
    run(rank::Reasoner& reasoner, const ReasonSpec& spec, const latent::LatentShelf& shelf) {
        const ReasonDeps deps{.dataset = m_dataset, .reasoner = reasoner, .shelf = shelf};
        return reasonTask(spec, deps, m_progress, {});
    }
    /// Name and SHA-256 of every file of a set.
    std::map<std::string, std::string> hashesOf(const latent::LatentSet& set) {
        std::map<std::string, std::string> hashes;
        const auto names = m_env.list(set.folder());
        EXPECT_TRUE(names);
        for (const std::string& name : *names)
            hashes[name] = data::hashFile(m_env, set.folder() / name, {}).value();
        return hashes;
    }

    RealEnv m_env;
    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    latent::LatentShelf m_shelf{m_env, m_directory.path() / "latent"};
    latent::LatentShelf m_otherShelf{m_env, m_directory.path() / "other"};
    NullProgress m_progress;
};

TEST_F(ReasonTaskTest, every_impression_gets_the_answer_to_its_prompt_and_every_intent_a_vector) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(reasoner));
    EXPECT_EQ(outcome.generatedCount, 6);
    const latent::LatentSet& set = *outcome.set;
    ASSERT_OK(set.verify(m_env, {}));
    EXPECT_EQ(set.rowCount(), 6);
    EXPECT_EQ(set.info().reasonerHash, reasoner.info().checkpointHash);
    EXPECT_EQ(set.info().datasetHash, m_dataset->info().hash);
    ASSERT_OK_AND_ASSIGN(const auto prompts, ReasonPrompts::make(m_dataset, {}, reasoner));
    for (std::int32_t row = 0; row < m_dataset->impressionCount(); ++row) {
        ASSERT_OK_AND_ASSIGN(const auto text, prompts.textOf({row}));
        const rank::ReasonerPrompt prompt{text.system, text.user};
        ASSERT_OK_AND_ASSIGN(const auto expected, reasoner.generate({&prompt, 1}, {}, {}));
        EXPECT_EQ(set.text(set.rowOf({row})), expected[0][0].text);
        EXPECT_THAT(set.vector(set.rowOf({row})), testing::ElementsAreArray(expected[0][0].vector));
    }
    const std::string track = "Where is my order?";
    EXPECT_TRUE(intentText(*m_dataset, {0}).starts_with(track + "\n"));
    EXPECT_EQ(intentText(*m_dataset, {4}), "File a complaint");
    const std::string text = intentText(*m_dataset, {3});
    ASSERT_OK_AND_ASSIGN(const auto vectors, reasoner.embed({&text, 1}, {}, {}));
    EXPECT_THAT(set.intentVector({3}), testing::ElementsAreArray(vectors[0]));
}

TEST_F(ReasonTaskTest, chats_with_one_prompt_share_a_row) {
    test::FakeReasoner reasoner;
    ReasonSpec spec;
    spec.settings.templateText = "Region {{region}}";
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(reasoner, spec));
    EXPECT_EQ(outcome.generatedCount, 2); // SG and MY
    EXPECT_EQ(outcome.set->rowCount(), 2);
    EXPECT_EQ(outcome.set->rowOf({0}), outcome.set->rowOf({2}));
    EXPECT_NE(outcome.set->rowOf({0}), outcome.set->rowOf({1}));
    EXPECT_EQ(reasoner.answeredPrompts, 2);
}

TEST_F(ReasonTaskTest, a_reasoner_is_asked_with_its_own_template_unless_another_is_named) {
    test::FakeReasoner reasoner;
    reasoner.describe().promptTemplate = "Region {{region}}";
    ASSERT_OK_AND_ASSIGN(const auto own, ReasonPrompts::make(m_dataset, {}, reasoner));
    EXPECT_EQ(own.templateText(), "Region {{region}}");
    ASSERT_OK_AND_ASSIGN(
        const auto named, ReasonPrompts::make(m_dataset, {.templateText = "Hello"}, reasoner));
    EXPECT_EQ(named.templateText(), "Hello");
    reasoner.describe() = {.promptTemplate = "{{nothing}}", .promptTemplateFile = "tiny/prompt_template.txt"};
    const auto broken = ReasonPrompts::make(m_dataset, {}, reasoner);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().place.file, "tiny/prompt_template.txt");
}

TEST_F(ReasonTaskTest, the_same_job_is_not_done_twice) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto first, run(reasoner));
    ASSERT_OK_AND_ASSIGN(const auto second, run(reasoner));
    EXPECT_TRUE(second.wasThere);
    EXPECT_EQ(second.set->info().id, first.set->info().id);
    EXPECT_EQ(reasoner.answeredPrompts, 6);
}

TEST_F(ReasonTaskTest, what_another_set_has_is_reused_when_a_whole_block_is_there) {
    test::FakeReasoner reasoner;
    ASSERT_OK(run(reasoner));
    ASSERT_OK_AND_ASSIGN(const auto part, run(reasoner, {.impressions = {1, 3}, .part = "two"}));
    EXPECT_EQ(part.reusedCount, 2);
    EXPECT_EQ(part.generatedCount, 0);
    EXPECT_EQ(reasoner.answeredPrompts, 6);
    EXPECT_EQ(part.set->rowOf({0}), -1);
    ASSERT_OK_AND_ASSIGN(
        const auto fresh, run(reasoner, {.impressions = {1, 3}, .part = "two"}, m_otherShelf));
    EXPECT_EQ(hashesOf(*part.set), hashesOf(*fresh.set));
}

TEST_F(ReasonTaskTest, a_block_that_is_there_in_part_is_written_whole) {
    test::FakeReasoner reasoner;
    ASSERT_OK(run(reasoner, {.impressions = {1, 3}, .part = "two"}));
    ASSERT_OK_AND_ASSIGN(const auto all, run(reasoner));
    EXPECT_EQ(all.reusedCount, 0);
    EXPECT_EQ(all.generatedCount, 6);
}

TEST_F(ReasonTaskTest, other_settings_and_other_reasoners_share_nothing) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto greedy, run(reasoner));
    ReasonSpec warm;
    warm.settings.sampling.temperature = 0.7;
    ASSERT_OK_AND_ASSIGN(const auto first, run(reasoner, warm));
    EXPECT_EQ(first.reusedCount, 0);
    warm.settings.sampling.seed = 2;
    ASSERT_OK_AND_ASSIGN(const auto second, run(reasoner, warm));
    EXPECT_FALSE(second.wasThere);
    EXPECT_NE(second.set->text(0), first.set->text(0));
    test::FakeReasoner another("another");
    ASSERT_OK_AND_ASSIGN(const auto foreign, run(another));
    EXPECT_EQ(foreign.generatedCount, 6);
    ReasonSpec seeded;
    seeded.settings.sampling.seed = 99; // changes nothing where the likeliest token is taken
    ASSERT_OK_AND_ASSIGN(const auto same, run(reasoner, seeded));
    EXPECT_TRUE(same.wasThere);
    EXPECT_EQ(same.set->info().id, greedy.set->info().id);
}

TEST_F(ReasonTaskTest, a_damaged_set_is_not_reused_and_named) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto first, run(reasoner));
    const auto file = first.set->folder() / latent::files::Vectors;
    m_directory.write(std::filesystem::relative(file, m_directory.path()), "rubbish");
    ASSERT_OK_AND_ASSIGN(const auto part, run(reasoner, {.impressions = {1}}));
    EXPECT_EQ(part.generatedCount, 1);
    EXPECT_THAT(part.notes, testing::ElementsAre(testing::HasSubstr("latent_queries.npy")));
    EXPECT_THAT(run(reasoner), HasErrorAbout(ErrorCode::Corrupt, "latent_queries.npy"));
}

TEST_F(ReasonTaskTest, samples_lie_one_behind_the_other) {
    test::FakeReasoner reasoner;
    ReasonSpec spec{.impressions = {0, 5}};
    spec.settings.sampling.temperature = 1;
    spec.settings.sampling.sampleCount = 3;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(reasoner, spec));
    EXPECT_EQ(outcome.set->rowCount(), 6);
    EXPECT_EQ(outcome.set->rowOf({5}), 3);
    EXPECT_NE(outcome.set->text(3), outcome.set->text(4));
}

TEST_F(ReasonTaskTest, the_context_of_the_reasoner_bounds_the_prompts) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto free, ReasonPrompts::make(m_dataset, {}, reasoner));
    EXPECT_EQ(free.budget(), 4096 - 64 - 1);
    ASSERT_OK_AND_ASSIGN(const auto whole, free.textOf({4}));
    ReasonSpec spec;
    spec.settings.budget = whole.tokenCount - 1;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(reasoner, spec));
    EXPECT_GT(outcome.shortenedCount, 0);
    spec.settings.budget = 3;
    EXPECT_THAT(run(reasoner, spec), HasErrorAbout(ErrorCode::ResourceExhausted, "impression i1: "));
    spec.settings.budget.reset();
    spec.settings.sampling.maxTokens = 4095;
    EXPECT_THAT(run(reasoner, spec), HasErrorAbout(ErrorCode::InvalidInput, "leaves no room"));
}

TEST_F(ReasonTaskTest, what_the_reasoner_breaks_is_not_stored) {
    test::InterruptedReasoner reasoner;
    reasoner.breaksVectors = true;
    EXPECT_THAT(run(reasoner), HasErrorAbout(ErrorCode::Corrupt, "not finite"));
    EXPECT_THAT(m_shelf.list().value(), testing::IsEmpty());
}

TEST_F(ReasonTaskTest, rows_that_are_none_are_refused) {
    test::FakeReasoner reasoner;
    EXPECT_THAT(run(reasoner, {.impressions = {6}}), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(run(reasoner, {.impressions = {2, 1}}), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(run(reasoner, {.impressions = {-1}}), test::HasError(ErrorCode::InvalidInput));
}

TEST_F(ReasonTaskTest, after_any_failed_write_the_same_call_ends_with_the_same_bytes) {
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(const auto undisturbed, run(reasoner, {}, m_otherShelf));
    const auto expected = hashesOf(*undisturbed.set);
    bool isDone = false;
    std::int64_t failAt = 0;
    for (; !isDone; ++failAt) {
        test::FaultyEnv faulty(failAt);
        const latent::LatentShelf shelf(faulty, m_shelf.folder());
        isDone = run(reasoner, {}, shelf).has_value();
        ASSERT_OK_AND_ASSIGN(const auto sets, m_shelf.list());
        for (const auto& entry : sets) {
            ASSERT_OK_AND_ASSIGN(const auto set, latent::LatentSet::open(m_env, entry.folder));
            EXPECT_EQ(hashesOf(*set), expected) << failAt;
        }
        ASSERT_OK_AND_ASSIGN(const auto again, run(reasoner));
        EXPECT_EQ(hashesOf(*again.set), expected) << failAt;
        EXPECT_THAT(m_shelf.listUnfinished().value(), testing::IsEmpty());
        ASSERT_OK(m_shelf.remove(again.set->info().id));
    }
    EXPECT_GT(failAt, 20);
}

} // namespace
} // namespace intentscope::tasks
