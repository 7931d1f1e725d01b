// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/tasks/simulate_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iomanip>
#include <sstream>

namespace intentscope::cli {
namespace {

std::string percent(std::int64_t part, std::int64_t whole) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(1)
         << (whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole)) << " %";
    return text.str();
}

void addShares(std::ostream& text, const sim::ShopFigures& figures) {
    text << "  click rate by position  ";
    for (const sim::PositionFigure& position : figures.positions)
        text << ' ' << percent(position.clicked, position.shown);
    text << "\n  clicks on new intents, by week  ";
    for (const sim::WeekFigure& week : figures.weeks)
        text << ' ' << percent(week.coldClicks, week.clicks);
    text << '\n';
}

void addReward(std::ostream& text, std::string_view ranker, const std::optional<sim::RankerReward>& reward) {
    text << "  " << ranker << "  ";
    if (!reward) {
        text << "not defined: it takes a week before the last one, and clicks in that\n";
        return;
    }
    text << std::fixed << std::setprecision(4) << "GAUC " << reward->gauc << ", Recall@3 "
         << reward->recallAt3 << ", NDCG@3 " << reward->ndcgAt3 << '\n';
}

std::string textOf(const tasks::SimulateOutcome& outcome) {
    const sim::ShopFigures& figures = outcome.figures;
    std::ostringstream text;
    text << "Wrote " << outcome.directory.string() << '\n'
         << "  intents      " << figures.intents << '\n'
         << "  users        " << figures.users << '\n'
         << "  events       " << figures.events << '\n'
         << "  impressions  " << figures.impressions << ", " << figures.typedQueries
         << " with a typed query\n"
         << "  candidates   " << figures.candidates << ", " << figures.clicks << " clicked, "
         << figures.wrongClicks << " of these on the wrong intent\n";
    addShares(text, figures);
    text << "Reward on the shown candidates of the last week (GAUC by user, weighted by impressions)\n";
    addReward(text, "oracle (knows the need)        ", figures.oracle);
    addReward(text, "popularity (the weeks before)  ", figures.popularity);
    return text.str();
}

Answer answerOf(const tasks::SimulateOutcome& outcome) {
    nlohmann::ordered_json object;
    object["directory"] = outcome.directory.string();
    object.update(nlohmann::ordered_json::parse(sim::figuresJson(outcome.figures)));
    object["files"] = nlohmann::ordered_json::array();
    for (const auto& file : outcome.files)
        object["files"].push_back({{"name", file.name}, {"bytes", file.byteCount}, {"sha256", file.sha256}});
    return {textOf(outcome), object.dump(2)};
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
    verb.add_option(
        "--wrong-click-share",
        spec->wrongClickShare,
        "Share of the clicks that the log puts on a wrong intent");
    verb.add_option("--threads", spec->threadCount, "0: all cores; the bytes are the same for any number");
    verb.callback([spec, &chosen] {
        chosen = [spec](VerbContext& context) -> Result<Answer> {
            ISCOPE_TRY_ASSIGN(
                const auto outcome, tasks::simulateTask(*spec, context.env, context.progress, context.stop));
            return answerOf(outcome);
        };
    });
}

} // namespace intentscope::cli
