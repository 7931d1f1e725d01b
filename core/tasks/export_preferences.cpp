// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/export_preferences.h"

#include "core/data/cell.h"
#include "core/data/json_node.h"
#include "core/exporting/export_file.h"
#include "core/feedback/leak_guard.h"
#include "core/feedback/preference_set.h"
#include "core/tasks/figures_json.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

using Path = std::filesystem::path;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t AnySize = std::numeric_limits<std::uint64_t>::max();

/// The word of a form in names of files and in manifests.
std::string_view wordOf(PreferenceForm form) {
    switch (form) {
    case PreferenceForm::Preference:
        return "preferences";
    case PreferenceForm::Unpaired:
        return "unpaired";
    case PreferenceForm::Sft:
        return "sft";
    }
    return {};
}

bool isSet(Env& env, const Path& folder) {
    return env.kind(folder / feedback::files::Manifest) == FileKind::Regular;
}

Result<Path> setOf(const std::string& source, workspace::Workspace& workspace) {
    Env& env = workspace.env();
    const Path exports = workspace.exportsFolder();
    const Path report = exports / ("align-" + source) / "report.json";
    if (!source.empty() && env.kind(report) == FileKind::Regular) {
        ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(report, AnySize));
        ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(text, report, ErrorCode::Corrupt));
        ISCOPE_TRY_ASSIGN(const auto list, root.at("preferences"));
        ISCOPE_TRY_ASSIGN(const auto rounds, list.elements());
        if (rounds.empty())
            return fail(
                ErrorCode::NotFound,
                "the alignment '" + source + "' has no preferences",
                {.place = {.file = report.string()}, .cure = "Align with +sft, +dpo or +cl"});
        ISCOPE_TRY_ASSIGN(const std::string folder, rounds.back().text("folder"));
        return exports / folder;
    }
    for (const Path& folder : {Path(source), exports / source})
        if (!source.empty() && isSet(env, folder))
            return folder;
    return fail(
        ErrorCode::NotFound,
        "there is no preference set and no alignment " + data::quotedCell(source),
        {.place = {.file = exports.string()},
         .cure = "Name an alignment, or a folder that align wrote below exports/"});
}

/// Calls `take` with every line, without its end.
Status forEachLine(std::string_view text, const std::function<Status(std::string_view)>& take) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        ISCOPE_TRY(take(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return {};
}

/// A set on disk with the dataset that it is of.
class PreferenceSet {
public:
    PreferenceSet(workspace::Workspace& workspace, Path folder)
        : m_workspace(workspace), m_env(workspace.env()), m_folder(std::move(folder)) {}

    /// Files against the manifest, impressions against the split.
    Status check() {
        ISCOPE_TRY_ASSIGN(m_manifest, feedback::readPreferenceSet(m_env, m_folder));
        ISCOPE_TRY_ASSIGN(const auto dataset, m_workspace.openDataset(m_manifest.datasetHash));
        ISCOPE_TRY_ASSIGN(const auto split, data::parseSplit(m_manifest.split));
        const Path file = m_folder / feedback::files::Pairs;
        ISCOPE_TRY_ASSIGN(const std::string pairs, m_env.readFile(file, AnySize));
        std::vector<std::int32_t> rows;
        ISCOPE_TRY(forEachLine(pairs, [&](std::string_view line) -> Status {
            ISCOPE_TRY_ASSIGN(const auto pair, data::JsonNode::parse(line, file, ErrorCode::Corrupt));
            ISCOPE_TRY_ASSIGN(const std::string id, pair.text("impression_id"));
            const auto impression = dataset->findImpression(id);
            if (!impression)
                return pair.complain("names an impression that the dataset lacks: " + data::quotedCell(id));
            rows.push_back(impression->value);
            return {};
        }));
        m_pairCount = std::ssize(rows);
        return feedback::checkTrainingOnly(*dataset, split, rows);
    }

    /// The lines of a form.
    Result<std::string> textOf(PreferenceForm form) const {
        const bool isSft = form == PreferenceForm::Sft;
        const Path file = m_folder / (isSft ? feedback::files::Sft : feedback::files::Preferences);
        ISCOPE_TRY_ASSIGN(std::string text, m_env.readFile(file, AnySize));
        if (form != PreferenceForm::Unpaired)
            return text;
        std::string unpaired;
        ISCOPE_TRY(forEachLine(text, [&](std::string_view line) -> Status {
            const Json pair = Json::parse(line, nullptr, false); // held against its hash before
            for (const bool isChosen : {true, false}) {
                const Json half{
                    {"prompt", pair["prompt"]},
                    {"completion", pair[isChosen ? "chosen" : "rejected"]},
                    {"label", isChosen}};
                unpaired += half.dump() + "\n";
            }
            return {};
        }));
        return unpaired;
    }

    std::string
    manifestOf(const PreferenceExportRequest& request, const exporting::ExportOutcome& out) const {
        return tasks::textOf(
            {{"format", "intentscope-export"},
             {"version", 1},
             {"what", wordOf(request.form)},
             {"file", request.file.filename().string()},
             {"file_format", "trl-conversational"},
             {"sha256", out.sha256},
             {"dataset_hash", m_manifest.datasetHash},
             {"split", m_manifest.split},
             {"part", "train"},
             {"policy_hash", m_manifest.policyHash},
             {"ranker_hash", m_manifest.rankerHash},
             {"template_hash", m_manifest.templateHash},
             {"set_manifest_hash", m_manifest.manifestHash},
             {"counts", {{"rows", out.rowCount}, {"pairs", m_pairCount}}}});
    }

private:
    workspace::Workspace& m_workspace;
    Env& m_env;
    const Path m_folder;
    feedback::PreferenceManifest m_manifest;
    std::int64_t m_pairCount = 0;
};

} // namespace

Result<exporting::ExportOutcome> exportPreferences(
    PreferenceExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop) {
    progress.report({.phase = "Checking the preferences"});
    ISCOPE_TRY_ASSIGN(const Path folder, setOf(request.source, workspace));
    PreferenceSet set(workspace, folder);
    ISCOPE_TRY(set.check());
    ISCOPE_TRY(checkStop(stop));
    if (request.file.empty())
        request.file = workspace.exportsFolder() / (folder.lexically_normal().filename().string() + "-" +
                                                    std::string(wordOf(request.form)) + ".jsonl");
    ISCOPE_TRY_ASSIGN(const std::string text, set.textOf(request.form));
    ISCOPE_TRY_ASSIGN(auto file, exporting::ExportFile::create(workspace.env(), request.file));
    ISCOPE_TRY(file.write(text));
    exporting::ExportOutcome outcome{
        .file = request.file,
        .manifest = exporting::manifestPathOf(request.file),
        .rowCount = std::ranges::count(text, '\n'),
        .sha256 = file.sha256()};
    ISCOPE_TRY(file.finish(set.manifestOf(request, outcome)));
    return outcome;
}

} // namespace intentscope::tasks
