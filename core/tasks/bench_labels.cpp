// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/label_export.h"
#include "core/store/label_store.h"
#include "core/store/migrations.h"
#include "core/tasks/bench_timing.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

constexpr double Milliseconds = 1'000;
constexpr std::int64_t AppendCount = 1'000;
constexpr std::int64_t ExportedCount = 50'000;
constexpr std::int64_t BatchSize = 10'000;
constexpr std::int64_t Million = 1'000'000;

labels::LabelEvent makeEvent(std::int64_t row) {
    labels::LabelEvent event;
    event.time = UtcMillis{1'709'647'320'000 + row};
    event.annotator = "bench";
    event.sessionId = "bench";
    event.datasetHash = std::string(64, '0');
    event.impressionId = "impression-" + std::to_string(row);
    event.label.trueIntents = {"track-my-order", "refund-status"};
    event.label.verdict = labels::Verdict::Wrong;
    return event;
}

Result<std::unique_ptr<store::LabelStore>>
makeStore(const std::filesystem::path& file, store::Durability durability) {
    ISCOPE_TRY(store::createDatabase(file));
    ISCOPE_TRY_ASSIGN(auto db, store::Db::open({.path = file, .durability = durability}));
    return store::makeSqliteLabelStore(std::move(db));
}

/// The time of each of `count` single appends.
Result<std::vector<double>> timeAppends(store::LabelStore& labels, std::int64_t first, std::int64_t count) {
    std::vector<double> times;
    for (std::int64_t row = first; row < first + count; ++row) {
        auto event = makeEvent(row);
        ISCOPE_TRY_ASSIGN(const double seconds, secondsOf([&]() -> Status {
                              ISCOPE_TRY(labels.append(std::move(event)));
                              return {};
                          }));
        times.push_back(seconds * Milliseconds);
    }
    return times;
}

Result<BenchTiming> timeDurableLabels(BenchContext& context) {
    ISCOPE_TRY_ASSIGN(const auto full, makeStore(context.scratch / "full.sqlite", store::Durability::Full));
    ISCOPE_TRY_ASSIGN(
        const auto normal, makeStore(context.scratch / "normal.sqlite", store::Durability::Normal));
    BenchTiming timing;
    std::vector<double> all;
    for (std::int64_t repeat = 0; repeat < 3; ++repeat) {
        ISCOPE_TRY(checkStop(context.stop));
        ISCOPE_TRY_ASSIGN(auto durable, timeAppends(*full, repeat * AppendCount, AppendCount));
        ISCOPE_TRY_ASSIGN(auto quick, timeAppends(*normal, repeat * AppendCount, AppendCount));
        all.insert(all.end(), durable.begin(), durable.end());
        timing.values.push_back(quantileOf(std::move(durable), 0.99));
        timing.references.push_back(quantileOf(std::move(quick), 0.99));
    }
    timing.figures = {
        {"p50 of all", quantileOf(all, 0.5), "ms"}, {"slowest of all", std::ranges::max(all), "ms"}};
    return timing;
}

Status appendMany(store::LabelStore& labels, std::int64_t count) {
    for (std::int64_t first = 0; first < count; first += BatchSize) {
        std::vector<labels::LabelEvent> events;
        for (std::int64_t row = first; row < first + BatchSize; ++row) {
            events.push_back(makeEvent(row));
            events.back().eventId = "bench-" + std::to_string(Million + row); // in order, as ids by time are
        }
        const std::vector<std::string> undoesIds(events.size());
        ISCOPE_TRY(labels.appendBatch(events, undoesIds));
    }
    return {};
}

/// What this disk takes for as many bytes as a label needs in the log: four pages, written over a file that
/// does not grow, and waited for.
class DiskProbe {
public:
    static Result<DiskProbe> create(Env& env, const std::filesystem::path& path) {
        ISCOPE_TRY_ASSIGN(auto file, env.create(path));
        DiskProbe probe(std::move(file));
        for (std::uint64_t i = 0; i < PlaceCount; ++i)
            ISCOPE_TRY(probe.m_file->append(probe.m_pages));
        ISCOPE_TRY(probe.m_file->sync());
        return probe;
    }

