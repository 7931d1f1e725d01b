// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/gate_task.h"

#include "core/slices/predicate.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/core/tasks/run_fixture.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using intentscope::test::HasError;
using intentscope::test::HasErrorAbout;

class GateTaskTest : public test::RunFixture {
protected:
    Result<GateReport> gate(const std::string& text, const rank::ScoreTable* before = nullptr) {
        ISCOPE_TRY_ASSIGN(auto blocks, analysis::parseExpectations(text, "shop.expect"));
        GateDeps deps{.dataset = dataset, .run = run};
        deps.before = before;
        deps.findSlice = [this](const std::string& expression) -> Result<slices::Slice> {
            ISCOPE_TRY_ASSIGN(
                const auto predicate,
                slices::Predicate::compile(expression, dataset, slices::RowTable::Impressions));
            ISCOPE_TRY_ASSIGN(auto rows, predicate.evaluate());
            return slices::Slice{
                .name = {}, .expression = expression, .rows = std::make_shared<const slices::RowSet>(rows)};
        };
        deps.findScorer = [this](ImpressionIndex) -> Result<std::shared_ptr<const rank::Scorer>> {
            return std::make_shared<const test::FakeScorer>(rank::ScorerInfo(), 0.0F, slope);
        };
        return gateTask(
            {.blocks = std::move(blocks), .file = "shop.expect", .part = ImpressionPart::AllScored},
            deps,
            progress,
            {});
    }

    rank::ScoreTable run = inSourceOrder();
    float slope = 1; ///< of the ranker that scores edited impressions
    NullProgress progress;
    RealEnv env;
};

TEST_F(GateTaskTest, ExpectationsOfImpressionsHoldOrNot) {
    // i3 is ranked refund, track, cancel (clicked), invoice.
    ASSERT_OK_AND_ASSIGN(
        const auto report,
        gate("impression i3\n"
             "expect cancel in top 3\nexpect cancel in top 2\nexpect cancel or track in top 2\n"
             "expect cancel not in top 2\nexpect track above cancel\nexpect cancel above track\n"
             "expect complaint in top 9\nexpect track above complaint\nexpect complaint above track\n"));
    std::vector<bool> passed;
    for (const auto& outcome : report.outcomes)
        passed.push_back(outcome.isPassed());
    EXPECT_EQ(passed, (std::vector<bool>{true, false, true, true, true, false, false, true, false}));
    EXPECT_FALSE(report.isPassed());
    const auto json = nlohmann::json::parse(toJson(report, *dataset));
    EXPECT_EQ(json.at("passed"), false);
    EXPECT_EQ(json.at("expectations_passed"), 5);
    EXPECT_EQ(json.at("outcomes")[1].at("failing"), std::vector<std::string>{"i3"});
    EXPECT_EQ(json.at("outcomes")[1].at("line"), 3);
}

TEST_F(GateTaskTest, ASharesOfASliceIsCounted) {
    // Track is first for i1, i2, i4 and i6, not for i3 and i5: 4 of 6.
    ASSERT_OK_AND_ASSIGN(
        const auto report,
        gate("slice days_in_status is missing or days_in_status >= 0\n"
             "expect track in top 1 for 66 %\nexpect track in top 1 for 67 %\n"));
    EXPECT_EQ(report.outcomes[0].testedCount, 6);
    EXPECT_EQ(report.outcomes[0].failing, (std::vector<std::int32_t>{2, 4}));
    EXPECT_TRUE(report.outcomes[0].isPassed());
    EXPECT_FALSE(report.outcomes[1].isPassed());
    ASSERT_OK_AND_ASSIGN(const auto none, gate("slice days_in_status > 99\nexpect track in top 1 for 1 %\n"));
    EXPECT_EQ(none.outcomes[0].testedCount, 0);
    EXPECT_FALSE(none.isPassed()) << "an expectation of nothing is none that holds";
}

