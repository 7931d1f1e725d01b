// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/review_task.h"

#include "core/base/atomic_file.h"
#include "core/data/file_hash.h"
#include "core/exporting/dataset_export.h"
#include "core/exporting/export_file.h"
#include "core/exporting/label_export.h"
#include "core/exporting/run_export.h"
#include "core/exporting/zip_archive.h"
#include "core/latent/latent_shelf.h"
#include "core/store/queue_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;

std::string dumped(const Json& object, int indent = -1) {
    return object.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// A folder that is gone when this is.
class Staging {
public:
    Staging(Env& env, Path folder) : m_env(env), m_folder(std::move(folder)) {}
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    ~Staging() { static_cast<void>(m_env.removeTree(m_folder)); }
    const Path& folder() const { return m_folder; }

private:
    Env& m_env;
    Path m_folder;
};

constexpr const char* ReadMeText =
    "A review bundle of IntentScope.\n"
    "\n"
    "manifest.json         what is here, with the SHA-256 of every file\n"
    "dataset/              the data as CSV tables; dataset.json says what the columns mean\n"
    "labels/in_force.csv   the judgements that stand\n"
    "labels/labels.jsonl   every judgement that was made, also undone and replaced ones\n"
    "labels/causes.jsonl   the taxonomy of error causes\n"
    "queues/               what was to be labelled, by whom, and in which sittings\n"
    "slices.jsonl          named filters over the impressions\n"
    "runs/ID/ranking.csv   the ranked lists of a run; run.json says by which ranker, metrics.json how good\n"
    "latent/ID/            the latent queries that a run has read\n"
    "\n"
    "To open it: intentscope-cli import BUNDLE.zip --as review --workspace NEW.iscope\n";

class ReviewExport {
public:
    ReviewExport(
        const ReviewExportSpec& spec,
        workspace::Workspace& workspace,
        std::shared_ptr<const data::Dataset> dataset,
        ProgressSink& progress,
        const std::stop_token& stop)
        : m_spec(spec), m_workspace(workspace), m_env(workspace.env()), m_dataset(std::move(dataset)),
          m_progress(progress), m_stop(stop), m_staging(m_env, spec.file.string() + ".staging") {}

    Result<ReviewExportOutcome> run() {
        ISCOPE_TRY(m_env.removeTree(m_staging.folder()));
        ISCOPE_TRY(m_env.createDirectories(m_staging.folder()));
        ISCOPE_TRY(addText(review::ReadMe, ReadMeText));
        ISCOPE_TRY(addDataset());
        ISCOPE_TRY(addLabels());
        ISCOPE_TRY(addQueues());
        ISCOPE_TRY(addSlices());
        ISCOPE_TRY(addRuns());
        ISCOPE_TRY(write());
        return std::move(m_out);
    }

private:
    Status addText(const std::string& name, std::string_view text) {
        const Path file = m_staging.folder() / name;
        ISCOPE_TRY(m_env.createDirectories(file.parent_path()));
        ISCOPE_TRY(writeFileAtomically(m_env, file, text));
        m_files[name] = file;
        return {};
    }

    Status addDataset() {
        ISCOPE_TRY_ASSIGN(
            const auto written,
            exporting::exportDataset(
                {.folder = m_staging.folder() / review::Dataset, .format = exporting::DatasetFileFormat::Csv},
                m_env,
                *m_dataset,
                m_progress,
                m_stop));
        for (const std::string& file : written.files)
            m_files[std::string(review::Dataset) + "/" + file] = written.folder / file;
        return {};
    }

    Status addLabels() {
        ISCOPE_TRY_ASSIGN(const auto reader, m_workspace.openLabelReader());
        const auto add = [&](const char* name, exporting::LabelFileFormat format, auto selection) -> Status {
            const exporting::LabelExportSpec spec{
                .file = m_staging.folder() / name,
                .format = format,
                .selection = selection,
                .datasetHashes = {m_dataset->info().hash}};
            ISCOPE_TRY_ASSIGN(
                const auto outcome, exporting::exportLabels(spec, {m_env, *reader}, m_progress, m_stop));
            m_files[name] = outcome.file;
            if (selection == exporting::LabelSelection::Log)
                m_out.labelEventCount = outcome.rowCount;
            return {};
        };
        ISCOPE_TRY(add(review::Labels, exporting::LabelFileFormat::Jsonl, exporting::LabelSelection::Log));
        ISCOPE_TRY(
            add(review::LabelsInForce, exporting::LabelFileFormat::Csv, exporting::LabelSelection::InForce));
        ISCOPE_TRY_ASSIGN(const auto causes, reader->errorCauses());
        std::string lines;
        for (const labels::ErrorCause& cause : causes)
            lines += toJson(cause) + "\n";
        return addText(review::Causes, lines);
    }

    Status addQueues() {
        ISCOPE_TRY_ASSIGN(const auto queues, m_workspace.listQueues());
        std::string list;
        for (const queues::Queue& queue : queues) {
            if (queue.datasetHash != m_dataset->info().hash)
                continue;
            ISCOPE_TRY(checkStop(m_stop));
            list += store::toJson(queue) + "\n";
            ISCOPE_TRY_ASSIGN(const auto content, m_workspace.loadQueue(queue.id));
            std::string items;
            for (const queues::QueueItem& item : content.items)
                items += store::toJson(item) + "\n";
            std::string sittings;
            for (const queues::Sitting& sitting : content.sittings)
                sittings += store::toJson(sitting) + "\n";
            ISCOPE_TRY(addText("queues/" + queue.id + "/items.jsonl", items));
            ISCOPE_TRY(addText("queues/" + queue.id + "/sittings.jsonl", sittings));
            ++m_out.queueCount;
        }
        return addText(review::Queues, list);
    }

    Status addSlices() {
        ISCOPE_TRY_ASSIGN(const auto slices, m_workspace.listSlices());
        std::string lines;
        for (const store::SavedSlice& slice : slices)
            lines += toJson(slice) + "\n";
        return addText(review::Slices, lines);
    }

    Result<std::vector<rank::RunInfo>> chosenRuns() {
        std::vector<rank::RunInfo> runs;
        if (m_spec.runs.empty()) {
            ISCOPE_TRY_ASSIGN(runs, m_workspace.listRuns());
            std::erase_if(
                runs, [&](const rank::RunInfo& run) { return run.datasetHash != m_dataset->info().hash; });
            return runs;
        }
        for (const std::string& name : m_spec.runs) {
            ISCOPE_TRY_ASSIGN(auto run, m_workspace.findRun(name));
            runs.push_back(std::move(run));
        }
        return runs;
    }

    Status addRuns() {
        ISCOPE_TRY_ASSIGN(const auto runs, chosenRuns());
        for (const rank::RunInfo& run : runs) {
            ISCOPE_TRY(addRun(run));
            m_runs.push_back({{"id", run.id}, {"name", run.name}, {"ranker_hashes", run.rankerHashes}});
            ++m_out.runCount;
        }
        return {};
    }

    Status addRun(const rank::RunInfo& run) {
        const std::string folder = "runs/" + run.id + "/";
        ISCOPE_TRY_ASSIGN(const auto table, m_workspace.loadRun(run.id, m_dataset));
        const Path stored = m_workspace.folder() / "runs" / run.id;
        m_files[folder + "run.json"] = stored / "run.json";
        m_files[folder + "scores.npy"] = stored / "scores.npy";
        const exporting::RunExportSpec spec{.file = m_staging.folder() / (folder + "ranking.csv")};
        ISCOPE_TRY_ASSIGN(
            const auto ranking, exporting::exportRun(spec, {m_env, *table}, m_progress, m_stop));
        m_files[folder + "ranking.csv"] = ranking.file;
        ISCOPE_TRY_ASSIGN(const auto metrics, m_workspace.runMetrics(run.id));
        Json list = Json::array();
        for (const store::RunMetrics& one : metrics)
            list.push_back(
                {{"key", one.key}, {"computed_at", toIso8601(one.computedAt)}, {"json", one.json}});
        ISCOPE_TRY(addText(folder + "metrics.json", dumped(list, 1)));
        if (run.latent && m_spec.hasLatentQueries)
            ISCOPE_TRY(addLatent(run.latent->id));
        return {};
    }

    Status addLatent(const std::string& id) {
        if (id.empty() || !m_latentSets.insert(id).second)
            return {};
        const latent::LatentShelf shelf(m_env, m_workspace.latentFolder());
        const Path folder = shelf.setFolder(id);
        if (m_env.kind(folder) != FileKind::Directory) {
            m_out.missingLatentSets.push_back(id);
            return {};
        }
        ISCOPE_TRY_ASSIGN(const auto names, m_env.list(folder));
        for (const std::string& name : names)
            m_files["latent/" + id + "/" + name] = folder / name;
        return {};
    }

    Result<std::string> manifestText() {
        Json manifest;
        manifest["format"] = review::Format;
        manifest["version"] = review::Version;
        manifest["dataset"] = {{"name", m_dataset->info().name}, {"hash", m_dataset->info().hash}};
        manifest["counts"] = {
            {"impressions", m_dataset->impressionCount()},
            {"label_events", m_out.labelEventCount},
            {"queues", m_out.queueCount},
            {"runs", m_out.runCount}};
        manifest["runs"] = m_runs;
        Json& files = manifest["files"] = Json::object();
        for (const auto& [name, file] : m_files) {
            ISCOPE_TRY_ASSIGN(const auto hash, data::hashFile(m_env, file, m_stop));
            ISCOPE_TRY_ASSIGN(const auto size, m_env.fileSize(file));
            files[name] = {{"bytes", size}, {"sha256", hash}};
        }
        return dumped(manifest, 1);
    }

    Status write() {
        m_progress.report({.phase = "Packing the bundle"});
        ISCOPE_TRY_ASSIGN(const auto manifest, manifestText());
        ISCOPE_TRY_ASSIGN(auto zip, exporting::ZipWriter::create(m_env, m_spec.file));
        ISCOPE_TRY(zip.add(review::Manifest, manifest));
        for (const auto& [name, file] : m_files)
            ISCOPE_TRY(zip.addFile(name, file));
        m_out.file = m_spec.file;
        m_out.manifest = exporting::manifestPathOf(m_spec.file);
        m_out.fileCount = static_cast<std::int64_t>(m_files.size()) + 1;
        // A manifest beside the file vouches for it: the old one goes first, the new one comes last.
        ISCOPE_TRY(m_env.remove(m_out.manifest));
        ISCOPE_TRY(zip.finish(m_stop));
        ISCOPE_TRY_ASSIGN(m_out.sha256, data::hashFile(m_env, m_out.file, m_stop));
        Json beside;
        beside["format"] = "intentscope-export";
        beside["version"] = 1;
        beside["what"] = "review";
        beside["file"] = m_out.file.filename().string();
        beside["sha256"] = m_out.sha256;
        beside["bundle"] = Json::parse(manifest);
        return writeFileAtomically(m_env, m_out.manifest, dumped(beside, 2));
    }

    const ReviewExportSpec& m_spec;
    workspace::Workspace& m_workspace;
    Env& m_env;
    std::shared_ptr<const data::Dataset> m_dataset;
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    Staging m_staging;
    std::map<std::string, Path> m_files; ///< by the name in the bundle, which is also their order
    Json m_runs = Json::array();
    std::set<std::string> m_latentSets;
    ReviewExportOutcome m_out;
};

} // namespace

std::string toJson(const labels::ErrorCause& cause) {
    const Json object{
        {"id", cause.id},
        {"title", cause.title},
        {"description", cause.description},
        {"retired", cause.isRetired}};
    return object.dump();
}

std::string toJson(const store::SavedSlice& slice) {
    const Json object{
        {"name", slice.name}, {"expression", slice.expression}, {"created_at", toIso8601(slice.createdAt)}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ReviewExportOutcome> exportReview(
    ReviewExportSpec spec,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    constexpr std::size_t BriefDigits = 12;
    ISCOPE_TRY_ASSIGN(auto dataset, workspace.openDataset(spec.dataset));
    ISCOPE_TRY(dataset->check());
    if (spec.file.empty())
        spec.file =
            workspace.exportsFolder() / ("review-" + dataset->info().hash.substr(0, BriefDigits) + ".zip");
    return ReviewExport(spec, workspace, std::move(dataset), progress, stop).run();
}

} // namespace intentscope::tasks