    Status write() {
        ISCOPE_TRY(
            m_file->overwrite((m_next++ % PlaceCount) * m_pages.size(), std::as_bytes(std::span(m_pages))));
        return m_file->sync();
    }

private:
    static constexpr std::uint64_t PlaceCount = 256;

    explicit DiskProbe(std::unique_ptr<WritableFile> file) : m_file(std::move(file)) {}

    std::unique_ptr<WritableFile> m_file;
    std::string m_pages = std::string(std::size_t{4} * 4096, 'p');
    std::uint64_t m_next = 0;
};

Result<BenchTiming> timeLabelsBehindAMillion(BenchContext& context) {
    const auto file = context.scratch / "million.sqlite";
    {
        ISCOPE_TRY_ASSIGN(const auto labels, makeStore(file, store::Durability::Normal));
        ISCOPE_TRY(appendMany(*labels, Million));
    }
    ISCOPE_TRY_ASSIGN(auto db, store::Db::open({.path = file}));
    const auto labels = store::makeSqliteLabelStore(std::move(db));
    ISCOPE_TRY_ASSIGN(auto probe, DiskProbe::create(context.env, context.scratch / "probe"));
    BenchTiming timing;
    std::vector<double> all;
    std::vector<double> allProbes;
    for (std::int64_t repeat = 0; repeat < 3; ++repeat) {
        std::vector<double> times;
        std::vector<double> probes;
        for (std::int64_t row = 0; row < AppendCount; ++row) {
            ISCOPE_TRY(checkStop(context.stop));
            ISCOPE_TRY_ASSIGN(const auto time, timeAppends(*labels, Million + repeat * AppendCount + row, 1));
            times.push_back(time.front());
            ISCOPE_TRY_ASSIGN(const double seconds, secondsOf([&] { return probe.write(); }));
            probes.push_back(seconds * Milliseconds);
        }
        all.insert(all.end(), times.begin(), times.end());
        allProbes.insert(allProbes.end(), probes.begin(), probes.end());
        timing.values.push_back(quantileOf(std::move(times), 0.99));
        timing.references.push_back(quantileOf(std::move(probes), 0.99));
    }
    timing.figures = {
        {"p50 of all", quantileOf(all, 0.5), "ms"},
        {"p50 of the disk", quantileOf(allProbes, 0.5), "ms"},
        {"slowest of all", std::ranges::max(all), "ms"},
        {"slowest of the disk", std::ranges::max(allProbes), "ms"}};
    return timing;
}

Result<BenchTiming> timeLabelExport(BenchContext& context, std::int64_t count) {
    ISCOPE_TRY_ASSIGN(
        const auto labels, makeStore(context.scratch / "labels.sqlite", store::Durability::Normal));
    ISCOPE_TRY(appendMany(*labels, count));
    NullProgress quiet;
    const exporting::LabelExportSpec spec{.file = context.scratch / "labels.jsonl", .datasetHashes = {}};
    return timeInTurns(context, {.count = 3}, [&]() -> Status {
        ISCOPE_TRY(exporting::exportLabels(spec, {context.env, *labels}, quiet, context.stop));
        return {};
    });
}

} // namespace

std::vector<BenchCase> labelBenchCases() {
    return {
        {.name = "label_append",
         .what = "accept a label, on disk when the call returns: p99 of 1,000 in a row",
         .unit = "ms",
         .budget = 5,
         .reference = "p99 of the same without waiting for the disk (synchronous=NORMAL)",
         .run = timeDurableLabels},
        {.name = "label_append_million",
         .what =
             "accept a label behind 1,000,000 others, on disk when the call returns: p99 of 1,000 in a row",
         .unit = "ms",
         .budget = 5,
         .reference = "p99 of writing 16 KiB and waiting for the disk, taken in turn",
         .run = timeLabelsBehindAMillion},
        {.name = "label_export",
         .what = "export 50,000 labels as JSONL with a manifest, on disk",
         .unit = "s",
         .budget = 1,
         .run = [](BenchContext& context) { return timeLabelExport(context, ExportedCount); }},
        {.name = "label_export_million",
         .what = "export 1,000,000 labels as JSONL with a manifest, on disk",
         .unit = "s",
         .budget = 10,
         .run = [](BenchContext& context) { return timeLabelExport(context, Million); }}};
}

} // namespace intentscope::tasks
