// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/predicate.h"
#include "core/slices/sort_order.h"
#include "core/tasks/bench_dataset.h"
#include "core/tasks/bench_timing.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

using slices::Predicate;
using slices::RowTable;
using slices::SortTerm;

constexpr double Milliseconds = 1'000;

/// The least that a filter by one numeric column must do: read it once, with one thread.
Status readOnce(std::span<const double> numbers) {
    keep(std::accumulate(numbers.begin(), numbers.end(), 0.0));
    return {};
}

Result<BenchTiming> timeFilter(BenchContext& context, const std::string& expression) {
    const auto dataset = makeBenchDataset(PaperImpressionCount);
    ISCOPE_TRY_ASSIGN(const auto predicate, Predicate::compile(expression, dataset, RowTable::Impressions));
    const auto days = dataset->impressions().find("days_in_status")->numbers();
    std::size_t foundCount = 0;
    ISCOPE_TRY_ASSIGN(
        auto timing,
        timeInTurns(
            context,
            {.count = 7, .scale = Milliseconds, .referenceScale = Milliseconds},
            [&]() -> Status {
                ISCOPE_TRY_ASSIGN(const auto rows, predicate.evaluate(Workers(), context.stop));
                foundCount = rows.size();
                return {};
            },
            [&] { return readOnce(days); }));
    timing.figures.push_back({"rows found", static_cast<double>(foundCount), ""});
    return timing;
}

/// What a sort by one column costs without the kernel: rows by value with the standard library, one thread.
Status sortPlainly(std::span<const double> numbers) {
    std::vector<std::int32_t> rows = slices::allRows(numbers.size());
    std::ranges::sort(rows, [&](std::int32_t left, std::int32_t right) {
        const double a = numbers[static_cast<std::size_t>(left)];
        const double b = numbers[static_cast<std::size_t>(right)];
        if (std::isnan(a) || std::isnan(b))
            return std::isnan(a) == std::isnan(b) ? left < right : std::isnan(b);
        return a != b ? a < b : left < right;
    });
    keep(rows);
    return {};
}

Result<BenchTiming> timeSort(BenchContext& context, const std::string& columnName, bool hasReference) {
    const auto dataset = makeBenchDataset(PaperImpressionCount);
    const data::Column& column = *dataset->impressions().find(columnName);
    const SortTerm term{.column = &column, .via = {}, .isDescending = true};
    return timeInTurns(
        context,
        {.count = hasReference ? 3U : 5U, .scale = Milliseconds, .referenceScale = Milliseconds},
        [&]() -> Status {
            std::vector<std::int32_t> rows = slices::allRows(column.rowCount());
            ISCOPE_TRY(slices::sortRows(rows, {&term, 1}, Workers(), context.stop));
            keep(rows);
            return {};
        },
        hasReference ? BenchWork([&] { return sortPlainly(column.numbers()); }) : BenchWork());
}

BenchCase filterCase(std::string name, std::string expression) {
    return {
        .name = std::move(name),
        .what = "filter 7,530,000 generated impressions in memory: " + expression,
        .unit = "ms",
        .budget = 300,
        .reference = "summing one numeric column of as many rows, one thread",
        .run = [expression](BenchContext& context) { return timeFilter(context, expression); }};
}

BenchCase sortCase(std::string name, std::string column, bool hasReference) {
    return {
        .name = std::move(name),
        .what = "order 7,530,000 generated impressions in memory by " + column + ", descending",
        .unit = "ms",
        .budget = 300,
        .reference = hasReference ? "std::sort of the row numbers by the same column, one thread" : "",
        .run = [=](BenchContext& context) { return timeSort(context, column, hasReference); }};
}

} // namespace

std::vector<BenchCase> queryBenchCases() {
    return {
        filterCase("filter_number", "days_in_status > 5"),
        filterCase("filter_category", "region == \"SG\""),
        filterCase("filter_user", "user.tier == \"gold\""),
        filterCase(
            "filter_joined",
            "region == \"SG\" and days_in_status > 5 and status in (\"shipped\", \"delayed\")"),
        sortCase("sort_number", "days_in_status", true),
        sortCase("sort_time", "time", false),
        sortCase("sort_category", "region", false)};
}

} // namespace intentscope::tasks