TEST_F(GateTaskTest, EditedFeaturesAreScoredAgain) {
    // The ranker of the edits likes later intents: i1 becomes invoice, refund, cancel, track.
    const std::string text =
        "impression i1\nwith days_in_status=9\nexpect invoice in top 1\nexpect unchanged top 1\n";
    ASSERT_OK_AND_ASSIGN(const auto report, gate(text));
    EXPECT_TRUE(report.outcomes[0].isPassed());
    EXPECT_FALSE(report.outcomes[1].isPassed());
    slope = -1;
    ASSERT_OK_AND_ASSIGN(const auto same, gate(text));
    EXPECT_FALSE(same.outcomes[0].isPassed());
    EXPECT_TRUE(same.outcomes[1].isPassed());
    EXPECT_THAT(
        gate("impression i1\nwith nothing=9\nexpect unchanged top 1\n"),
        HasErrorAbout(ErrorCode::NotFound, "nothing"));
}

TEST_F(GateTaskTest, UnchangedComparesWithTheRunBefore) {
    const auto before = runOf({.name = "old", .split = TimeSplit}, {4, 3, 1, 2, 4, 3, 2, 1, 4, 3, 2,
                                                                    1, 4, 3, 2, 1, 3, 2, 1, 3, 2, 1});
    ASSERT_OK_AND_ASSIGN(
        const auto report, gate("impression i1\nexpect unchanged top 2\nexpect unchanged top 3\n", &before));
    EXPECT_TRUE(report.outcomes[0].isPassed());
    EXPECT_FALSE(report.outcomes[1].isPassed());
    EXPECT_THAT(
        gate("impression i1\nexpect unchanged top 2\n"),
        HasErrorAbout(ErrorCode::InvalidInput, "nothing to compare with"));
}

TEST_F(GateTaskTest, WhatIsNotThereIsNamedWithItsLine) {
    const auto intent = gate("impression i1\nexpect refunt in top 3\n");
    EXPECT_THAT(intent, HasErrorAbout(ErrorCode::InvalidInput, "Did you mean 'refund'?"));
    EXPECT_EQ(intent.error().place.line, 2);
    EXPECT_THAT(gate("impression i9\nexpect refund in top 3\n"), HasError(ErrorCode::NotFound));
    const auto slice =
        gate("impression i1\nexpect refund in top 3\nslice nothing > 2\nexpect refund in top 3\n");
    EXPECT_THAT(slice, HasErrorAbout(ErrorCode::InvalidInput, "no column"));
    EXPECT_EQ(slice.error().place.line, 3);
}

TEST_F(GateTaskTest, ABasketGrowsByWhatIsNotInIt) {
    const auto file = directory.path() / "basket.txt";
    const std::vector<std::int32_t> some{0, 3};
    ASSERT_OK_AND_ASSIGN(
        const auto first,
        addToBasket(env, file, *dataset, {.impressions = some, .topK = 2, .reason = "by hand"}));
    EXPECT_EQ(first.addedCount, 2);
    const std::vector<std::int32_t> all{0, 1, 2, 3, 4, 5};
    ASSERT_OK_AND_ASSIGN(
        const auto second, addToBasket(env, file, *dataset, {.impressions = all, .topK = 3}));
    EXPECT_EQ(second.addedCount, 3);
    EXPECT_EQ(second.knownCount, 2);
    EXPECT_EQ(second.clicklessCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(file));
    EXPECT_NE(text.find("# by hand\nimpression i1\n  expect track in top 2\n"), std::string::npos) << text;
    EXPECT_NE(text.find("impression i4\n  expect refund or complaint in top 2\n"), std::string::npos) << text;
    ASSERT_OK_AND_ASSIGN(const auto report, gate(text));
    EXPECT_EQ(report.outcomes.size(), 5U);
    EXPECT_TRUE(report.isPassed());
    const auto before = text;
    intentscope::test::FaultyEnv full(0);
    directory.write("other.txt", before);
    EXPECT_FALSE(addToBasket(full, directory.path() / "new.txt", *dataset, {.impressions = some}));
    EXPECT_EQ(env.kind(directory.path() / "new.txt"), FileKind::Missing);
    directory.write("broken.txt", "impressions i1\n");
    EXPECT_THAT(
        addToBasket(env, directory.path() / "broken.txt", *dataset, {.impressions = some}),
        HasError(ErrorCode::InvalidInput));
}

} // namespace
} // namespace intentscope::tasks
