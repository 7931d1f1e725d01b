// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/slice_store.h"

#include "core/store/migrations.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::store {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

class SliceStoreTest : public testing::Test {
protected:
    SliceStore open() {
        auto db = Db::open({.path = m_file});
        EXPECT_OK(db);
        return SliceStore(*std::move(db));
    }

    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "workspace.sqlite";
    Result<Db> m_made = createDatabase(m_file);
    const SavedSlice m_late{"late parcels", "days_in_status > 5", UtcMillis{5}};
    const SavedSlice m_gold{"gold", "user.tier == \"gold\"", UtcMillis{4}};
};

TEST_F(SliceStoreTest, SlicesAreThereByNameAfterOpeningAgain) {
    {
        SliceStore slices = open();
        ASSERT_OK(slices.add(m_late));
        ASSERT_OK(slices.add(m_gold));
    }
    SliceStore slices = open();
    EXPECT_THAT(slices.list(), IsOkAndHolds(std::vector{m_gold, m_late}));
    EXPECT_THAT(slices.find("gold"), IsOkAndHolds(m_gold));
}

TEST_F(SliceStoreTest, NamesAreTakenOnceAndNeverEmpty) {
    SliceStore slices = open();
    ASSERT_OK(slices.add(m_late));
    EXPECT_THAT(slices.add(m_late), HasErrorAbout(ErrorCode::AlreadyExists, "late parcels"));
    EXPECT_THAT(slices.add({" ", "a", UtcMillis{0}}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(slices.add({"a", "", UtcMillis{0}}), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(slices.list(), IsOkAndHolds(std::vector{m_late}));
}

TEST_F(SliceStoreTest, ARenamedSliceKeepsItsExpressionAndItsDate) {
    SliceStore slices = open();
    ASSERT_OK(slices.add(m_late));
    ASSERT_OK(slices.add(m_gold));
    ASSERT_OK(slices.rename("late parcels", "stuck"));
    EXPECT_THAT(slices.find("stuck"), IsOkAndHolds(SavedSlice{"stuck", m_late.expression, m_late.createdAt}));
    EXPECT_OK(slices.rename("stuck", "stuck"));
    EXPECT_THAT(slices.rename("stuck", "gold"), HasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(slices.rename("stuck", ""), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(slices.rename("nobody", "x"), HasErrorAbout(ErrorCode::NotFound, "gold, stuck"));
}

TEST_F(SliceStoreTest, ARemovedSliceIsGoneAndAnUnknownOneNamesTheOthers) {
    SliceStore slices = open();
    EXPECT_THAT(slices.find("gold"), HasErrorAbout(ErrorCode::NotFound, "slices add"));
    ASSERT_OK(slices.add(m_gold));
    EXPECT_THAT(slices.remove("silver"), HasErrorAbout(ErrorCode::NotFound, "There are: gold"));
    ASSERT_OK(slices.remove("gold"));
    EXPECT_THAT(slices.list(), IsOkAndHolds(std::vector<SavedSlice>()));
}

} // namespace
} // namespace intentscope::store
