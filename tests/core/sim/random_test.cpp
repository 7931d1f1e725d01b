// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/random.h"

#include "core/base/env.h"
#include "core/sim/csv_text.h"
#include "core/sim/feature.h"
#include "core/sim/sojourn.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <vector>

namespace intentscope::sim {
namespace {

TEST(Random, StreamsDifferBySeedPurposeEntityAndPart) {
    std::set<std::uint64_t> firsts;
    for (const std::uint64_t seed : {1U, 2U})
        for (const Purpose purpose : {Purpose::User, Purpose::Order})
            for (const std::uint64_t entity : {0U, 1U})
                for (const std::uint64_t part : {0U, 1U})
                    firsts.insert(Random(seed, purpose, entity, part).next());
    EXPECT_EQ(firsts.size(), 16U);
}

TEST(Random, RepeatsItself) {
    Random one(7, Purpose::Chat, 3);
    Random two(7, Purpose::Chat, 3);
    for (int draw = 0; draw < 100; ++draw)
        EXPECT_EQ(one.next(), two.next());
}

TEST(Random, DrawsEveryValueAboutEquallyOften) {
    Random random(7, Purpose::User, 0);
    std::array<int, 7> counts{};
    for (int draw = 0; draw < 70'000; ++draw)
        ++counts[static_cast<std::size_t>(random.between(-3, 3) + 3)];
    for (const int count : counts)
        EXPECT_NEAR(count, 10'000, 500);
}

TEST(Random, PicksInProportionToWeights) {
    Random random(7, Purpose::User, 1);
    constexpr std::array<std::int64_t, 4> Weights = {1, 0, 3, 6};
    std::array<int, 4> counts{};
    for (int draw = 0; draw < 100'000; ++draw)
        ++counts[random.pick(Weights)];
    EXPECT_NEAR(counts[0], 10'000, 500);
    EXPECT_EQ(counts[1], 0);
    EXPECT_NEAR(counts[2], 30'000, 900);
    EXPECT_NEAR(counts[3], 60'000, 900);
}

TEST(Random, ChanceNeverAndAlways) {
    Random random(7, Purpose::User, 2);
    for (int draw = 0; draw < 1000; ++draw) {
        EXPECT_FALSE(random.chance(0));
        EXPECT_TRUE(random.chance(1000));
    }
}

TEST(Sojourn, HasTheQuantilesOfItsTable) {
    constexpr Sojourn Table = {{0, 10, 20, 40, 80, 160, 320}};
    Random random(7, Purpose::Order, 0);
    int belowMedian = 0;
    int above90 = 0;
    for (int draw = 0; draw < 20'000; ++draw) {
        const std::int64_t seconds = Table.drawSeconds(random);
        EXPECT_GE(seconds, 0);
        EXPECT_LE(seconds, 320 * 60);
        belowMedian += seconds < 20 * 60 ? 1 : 0;
        above90 += seconds > 80 * 60 ? 1 : 0;
    }
    EXPECT_NEAR(belowMedian, 10'000, 400);
    EXPECT_NEAR(above90, 2'000, 250);
}

TEST(CsvText, QuotesOnlyWhatNeedsIt) {
    CsvText text;
    text.field("plain").field("a,b").field("say \"hi\"").field("two\nlines").field(-4).flag(true).field("");
    text.endLine();
    EXPECT_EQ(text.take(), "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",-4,1,\n");
    EXPECT_EQ(text.take(), "");
}

TEST(FeatureTexts, ShowAtMostTwoDecimals) {
    EXPECT_EQ(hundredthsText(0), "0");
    EXPECT_EQ(hundredthsText(1250), "12.5");
    EXPECT_EQ(hundredthsText(-5), "-0.05");
    EXPECT_EQ(hundredthsText(-1300), "-13");
    EXPECT_EQ(hundredthsText(101), "1.01");
}

TEST(FeatureTexts, JoinDistinctWordsInTheOrderOfTheirFirst) {
    FeatureRow row;
    row.setWords(Feature::ParcelCouriers, std::vector<std::string_view>{"b", "a", "b", "c", "a"});
    EXPECT_EQ(row.text(Feature::ParcelCouriers), "b|a|c");
    row.setWords(Feature::ParcelCouriers, {});
    EXPECT_EQ(row.text(Feature::ParcelCouriers), "");
}

TEST(FeatureDescriptions, NameKindGroupAndSentenceOfEachFeature) {
    std::set<std::string_view> names;
    for (const FeatureDescription& feature : featureDescriptions()) {
        EXPECT_TRUE(names.insert(feature.name).second) << feature.name;
        EXPECT_FALSE(feature.group.empty()) << feature.name;
        EXPECT_GE(feature.description.size(), 20U) << feature.name;
    }
    EXPECT_EQ(names.size(), 89U);
}

TEST(FeatureDescriptions, AreThoseOfTheirPage) {
    std::string table = "|---|---|---|---|---|\n";
    for (const FeatureDescription& feature : featureDescriptions()) {
        table += "| `" + std::string(feature.name) + "` | " + std::string(data::name(feature.kind)) + " | ";
        table += std::string(feature.unit) + " | " + std::string(feature.group) + " | ";
        table += std::string(feature.description) + " |\n";
    }
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(
        const auto page, env.readFile(test::sourceDirectory() / "docs" / "simulator-features.md"));
    EXPECT_TRUE(page.ends_with(table)) << "write the table of docs/simulator-features.md again:\n" << table;
}

} // namespace
} // namespace intentscope::sim
