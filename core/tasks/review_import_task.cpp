// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/review_task.h"

#include "core/base/copy_folder.h"
#include "core/data/import.h"
#include "core/exporting/zip_archive.h"
#include "core/latent/latent_shelf.h"
#include "core/store/queue_json.h"
#include "core/store/run_json.h"
#include "core/tasks/label_task.h"
#include "core/workspace/run_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

class ReviewImport {
public:
    ReviewImport(
        Path file, workspace::Workspace& workspace, ProgressSink& progress, const std::stop_token& stop)
        : m_file(std::move(file)), m_workspace(workspace), m_env(workspace.env()), m_progress(progress),
          m_stop(stop), m_folder(workspace.folder() / "datasets" / "review-import.partial") {}
    ReviewImport(const ReviewImport&) = delete;
    ReviewImport& operator=(const ReviewImport&) = delete;
    ~ReviewImport() { static_cast<void>(m_env.removeTree(m_folder)); }

    Result<ReviewImportOutcome> run() {
        ISCOPE_TRY(unpack());
        ISCOPE_TRY(takeDataset());
        ISCOPE_TRY(takeCauses());
        ISCOPE_TRY(takeSlices());
        ISCOPE_TRY(takeLatent());
        ISCOPE_TRY(takeRuns());
        ISCOPE_TRY(takeQueues());
        ISCOPE_TRY(takeLabels());
        return std::move(m_out);
    }

private:
    tl::unexpected<Error> damaged(const std::string& name, const std::string& what) const {
        return fail(
            ErrorCode::Corrupt,
            what,
            {.place = {.file = m_file.string() + ":" + name},
             .cure = "Ask for the bundle again; nothing was imported"});
    }

    /// Everything into a folder of its own, checked against the manifest.
    Status unpack() {
        ISCOPE_TRY_ASSIGN(auto zip, exporting::ZipReader::open(m_env, m_file));
        if (!zip.has(review::Manifest))
            return damaged(review::Manifest, "This is no review bundle: it has no manifest.json");
        ISCOPE_TRY_ASSIGN(const auto text, zip.text(review::Manifest));
        ISCOPE_TRY(readManifest(text));
        ISCOPE_TRY(m_env.removeTree(m_folder));
        std::int64_t count = 0;
        for (const std::string& name : zip.names()) {
            if (name == review::Manifest)
                continue;
            m_progress.report(
                {.phase = "Checking " + name,
                 .done = count++,
                 .total = static_cast<std::int64_t>(m_files.size())});
            const auto known = m_files.find(name);
            if (known == m_files.end())
                return damaged(name, "The bundle's manifest does not know this file");
            ISCOPE_TRY_ASSIGN(const auto hash, zip.extract(name, m_folder / name, m_stop));
            if (hash != known->second)
                return damaged(name, "This is not the file that the bundle was made with");
            m_unpacked.insert(name);
        }
        for (const auto& [name, hash] : m_files) {
            if (!m_unpacked.contains(name))
                return damaged(name, "The bundle lacks this file, which its manifest names");
        }
        return {};
    }

    Status readManifest(const std::string& text) {
        const Json manifest = Json::parse(text, nullptr, false);
        const bool isManifest = manifest.is_object() && manifest.value("format", "") == review::Format &&
                                manifest.contains("version") && manifest["version"].is_number_unsigned() &&
                                manifest.contains("files") && manifest["files"].is_object() &&
                                manifest.contains("dataset") && manifest["dataset"].is_object();
        if (!isManifest)
            return damaged(review::Manifest, "This is not the manifest of a review bundle");
        if (manifest["version"].get<std::uint64_t>() > review::Version)
            return fail(
                ErrorCode::UnsupportedVersion,
                "The bundle has version " + manifest["version"].dump() +
                    ", and this program knows versions up to " + std::to_string(review::Version),
                {.place = {.file = m_file.string()}, .cure = "Open it with a newer IntentScope"});
        for (const auto& [name, entry] : manifest["files"].items()) {
            if (!entry.is_object() || !entry.contains("sha256") || !entry["sha256"].is_string())
                return damaged(review::Manifest, "The manifest has no SHA-256 of " + name);
            m_files[name] = entry["sha256"].get<std::string>();
        }
        const Json& hash = manifest["dataset"].contains("hash") ? manifest["dataset"]["hash"] : Json();
        if (!hash.is_string())
            return damaged(review::Manifest, "The manifest does not name its dataset");
        m_out.datasetHash = hash.get<std::string>();
        return {};
    }

