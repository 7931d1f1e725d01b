// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/attribute_change_task.h"

#include "core/tasks/run_explainers.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasErrorAbout;
using intentscope::test::MemoryLatentQueries;

/// The lead of one intent over another is slope x (1 + query) x the distance of their rows: "user" adds
/// slope x distance, "query" the rest, and a hundredth of the lead is nobody's.
class LinearExplainer final : public rank::Explainer {
public:
    explicit LinearExplainer(double slope) : m_slope(slope) {}

    const rank::ScorerInfo& info() const override { return m_info; }

    Result<rank::Explanation> explain(
        const rank::ScoringInput& input,
        const rank::ScoringInput&,
        const rank::ExplanationSpec& spec,
        std::stop_token) const override {
        EXPECT_TRUE(input.allowsOtherReasoner);
        ++callCount;
        const double distance = spec.intent.value - spec.against->value;
        rank::Explanation explanation;
        explanation.inputs.push_back(
            {.part = rank::RankerPart::User,
             .name = "status",
             .group = "orders",
             .amount = m_slope * distance});
        if (input.latent != nullptr) {
            const double query = input.latent->vector(input.latent->rowOf(spec.impression))[0];
            explanation.inputs.push_back(
                {.part = rank::RankerPart::Query,
                 .name = "latent query",
                 .group = "latent query",
                 .amount = m_slope * query * distance});
        }
        for (const auto& part : explanation.inputs)
            explanation.score += part.amount * (1 + Lost);
        rank::summarise(explanation);
        return explanation;
    }

    static constexpr double Lost = 0.01;
    mutable int callCount = 0;

private:
    double m_slope;
    rank::ScorerInfo m_info;
};

class AttributeChangeTest : public test::RunFixture {
protected:
    static std::shared_ptr<const MemoryLatentQueries>
    queries(const std::string& id, std::vector<float> vector) {
        MemoryLatentQueries::Content content{.info = {.id = id, .vectorsHash = id}};
        content.vectorSize = static_cast<std::int32_t>(vector.size());
        content.rows.assign(6, 0);
        content.vectors = {std::move(vector)};
        return std::make_shared<const MemoryLatentQueries>(std::move(content));
    }

    /// i1 and i5 turn around, of ann; i3 as well, without a clicked intent being first.
    rank::ScoreTable turned() const {
        return runOf({.name = "after", .split = TimeSplit}, {1, 2, 3, 4, 4, 3, 2, 1, 1, 2, 3,
                                                             4, 4, 3, 2, 1, 1, 2, 3, 3, 2, 1});
    }

    std::vector<ChangeContest> contests(ChangeQuestion question) const {
        std::vector<ChangeContest> all;
        for (std::int32_t row = 0; row < 6; ++row)
            if (const auto contest = contestOf({before, after}, {row}, question))
                all.push_back(*contest);
        return all;
    }

    Result<AttributeChangeReport> attribute(
        std::shared_ptr<const rank::LatentQueries> latentBefore,
        std::shared_ptr<const rank::LatentQueries> latentAfter,
        std::size_t most = 40) const {
        const auto asks = [](std::shared_ptr<const LinearExplainer> explainer) {
            return [explainer](ImpressionIndex) -> Result<std::shared_ptr<const rank::Explainer>> {
                return explainer;
            };
        };
        NullProgress progress;
        return attributeChangeTask(
            {.contests = contests(ChangeQuestion::FirstIntent),
             .most = most,
             .bootstrap = {.replicateCount = 200}},
            {before, asks(oldRanker), std::move(latentBefore)},
            {after, asks(newRanker), std::move(latentAfter)},
            progress,
            {});
    }

    static const ChangeAmount& find(const std::vector<ChangeAmount>& amounts, const std::string& name) {
        return *std::ranges::find(amounts, name, &ChangeAmount::name);
    }

    rank::ScoreTable before = inSourceOrder();
    rank::ScoreTable after = turned();
    std::shared_ptr<const LinearExplainer> oldRanker = std::make_shared<const LinearExplainer>(2.0);
    std::shared_ptr<const LinearExplainer> newRanker = std::make_shared<const LinearExplainer>(3.0);
};

