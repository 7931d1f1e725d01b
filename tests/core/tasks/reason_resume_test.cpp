// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/file_hash.h"
#include "core/data/import.h"
#include "core/tasks/context_plan.h"
#include "core/tasks/reason_task.h"
#include "tests/support/interrupted_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <map>

namespace intentscope::tasks {
namespace {

constexpr std::int32_t ChatCount = 300;
constexpr std::int32_t DifferentCount = 280; ///< the last twenty ask what others asked

constexpr std::string_view Description = R"({
  "format": "intentscope-dataset", "version": 1, "name": "Many chats", "time_zone": "UTC",
  "tables": {
    "intents": { "file": "intents.csv", "columns": {
      "intent_id": {"role": "intent_id"}, "title": {"role": "title"} } },
    "impressions": { "file": "impressions.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "user_id": {"role": "user_id"}, "time": {"role": "time"},
      "days": {"kind": "numeric"}, "remark": {"kind": "categorical"} } },
    "candidates": { "file": "candidates.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "intent_id": {"role": "intent_id"},
      "clicked": {"role": "clicked"} } }
  }
}
)";

std::shared_ptr<const data::Dataset> importMany(const test::TempDirectory& directory, Env& env) {
    std::string impressions = "impression_id,user_id,time,days,remark\n";
    std::string candidates = "impression_id,intent_id,clicked\n";
    for (std::int32_t i = 0; i < ChatCount; ++i) {
        const std::string id = "c" + std::to_string(i);
        const std::int32_t days = i % DifferentCount;
        const std::string remark(static_cast<std::size_t>(days * 7 % 40 + 1), 'r'); // prompts of many lengths
        impressions += id + ",u" + std::to_string(i % 9) + ",2024-03-05T10:00:00Z," + std::to_string(days) +
                       "," + remark + "\n";
        candidates += id + ",track,1\n";
    }
    directory.write("many/dataset.json", Description);
    directory.write("many/intents.csv", "intent_id,title\ntrack,Where is my order?\n");
    directory.write("many/impressions.csv", impressions);
    directory.write("many/candidates.csv", candidates);
    NullProgress progress;
    const auto outcome = data::importDataset(
        {.source = directory.path() / "many", .datasetsRoot = directory.path() / "datasets"},
        env,
        progress,
        {});
    EXPECT_TRUE(outcome) << outcome.error().text();
    return data::openDataset(env, directory.path() / "datasets" / outcome->hash).value();
}

class ReasonResumeTest : public testing::Test {
protected:
    Result<ReasonOutcome> run(const latent::LatentShelf& shelf, const ReasonSpec& spec = {}) {
        const ReasonDeps deps{.dataset = m_dataset, .reasoner = m_reasoner, .shelf = shelf};
        return reasonTask(spec, deps, m_progress, {});
    }
    Result<ReasonStanding> standing(const latent::LatentShelf& shelf) {
        const ReasonDeps deps{.dataset = m_dataset, .reasoner = m_reasoner, .shelf = shelf};
        return reasonStanding({}, deps, m_progress, {});
    }
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
    std::shared_ptr<const data::Dataset> m_dataset = importMany(m_directory, m_env);
    latent::LatentShelf m_shelf{m_env, m_directory.path() / "latent"};
    latent::LatentShelf m_otherShelf{m_env, m_directory.path() / "other"};
    test::InterruptedReasoner m_reasoner;
    NullProgress m_progress;
};

