// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/cli/workspace_options.h"
#include "core/labels/event_id.h"
#include "core/tasks/replay_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

struct ReplayOptions {
    WorkspaceOptions where;
    std::string session;
};

Result<Answer> runReplay(VerbContext& context, const ReplayOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    std::error_code error;
    const auto temporary = std::filesystem::temp_directory_path(error);
    if (error)
        return fail(ErrorCode::Io, "There is no folder for temporary files", {.cure = "Set TMPDIR to one"});
    ISCOPE_TRY_ASSIGN(
        const auto outcome,
        tasks::replayTask(
            options.session,
            opened->labels(),
            context.env,
            temporary / ("intentscope-replay-" + labels::newEventId()),
            context.progress,
            context.stop));
    std::ostringstream text;
    text << "Did " << outcome.eventCount << " label events of the sitting again, " << outcome.undoCount
         << " of them undos or redos, behind " << outcome.beforeCount << " of others\n";
    nlohmann::ordered_json object;
    object["session"] = outcome.session;
    object["events"] = outcome.eventCount;
    object["undos"] = outcome.undoCount;
    object["events_of_others"] = outcome.beforeCount;
    object["exports"] = nlohmann::ordered_json::array();
    for (const auto& one : outcome.exports) {
        text << "  " << one.name << ": the same bytes, " << one.rowCount << " rows, "
             << one.sha256.substr(0, 12) << '\n';
        object["exports"].push_back({{"name", one.name}, {"rows", one.rowCount}, {"sha256", one.sha256}});
    }
    return Answer{text.str(), object.dump(2)};
}

} // namespace

void addReplayVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ReplayOptions>();
    CLI::App& verb =
        *app.add_subcommand("replay", "Do a labelling sitting again and compare its exports byte for byte");
    addWorkspaceOption(verb, options->where);
    verb.add_option("session", options->session, "Id of the sitting, the labels' session_id")->required();
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runReplay(context, *options); };
    });
}

} // namespace intentscope::cli
