// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/simple_ranker_spec.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace intentscope::rank {

namespace {

constexpr std::array All{
    SimpleArchitecture::Popularity,
    SimpleArchitecture::ItemKnn,
    SimpleArchitecture::Backoff,
    SimpleArchitecture::NaiveBayes};

Status checkColumnCount(const SimpleRankerSpec& spec) {
    const auto count = spec.columns.size();
    switch (spec.architecture) {
    case SimpleArchitecture::Popularity:
        if (count > 0)
            return fail(
                ErrorCode::InvalidInput,
                "popularity takes no column",
                {.cure = "Leave --column out, or train backoff"});
        return {};
    case SimpleArchitecture::ItemKnn:
        if (count > 1)
            return fail(
                ErrorCode::InvalidInput,
                "item_knn takes one column with the history, not " + std::to_string(count),
                {.cure = "Give one --column, or none for the user's earlier clicks"});
        return {};
    case SimpleArchitecture::Backoff:
    case SimpleArchitecture::NaiveBayes:
        if (count == 0)
            return fail(
                ErrorCode::InvalidInput,
                std::string(name(spec.architecture)) + " needs columns to count in",
                {.cure = "Give one --column or more; 'columns' lists those of a dataset"});
        return {};
    }
    return {};
}

} // namespace

std::string_view name(SimpleArchitecture architecture) {
    switch (architecture) {
    case SimpleArchitecture::Popularity:
        return "popularity";
    case SimpleArchitecture::ItemKnn:
        return "item_knn";
    case SimpleArchitecture::Backoff:
        return "backoff";
    case SimpleArchitecture::NaiveBayes:
        return "naive_bayes";
    }
    return {};
}

std::optional<SimpleArchitecture> parseSimpleArchitecture(std::string_view text) {
    for (const auto one : All) {
        if (name(one) == text)
            return one;
    }
    return std::nullopt;
}

Status check(const SimpleRankerSpec& spec) {
    ISCOPE_TRY(checkColumnCount(spec));
    for (const auto& column : spec.columns) {
        if (std::ranges::count(spec.columns, column) > 1)
            return fail(
                ErrorCode::InvalidInput,
                "the column '" + column + "' is given twice",
                {.cure = "Give every column once"});
    }
    if (std::isfinite(spec.smoothing) && spec.smoothing > 0)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the smoothing must be a number above 0, not " + std::to_string(spec.smoothing),
        {.cure = "Leave --smoothing out to get 5"});
}

} // namespace intentscope::rank