TEST_F(ReasonResumeTest, stopped_and_resumed_it_answers_the_rest_and_writes_the_same_bytes) {
    ASSERT_OK_AND_ASSIGN(const auto whole, run(m_otherShelf));
    EXPECT_EQ(whole.generatedCount, DifferentCount);
    m_reasoner.callsLeft = 5;
    EXPECT_THAT(
        run(m_shelf), test::HasErrorAbout(ErrorCode::Cancelled, "80 of 280 prompts are answered and kept"));
    EXPECT_THAT(m_shelf.list().value(), testing::IsEmpty());
    EXPECT_THAT(m_shelf.listUnfinished().value(), testing::ElementsAre(whole.set->info().id));
    ASSERT_OK_AND_ASSIGN(const auto halfway, standing(m_shelf));
    EXPECT_EQ(halfway.writtenCount, 80);
    EXPECT_EQ(halfway.contextCount, DifferentCount);
    EXPECT_EQ(halfway.impressionCount, ChatCount);
    EXPECT_FALSE(halfway.isThere);
    m_reasoner.callsLeft = 3;
    EXPECT_THAT(run(m_shelf), test::HasErrorAbout(ErrorCode::Cancelled, "128 of 280"));
    m_reasoner.callsLeft = -1;
    const std::int64_t before = m_reasoner.answeredPrompts();
    ASSERT_OK_AND_ASSIGN(const auto resumed, run(m_shelf));
    EXPECT_EQ(resumed.resumedCount, 128);
    EXPECT_EQ(resumed.generatedCount, DifferentCount - 128);
    EXPECT_EQ(m_reasoner.answeredPrompts() - before, DifferentCount - 128);
    EXPECT_EQ(hashesOf(*resumed.set), hashesOf(*whole.set));
    EXPECT_THAT(m_shelf.listUnfinished().value(), testing::IsEmpty());
    ASSERT_OK_AND_ASSIGN(const auto done, standing(m_shelf));
    EXPECT_TRUE(done.isThere);
}

TEST_F(ReasonResumeTest, looking_at_what_is_done_answers_and_writes_nothing) {
    ASSERT_OK_AND_ASSIGN(const auto before, standing(m_shelf));
    EXPECT_EQ(before.writtenCount, 0);
    EXPECT_EQ(m_reasoner.answeredPrompts(), 0);
    EXPECT_FALSE(std::filesystem::exists(m_shelf.folder()));
}

TEST_F(ReasonResumeTest, a_torn_journal_costs_its_last_block_and_no_difference) {
    ASSERT_OK_AND_ASSIGN(const auto whole, run(m_otherShelf));
    m_reasoner.callsLeft = 5;
    EXPECT_THAT(run(m_shelf), test::HasError(ErrorCode::Cancelled));
    const auto journal = m_shelf.journalFolder(whole.set->info().id) / "0001.journal";
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - 1);
    m_reasoner.callsLeft = -1;
    ASSERT_OK_AND_ASSIGN(const auto resumed, run(m_shelf));
    EXPECT_EQ(resumed.resumedCount, 64);
    EXPECT_THAT(resumed.notes, testing::ElementsAre(testing::HasSubstr("damaged and left out")));
    EXPECT_EQ(hashesOf(*resumed.set), hashesOf(*whole.set));
}

TEST_F(ReasonResumeTest, a_longer_job_reuses_every_stretch_that_it_shares) {
    ReasonSpec begin{.part = "the first 256"};
    for (std::int32_t row = 0; row < 256; ++row)
        begin.impressions.push_back(row);
    ASSERT_OK(run(m_shelf, begin));
    ASSERT_OK_AND_ASSIGN(const auto whole, run(m_shelf));
    EXPECT_EQ(whole.reusedCount, 256);
    EXPECT_EQ(whole.generatedCount, DifferentCount - 256);
    ASSERT_OK_AND_ASSIGN(const auto fresh, run(m_otherShelf));
    EXPECT_EQ(hashesOf(*whole.set), hashesOf(*fresh.set));
}

TEST_F(ReasonResumeTest, the_blocks_are_the_same_on_one_core_and_on_four) {
    ASSERT_OK_AND_ASSIGN(const auto prompts, ReasonPrompts::make(m_dataset, {}, m_reasoner));
    std::vector<std::int32_t> rows;
    for (std::int32_t row = 0; row < ChatCount; ++row)
        rows.push_back(row);
    ASSERT_OK_AND_ASSIGN(const auto one, planContexts(prompts, rows, Workers(1), m_progress, {}));
    ASSERT_OK_AND_ASSIGN(const auto four, planContexts(prompts, rows, Workers(4), m_progress, {}));
    EXPECT_EQ(one.order, four.order);
    EXPECT_EQ(one.contextOf, four.contextOf);
    for (std::size_t block = 0; block < one.blockCount(); ++block) {
        const auto members = one.block(block);
        const auto bytesOf = [&](std::int32_t index) {
            return one.contexts[static_cast<std::size_t>(index)].byteCount;
        };
        EXPECT_TRUE(std::ranges::is_sorted(members, {}, bytesOf)) << block;
    }
    EXPECT_EQ(one.contextOf[ChatCount - 1], ChatCount - 1 - DifferentCount);
}

} // namespace
} // namespace intentscope::tasks