TEST_F(AttributeChangeTest, SetsTheNewFirstIntentAgainstTheFormerOne) {
    const auto list = rank::rankedList(before, {0});
    const auto contest = contestOf({before, after}, {0}, ChangeQuestion::FirstIntent);
    ASSERT_TRUE(contest);
    EXPECT_EQ(contest->against, list.front().intent);
    EXPECT_EQ(contest->intent, list.back().intent);
    // i2 stays as it was: its first intent against the runner-up.
    const auto same = contestOf({before, after}, {1}, ChangeQuestion::FirstIntent);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->intent, rank::rankedList(after, {1})[0].intent);
    EXPECT_EQ(same->against, rank::rankedList(after, {1})[1].intent);
}

TEST_F(AttributeChangeTest, SetsTheClickedIntentAgainstWhatBeatIt) {
    // i1: track was clicked and is first before, last after.
    const auto lost = contestOf({before, after}, {0}, ChangeQuestion::ClickedIntent);
    ASSERT_TRUE(lost);
    EXPECT_EQ(dataset->intentId(lost->intent), "track");
    EXPECT_EQ(lost->against, rank::rankedList(after, {0}).front().intent);
    EXPECT_FALSE(contestOf({before, after}, {5}, ChangeQuestion::ClickedIntent)) << "i6 has no click";
}

TEST_F(AttributeChangeTest, FindsWhatChangedSides) {
    ASSERT_OK_AND_ASSIGN(
        const auto changed,
        changedImpressions({.part = ImpressionPart::AllScored, .topK = 1}, {before, after}, {}));
    EXPECT_EQ(changed.broken, (std::vector<std::int32_t>{0, 4}));
    EXPECT_TRUE(changed.fixed.empty());
    EXPECT_EQ(changed.another, (std::vector<std::int32_t>{0, 2, 4}));
}

TEST_F(AttributeChangeTest, PartsSumToTheChangeButForWhatIntegrationLeaves) {
    ASSERT_OK_AND_ASSIGN(const auto report, attribute(queries("old", {1.0F}), queries("new", {4.0F})));
    ASSERT_EQ(report.impressions.size(), 6U);
    for (const ImpressionChange& change : report.impressions) {
        double sum = 0;
        for (const auto& part : change.parts)
            sum += part.change();
        EXPECT_NEAR(change.margin.change() - sum, change.residual, 1e-12);
        EXPECT_NEAR(change.residual, change.margin.change() * LinearExplainer::Lost / 1.01, 1e-9);
        double groups = 0;
        for (const auto& group : change.groups)
            groups += group.change();
        EXPECT_NEAR(groups, sum, 1e-12);
    }
    EXPECT_GT(report.worstResidual, 0);
}

TEST_F(AttributeChangeTest, EveryPartIsDividedBetweenRankerAndQueries) {
    ASSERT_OK_AND_ASSIGN(const auto report, attribute(queries("old", {1.0F}), queries("new", {4.0F})));
    EXPECT_EQ(report.halves, ChangeHalves::Divided);
    const ImpressionChange& change = report.impressions.front();
    const double distance = change.contest.intent.value - change.contest.against.value;
    const auto& user = find(change.parts, "user");
    EXPECT_EQ(user.latent, 0) << "features do not read the query";
    EXPECT_NEAR(user.ranker, distance, 1e-12);
    // Slope 2 to 3, query 1 to 4: the query is worth (2 x 3 + 3 x 3) / 2, the slope (1 x 1 + 1 x 4) / 2.
    const auto& query = find(change.parts, "query");
    EXPECT_NEAR(query.latent, 7.5 * distance, 1e-12);
    EXPECT_NEAR(query.ranker, 2.5 * distance, 1e-12);
    EXPECT_NEAR(query.latent + query.ranker, query.change(), 1e-12);
    EXPECT_NEAR(change.margin.latent + change.margin.ranker, change.margin.change(), 1e-12);
}

