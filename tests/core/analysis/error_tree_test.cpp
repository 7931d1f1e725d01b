// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/error_tree.h"

#include "core/analysis/heat_map.h"
#include "core/slices/predicate.h"
#include "core/tasks/find_errors_task.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

#include <array>

namespace intentscope::analysis {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;

/// Bins 1 to `count` of numbers: bin i is [i, i + 1).
FeatureBins numbers(const std::string& column, int count, std::vector<std::uint8_t> codes) {
    FeatureBins feature{.column = column, .isOrdered = true};
    feature.bins.push_back({.label = "missing", .term = column + " is missing"});
    for (int bin = 1; bin <= count; ++bin)
        feature.bins.push_back(
            {.label = std::to_string(bin),
             .term = column + " == " + std::to_string(bin),
             .below = bin == 1 ? "" : column + " < " + std::to_string(bin)});
    feature.codes = std::move(codes);
    return feature;
}

FeatureBins
words(const std::string& column, const std::vector<std::string>& known, std::vector<std::uint8_t> codes) {
    FeatureBins feature{.column = column};
    feature.bins.push_back({.label = "missing", .term = column + " is missing"});
    for (const auto& word : known)
        feature.bins.push_back({.label = word, .term = column + " == \"" + word + "\""});
    feature.codes = std::move(codes);
    return feature;
}

const TreeSpec Small{.depth = 2, .minSize = 1, .minChiSquared = 0};

TEST(ErrorTreeTest, TheQuestionWithTheGreatestFallOfImpurityIsAskedFirst) {
    const std::vector<FeatureBins> features{
        words("region", {"SG", "MY"}, {1, 2, 1, 2, 1, 2, 1, 2}),
        numbers("days", 3, {1, 1, 2, 2, 3, 3, 3, 3})};
    const std::vector<std::uint8_t> isError{0, 0, 0, 0, 1, 1, 1, 0};
    ASSERT_OK_AND_ASSIGN(
        const auto tree, growErrorTree({.features = features, .isError = isError}, Small, {}));
    ASSERT_EQ(tree.nodes.size(), 5U);
    EXPECT_EQ(tree.nodes[0].search, (ErrorCount{8, 3}));
    EXPECT_EQ(tree.nodes[1].expression, "days < 3");
    EXPECT_EQ(tree.nodes[1].search, (ErrorCount{4, 0}));
    EXPECT_EQ(tree.nodes[2].expression, "not (days < 3)");
    EXPECT_EQ(tree.nodes[2].search, (ErrorCount{4, 3}));
    EXPECT_EQ(tree.nodes[3].expression, "not (days < 3) and region == \"SG\"");
    EXPECT_EQ(tree.nodes[3].search, (ErrorCount{2, 2}));
    EXPECT_EQ(tree.nodes[3].held, tree.nodes[3].search) << "in-sample: nothing is held out";
    EXPECT_EQ(tree.nodes[4].parent, 2);
    EXPECT_TRUE(tree.nodes[4].isLeaf);
    EXPECT_FALSE(tree.nodes[2].isLeaf);
}

TEST(ErrorTreeTest, MissingValuesAreNotBelowAnything) {
    const std::vector<FeatureBins> features{numbers("days", 2, {0, 0, 1, 1, 2, 2})};
    const std::vector<std::uint8_t> isError{1, 1, 0, 0, 1, 1};
    ASSERT_OK_AND_ASSIGN(
        const auto tree,
        growErrorTree(
            {.features = features, .isError = isError}, {.depth = 1, .minSize = 1, .minChiSquared = 0}, {}));
    ASSERT_EQ(tree.nodes.size(), 3U);
    EXPECT_EQ(tree.nodes[1].expression, "days < 2");
    EXPECT_EQ(tree.nodes[1].search, (ErrorCount{2, 0}));
    EXPECT_EQ(tree.nodes[2].search, (ErrorCount{4, 4}));
}

TEST(ErrorTreeTest, QuestionsAreFoundOnOneHalfAndRatesToldOfTheOther) {
    // The searched half says that region decides; the other half knows nothing of it.
    const std::vector<FeatureBins> features{words("region", {"SG", "MY"}, {1, 1, 2, 2, 1, 1, 2, 2})};
    const std::vector<std::uint8_t> isError{1, 1, 0, 0, 1, 0, 1, 0};
    const std::vector<std::uint8_t> isHeldOut{0, 0, 0, 0, 1, 1, 1, 1};
    ASSERT_OK_AND_ASSIGN(
        const auto tree,
        growErrorTree({.features = features, .isError = isError, .isHeldOut = isHeldOut}, Small, {}));
    ASSERT_EQ(tree.nodes.size(), 3U);
    EXPECT_EQ(tree.nodes[1].term, "region == \"SG\"");
    EXPECT_EQ(tree.nodes[1].search, (ErrorCount{2, 2}));
    EXPECT_EQ(tree.nodes[1].held, (ErrorCount{2, 1}));
    EXPECT_EQ(tree.nodes[1].end - tree.nodes[1].begin, 4U) << "coverage is of everybody";
}

TEST(ErrorTreeTest, SmallPartsAndWeakQuestionsAreLeftAlone) {
    const std::vector<FeatureBins> features{words("region", {"SG", "MY"}, {1, 2, 2, 2, 2, 2, 2, 2})};
    const std::vector<std::uint8_t> isError{1, 0, 0, 0, 0, 0, 1, 0};
    const ErrorSample sample{.features = features, .isError = isError};
    ASSERT_OK_AND_ASSIGN(const auto any, growErrorTree(sample, Small, {}));
    EXPECT_EQ(any.nodes.size(), 3U);
    ASSERT_OK_AND_ASSIGN(
        const auto large, growErrorTree(sample, {.depth = 2, .minSize = 2, .minChiSquared = 0}, {}));
    EXPECT_EQ(large.nodes.size(), 1U);
    // chi-squared of ((1, 0), (1, 6)) is 24/7 = 3.43.
    ASSERT_OK_AND_ASSIGN(
        const auto weak, growErrorTree(sample, {.depth = 2, .minSize = 1, .minChiSquared = 3.5}, {}));
    EXPECT_EQ(weak.nodes.size(), 1U);
    ASSERT_OK_AND_ASSIGN(
        const auto clear, growErrorTree(sample, {.depth = 2, .minSize = 1, .minChiSquared = 3.4}, {}));
    EXPECT_EQ(clear.nodes.size(), 3U);
    EXPECT_THAT(growErrorTree(sample, {.depth = 0}, {}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(growErrorTree(sample, {.minSize = 0}, {}), HasError(ErrorCode::InvalidInput));
}

TEST(HeatMapTest, CellsCountImpressionsAndErrorsOfTheBinsThatAreUsed) {
    const auto rows = words("region", {"SG", "MY", "ID"}, {1, 1, 2, 2});
    const auto columns = numbers("days", 3, {1, 3, 3, 3});
    const auto map = heatMapOf(rows, columns, std::vector<std::uint8_t>{0, 1, 1, 0});
    ASSERT_EQ(map.rows.bins.size(), 2U);
    ASSERT_EQ(map.columns.bins.size(), 2U);
    EXPECT_EQ(map.cell(0, 0), (ErrorCount{1, 0}));
    EXPECT_EQ(map.cell(0, 1), (ErrorCount{1, 1}));
    EXPECT_EQ(map.cell(1, 0), (ErrorCount{0, 0}));
    EXPECT_EQ(map.cell(1, 1), (ErrorCount{2, 1}));
    EXPECT_EQ(map.expression(1, 1), "region == \"MY\" and days == 3");
}

class FindErrorsTaskTest : public tasks::test::RunFixture {
protected:
    tasks::FindErrorsSpec spec() const {
        return {
            .part = tasks::ImpressionPart::AllScored,
            .topK = 1,
            .tree = Small,
            .isHonest = false,
            .bootstrap = {.replicateCount = 100}};
    }

    rank::ScoreTable run = inSourceOrder();
    std::array<const rank::ScoreTable*, 1> one{&run};
    NullProgress progress;
};

TEST_F(FindErrorsTaskTest, EveryNodesExpressionFindsItsImpressions) {
    auto wanted = spec();
    wanted.heatMap = std::pair("region", "status");
    ASSERT_OK_AND_ASSIGN(const auto report, tasks::findErrorsTask(wanted, one, progress, {}));
    EXPECT_EQ(report.impressions, (std::vector<std::int32_t>{0, 1, 2, 3, 4}));
    EXPECT_EQ(report.isError, (std::vector<std::uint8_t>{0, 1, 1, 1, 0}));
    ASSERT_GT(report.tree.nodes.size(), 1U);
    for (std::size_t i = 1; i < report.tree.nodes.size(); ++i) {
        const auto& node = report.tree.nodes[i];
        ASSERT_OK_AND_ASSIGN(
            const auto predicate,
            slices::Predicate::compile(node.expression, dataset, slices::RowTable::Impressions));
        auto rows = predicate.evaluate()->rows();
        std::erase(rows, 5); // has no click
        EXPECT_EQ(report.impressionsOf(node), rows) << node.expression;
        EXPECT_DOUBLE_EQ(report.rates[i].value, node.held.rate());
    }
    const auto json = nlohmann::json::parse(tasks::toJson(report));
    EXPECT_EQ(json.at("nodes").size(), report.tree.nodes.size());
    EXPECT_EQ(json.at("nodes")[0].at("reported").at("errors"), 3);
    EXPECT_EQ(json.at("rates"), "in-sample: of the users searched");
    EXPECT_EQ(json.at("heat_map").at("cells").size(), 2U) << "SG and MY";
}

TEST_F(FindErrorsTaskTest, BrokenNeedsTwoRunsAndClicksAreNeededAtAll) {
    auto broken = spec();
    broken.kind = tasks::ErrorKind::Broken;
    EXPECT_THAT(
        tasks::findErrorsTask(broken, one, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "takes two runs"));
    const auto after = runOf({.name = "after", .split = TimeSplit}, {1, 2, 3, 4, 1, 2, 3, 4, 4, 3, 2,
                                                                     1, 4, 3, 2, 1, 3, 2, 1, 3, 2, 1});
    const std::array<const rank::ScoreTable*, 2> both{&run, &after};
    ASSERT_OK_AND_ASSIGN(const auto report, tasks::findErrorsTask(broken, both, progress, {}));
    EXPECT_EQ(report.isError, (std::vector<std::uint8_t>{1, 0, 0, 0, 0}));
    auto fixed = broken;
    fixed.kind = tasks::ErrorKind::Fixed;
    const std::array<const rank::ScoreTable*, 2> back{&after, &run};
    ASSERT_OK_AND_ASSIGN(const auto reverse, tasks::findErrorsTask(fixed, back, progress, {}));
    EXPECT_EQ(reverse.isError, report.isError);
    EXPECT_THAT(tasks::parseErrorKind("odd"), HasError(ErrorCode::InvalidInput));
}

TEST_F(FindErrorsTaskTest, HalvesAreOfUsersAndTheSeedDecides) {
    auto honest = spec();
    honest.isHonest = true;
    ASSERT_OK_AND_ASSIGN(const auto report, tasks::findErrorsTask(honest, one, progress, {}));
    const auto& root = report.tree.nodes[0];
    EXPECT_EQ(root.search.size + root.held.size, 5);
    // Ann has three impressions with a click, bob two.
    EXPECT_TRUE(root.held.size == 0 || root.held.size == 2 || root.held.size == 3 || root.held.size == 5);
    ASSERT_OK_AND_ASSIGN(const auto again, tasks::findErrorsTask(honest, one, progress, {}));
    EXPECT_EQ(again.tree.nodes[0].held, root.held);
}

} // namespace
} // namespace intentscope::analysis
