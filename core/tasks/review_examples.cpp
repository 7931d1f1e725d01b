// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/review_examples.h"

#include "core/exporting/html_report.h"
#include "core/rank/rank_diff.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace intentscope::tasks {
namespace {

using exporting::HtmlReport;
using exporting::HtmlTable;

/// Of the best ranked clicked intent; a large number without one.
std::int32_t clickedRank(const std::vector<rank::RankedIntent>& list) {
    const auto found = std::ranges::find_if(list, &rank::RankedIntent::isClicked);
    return found == list.end() ? std::numeric_limits<std::int32_t>::max() : found->rank;
}

std::string rankText(std::int32_t rank) {
    return rank == 0 ? std::string("-") : std::to_string(rank);
}

std::string percent(float probability) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%.1f %%", 100.0 * static_cast<double>(probability));
    return buffer;
}

std::string latentText(const ReviewTexts& texts, ImpressionIndex impression) {
    if (!texts.queries)
        return {};
    const std::int32_t row = texts.queries->rowOf(impression);
    return row < 0 ? std::string() : texts.queries->text(row);
}

std::vector<std::string> lineOf(const rank::RankDiffRow& row, const data::Dataset& dataset) {
    return {
        std::string(dataset.intentTitle(row.intent)),
        row.isClicked ? "clicked" : "",
        rankText(row.beforeRank),
        row.beforeRank == 0 ? "-" : percent(row.beforeProbability),
        rankText(row.afterRank),
        row.afterRank == 0 ? "-" : percent(row.afterProbability)};
}

/// The first intents of both lists, and the clicked ones wherever they are.
HtmlTable rankingTable(const ReviewContent& content, ImpressionIndex impression) {
    const data::Dataset& dataset = content.runs.before.dataset();
    const auto before = rank::rankedList(content.runs.before, impression);
    const auto after = rank::rankedList(content.runs.after, impression);
    const std::int32_t topK = content.report.spec.topK;
    HtmlTable table{
        .caption = std::string(dataset.userName(dataset.userOf(impression))) + ", " +
                   toIso8601(dataset.timeOf(impression)) + ", impression " +
                   std::string(dataset.impressionId(impression)),
        .columns = {
            {"Intent"},
            {"User"},
            {"Rank before", true},
            {"p before", true},
            {"Rank after", true},
            {"p after", true}}};
    const auto isInTop = [&](std::int32_t rank) { return rank > 0 && rank <= topK; };
    const auto all = rank::rankDiff(before, after, std::numeric_limits<std::int32_t>::max());
    for (const rank::RankDiffRow& row : all) {
        if (row.isClicked || isInTop(row.beforeRank) || isInTop(row.afterRank))
            table.rows.push_back(lineOf(row, dataset));
    }
    return table;
}

void addExample(HtmlReport& page, const ReviewContent& content, ImpressionIndex impression) {
    page.table(rankingTable(content, impression));
    const std::string before = latentText(content.before, impression);
    const std::string after = latentText(content.after, impression);
    if (before.empty() && after.empty())
        return;
    page.table(
        {.columns = {{"Latent query before"}, {"Latent query after"}},
         .rows = {{before.empty() ? "-" : before, after.empty() ? "-" : after}}});
}

void addExampleSection(
    HtmlReport& page,
    const ReviewContent& content,
    const std::string& title,
    const std::vector<std::int32_t>& impressions) {
    page.section(title);
    const auto shown = tellingExamples(impressions, content.runs, content.exampleCount);
    page.paragraph(
        std::to_string(shown.size()) + " of " + std::to_string(impressions.size()) +
        ", those first whose clicked intent moved most.");
    for (const std::int32_t row : shown)
        addExample(page, content, ImpressionIndex{row});
}

} // namespace

std::vector<std::int32_t>
tellingExamples(const std::vector<std::int32_t>& impressions, const RunPair& runs, std::int32_t count) {
    struct Moved {
        std::int32_t row;
        std::int64_t distance;
    };
    std::vector<Moved> moved;
    moved.reserve(impressions.size());
    for (const std::int32_t row : impressions) {
        const std::int64_t before = clickedRank(rank::rankedList(runs.before, ImpressionIndex{row}));
        const std::int64_t after = clickedRank(rank::rankedList(runs.after, ImpressionIndex{row}));
        moved.push_back({row, std::abs(after - before)});
    }
    std::ranges::stable_sort(moved, std::greater{}, &Moved::distance);
    moved.resize(std::min(moved.size(), static_cast<std::size_t>(std::max(0, count))));
    std::vector<std::int32_t> rows;
    for (const Moved& each : moved)
        rows.push_back(each.row);
    return rows;
}

void addExamples(HtmlReport& page, const ReviewContent& content) {
    for (const ReviewTexts& texts : {content.before, content.after}) {
        if (!texts.problem.empty())
            page.warning(texts.problem);
    }
    addExampleSection(page, content, "Fixed", content.report.outcomes.fixed);
    addExampleSection(page, content, "Broken", content.report.outcomes.broken);
}

} // namespace intentscope::tasks
