// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/tasks/simulate_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

namespace intentscope::cli {
namespace {

Answer answerOf(const tasks::SimulateOutcome& outcome) {
    std::ostringstream text;
    text << "Wrote " << outcome.directory.string() << '\n'
         << "  intents      " << outcome.intentCount << '\n'
         << "  users        " << outcome.userCount << '\n'
         << "  events       " << outcome.eventCount << '\n'
         << "  impressions  " << outcome.impressionCount << '\n'
         << "  candidates   " << outcome.candidateCount << ", " << outcome.clickCount << " clicked\n";
    nlohmann::ordered_json object;
    object["directory"] = outcome.directory.string();
    object["intents"] = outcome.intentCount;
    object["users"] = outcome.userCount;
    object["events"] = outcome.eventCount;
    object["impressions"] = outcome.impressionCount;
    object["candidates"] = outcome.candidateCount;
    object["clicks"] = outcome.clickCount;
    object["files"] = nlohmann::ordered_json::array();
    for (const auto& file : outcome.files)
        object["files"].push_back({{"name", file.name}, {"bytes", file.byteCount}, {"sha256", file.sha256}});
    return {text.str(), object.dump(2)};
}

} // namespace

void addSimulateVerb(CLI::App& app, Verb& chosen) {
    auto spec = std::make_shared<tasks::SimulateSpec>();
    CLI::App& verb =
        *app.add_subcommand("simulate", "Write a dataset directory of a simulated shop, and its truth apart");
    verb.add_option("--out", spec->outputDirectory, "Folder to write; must be missing or empty")->required();
    verb.add_option("--users", spec->userCount, "Number of users");
    verb.add_option("--impressions", spec->impressionCount, "Number of impressions");
    verb.add_option("--weeks", spec->weekCount, "Length in weeks");
    verb.add_option("--regions", spec->regionCount, "How many of BR, ID, MY, PH, SG, TH, TW, VN");
    verb.add_option("--seed", spec->seed, "The same seed gives the same bytes");
    verb.callback([spec, &chosen] {
        chosen = [spec](VerbContext& context) -> Result<Answer> {
            ISCOPE_TRY_ASSIGN(
                const auto outcome, tasks::simulateTask(*spec, context.env, context.progress, context.stop));
            return answerOf(outcome);
        };
    });
}

} // namespace intentscope::cli
