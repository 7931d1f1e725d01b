// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_geometry.h"
#include "widgets/timeline/timeline_navigation.h"
#include "widgets/timeline/timeline_tooltip.h"

#include <gmock/gmock.h>

namespace intentscope::timeline {
namespace {

using testing::ElementsAre;

std::shared_ptr<const rank::ScoreTable>
runOf(const std::shared_ptr<const data::Dataset>& dataset, std::string name, float clickedScore) {
    std::vector<float> scores;
    const data::CandidateList all = dataset->allCandidates();
    for (std::size_t i = 0; i < all.size(); ++i)
        scores.push_back(all.clicked[i] == 1 ? clickedScore : 0.1F * static_cast<float>(all.intents[i]));
    rank::RunInfo info;
    info.id = name;
    info.name = std::move(name);
    return std::make_shared<rank::ScoreTable>(dataset, std::move(info), std::move(scores));
}

class TimelineContentTest : public testing::Test {
protected:
    UserIndex user(const char* id) const { return *m_dataset->findUser(id); }
    ImpressionIndex impression(const char* id) const { return *m_dataset->findImpression(id); }

    TimelineContent contentOf(const char* userId) const {
        return buildContent({.dataset = m_dataset, .runs = m_runs, .user = user(userId)});
    }

    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    ComparedRuns m_runs{runOf(m_dataset, "base", -1), runOf(m_dataset, "full", 3)};
};

std::vector<std::string> namesOf(const TimelineContent& content) {
    std::vector<std::string> names;
    for (const Lane& lane : content.lanes)
        names.push_back(lane.name);
    return names;
}

template <class Body>
const Body& first(const TimelineContent&& content) = delete;

template <class Body>
const Body& first(const TimelineContent& content) {
    for (const Lane& lane : content.lanes) {
        if (const Body* body = lane.as<Body>())
            return *body;
    }
    static const Body none;
    ADD_FAILURE() << "no such lane";
    return none;
}

TEST_F(TimelineContentTest, StacksStatesChatsChannelsAndRuns) {
    EXPECT_THAT(
        namesOf(contentOf("ann")), ElementsAre("Orders", "Chats", "Before", "After", "Days in status"));
}

TEST_F(TimelineContentTest, TurnsTheEventsOfAnOrderIntoStates) {
    const TimelineContent content = contentOf("ann");
    const auto& lane = first<StateLane>(content);
    ASSERT_EQ(lane.tracks.size(), 1U);
    const auto& spans = lane.tracks[0];
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_THAT(lane.stateNames, ElementsAre("order placed", "order shipped", "parcel delayed"));
    EXPECT_THAT(lane.thingNames, ElementsAre("A-1"));
    EXPECT_EQ(toIso8601(spans[0].from), "2024-03-01T08:30:00.000Z");
    EXPECT_EQ(spans[0].to, spans[1].from);
    EXPECT_TRUE(spans[2].isOpen);
    EXPECT_FALSE(spans[1].isOpen);
}

TEST_F(TimelineContentTest, CoversEverythingThatHappenedWithAMargin) {
    const TimelineContent content = contentOf("ann");
    EXPECT_TRUE(content.extent.contains(*parseTime("2024-03-01T08:30:00Z")));
    EXPECT_TRUE(content.extent.contains(m_dataset->timeOf(impression("i5"))));
}

TEST_F(TimelineContentTest, RanksTheClickedIntentInEachRun) {
    const TimelineContent content = contentOf("ann");
    const auto* before = content.lanes[2].as<PredictionLane>();
    const auto* after = content.lanes[3].as<PredictionLane>();
    ASSERT_TRUE(before != nullptr && after != nullptr);
    EXPECT_THAT(before->clickedRanks, ElementsAre(4, 4, 3));
    EXPECT_THAT(after->clickedRanks, ElementsAre(1, 1, 1));
    EXPECT_THAT(after->rightBefore, ElementsAre(0, 1, 2, 3));
    for (std::size_t i = 0; i < 3; ++i) {
        const auto list = rank::rankedList(*m_runs.after, ImpressionIndex{after->rows[i]});
        EXPECT_NEAR(after->clickedProbabilities[i], list[0].probability, 1e-6F);
    }
}

TEST_F(TimelineContentTest, SaysWhereNothingWasClicked) {
    const TimelineContent content = contentOf("cid");
    EXPECT_THAT(namesOf(content), ElementsAre("Chats", "Before", "After"));
    EXPECT_THAT(first<PredictionLane>(content).clickedRanks, ElementsAre(PredictionLane::NothingClicked));
}

TEST_F(TimelineContentTest, ShowsEveryEventOnceWhenNothingNamesAThing) {
    const TimelineContent content = contentOf("bob");
    std::size_t spans = 0;
    for (const auto& track : first<StateLane>(content).tracks)
        spans += track.size();
    EXPECT_EQ(spans, 2U);
    EXPECT_FALSE(
        std::ranges::any_of(content.lanes, [](const Lane& l) { return l.as<EventLane>() != nullptr; }));
}

TEST_F(TimelineContentTest, DrawsTheChosenChannelsOnly) {
    const auto content =
        buildContent({.dataset = m_dataset, .user = user("ann"), .channels = std::vector<std::string>{}});
    EXPECT_THAT(namesOf(content), ElementsAre("Orders", "Chats"));
    EXPECT_THAT(varyingChannels(*m_dataset, user("ann")), ElementsAre("days_in_status"));
    EXPECT_TRUE(varyingChannels(*m_dataset, user("cid")).empty());
    const TimelineContent whole = contentOf("ann");
    const auto& channel = first<ChannelLane>(whole);
    EXPECT_EQ(channel.unit, "days");
    EXPECT_THAT(channel.values, ElementsAre(1, 0.5, 2));
}

TEST_F(TimelineContentTest, HasNothingForNobody) {
    EXPECT_TRUE(buildContent({.dataset = m_dataset, .user = {}}).lanes.empty());
}

TEST_F(TimelineContentTest, CountsAllActivityInTheDensity) {
    const TimelineContent content = contentOf("ann");
    std::int32_t sum = 0;
    for (const std::int32_t count : activityDensity(content, content.extent, 40))
        sum += count;
    EXPECT_EQ(sum, 6);
}

TEST_F(TimelineContentTest, TellsThePayloadOfAnEventWithUnits) {
    const auto events = m_dataset->eventsOf(user("ann"));
    EXPECT_THAT(
        eventPayload(*m_dataset, EventIndex{events[0]}),
        ElementsAre(
            std::pair<std::string, std::string>("amount", "59.9 USD"),
            std::pair<std::string, std::string>("order id", "A-1")));
}

TEST_F(TimelineContentTest, GivesTheSelectedChatItsCard) {
    const TimelineContent content = contentOf("ann");
    const FrameSpec spec{.scale = {content.extent, 800}, .selected = impression("i3")};
    const auto geometry = buildGeometry(content, spec);
    const auto& cards = geometry.lanes[3].cards;
    const auto card = std::ranges::find(cards, spec.selected, &Card::impression);
    ASSERT_NE(card, cards.end());
    EXPECT_EQ(card->lines.size(), 3U);
    EXPECT_TRUE(card->lines[0].isClicked);
    const Box line = card->lines[0].box;
    const auto hit = hitTest(geometry, line.left + 4, line.top + 4);
    ASSERT_TRUE(hit && std::holds_alternative<CardHit>(*hit));
    EXPECT_EQ(std::get<CardHit>(*hit).intent, card->lines[0].intent);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        EXPECT_GE(cards[i].box.left, 0);
        EXPECT_LE(cards[i].box.right(), 800);
    }
}

TEST_F(TimelineContentTest, BringsAClickedIntentFromBelowIntoTheCard) {
    const TimelineContent content = contentOf("ann");
    const FrameSpec spec{.scale = {content.extent, 800}, .selected = impression("i1")};
    const auto geometry = buildGeometry(content, spec);
    const auto& cards = geometry.lanes[2].cards;
    const auto card = std::ranges::find(cards, spec.selected, &Card::impression);
    ASSERT_NE(card, cards.end());
    EXPECT_TRUE(card->lines.back().isClicked);
    EXPECT_EQ(card->lines.back().rank, 4);
}

TEST_F(TimelineContentTest, StepsThroughChatsInTimeOrder) {
    const TimelineContent content = contentOf("ann");
    EXPECT_EQ(nextImpression(content, {}, Direction::Forward), impression("i1"));
    EXPECT_EQ(nextImpression(content, {}, Direction::Backward), impression("i5"));
    EXPECT_EQ(nextImpression(content, impression("i1"), Direction::Forward), impression("i3"));
    EXPECT_EQ(nextImpression(content, impression("i5"), Direction::Forward), std::nullopt);
}

TEST_F(TimelineContentTest, StepsThroughMomentsOfOneLaneOrOfAll) {
    const TimelineContent content = contentOf("ann");
    const UtcMillis shipped = *parseTime("2024-03-04T09:00:00Z");
    const UtcMillis delayed = *parseTime("2024-03-05T09:59:00Z");
    EXPECT_EQ(nextMoment(content, std::nullopt, shipped, Direction::Forward), delayed);
    EXPECT_EQ(nextMoment(content, std::nullopt, delayed, Direction::Backward), shipped);
    EXPECT_EQ(nextMoment(content, 1, shipped, Direction::Forward), m_dataset->timeOf(impression("i1")));
    EXPECT_EQ(nextMoment(content, 1, shipped, Direction::Backward), std::nullopt);
}

TEST_F(TimelineContentTest, WordsWhatLiesUnderThePointer) {
    const TimelineContent content = contentOf("ann");
    const TooltipContext context{content, QTimeZone("Asia/Singapore"), QLocale::c()};
    const QString state = tooltipText(context, BarHit{0, {.track = 0, .first = 0, .count = 1}});
    EXPECT_TRUE(state.contains(QStringLiteral("Fri 1 Mar 2024, 16:30:00 (Asia/Singapore, UTC+08:00)")));
    EXPECT_TRUE(state.contains(QStringLiteral("amount: 59.9 USD")));
    const QString chat = tooltipText(context, MarkHit{1, {.first = 0, .count = 1}});
    EXPECT_TRUE(chat.contains(QStringLiteral("clicked: Where is my order?")));
    const QString group = tooltipText(context, MarkHit{2, {.first = 0, .count = 3}});
    EXPECT_TRUE(group.contains(QStringLiteral("0 of 3 chats")));
    const QString card = tooltipText(context, CardHit{3, impression("i1"), *m_dataset->findIntent("refund")});
    EXPECT_TRUE(card.contains(QStringLiteral("Get a refund")));
}

} // namespace
} // namespace intentscope::timeline
