// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"
#include "core/tasks/bench_timing.h"
#include "core/tasks/simulate_task.h"
#include "core/workspace/workspace.h"

#include <fstream>
#include <string>
#include <utility>

namespace intentscope::tasks {
namespace {

constexpr double BytesPerMegabyte = 1e6;
constexpr std::int32_t PaperImpressions = 7'000'000;

/// Kilobytes of a line of /proc/self/status; 0 where the system has none.
double statusMegabytes(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kilobytes = 0;
        if (word == name + ":" && status >> kilobytes)
            return kilobytes * 1024 / BytesPerMegabyte;
    }
    return 0;
}

/// From now on the peak is that of what comes.
void forgetPeak() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

Result<double> tableMegabytes(Env& env, const std::filesystem::path& folder) {
    double bytes = 0;
    ISCOPE_TRY_ASSIGN(const auto names, env.list(folder));
    for (const auto& name : names) {
        if (env.kind(folder / name) != FileKind::Regular)
            continue;
        ISCOPE_TRY_ASSIGN(const auto size, env.fileSize(folder / name));
        bytes += static_cast<double>(size);
    }
    return bytes / BytesPerMegabyte;
}

/// Seconds of one import into a folder that is removed again.
Result<double> importOnce(BenchContext& context, const std::filesystem::path& source, Workers workers) {
    const auto root = context.scratch / "datasets";
    const data::ImportSpec spec{.source = source, .datasetsRoot = root, .workers = workers};
    ISCOPE_TRY_ASSIGN(const double seconds, secondsOf([&]() -> Status {
                          ISCOPE_TRY(data::importDataset(spec, context.env, context.progress, context.stop));
                          return {};
                      }));
    ISCOPE_TRY(context.env.removeTree(root));
    return seconds;
}

Result<BenchTiming> timeImport(BenchContext& context) {
    constexpr int Repeats = 3;
    const SimulateSpec shop{
        .outputDirectory = context.scratch / "shop", .userCount = 4'000, .impressionCount = 100'000};
    ISCOPE_TRY(simulateTask(shop, context.env, context.progress, context.stop));
    ISCOPE_TRY_ASSIGN(const double megabytes, tableMegabytes(context.env, shop.outputDirectory));
    BenchTiming timing;
    for (int repeat = 0; repeat < Repeats; ++repeat) {
        ISCOPE_TRY_ASSIGN(const double seconds, importOnce(context, shop.outputDirectory, Workers(1)));
        timing.values.push_back(megabytes / seconds);
    }
    timing.figures.push_back({"size of the tables", megabytes, "MB"});
    return timing;
}

/// The dataset of the paper's size in the user's workspace.
Result<std::shared_ptr<const data::Dataset>> paperDataset(BenchContext& context) {
    ISCOPE_TRY_ASSIGN(
        const auto workspace,
        workspace::Workspace::open(context.workspace, context.env, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto entries, workspace->listDatasets());
    for (const auto& entry : entries) {
        ISCOPE_TRY_ASSIGN(auto dataset, data::openDataset(context.env, entry.folder));
        if (dataset->impressionCount() >= PaperImpressions)
            return dataset;
    }
    return fail(
        ErrorCode::NotFound,
        "The workspace has no dataset of 7,000,000 impressions or more",
        {.place = {.file = context.workspace.string()},
         .cure = "Import one: simulate --impressions 7530000 writes one"});
}

Result<BenchTiming> timePaperImport(BenchContext& context) {
    ISCOPE_TRY_ASSIGN(const auto dataset, paperDataset(context));
    const std::filesystem::path source = dataset->info().source;
    ISCOPE_TRY_ASSIGN(const double megabytes, tableMegabytes(context.env, source));
    forgetPeak();
    ISCOPE_TRY_ASSIGN(const double seconds, importOnce(context, source, Workers()));
    return BenchTiming{
        .values = {seconds},
        .figures = {
            {"speed", megabytes / seconds, "MB/s"},
            {"peak memory", statusMegabytes("VmHWM"), "MB"},
            {"size of the tables", megabytes, "MB"}}};
}

Result<BenchTiming> timeOpening(BenchContext& context) {
    ISCOPE_TRY_ASSIGN(const auto known, paperDataset(context));
    const auto folder = context.workspace / "datasets" / known->info().hash;
    const double before = statusMegabytes("VmRSS");
    std::shared_ptr<const data::Dataset> dataset;
    const auto open = [&]() -> Status {
        ISCOPE_TRY_ASSIGN(dataset, data::openDataset(context.env, folder));
        return {};
    };
    ISCOPE_TRY_ASSIGN(auto timing, timeInTurns(context, {}, open));
    timing.figures.push_back({"memory of the opened dataset", statusMegabytes("VmRSS") - before, "MB"});
    return timing;
}

} // namespace

std::vector<BenchCase> importBenchCases() {
    return {
        {.name = "import_csv",
         .what = "CSV tables of 100,000 impressions x 89 features, with events and candidates, on one core",
         .unit = "MB/s",
         .budget = 100,
         .isHigherBetter = true,
         .run = timeImport},
        {.name = "import_paper_size",
         .what = "the source of the workspace's dataset of 7,000,000 impressions or more, on all cores",
         .unit = "s",
         .budget = 90,
         .needsWorkspace = true,
         .run = timePaperImport},
        {.name = "open_dataset",
         .what = "opening the workspace's dataset of 7,000,000 impressions or more",
         .unit = "s",
         .budget = 2,
         .needsWorkspace = true,
         .run = timeOpening}};
}

} // namespace intentscope::tasks
