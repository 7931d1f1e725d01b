// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/agreement_task.h"

#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::tasks {
namespace {

using labels::LabelView;
using test::HasErrorAbout;
using test::labelEvent;

/// Impressions i1 to i5 of the tiny shop; the model ranks each one's first candidate first.
class AgreementTask : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
    }

    labels::LabelEvent
    judge(const std::string& impression, const std::string& annotator, const std::string& intent) {
        auto event = labelEvent(impression, {intent}, annotator);
        event.datasetHash = m_dataset->info().hash;
        event.sessionId = "sitting";
        return event;
    }

    void append(const labels::LabelEvent& event) { ASSERT_OK(m_workspace->labels().append(event)); }

    Result<AgreementReport>
    report(AgreementSpec spec = {}, const queues::QueueContent* queue = nullptr, bool hasModel = false) {
        spec.bootstrap.replicateCount = 200;
        return agreementTask(
            spec,
            {.dataset = *m_dataset,
             .labels = m_workspace->labels(),
             .queue = queue,
             .model = hasModel ? &m_model.emplace(makeRun(m_dataset, "before")) : nullptr},
            m_progress,
            {});
    }

    std::string firstIntent(std::int32_t row) const {
        return std::string(m_dataset->intentId({m_dataset->candidatesOf({row}).intents[0]}));
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::optional<rank::ScoreTable> m_model;
    NullProgress m_progress;
};

TEST_F(AgreementTask, ComparesPeopleAndListsWhatTheyConfuse) {
    append(judge("i1", "mei", "track"));
    append(judge("i1", "omar", "track"));
    append(judge("i2", "mei", "refund"));
    append(judge("i2", "omar", "cancel"));
    append(judge("i3", "mei", "cancel"));
    append(judge("i3", "omar", "refund"));
    append(judge("i4", "mei", "refund"));
    auto decision = judge("i2", "ann", "refund");
    decision.role = labels::LabelRole::Adjudicator;
    append(decision);
    ASSERT_OK_AND_ASSIGN(const auto found, report());
    EXPECT_EQ(found.raters, (std::vector<std::string>{"mei", "omar"}));
    EXPECT_EQ(found.impressionCount, 4);
    EXPECT_EQ(found.sharedCount, 3);
    ASSERT_EQ(found.pairs.size(), 1U);
    EXPECT_NEAR(*found.pairs[0].percent.value, 1.0 / 3, 1e-12);
    // p_e = 3 * (1/3)^2.
    EXPECT_NEAR(*found.pairs[0].kappa.value, 0.0, 1e-12);
    ASSERT_EQ(found.confusions.size(), 1U);
    EXPECT_EQ(found.confusions[0].first, "cancel");
    EXPECT_EQ(found.confusions[0].second, "refund");
    EXPECT_EQ(found.confusions[0].count, 2);
    EXPECT_EQ(found.categories[0].category, "refund");
    EXPECT_EQ(found.categories[0].judgementCount, 3);
    EXPECT_THAT(toJson(found), testing::HasSubstr("\"krippendorff_alpha\""));
}

TEST_F(AgreementTask, TheModelIsOneMoreAnnotatorButNotOneOfThePeople) {
    append(judge("i1", "mei", firstIntent(0)));
    append(judge("i2", "mei", firstIntent(1)));
    ASSERT_OK_AND_ASSIGN(const auto found, report({}, nullptr, true));
    EXPECT_EQ(found.raters, (std::vector<std::string>{"mei", "model before"}));
    EXPECT_EQ(found.sharedCount, 0);
    EXPECT_EQ(*found.pairs[0].percent.value, 1.0);
    EXPECT_THAT(
        report({.field = AgreementField::Verdict}, nullptr, true),
        HasErrorAbout(ErrorCode::InvalidInput, "says nothing about verdict"));
}

TEST_F(AgreementTask, AnchoringCountsWhoTookTheModelsAnswerOver) {
    const auto judgeTwice =
        [&](const std::string& impression, const std::string& blind, const std::string& shown) {
            auto event = judge(impression, "mei", blind);
            event.view = LabelView::Blind;
            append(event);
            event = judge(impression, "mei", shown);
            event.view = LabelView::Shown;
            append(event);
        };
    const std::string other = firstIntent(0) == "refund" ? "track" : "refund";
    judgeTwice("i1", other, firstIntent(0));          // taken over
    judgeTwice("i2", firstIntent(1), firstIntent(1)); // agreed before: tells nothing
    const std::string third = firstIntent(2) == "refund" ? "track" : "refund";
    judgeTwice("i3", third, third); // stood firm
    auto blindOnly = judge("i4", "mei", "complaint");
    blindOnly.view = LabelView::Blind;
    append(blindOnly);
    ASSERT_OK_AND_ASSIGN(const auto found, report({}, nullptr, true));
    ASSERT_EQ(found.anchoring.size(), 1U);
    EXPECT_EQ(found.anchoring[0].count, 1);
    EXPECT_EQ(found.anchoring[0].of, 2);
    EXPECT_GT(found.anchoring[0].low, 0.0);
    EXPECT_LT(found.anchoring[0].high, 1.0);
    ASSERT_OK_AND_ASSIGN(const auto blind, report({.isBlindOnly = true}, nullptr, true));
    EXPECT_NEAR(*blind.pairs[0].percent.value, 0.25, 1e-12) << "only i2 was the model's before it was shown";
}

TEST_F(AgreementTask, GoldAccuracyIsOfTheQueuesSittings) {
    queues::QueueContent queue;
    queue.sittings.push_back({.id = "sitting", .queueId = "q", .annotator = "mei"});
    queue.items = {
        {.impressionId = "i1", .priority = {}, .goldIntents = {"track", "refund"}, .annotators = {"mei"}},
        {.impressionId = "i2", .priority = {}, .goldIntents = {"cancel"}, .annotators = {"mei"}},
        {.impressionId = "i3", .priority = {}, .goldIntents = {}, .annotators = {"mei"}}};
    append(judge("i1", "mei", "refund"));
    append(judge("i2", "mei", "refund"));
    append(judge("i3", "mei", "refund"));
    auto elsewhere = judge("i2", "omar", "cancel");
    elsewhere.sessionId = "another";
    append(elsewhere);
    ASSERT_OK_AND_ASSIGN(const auto found, report({}, &queue));
    ASSERT_EQ(found.gold.size(), 1U);
    EXPECT_EQ(found.gold[0].annotator, "mei");
    EXPECT_EQ(found.gold[0].count, 1);
    EXPECT_EQ(found.gold[0].of, 2);
}

TEST_F(AgreementTask, OtherFieldsAreComparedByTheirWords) {
    auto event = judge("i1", "mei", "track");
    event.label.queryVerdict = labels::QueryVerdict::Partly;
    append(event);
    event.annotator = "omar";
    append(event);
    ASSERT_OK_AND_ASSIGN(const auto found, report({.field = AgreementField::QueryVerdict}));
    EXPECT_EQ(found.categories.at(0).category, "partly");
    EXPECT_FALSE(found.alpha.value.has_value());
    for (const char* word : {"intent", "verdict", "query_verdict", "error_cause"}) {
        ASSERT_OK_AND_ASSIGN(const auto field, parseAgreementField(word));
        EXPECT_EQ(name(field), word);
    }
    EXPECT_THAT(parseAgreementField("mood"), HasErrorAbout(ErrorCode::InvalidInput, "query_verdict"));
}

} // namespace
} // namespace intentscope::tasks
