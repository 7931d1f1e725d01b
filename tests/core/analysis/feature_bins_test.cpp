// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_bins.h"

#include "core/slices/predicate.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace intentscope::analysis {
namespace {

using Rows = std::vector<std::int32_t>;

class FeatureBinsTest : public testing::Test {
protected:
    Rows rowsOf(const std::string& expression) const {
        const auto predicate = slices::Predicate::compile(expression, dataset, slices::RowTable::Impressions);
        EXPECT_OK(predicate);
        return predicate ? predicate->evaluate()->rows() : Rows{};
    }

    static Rows rowsWith(const FeatureBins& feature, const auto& fits) {
        Rows rows;
        for (std::size_t i = 0; i < feature.codes.size(); ++i) {
            if (fits(feature.codes[i]))
                rows.push_back(static_cast<std::int32_t>(i));
        }
        return rows;
    }

    test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = test::makeTinyDataset(directory);
    Rows all{0, 1, 2, 3, 4, 5};
};

TEST_F(FeatureBinsTest, EveryTermFindsExactlyTheImpressionsOfItsBin) {
    for (const std::size_t mostBins : {std::size_t{3}, std::size_t{20}}) {
        ASSERT_OK_AND_ASSIGN(const auto features, binFeatures({.mostBins = mostBins}, *dataset, all));
        ASSERT_FALSE(features.empty());
        for (const FeatureBins& feature : features) {
            ASSERT_EQ(feature.codes.size(), all.size());
            for (std::size_t code = 0; code < feature.bins.size(); ++code) {
                const auto& bin = feature.bins[code];
                const Rows own = rowsWith(feature, [&](std::uint8_t each) { return each == code; });
                EXPECT_EQ(rowsOf(bin.term), own) << bin.term;
                if (bin.below.empty())
                    continue;
                const Rows below =
                    rowsWith(feature, [&](std::uint8_t each) { return each > 0 && each < code; });
                EXPECT_EQ(rowsOf(bin.below), below) << bin.below;
            }
        }
    }
}

TEST_F(FeatureBinsTest, ImpressionsAndTheirUsersAreReadButNoIds) {
    ASSERT_OK_AND_ASSIGN(const auto features, binFeatures({}, *dataset, all));
    std::vector<std::string> names;
    for (const FeatureBins& feature : features)
        names.push_back(feature.column);
    EXPECT_NE(std::ranges::find(names, "days_in_status"), names.end());
    EXPECT_NE(std::ranges::find(names, "user.tier"), names.end());
    EXPECT_EQ(std::ranges::find(names, "user_id"), names.end());
    EXPECT_EQ(std::ranges::count(names, "owned_types"), 2) << "one a word";
}

TEST_F(FeatureBinsTest, RareWordsAreOthersWithoutATerm) {
    ASSERT_OK_AND_ASSIGN(
        const auto features, binFeatures({.columns = {"status"}, .mostWords = 1}, *dataset, all));
    ASSERT_EQ(features.size(), 1U);
    ASSERT_EQ(features[0].bins.size(), 3U);
    EXPECT_EQ(features[0].bins[1].label, "delivered");
    EXPECT_EQ(features[0].bins[2].label, "others");
    EXPECT_EQ(features[0].bins[2].term, "");
    EXPECT_EQ(features[0].codes, (std::vector<std::uint8_t>{2, 1, 2, 1, 1, 0}));
}

TEST_F(FeatureBinsTest, AnUnknownColumnIsCorrected) {
    EXPECT_THAT(
        binFeatures({.columns = {"statsu"}}, *dataset, all),
        test::HasErrorAbout(ErrorCode::NotFound, "Did you mean 'status'?"));
}

} // namespace
} // namespace intentscope::analysis
