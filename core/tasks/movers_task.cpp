// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/movers_task.h"

#include "core/data/clicked_intents.h"
#include "core/metrics/grouping.h"
#include "core/slices/condition_compiler.h"
#include "core/slices/facet.h"

#include <utility>

namespace intentscope::tasks {
namespace {

/// Sums by row of a table.
class Sums {
public:
    explicit Sums(std::int32_t rowCount) : m_movers(static_cast<std::size_t>(rowCount)) {}

    void add(std::int32_t row, double before, double after) {
        Mover& mover = m_movers[static_cast<std::size_t>(row)];
        ++mover.impressionCount;
        mover.before += before;
        mover.after += after;
    }

    std::vector<Mover> take() {
        std::vector<Mover> found;
        for (std::size_t row = 0; row < m_movers.size(); ++row) {
            Mover mover = m_movers[row];
            if (mover.impressionCount == 0)
                continue;
            mover.row = static_cast<std::int32_t>(row);
            mover.before /= static_cast<double>(mover.impressionCount);
            mover.after /= static_cast<double>(mover.impressionCount);
            found.push_back(mover);
        }
        return found;
    }

private:
    std::vector<Mover> m_movers;
};

Result<SliceChoice> choiceOf(
    const slices::FacetEntry& entry,
    const std::string& column,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        const auto predicate, slices::Predicate::compile(entry.term, dataset, slices::RowTable::Impressions));
    ISCOPE_TRY_ASSIGN(auto rows, predicate.evaluate(Workers(), stop));
    slices::Slice slice{
        .name = column + ": " + entry.label,
        .expression = entry.term,
        .rows = std::make_shared<const slices::RowSet>(std::move(rows))};
    return SliceChoice{.name = slice.name, .expression = slice.expression, .slice = slice};
}

} // namespace

Result<Movers> moversTask(
    const CompareSpec& spec, const RunPair& runs, ProgressSink& progress, const std::stop_token& stop) {
    progress.report({.phase = "Looking who got better and who worse"});
    ISCOPE_TRY_ASSIGN(const auto compared, comparedImpressions(spec, runs));
    const data::Dataset& dataset = runs.before.dataset();
    ISCOPE_TRY_ASSIGN(const auto grouping, metrics::makeGrouping(dataset, spec.metrics));
    const auto before =
        metrics::computeTopK(metrics::viewOf(runs.before, grouping, compared.rows), {spec.topK});
    ISCOPE_TRY(checkStop(stop));
    const auto after =
        metrics::computeTopK(metrics::viewOf(runs.after, grouping, compared.rows), {spec.topK});
    ISCOPE_TRY(checkStop(stop));
    const auto& was = before.find(metrics::TopKMetric::Ndcg, spec.topK)->values;
    const auto& is = after.find(metrics::TopKMetric::Ndcg, spec.topK)->values;
    Sums users(dataset.userCount());
    Sums intents(dataset.intentCount());
    for (std::size_t i = 0; i < before.impressions.size(); ++i) {
        users.add(before.users[i], was[i], is[i]);
        for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf({before.impressions[i]})))
            intents.add(intent, was[i], is[i]);
    }
    return Movers{.topK = spec.topK, .users = users.take(), .intents = intents.take()};
}

Result<std::vector<SliceChoice>> slicesOfColumn(
    const std::string& column,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    constexpr std::size_t MostBins = 5;
    ISCOPE_TRY_ASSIGN(
        const auto facet,
        slices::computeFacet(
            {.column = column, .binCount = MostBins}, dataset, nullptr, nullptr, Workers(), stop));
    std::vector<SliceChoice> choices;
    for (const auto& entry : facet.entries) {
        if (entry.rowCount == 0)
            continue;
        ISCOPE_TRY_ASSIGN(auto choice, choiceOf(entry, column, dataset, stop));
        choices.push_back(std::move(choice));
    }
    if (facet.missing.rowCount > 0) {
        ISCOPE_TRY_ASSIGN(auto choice, choiceOf(facet.missing, column, dataset, stop));
        choices.push_back(std::move(choice));
    }
    return choices;
}

std::vector<std::string> sliceableColumns(const data::Dataset& dataset) {
    std::vector<std::string> names;
    for (const bool isOfUser : {false, true}) {
        const data::Table& table = isOfUser ? dataset.users() : dataset.impressions();
        for (const auto& column : table.columns()) {
            const data::ColumnSpec& spec = column->spec();
            const bool isFeature = spec.role == data::Role::Feature || spec.role == data::Role::Region;
            if (isFeature && spec.kind != data::FeatureKind::Text)
                names.push_back((isOfUser ? "user." : "") + slices::writtenName(spec.name));
        }
    }
    return names;
}

} // namespace intentscope::tasks
