// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/sort_order.h"

#include "core/slices/radix_order.h"
#include "core/stats/random.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace intentscope::slices {
namespace {

using Rows = std::vector<std::int32_t>;
constexpr double Missing = std::numeric_limits<double>::quiet_NaN();
constexpr double Infinity = std::numeric_limits<double>::infinity();

Rows sorted(const std::vector<SortTerm>& terms, std::size_t rowCount, std::size_t width = 1) {
    Rows rows = allRows(rowCount);
    EXPECT_OK(sortRows(rows, terms, Workers(width)));
    return rows;
}

Rows sortedBy(const data::Column& column, bool isDescending, std::size_t width = 1) {
    return sorted({{.column = &column, .isDescending = isDescending}}, column.rowCount(), width);
}

TEST(SortOrderTest, NumbersGoBySizeAndMissingOnesLastInBothDirections) {
    const auto column =
        test::numberColumn(test::feature("n"), {3, Missing, -0.0, Infinity, -2.5, 0.0, -Infinity, 1e-310});
    EXPECT_EQ(sortedBy(*column, false), (Rows{6, 4, 2, 5, 7, 0, 3, 1}));
    EXPECT_EQ(sortedBy(*column, true), (Rows{3, 0, 7, 2, 5, 4, 6, 1}));
}

TEST(SortOrderTest, TimesFlagsAndWordsToo) {
    const auto times =
        test::timeColumn(test::feature("t"), {5, std::numeric_limits<std::int64_t>::min(), -7, 5});
    EXPECT_EQ(sortedBy(*times, false), (Rows{2, 0, 3, 1}));
    EXPECT_EQ(sortedBy(*times, true), (Rows{0, 3, 2, 1}));
    const auto flags = test::flagColumn(test::feature("f"), {1, -1, 0, 1});
    EXPECT_EQ(sortedBy(*flags, false), (Rows{2, 0, 3, 1}));
    EXPECT_EQ(sortedBy(*flags, true), (Rows{0, 3, 2, 1}));
    const auto words = test::wordColumn(test::feature("w"), {"b", "", "a", "b"});
    EXPECT_EQ(sortedBy(*words, false), (Rows{2, 0, 3, 1}));
    EXPECT_EQ(sortedBy(*words, true), (Rows{0, 3, 2, 1}));
}

TEST(SortOrderTest, TextsGoByTheirBytesAndSetsWordByWord) {
    const auto texts = test::textColumn(
        test::feature("t"),
        {"impression-10", "", "impression-9", "imp", "impression-1", "Zebra", "impression-10"});
    EXPECT_EQ(sortedBy(*texts, false), (Rows{5, 3, 4, 0, 6, 2, 1}));
    EXPECT_EQ(sortedBy(*texts, true), (Rows{2, 0, 6, 4, 3, 5, 1}));
    const auto sets =
        test::wordSetColumn(test::feature("s"), {{"b"}, {}, {"a", "c", "d"}, {"a", "c"}, {"a", "b", "z"}});
    EXPECT_EQ(sortedBy(*sets, false), (Rows{4, 3, 2, 0, 1}));
    EXPECT_EQ(sortedBy(*sets, true), (Rows{0, 2, 3, 4, 1}));
}

TEST(SortOrderTest, FurtherTermsOrderWhatTheFirstLeavesEqual) {
    const auto words = test::wordColumn(test::feature("w"), {"b", "a", "b", "a", "a"});
    const auto numbers = test::numberColumn(test::feature("n"), {1, 1, 2, Missing, 3});
    const SortTerm byWord{.column = words.get()};
    const SortTerm byNumber{.column = numbers.get(), .isDescending = true};
    EXPECT_EQ(sorted({byWord, byNumber}, 5), (Rows{4, 1, 3, 2, 0}));
    EXPECT_EQ(sorted({}, 3), (Rows{0, 1, 2}));
}

TEST(SortOrderTest, AColumnOfAnotherTableIsReachedThroughItsRows) {
    const auto tiers = test::wordColumn(test::feature("tier"), {"gold", "basic"});
    const Rows users = {0, 1, 0, 1};
    EXPECT_EQ(sorted({{.column = tiers.get(), .via = users}}, 4), (Rows{1, 3, 0, 2}));
}

TEST(SortOrderTest, OnlyTheGivenRowsAreOrdered) {
    Rows rows = {3, 1, 0};
    const std::vector<double> numbers = {5, 5, Missing, 1};
    ASSERT_OK(sortRowsByNumbers(rows, numbers, true, Workers(1)));
    EXPECT_EQ(rows, (Rows{1, 0, 3}));
}

/// Against the standard library, at sizes beyond a block, for keys of every shape and for every width.
TEST(SortOrderTest, IsWhatAStableSortGivesForEveryWidth) {
    const std::size_t count = OrderBlockRows + 321;
    const std::vector<std::function<double(stats::Random&)>> shapes = {
        [](stats::Random& random) { return random.uniform(); },
        [](stats::Random& random) { return static_cast<double>(random.below(40)); },
        [](stats::Random& random) {
            return random.below(9) == 0 ? Missing : std::ldexp(random.uniform(), -900);
        },
        [](stats::Random& random) { return random.below(50'000) == 0 ? 1e300 : 1 + random.uniform() * 1e-9; },
        [](stats::Random&) { return 7.0; }};
    for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        stats::Random random(shape);
        std::vector<double> numbers(count);
        for (double& number : numbers)
            number = shapes[shape](random);
        Rows expected = allRows(count);
        std::ranges::stable_sort(expected, [&](std::int32_t left, std::int32_t right) {
            const double a = numbers[static_cast<std::size_t>(left)];
            const double b = numbers[static_cast<std::size_t>(right)];
            return std::isnan(a) || std::isnan(b) ? !std::isnan(a) && std::isnan(b) : a > b;
        });
        for (const std::size_t width : {1U, 3U}) {
            Rows rows = allRows(count);
            ASSERT_OK(sortRowsByNumbers(rows, numbers, true, Workers(width)));
            ASSERT_EQ(rows, expected) << "shape " << shape << ", width " << width;
        }
    }
}

TEST(SortOrderTest, LongRunsOfEqualTextsAreOrderedByWhatFollows) {
    std::vector<std::string> texts;
    stats::Random random(3);
    for (std::size_t row = 0; row < OrderBlockRows + 5'000; ++row)
        texts.push_back("the same beginning " + std::to_string(random.below(30'000)));
    Rows expected = allRows(texts.size());
    std::ranges::stable_sort(
        expected, {}, [&](std::int32_t row) { return texts[static_cast<std::size_t>(row)]; });
    const auto column = test::textColumn(test::feature("t"), texts);
    EXPECT_EQ(sortedBy(*column, false, 2), expected);
}

TEST(SortOrderTest, AStopIsAnswered) {
    std::stop_source stop;
    stop.request_stop();
    Rows rows = allRows(10);
    const std::vector<double> numbers(10, 1.0);
    EXPECT_THAT(
        sortRowsByNumbers(rows, numbers, false, Workers(1), stop.get_token()),
        test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::slices
