// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"
#include "tests/tsan/crew.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace intentscope::data {
namespace {

using test::CrewSize;
using test::runTogether;

std::string textOf(const Table& table) {
    std::string text = table.name() + "\n";
    for (const auto& column : table.columns()) {
        for (std::size_t row = 0; row < column->rowCount(); ++row)
            text += column->valueText(row) + (column->isMissing(row) ? "?" : "") + "|";
    }
    return text;
}

/// Everything that a dataset can be asked for, as one text.
std::string readAll(const Dataset& dataset) {
    std::string text = textOf(dataset.intents()) + textOf(dataset.users()) + textOf(dataset.events()) +
                       textOf(dataset.impressions());
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row) {
        const ImpressionIndex impression{row};
        const auto id = dataset.impressionId(impression);
        EXPECT_EQ(dataset.findImpression(id), impression);
        text += std::string(id) + toIso8601(dataset.timeOf(impression));
        text += dataset.userName(dataset.userOf(impression));
        const CandidateList candidates = dataset.candidatesOf(impression);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const IntentIndex intent{candidates.intents[i]};
            EXPECT_EQ(dataset.findIntent(dataset.intentId(intent)), intent);
            text += dataset.intentTitle(intent);
            text += candidates.clicked[i] == 1 ? '*' : ' ';
        }
    }
    for (std::int32_t row = 0; row < dataset.userCount(); ++row) {
        const UserIndex user{row};
        EXPECT_EQ(dataset.findUser(dataset.userId(user)), user);
        for (const auto list : {dataset.impressionsOf(user), dataset.eventsOf(user)}) {
            for (const std::int32_t item : list)
                text += std::to_string(item) + ",";
        }
    }
    return text;
}

TEST(DatasetThreads, ReadersOfOneDatasetSeeTheSame) {
    const test::TempDirectory folder;
    const auto dataset = test::makeTinyDataset(folder);
    const std::string expected = readAll(*dataset);
    runTogether([&](std::size_t) {
        for (int round = 0; round < 20; ++round)
            EXPECT_EQ(readAll(*dataset), expected);
    });
}

TEST(DatasetThreads, ADatasetOutlivesEveryThreadThatHoldsIt) {
    const test::TempDirectory folder;
    const auto imported = test::importTinyDataset(folder);
    RealEnv env;
    const std::string expected = readAll(*imported.dataset);
    std::array<std::shared_ptr<const Dataset>, CrewSize> copies;
    copies.fill(imported.dataset);
    runTogether([&](std::size_t member) {
        const auto mine = std::move(copies[member]);
        EXPECT_EQ(readAll(*mine), expected);
        const auto again = openDataset(env, imported.directory);
        ASSERT_OK(again);
        EXPECT_EQ(readAll(**again), expected);
    });
}

TEST(DatasetThreads, SplitsMadeSideBySideAreTheSame) {
    const test::TempDirectory folder;
    const auto dataset = test::makeTinyDataset(folder);
    const SplitSpec spec = UserFolds{.foldCount = 3, .fold = 1};
    ASSERT_OK_AND_ASSIGN(const auto expected, makeSplit(*dataset, spec));
    runTogether([&](std::size_t) {
        const auto split = makeSplit(*dataset, spec);
        ASSERT_OK(split);
        EXPECT_EQ(split->train, expected.train);
        EXPECT_EQ(split->test, expected.test);
    });
}

} // namespace
} // namespace intentscope::data
