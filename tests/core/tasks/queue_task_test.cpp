// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/queue_task.h"

#include "core/tasks/label_task.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::tasks {
namespace {

using queues::ItemState;
using queues::QueueOrder;
using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;
using test::labelEvent;

class QueueTask : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
    }

    Result<queues::QueueContent> make(QueueRequest request) {
        if (request.name.empty())
            request.name = "first";
        if (request.annotators.empty())
            request.annotators = {"mei", "omar"};
        return createQueue(request, *m_workspace, m_dataset, m_progress, {});
    }

    void label(const std::string& impression, const std::string& annotator, const std::string& session) {
        auto event = labelEvent(impression, {"track"}, annotator);
        event.datasetHash = m_dataset->info().hash;
        event.sessionId = session;
        ASSERT_OK(appendLabel({m_workspace->labels(), *m_dataset}, event));
    }

    static std::vector<std::string> idsOf(const queues::QueueContent& content) {
        std::vector<std::string> ids;
        for (const auto& item : content.items)
            ids.push_back(item.impressionId);
        return ids;
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    NullProgress m_progress;
};

TEST_F(QueueTask, AQueueOfASliceIsStoredAndReadBack) {
    ASSERT_OK_AND_ASSIGN(
        const auto made, make({.slice = "region == \"SG\"", .isBlindFirst = true, .guidelines = "# Read\n"}));
    EXPECT_FALSE(made.items.empty());
    ASSERT_OK_AND_ASSIGN(const auto read, m_workspace->loadQueue("first"));
    EXPECT_EQ(read.queue, made.queue);
    EXPECT_EQ(read.items, made.items);
    EXPECT_EQ(read.queue.source, "all impressions, in slice region == \"SG\"");
    EXPECT_THAT(make({}), HasErrorAbout(ErrorCode::AlreadyExists, "'first'"));
    EXPECT_THAT(m_workspace->loadQueue("none"), HasErrorAbout(ErrorCode::NotFound, "There are: first"));
    ASSERT_OK(m_workspace->removeQueue("first"));
    EXPECT_THAT(m_workspace->loadQueue("first"), HasError(ErrorCode::NotFound));
}

TEST_F(QueueTask, BrokenImpressionsAreThoseThatAfterGetsWrong) {
    ASSERT_OK(m_workspace->saveRun(makeRun(m_dataset, "before")));
    // The opposite order: of four candidates the first one, clicked in i1, falls out of the first three.
    std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
    for (std::size_t i = 0; i < scores.size(); ++i)
        scores[i] = static_cast<float>(i);
    rank::RunInfo info{.name = "after", .datasetHash = m_dataset->info().hash};
    info.rankerHashes = {"bb"};
    info.rankerFolders = {"checkpoints/b"};
    ASSERT_OK(m_workspace->saveRun({m_dataset, info, scores}));
    ASSERT_OK_AND_ASSIGN(
        const auto made, make({.source = QueueSource::Broken, .before = "before", .after = "after"}));
    EXPECT_THAT(idsOf(made), testing::Contains("i1"));
    EXPECT_THAT(idsOf(made), testing::Not(testing::Contains("i6")));
    EXPECT_EQ(made.queue.source, "broken from before to after");
    EXPECT_THAT(
        make({.name = "x", .source = QueueSource::Broken}),
        HasErrorAbout(ErrorCode::InvalidInput, "--before"));
    ASSERT_OK_AND_ASSIGN(
        const auto unsure,
        make({.name = "unsure", .after = "after", .order = {.order = QueueOrder::Uncertainty, .limit = 2}}));
    EXPECT_EQ(unsure.items.size(), 2U);
    EXPECT_TRUE(unsure.items[0].priority.has_value());
}

