// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/impression_part.h"

#include "core/data/split.h"

#include <numeric>
#include <string>
#include <utility>

namespace intentscope::tasks {

namespace {

constexpr auto LookAtAllScored = "Ask for all scored impressions instead";

std::vector<std::int32_t> everyImpression(const data::Dataset& dataset) {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(dataset.impressionCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

std::vector<std::int32_t> scoredImpressions(const rank::ScoreTable& run) {
    auto rows = everyImpression(run.dataset());
    std::erase_if(rows, [&](std::int32_t row) { return !run.isScored({row}); });
    return rows;
}

std::vector<std::int32_t>& partOf(data::Split& split, ImpressionPart part) {
    if (part == ImpressionPart::Train)
        return split.train;
    return part == ImpressionPart::Validation ? split.validation : split.test;
}

Result<std::vector<std::int32_t>> splitImpressions(const rank::ScoreTable& run, ImpressionPart part) {
    const auto runName = "run '" + run.info().name + "'";
    if (run.info().isOutOfFold) {
        if (part == ImpressionPart::Test)
            return everyImpression(run.dataset());
        return fail(
            ErrorCode::InvalidInput,
            runName + " is out of fold: every impression is test, and there is no " +
                std::string(name(part)) + " part",
            {.cure = "Ask for its test part"});
    }
    if (run.info().split.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            runName + " does not say on which split its ranker was trained, so it has no " +
                std::string(name(part)) + " part",
            {.cure = LookAtAllScored});
    }
    ISCOPE_TRY_ASSIGN(const auto spec, data::parseSplit(run.info().split));
    ISCOPE_TRY_ASSIGN(auto split, data::makeSplit(run.dataset(), spec));
    return std::move(partOf(split, part));
}

} // namespace

Result<std::vector<std::int32_t>> impressionsOf(const rank::ScoreTable& run, ImpressionPart part) {
    auto rows = part == ImpressionPart::AllScored ? scoredImpressions(run) : splitImpressions(run, part);
    if (rows && rows->empty()) {
        return fail(
            ErrorCode::InvalidInput,
            "run '" + run.info().name + "' has no impression in its part '" + std::string(name(part)) + "'",
            {.cure = part == ImpressionPart::AllScored ? "Score the run again" : LookAtAllScored});
    }
    return rows;
}

std::string_view name(ImpressionPart part) {
    switch (part) {
    case ImpressionPart::AllScored:
        return "all scored";
    case ImpressionPart::Train:
        return "train";
    case ImpressionPart::Validation:
        return "validation";
    case ImpressionPart::Test:
        return "test";
    }
    return "test";
}

} // namespace intentscope::tasks
