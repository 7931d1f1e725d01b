// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/facet.h"

#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

namespace intentscope::slices {
namespace {

using test::HasErrorAbout;

class FacetTest : public testing::Test {
protected:
    Facet facetOf(const FacetSpec& spec, const RowSet* within = nullptr) {
        const auto facet = computeFacet(spec, m_dataset, within, nullptr, Workers(2));
        EXPECT_OK(facet);
        return facet.value_or(Facet());
    }

    RowSet rowsOf(const std::string& expression) {
        const auto predicate = Predicate::compile(expression, m_dataset, RowTable::Impressions);
        EXPECT_OK(predicate) << expression;
        return predicate ? predicate->evaluate(Workers(1)).value_or(RowSet()) : RowSet();
    }

    /// Each bar's term finds exactly the rows that the bar counts.
    void expectTermsCount(const Facet& facet) {
        for (const FacetEntry& entry : facet.entries)
            EXPECT_EQ(static_cast<std::int64_t>(rowsOf(entry.term).size()), entry.rowCount) << entry.term;
        EXPECT_EQ(static_cast<std::int64_t>(rowsOf(facet.missing.term).size()), facet.missing.rowCount);
    }

    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
};

TEST_F(FacetTest, CategoriesAreCountedInAllRowsAndInTheFilter) {
    const RowSet within = rowsOf("region == \"SG\"");
    const Facet status = facetOf({.column = "status"}, &within);
    EXPECT_EQ(
        status.entries,
        (std::vector<FacetEntry>{
            {"delivered", "status == \"delivered\"", 3, 1},
            {"pending", "status == \"pending\"", 1, 1},
            {"shipped", "status == \"shipped\"", 1, 1}}));
    EXPECT_EQ(status.missing.rowCount, 1);
    EXPECT_EQ(status.missing.withinCount, 0);
    expectTermsCount(status);
}

TEST_F(FacetTest, WhatIsBeyondTheLongestListIsCountedTogether) {
    const Facet status = facetOf({.column = "status", .maxEntryCount = 1});
    ASSERT_EQ(status.entries.size(), 1U);
    EXPECT_EQ(status.others.rowCount, 2);
    EXPECT_EQ(status.otherWordCount, 2);
}

TEST_F(FacetTest, EveryKindHasTermsThatFindItsRows) {
    for (const char* column :
         {"days_in_status", "has_open_order", "owned_types", "last_visit", "time", "user.tier", "region"}) {
        expectTermsCount(facetOf({.column = column}));
        expectTermsCount(facetOf({.column = column, .binCount = 3, .bins = FacetBins::EqualWidth}));
    }
}

TEST_F(FacetTest, BinsOfEqualWidthAndOfEqualRows) {
    const Facet wide = facetOf({.column = "days_in_status", .binCount = 3, .bins = FacetBins::EqualWidth});
    ASSERT_EQ(wide.entries.size(), 3U);
    EXPECT_EQ(wide.entries[0].label, "0.5 to 2");
    EXPECT_EQ(wide.entries[0].rowCount, 2);
    EXPECT_EQ(wide.entries[2].term, "days_in_status >= 3.5 and days_in_status <= 5");
    const Facet even = facetOf({.column = "days_in_status", .binCount = 2});
    ASSERT_EQ(even.entries.size(), 2U);
    EXPECT_EQ(even.entries[0].term, "days_in_status >= 0.5 and days_in_status < 2");
    EXPECT_EQ(even.entries[1].rowCount, 3);
}

TEST_F(FacetTest, UsersHaveFacetsOfTheirOwn) {
    const auto facet =
        computeFacet({.column = "region", .table = RowTable::Users}, m_dataset, nullptr, nullptr);
    ASSERT_OK(facet);
    EXPECT_EQ(facet->entries.size(), 2U);
    EXPECT_EQ(facet->missing.rowCount, 1);
}

TEST_F(FacetTest, ColumnsWithoutAFacetAreRefused) {
    EXPECT_THAT(
        computeFacet({.column = "impression_id"}, m_dataset, nullptr, nullptr),
        HasErrorAbout(ErrorCode::InvalidInput, "no facet"));
    EXPECT_THAT(
        computeFacet({.column = "clicked.category"}, m_dataset, nullptr, nullptr),
        HasErrorAbout(ErrorCode::InvalidInput, "no facet"));
    EXPECT_THAT(
        computeFacet({.column = "sttus"}, m_dataset, nullptr, nullptr),
        HasErrorAbout(ErrorCode::InvalidInput, "status"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        computeFacet({.column = "status"}, m_dataset, nullptr, nullptr, Workers(1), stop.get_token()),
        test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::slices
