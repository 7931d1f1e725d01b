// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/label_batch.h"

#include "core/feedback/relabelled_dataset.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::feedback {
namespace {

using labels::LabelRole;
using test::HasErrorAbout;
using test::labelEvent;

/// In the split of this fixture i1 to i4 train, i5 validates and i6 tests.
class LabelBatchTest : public testing::Test {
protected:
    void
    say(const std::string& impression,
        std::vector<std::string> intents,
        const std::string& annotator = "mei",
        LabelRole role = LabelRole::Annotator) {
        auto event = labelEvent(impression, std::move(intents), annotator);
        event.sequence = state.lastSequence() + 1;
        event.eventId = "e" + std::to_string(event.sequence);
        event.role = role;
        event.label.confidence = confidence;
        state.apply(event);
    }

    std::int32_t row(const char* impression) const { return dataset->findImpression(impression)->value; }
    std::int32_t intent(const char* id) const { return dataset->findIntent(id)->value; }

    test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = test::makeTinyDataset(directory);
    labels::LabelState state;
    labels::Confidence confidence = labels::Confidence::None;
    LabelBatchRule rule{.split = data::TimeSplit{.trainFraction = 0.67, .validationFraction = 0.17}};
};

TEST_F(LabelBatchTest, SettlesOnTheMajorityAndTheAdjudicatorsWordCountsAlone) {
    say("i1", {"refund", "track"}, "ann");
    say("i1", {"refund"}, "omar");
    confidence = labels::Confidence::Low;
    say("i1", {"track"}, "zoe");
    say("i2", {"track"}, "ann");
    say("i2", {"refund"}, "omar", LabelRole::Adjudicator);
    say("i2", {"track"}, "zoe");
    say("i3", {"track"}, "ann");
    say("i3", {"refund"}, "omar");
    ASSERT_OK_AND_ASSIGN(const auto batch, makeLabelBatch(*dataset, state, rule));
    ASSERT_EQ(batch.impressions.size(), 2U);
    const LabelledImpression& first = batch.impressions[0];
    EXPECT_EQ(first.impression, row("i1"));
    EXPECT_EQ(first.intents, (std::vector<std::int32_t>{intent("refund"), intent("track")}));
    EXPECT_EQ(first.annotators, (std::vector<std::string>{"ann", "omar"}));
    EXPECT_EQ(first.weight, 1.0) << "zoe was not sure, but it is not her judgement";
    EXPECT_EQ(first.gradeOf(intent("refund")), 2);
    EXPECT_EQ(first.gradeOf(intent("track")), 1);
    EXPECT_EQ(first.gradeOf(intent("cancel")), 0);
    EXPECT_EQ(batch.impressions[1].intents, (std::vector<std::int32_t>{intent("refund")}));
    EXPECT_EQ(batch.impressions[1].weight, 0.5);
    EXPECT_EQ(batch.disputedCount, 1);
    EXPECT_EQ(batch.labelCount, 8);
}

TEST_F(LabelBatchTest, TheHashIsThatOfWhatIsSaid) {
    say("i1", {"track"});
    ASSERT_OK_AND_ASSIGN(const auto one, makeLabelBatch(*dataset, state, rule));
    ASSERT_OK_AND_ASSIGN(const auto again, makeLabelBatch(*dataset, state, rule));
    EXPECT_EQ(one.hash, again.hash);
    say("i2", {"track"});
    ASSERT_OK_AND_ASSIGN(const auto more, makeLabelBatch(*dataset, state, rule));
    EXPECT_NE(one.hash, more.hash);
    rule.annotators = {"nobody"};
    EXPECT_THAT(
        makeLabelBatch(*dataset, state, rule),
        HasErrorAbout(ErrorCode::InvalidInput, "no label with a true"));
}

TEST_F(LabelBatchTest, LabelsOfWhatIsHeldOutAreRefusedWithTheirUsersOrLeftOut) {
    say("i1", {"track"});
    say("i6", {"track"});
    say("i5", {"invoice"});
    EXPECT_THAT(
        makeLabelBatch(*dataset, state, rule),
        HasErrorAbout(ErrorCode::Mismatch, "2 labelled impressions of 2 users are not in the training part"));
    EXPECT_THAT(makeLabelBatch(*dataset, state, rule), HasErrorAbout(ErrorCode::Mismatch, "ann, cid"));
    rule.heldOut = HeldOutLabels::LeaveOut;
    ASSERT_OK_AND_ASSIGN(const auto batch, makeLabelBatch(*dataset, state, rule));
    EXPECT_EQ(batch.heldOutCount, 2);
    EXPECT_EQ(batch.impressions.size(), 1U);
}

TEST_F(LabelBatchTest, UsersOfAUserHoldoutNeverEnter) {
    rule.split = data::UserHoldout{.every = 3, .validationFraction = 0.0, .seed = 0};
    ASSERT_OK_AND_ASSIGN(const auto parts, data::makeSplit(*dataset, rule.split));
    ASSERT_FALSE(parts.test.empty());
    say(std::string(dataset->impressionId({parts.test[0]})), {"track"});
    EXPECT_THAT(
        makeLabelBatch(*dataset, state, rule),
        HasErrorAbout(ErrorCode::Mismatch, std::string(dataset->userId(dataset->userOf({parts.test[0]})))));
}

TEST_F(LabelBatchTest, UnknownIdsAreNamed) {
    say("i77", {"track"});
    EXPECT_THAT(makeLabelBatch(*dataset, state, rule), HasErrorAbout(ErrorCode::InvalidInput, "i77"));
    state = {};
    say("i1", {"fly"});
    EXPECT_THAT(makeLabelBatch(*dataset, state, rule), HasErrorAbout(ErrorCode::InvalidInput, "'fly'"));
}

TEST_F(LabelBatchTest, ARelabelledDatasetHasTheLabelsClicksAndNothingElseChanged) {
    say("i1", {"cancel"});
    say("i2", {"refund"});
    ASSERT_OK_AND_ASSIGN(const auto batch, makeLabelBatch(*dataset, state, rule));
    ASSERT_OK_AND_ASSIGN(const auto relabelled, relabel(dataset, batch, rule.split, OtherClicks::Keep));
    EXPECT_EQ(relabelled.changedCount, 1) << "i2 was clicked on refund";
    EXPECT_EQ(relabelled.outsideCount, 0);
    const data::Dataset& changed = *relabelled.dataset;
    EXPECT_EQ(changed.info().hash, dataset->info().hash);
    for (std::int32_t i = 0; i < dataset->impressionCount(); ++i) {
        const auto before = dataset->candidatesOf({i});
        const auto after = changed.candidatesOf({i});
        ASSERT_EQ(after.size(), before.size());
        for (std::size_t k = 0; k < after.size(); ++k) {
            const bool isTrue = i == row("i1") && after.intents[k] == intent("cancel");
            EXPECT_EQ(after.clicked[k], i == row("i1") ? (isTrue ? 1 : 0) : before.clicked[k]) << i;
        }
    }
    EXPECT_EQ(changed.allCandidates().clicked.size(), dataset->allCandidates().clicked.size());
    ASSERT_OK_AND_ASSIGN(const auto alone, relabel(dataset, batch, rule.split, OtherClicks::Drop));
    EXPECT_EQ(std::ranges::count(alone.dataset->candidatesOf({row("i3")}).clicked, 1), 0);
    EXPECT_EQ(std::ranges::count(alone.dataset->candidatesOf({row("i2")}).clicked, 1), 1);
    EXPECT_EQ(std::ranges::count(alone.dataset->candidatesOf({row("i5")}).clicked, 1), 1)
        << "what validates keeps its clicks";
}

} // namespace
} // namespace intentscope::feedback