    Status takeDataset() {
        ISCOPE_TRY_ASSIGN(
            const auto imported,
            data::importDataset(
                {.source = m_folder / review::Dataset, .datasetsRoot = m_workspace.datasetsFolder()},
                m_env,
                m_progress,
                m_stop));
        if (imported.hash != m_out.datasetHash)
            return damaged(
                review::Dataset,
                "The tables make the dataset " + imported.hash.substr(0, 12) + ", and the manifest names " +
                    m_out.datasetHash.substr(0, 12));
        if (imported.wasThereAlready)
            m_out.notes.push_back("The dataset was there already");
        ISCOPE_TRY_ASSIGN(m_dataset, m_workspace.openDataset(m_out.datasetHash));
        return {};
    }

    /// Every line of a JSON lines file of the bundle.
    Status forEachLine(const std::string& name, const std::function<Status(const std::string&)>& take) {
        if (!m_unpacked.contains(name))
            return {};
        ISCOPE_TRY_ASSIGN(const auto text, m_env.readFile(m_folder / name));
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (end > begin)
                ISCOPE_TRY(take(text.substr(begin, end - begin)));
            begin = end + 1;
        }
        return {};
    }

    /// True when it was added, false when its like was there already.
    Result<bool> added(Status status, const std::string& what) {
        if (status)
            return true;
        if (status.error().code != ErrorCode::AlreadyExists)
            return tl::unexpected(std::move(status).error());
        m_out.notes.push_back(what + " was there already and stays as it is");
        return false;
    }

    Status takeCauses() {
        ISCOPE_TRY_ASSIGN(const auto known, m_workspace.labels().errorCauses());
        return forEachLine(review::Causes, [&](const std::string& line) -> Status {
            const Json object = Json::parse(line, nullptr, false);
            if (!object.is_object())
                return damaged(review::Causes, "A line is no JSON object");
            const labels::ErrorCause cause{
                .id = object.value("id", ""),
                .title = object.value("title", ""),
                .description = object.value("description", ""),
                .isRetired = object.value("retired", false)};
            const auto found = std::ranges::find(known, cause.id, &labels::ErrorCause::id);
            if (found != known.end() && *found == cause)
                return {};
            // Another wording is taken over where nobody has labelled yet; else the workspace's own stays.
            ISCOPE_TRY_ASSIGN(const auto lastEvent, m_workspace.labels().lastSequence());
            if (found != known.end() && lastEvent > 0) {
                m_out.notes.push_back("The error cause '" + cause.id + "' stays as the workspace words it");
                return {};
            }
            return m_workspace.labels().saveErrorCause(cause);
        });
    }

    Status takeSlices() {
        return forEachLine(review::Slices, [&](const std::string& line) -> Status {
            const Json object = Json::parse(line, nullptr, false);
            if (!object.is_object())
                return damaged(review::Slices, "A line is no JSON object");
            ISCOPE_TRY_ASSIGN(const auto createdAt, parseTime(object.value("created_at", "")));
            const std::string name = object.value("name", "");
            ISCOPE_TRY_ASSIGN(
                const bool isNew,
                added(
                    m_workspace.addSlice({name, object.value("expression", ""), createdAt}),
                    "The slice '" + name + "'"));
            m_out.sliceCount += isNew ? 1 : 0;
            return {};
        });
    }

    /// Names of the folders directly below one of the bundle's.
    std::set<std::string> foldersIn(const std::string& parent) const {
        std::set<std::string> folders;
        for (const std::string& name : m_unpacked) {
            if (!name.starts_with(parent + "/"))
                continue;
            const std::string rest = name.substr(parent.size() + 1);
            if (const auto slash = rest.find('/'); slash != std::string::npos)
                folders.insert(rest.substr(0, slash));
        }
        return folders;
    }

    Status takeLatent() {
        const latent::LatentShelf shelf(m_env, m_workspace.latentFolder());
        for (const std::string& id : foldersIn("latent")) {
            ISCOPE_TRY_ASSIGN(
                const bool isNew,
                added(
                    copyFolder(m_env, m_folder / "latent" / id, shelf.setFolder(id)),
                    "The set of latent queries " + id));
            m_out.latentSetCount += isNew ? 1 : 0;
        }
        return {};
    }

    Status takeRuns() {
        for (const std::string& id : foldersIn("runs")) {
            const Path folder = m_folder / "runs" / id;
            ISCOPE_TRY_ASSIGN(const auto json, m_env.readFile(folder / "run.json"));
            ISCOPE_TRY_ASSIGN(const auto info, store::parseRunInfo(json, (folder / "run.json").string()));
            ISCOPE_TRY_ASSIGN(const auto table, workspace::readRunFiles(m_env, folder, info, m_dataset));
            const auto saved = m_workspace.saveRun(*table);
            ISCOPE_TRY_ASSIGN(
                const bool isNew,
                added(
                    saved ? Status() : Status(tl::unexpected(saved.error())), "The run '" + info.name + "'"));
            if (!isNew)
                continue;
            ++m_out.runCount;
            ISCOPE_TRY(takeMetrics(folder, info.id));
        }
        return {};
    }

    Status takeMetrics(const Path& folder, const std::string& runId) {
        const Path file = folder / "metrics.json";
        ISCOPE_TRY_ASSIGN(const auto text, m_env.readFile(file));
        const Json list = Json::parse(text, nullptr, false);
        if (!list.is_array())
            return damaged("runs/" + runId + "/metrics.json", "This is no list of metrics");
        for (const Json& one : list) {
            if (!one.is_object())
                return damaged("runs/" + runId + "/metrics.json", "An entry is no JSON object");
            ISCOPE_TRY_ASSIGN(const auto computedAt, parseTime(one.value("computed_at", "")));
            ISCOPE_TRY(
                m_workspace.saveRunMetrics(runId, {one.value("key", ""), one.value("json", ""), computedAt}));
        }
        return {};
    }

    Status takeQueues() {
        return forEachLine(review::Queues, [&](const std::string& line) -> Status {
            ISCOPE_TRY_ASSIGN(const auto queue, store::parseQueue(line));
            const std::string folder = "queues/" + queue.id + "/";
            std::vector<queues::QueueItem> items;
            ISCOPE_TRY(forEachLine(folder + "items.jsonl", [&](const std::string& json) -> Status {
                ISCOPE_TRY_ASSIGN(auto item, store::parseQueueItem(json));
                items.push_back(std::move(item));
                return {};
            }));
            ISCOPE_TRY_ASSIGN(
                const bool isNew,
                added(m_workspace.addQueue(queue, items), "The queue '" + queue.name + "'"));
            if (!isNew)
                return {};
            ++m_out.queueCount;
            return forEachLine(folder + "sittings.jsonl", [&](const std::string& json) -> Status {
                ISCOPE_TRY_ASSIGN(const auto sitting, store::parseSitting(json));
                return m_workspace.startSitting(sitting);
            });
        });
    }

    Status takeLabels() {
        const LabelImportSpec spec{.file = m_folder / review::Labels};
        ISCOPE_TRY_ASSIGN(
            const auto outcome,
            labelsImport(spec, {m_env, {m_workspace.labels(), *m_dataset}}, m_progress, m_stop));
        m_out.labelEventCount = outcome.appendedCount;
        m_out.knownEventCount = outcome.knownCount;
        return {};
    }

    Path m_file;
    workspace::Workspace& m_workspace;
    Env& m_env;
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    Path m_folder; ///< what the bundle is unpacked into; a name that the next opening would sweep away
    std::map<std::string, std::string> m_files; ///< SHA-256 by name, of the manifest
    std::set<std::string> m_unpacked;
    std::shared_ptr<const data::Dataset> m_dataset;
    ReviewImportOutcome m_out;
};

} // namespace

Result<ReviewImportOutcome> importReview(
    const std::filesystem::path& file,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    return ReviewImport(file, workspace, progress, stop).run();
}

} // namespace intentscope::tasks