TEST_F(AttributeChangeTest, TheSameQueriesLeaveAllToTheRankerAndAreAskedOnce) {
    const auto same = queries("old", {1.0F});
    ASSERT_OK_AND_ASSIGN(const auto report, attribute(same, same));
    EXPECT_EQ(report.halves, ChangeHalves::SameQueries);
    EXPECT_EQ(oldRanker->callCount, 6);
    for (const auto& change : report.impressions) {
        EXPECT_EQ(change.margin.latent, 0);
        EXPECT_EQ(change.margin.ranker, change.margin.change());
    }
}

TEST_F(AttributeChangeTest, SaysWhenTheHalvesCannotBeToldApart) {
    ASSERT_OK_AND_ASSIGN(const auto one, attribute(nullptr, queries("new", {4.0F})));
    EXPECT_EQ(one.halves, ChangeHalves::OneReads);
    EXPECT_EQ(find(one.impressions.front().parts, "query").before, 0) << "not in the ranker before";
    ASSERT_OK_AND_ASSIGN(const auto other, attribute(queries("old", {1, 2}), queries("new", {4.0F})));
    EXPECT_EQ(other.halves, ChangeHalves::OtherSize);
    const auto json = nlohmann::json::parse(toJson(other, *dataset));
    EXPECT_TRUE(json["margin"]["by_ranker"].is_null());
    EXPECT_EQ(json["halves"], "other_size");
}

TEST_F(AttributeChangeTest, MeansAreOverImpressionsAndIntervalsOverUsers) {
    ASSERT_OK_AND_ASSIGN(const auto report, attribute(queries("old", {1.0F}), queries("new", {4.0F})));
    ASSERT_EQ(report.users.size(), 3U);
    double sum = 0;
    for (const auto& change : report.impressions)
        sum += change.margin.change();
    EXPECT_NEAR(report.margin.amount.difference.value, sum / 6, 1e-12);
    ASSERT_TRUE(report.margin.amount.difference.interval);
    EXPECT_NEAR(
        report.margin.latent.value + report.margin.ranker.value,
        report.margin.amount.difference.value,
        1e-12);
    double parts = report.meanResidual;
    for (const auto& part : report.parts)
        parts += part.amount.difference.value;
    EXPECT_NEAR(parts, report.margin.amount.difference.value, 1e-12);
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_EQ(json["users"].size(), 3U);
    EXPECT_EQ(json["impressions"].size(), 6U);
    EXPECT_NEAR(
        json["parts"]["query"]["change"]["value"].get<double>(),
        report.parts[0].amount.difference.value,
        1e-9);
}

TEST_F(AttributeChangeTest, ExplainsSomeOfManyAndSaysOfHowMany) {
    ASSERT_OK_AND_ASSIGN(const auto report, attribute(nullptr, nullptr, 2));
    EXPECT_EQ(report.askedCount, 6);
    ASSERT_EQ(report.impressions.size(), 2U);
    EXPECT_EQ(report.impressions[1].contest.impression.value, 3);
}

TEST_F(AttributeChangeTest, NothingChangedIsNoAnswer) {
    NullProgress progress;
    EXPECT_THAT(
        attributeChangeTask({}, {before, nullptr, nullptr}, {after, nullptr, nullptr}, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "no change to explain"));
}

TEST_F(AttributeChangeTest, RefusesACheckpointThatDidNotMakeTheRun) {
    RealEnv env;
    auto run = std::make_shared<const rank::ScoreTable>(inSourceOrder(
        {.name = "before",
         .rankerHashes = {"another"},
         .rankerFolders = {"checkpoints/a"},
         .split = TimeSplit}));
    RunExplainers explainers(
        env, run, directory.path(), [](Env&, const auto&) -> Result<std::unique_ptr<rank::Explainer>> {
            return std::make_unique<LinearExplainer>(1.0);
        });
    EXPECT_THAT(explainers.find({0}), HasErrorAbout(ErrorCode::Mismatch, "not the one that made the run"));
}

} // namespace
} // namespace intentscope::tasks