TEST_F(QueueTask, LabelledImpressionsAreLeftOutAndGoldComesFromThem) {
    label("i1", "ann", "s");
    label("i2", "ann", "s");
    ASSERT_OK_AND_ASSIGN(const auto fresh, make({}));
    EXPECT_EQ(idsOf(fresh), (std::vector<std::string>{"i3", "i4", "i5", "i6"}));
    ASSERT_OK_AND_ASSIGN(const auto all, make({.name = "all", .skipsLabelled = false}));
    EXPECT_EQ(all.items.size(), 6U);
    ASSERT_OK_AND_ASSIGN(const auto gold, make({.name = "gold", .goldAnnotator = "ann", .goldCount = 1}));
    EXPECT_EQ(gold.items.size(), 5U);
    const auto goldItem = std::ranges::find_if(gold.items, &queues::QueueItem::isGold);
    ASSERT_NE(goldItem, gold.items.end());
    EXPECT_EQ(goldItem->goldIntents, (std::vector<std::string>{"track"}));
    EXPECT_EQ(goldItem->annotators.size(), 2U);
    EXPECT_THAT(
        make({.name = "y", .goldAnnotator = "ann", .goldCount = 3}),
        HasErrorAbout(ErrorCode::InvalidInput, "2 impressions"));
}

TEST_F(QueueTask, AListIsAQueueAndUnknownIdsAreRefused) {
    ASSERT_OK_AND_ASSIGN(
        const auto made, make({.source = QueueSource::Listed, .impressionIds = {"i5", "i2"}}));
    EXPECT_EQ(idsOf(made), (std::vector<std::string>{"i5", "i2"}));
    EXPECT_THAT(
        make({.name = "x", .source = QueueSource::Listed, .impressionIds = {"i77"}}),
        HasErrorAbout(ErrorCode::InvalidInput, "i77"));
    EXPECT_THAT(
        make({.name = "x", .slice = "days_in_status > 100000"}),
        HasErrorAbout(ErrorCode::InvalidInput, "empty"));
}

TEST_F(QueueTask, ASittingsLabelsMoveTheQueueOnAndTheExportSaysSo) {
    ASSERT_OK_AND_ASSIGN(const auto made, make({.annotatorsPerItem = 2}));
    EXPECT_THAT(
        startSitting("first", "ann", labels::LabelRole::Annotator, *m_workspace),
        HasErrorAbout(ErrorCode::InvalidInput, "mei, omar"));
    EXPECT_OK(startSitting("first", "ann", labels::LabelRole::Adjudicator, *m_workspace));
    ASSERT_OK_AND_ASSIGN(
        const auto sitting, startSitting("first", "mei", labels::LabelRole::Annotator, *m_workspace));
    label("i1", "mei", sitting.id);
    queues::Draft draft{.impressionId = "i2", .annotator = "omar", .label = {.note = "hm"}, .savedAt = {}};
    draft.savedAt = UtcMillis{5};
    ASSERT_OK(m_workspace->saveDraft(made.queue.id, draft));
    draft.label.note = "better";
    ASSERT_OK(m_workspace->saveDraft(made.queue.id, draft));
    ASSERT_OK(m_workspace->endSitting(sitting.id, UtcMillis{9}));
    EXPECT_THAT(m_workspace->endSitting("none", UtcMillis{9}), HasError(ErrorCode::NotFound));
    ASSERT_OK_AND_ASSIGN(const auto content, m_workspace->loadQueue("first"));
    ASSERT_EQ(content.drafts.size(), 1U);
    EXPECT_EQ(content.drafts[0], draft);
    EXPECT_EQ(content.sittings.size(), 2U);
    EXPECT_THAT(
        m_workspace->findSitting(sitting.id).map([](const auto& found) { return found.endedAt; }),
        IsOkAndHolds(UtcMillis{9}));
    ASSERT_OK_AND_ASSIGN(const auto counts, queueCounts(content, *m_workspace));
    EXPECT_EQ(counts.draftCount, 2);
    EXPECT_EQ(counts.annotators[0].submittedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto exported, exportQueue(content, {}, *m_workspace));
    EXPECT_EQ(exported.itemCount, 6);
    const std::string text = m_env.readFile(exported.file).value();
    EXPECT_EQ(std::ranges::count(text, '\n'), 7);
    EXPECT_THAT(
        text, testing::HasSubstr(R"("state":"draft","states":{"mei":"submitted","omar":"pending"}})"));
    ASSERT_OK(m_workspace->removeDraft(made.queue.id, "i2", "omar"));
    EXPECT_TRUE(m_workspace->loadQueue("first")->drafts.empty());
}

} // namespace
} // namespace intentscope::tasks
