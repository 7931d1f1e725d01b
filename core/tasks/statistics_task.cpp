// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/statistics_task.h"

#include "core/base/atomic_file.h"
#include "core/slices/statistics_json.h"

#include <utility>

namespace intentscope::tasks {
namespace {

constexpr std::string_view FileName = "statistics.json";

bool coversAll(const slices::DatasetStatistics& statistics, const data::Dataset& dataset) {
    const auto countOf = [](const data::Table& table) { return table.columns().size(); };
    return statistics.columns.size() == countOf(dataset.impressions()) + countOf(dataset.users()) +
                                            countOf(dataset.intents()) + countOf(dataset.events());
}

Result<slices::DatasetStatistics>
readStored(Env& env, const std::filesystem::path& file, const data::Dataset& dataset) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(file));
    ISCOPE_TRY_ASSIGN(auto statistics, slices::parseStatistics(text, file.string()));
    if (statistics.datasetHash == dataset.info().hash && coversAll(statistics, dataset))
        return statistics;
    return fail(
        ErrorCode::Mismatch,
        "The column statistics are of another dataset",
        {.place = {.file = file.string()}});
}

} // namespace

Result<StatisticsOutcome> statisticsTask(
    const data::Dataset& dataset,
    const std::filesystem::path& folder,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const auto file = folder / FileName;
    StatisticsOutcome outcome;
    if (env.kind(file) != FileKind::Missing) {
        auto stored = readStored(env, file, dataset);
        if (stored) {
            outcome.statistics = std::make_shared<const slices::DatasetStatistics>(*std::move(stored));
            outcome.wasStored = true;
            return outcome;
        }
        outcome.madeAgain = stored.error().text();
    }
    ISCOPE_TRY_ASSIGN(auto made, slices::computeStatistics(dataset, Workers(), progress, stop));
    // What cannot be kept is made again the next time; the figures are as good.
    if (const auto written = writeFileAtomically(env, file, slices::toJson(made)); !written)
        outcome.notStored = written.error().text();
    outcome.statistics = std::make_shared<const slices::DatasetStatistics>(std::move(made));
    return outcome;
}

} // namespace intentscope::tasks
