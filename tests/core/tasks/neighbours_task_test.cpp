// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/neighbours_task.h"

#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace intentscope::tasks {
namespace {

using Vectors = std::vector<std::vector<float>>;
using Rows = std::vector<std::int32_t>;

/// The tiny dataset: ann has i1, i3, i5, bob i2, i4, cid i6. Clicked: i1 track, i2 refund, i3 cancel, i4
/// refund and complaint, i5 invoice, i6 nothing.
class NeighboursTask : public testing::Test {
protected:
    NeighbourSource source(const std::string& name, Rows rows, Vectors vectors) {
        return {
            name,
            std::make_shared<const test::MemoryLatentQueries>(test::MemoryLatentQueries::Content{
                .info = {.id = name, .datasetHash = m_dataset->info().hash, .reasonerName = "writer"},
                .vectorSize = 2,
                .rows = std::move(rows),
                .vectors = std::move(vectors)})};
    }
    /// Angles in degrees from i1's vector: i2 10, i3 30, i4 20, i5 40, i6 170.
    NeighbourSource before() {
        return source(
            "before",
            {0, 1, 2, 3, 4, 5},
            {{1, 0},
             {0.9848F, 0.1736F},
             {0.8660F, 0.5F},
             {0.9397F, 0.3420F},
             {0.7660F, 0.6428F},
             {-0.9848F, 0.1736F}});
    }
    /// i2 and i4 far away, i3 nearest, i5 next.
    NeighbourSource after() {
        return source(
            "after",
            {0, 1, 2, 3, 4, 5},
            {{1, 0}, {-1, 0}, {0.9848F, 0.1736F}, {-0.9397F, 0.3420F}, {0.8660F, 0.5F}, {0, -1}});
    }
    static Rows impressionsOf(const NeighbourList& list) {
        Rows impressions;
        for (const auto& line : list.lines)
            impressions.insert(impressions.end(), line.impressions.begin(), line.impressions.end());
        return impressions;
    }

    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
    NullProgress m_progress;
    NeighbourRule m_rule{.k = 2, .vectors = {}};
};

TEST_F(NeighboursTask, lists_the_nearest_with_their_clicks_and_says_how_pure_they_are) {
    // Of i2 (refund): i1 and i4 are 10 degrees away, i4 shares the intent.
    ASSERT_OK_AND_ASSIGN(
        const auto report, neighboursTask({m_dataset, before()}, {1}, m_rule, m_progress, {}));
    EXPECT_THAT(impressionsOf(report.before), testing::UnorderedElementsAre(0, 3));
    EXPECT_NEAR(report.before.lines[0].similarity, 0.9848, 1e-3);
    EXPECT_EQ(report.before.purity, 0.5);
    EXPECT_EQ(report.pointCount, 6);
    EXPECT_FALSE(report.overlap);
}

TEST_F(NeighboursTask, tells_what_was_kept_what_left_and_what_entered) {
    // Of i1: before i2, i4; after i3, i5.
    m_rule.k = 3; // before i2 i4 i3, after i3 i5 i6
    ASSERT_OK_AND_ASSIGN(
        const auto report, neighboursTask({m_dataset, before(), after()}, {0}, m_rule, m_progress, {}));
    EXPECT_THAT(impressionsOf(report.before), testing::ElementsAre(1, 3, 2));
    EXPECT_THAT(impressionsOf(*report.after), testing::ElementsAre(2, 4, 5));
    EXPECT_EQ(report.before.lines[2].otherRank, 1);
    EXPECT_EQ(report.after->lines[0].otherRank, 3);
    EXPECT_EQ(report.after->lines[1].otherRank, 0);
    EXPECT_NEAR(*report.overlap, 1.0 / 3, 1e-15);
    // X = 0, 0, 1.
    EXPECT_NEAR(*report.rankBiasedOverlap, 0.729 / 3 + 0.1 / 0.9 * 0.729 / 3, 1e-12);
    const auto json =
        nlohmann::json::parse(toJson(report, {m_dataset, before(), after()}, ImpressionIndex{0}, m_rule));
    EXPECT_EQ(json["before"]["neighbours"][2]["impressions"][0]["id"], "i3");
    EXPECT_EQ(json["before"]["neighbours"][2]["other_rank"], 1);
    EXPECT_TRUE(json["after"]["neighbours"][1]["other_rank"].is_null());
}

TEST_F(NeighboursTask, impressions_with_one_latent_query_are_one_line_and_their_own_is_left_out) {
    const auto shared = source("shared", {0, 0, 1, 1, 2, -1}, {{1, 0}, {0.9F, 0.1F}, {0, 1}});
    ASSERT_OK_AND_ASSIGN(const auto report, neighboursTask({m_dataset, shared}, {0}, m_rule, m_progress, {}));
    EXPECT_EQ(report.pointCount, 3);
    EXPECT_EQ(report.leftOutCount, 1);
    EXPECT_THAT(report.sharing, testing::ElementsAre(1));
    ASSERT_EQ(report.before.lines.size(), 2U);
    EXPECT_THAT(report.before.lines[0].impressions, testing::ElementsAre(2, 3));
    EXPECT_EQ(report.before.lines[0].clickedIntents.size(), 3U); // cancel, refund, complaint
}

TEST_F(NeighboursTask, an_approximate_search_of_few_finds_all_and_says_its_recall) {
    m_rule.isApproximate = true;
    ASSERT_OK_AND_ASSIGN(
        const auto report, neighboursTask({m_dataset, before()}, {0}, m_rule, m_progress, {}));
    EXPECT_THAT(impressionsOf(report.before), testing::ElementsAre(1, 3));
    ASSERT_TRUE(report.before.recall);
    EXPECT_EQ(report.before.recall->recall, 1.0);
    EXPECT_EQ(report.before.recall->queryCount, 6U);
}

TEST_F(NeighboursTask, the_drift_of_users_is_the_mean_of_their_impressions) {
    const NeighboursInput input{m_dataset, before(), after()};
    ASSERT_OK_AND_ASSIGN(const auto report, driftTask(input, m_rule, m_progress, {}));
    ASSERT_EQ(report.users.size(), 3U);
    EXPECT_EQ(report.impressionCount, 6);
    for (const auto& user : report.users) {
        double overlap = 0;
        for (const std::int32_t impression : m_dataset->impressionsOf(user.user)) {
            ASSERT_OK_AND_ASSIGN(const auto one, neighboursTask(input, {impression}, m_rule, m_progress, {}));
            overlap += *one.overlap / user.impressionCount;
        }
        EXPECT_NEAR(user.overlap, overlap, 1e-12);
        // cid clicked nothing.
        EXPECT_EQ(user.purityBefore.has_value(), m_dataset->userId(user.user) != "cid");
    }
    EXPECT_TRUE(std::ranges::is_sorted(report.users, {}, &UserDrift::overlap));
    EXPECT_EQ(report.purityUserCount, 2);
    EXPECT_EQ(report.purityDroppedCount, 1);
    ASSERT_TRUE(report.purity);
    EXPECT_TRUE(report.purity->difference.interval);
    const std::string csv = toCsv(report, *m_dataset);
    EXPECT_EQ(std::ranges::count(csv, '\n'), 4);
    EXPECT_EQ(nlohmann::json::parse(toJson(report, input, m_rule))["users"].size(), 3U);
}

TEST_F(NeighboursTask, equal_sets_do_not_drift) {
    ASSERT_OK_AND_ASSIGN(
        const auto report, driftTask({m_dataset, before(), before()}, m_rule, m_progress, {}));
    EXPECT_EQ(report.overlap.value, 1.0);
    EXPECT_NEAR(report.rankBiasedOverlap.value, 1.0, 1e-12);
    EXPECT_EQ(report.purity->difference.value, 0.0);
}

TEST_F(NeighboursTask, what_cannot_be_searched_is_refused) {
    const auto partial = source("partial", {0, -1, -1, -1, -1, -1}, {{1, 0}});
    EXPECT_THAT(
        neighboursTask({m_dataset, partial}, {1}, m_rule, m_progress, {}),
        test::HasErrorAbout(ErrorCode::NotFound, "i2"));
    const NeighbourSource foreign{
        "foreign",
        std::make_shared<const test::MemoryLatentQueries>(
            test::MemoryLatentQueries::Content{.info = {.id = "foreign", .datasetHash = "another"}})};
    EXPECT_THAT(
        neighboursTask({m_dataset, before(), foreign}, {0}, m_rule, m_progress, {}),
        test::HasErrorAbout(ErrorCode::Mismatch, "foreign"));
    EXPECT_THAT(
        driftTask({m_dataset, before()}, m_rule, m_progress, {}), test::HasError(ErrorCode::InvalidInput));
    m_rule.persistence = 1;
    EXPECT_THAT(
        neighboursTask({m_dataset, before()}, {0}, m_rule, m_progress, {}),
        test::HasError(ErrorCode::InvalidInput));
    m_rule = {.k = 0};
    EXPECT_THAT(
        neighboursTask({m_dataset, before()}, {0}, m_rule, m_progress, {}),
        test::HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope::tasks
