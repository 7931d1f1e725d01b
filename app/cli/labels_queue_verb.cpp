// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labels_verbs.h"
#include "app/cli/workspace_options.h"
#include "core/queues/queue_words.h"
#include "core/store/queue_json.h"
#include "core/tasks/queue_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>
#include <sstream>

namespace intentscope::cli {
namespace {

struct QueueOptions {
    WorkspaceOptions where;
    tasks::QueueRequest request;
    std::string order = "given";
    std::string guidelinesFile;
    std::string listFile;
    std::string annotator;
    std::string out;
    bool isBroken = false;
    bool isWithLabelled = false;
    bool isAdjudicator = false;
};

std::string duration(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    const std::string rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

nlohmann::ordered_json jsonOf(const queues::AnnotatorProgress& annotator) {
    nlohmann::ordered_json object{
        {"annotator", annotator.annotator},
        {"assigned", annotator.assignedCount},
        {"pending", annotator.pendingCount},
        {"draft", annotator.draftCount},
        {"submitted", annotator.submittedCount},
        {"skipped", annotator.skippedCount}};
    if (annotator.pace.medianSeconds) {
        object["median_seconds"] = *annotator.pace.medianSeconds;
        object["seconds_left"] = *annotator.pace.secondsLeft;
    }
    return object;
}

nlohmann::ordered_json jsonOf(const queues::Queue& queue, const queues::QueueCounts& counts) {
    auto object = nlohmann::ordered_json::parse(store::toJson(queue));
    object["items"] = counts.itemCount;
    object["gold"] = counts.goldCount;
    object["pending"] = counts.pendingCount;
    object["draft"] = counts.draftCount;
    object["submitted"] = counts.submittedCount;
    object["skipped"] = counts.skippedCount;
    object["to_adjudicate"] = counts.toAdjudicateCount;
    object["progress"] = nlohmann::ordered_json::array();
    for (const auto& annotator : counts.annotators)
        object["progress"].push_back(jsonOf(annotator));
    return object;
}

void write(std::ostream& text, const queues::Queue& queue, const queues::QueueCounts& counts) {
    text << queue.name << ": " << counts.itemCount << " items (" << counts.goldCount << " gold) of "
         << queue.source << ", order " << queues::name(queue.order) << ", seed " << queue.seed << '\n'
         << "  " << counts.submittedCount << " submitted, " << counts.toAdjudicateCount << " to adjudicate, "
         << counts.skippedCount << " skipped, " << counts.draftCount << " begun, " << counts.pendingCount
         << " pending\n";
    for (const auto& annotator : counts.annotators) {
        text << "  " << annotator.annotator << ": " << annotator.submittedCount << " of "
             << annotator.assignedCount << " submitted, " << annotator.skippedCount << " skipped";
        if (annotator.pace.medianSeconds)
            text << ", a judgement every " << duration(*annotator.pace.medianSeconds) << " min, about "
                 << duration(*annotator.pace.secondsLeft) << " min left";
        text << '\n';
    }
}

Result<Answer> answerOf(const queues::QueueContent& content, workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const auto counts, tasks::queueCounts(content, workspace));
    std::ostringstream text;
    write(text, content.queue, counts);
    return Answer{text.str(), jsonOf(content.queue, counts).dump(2)};
}

/// One impression id a line.
Result<std::vector<std::string>> readIds(Env& env, const std::string& file) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(file));
    std::vector<std::string> ids;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        if (!line.empty())
            ids.push_back(line);
    }
    return ids;
}

Result<Answer> runCreate(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWithDataset(context, options.where, workspace::OpenMode::Write));
    tasks::QueueRequest request = options.request;
    ISCOPE_TRY_ASSIGN(request.order.order, queues::parseQueueOrder(options.order));
    request.skipsLabelled = !options.isWithLabelled;
    if (options.isBroken)
        request.source = tasks::QueueSource::Broken;
    if (!options.listFile.empty()) {
        request.source = tasks::QueueSource::Listed;
        request.listedAs = "the list " + options.listFile;
        ISCOPE_TRY_ASSIGN(request.impressionIds, readIds(context.env, options.listFile));
    }
    if (!options.guidelinesFile.empty()) {
        ISCOPE_TRY_ASSIGN(request.guidelines, context.env.readFile(options.guidelinesFile));
    }
    ISCOPE_TRY_ASSIGN(
        const auto content,
        tasks::createQueue(request, *opened.workspace, opened.dataset, context.progress, context.stop));
    return answerOf(content, *opened.workspace);
}

Result<Answer> runList(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto queues, opened->listQueues());
    std::ostringstream text;
    nlohmann::ordered_json object;
    object["queues"] = nlohmann::ordered_json::array();
    for (const auto& queue : queues) {
        ISCOPE_TRY_ASSIGN(const auto content, opened->loadQueue(queue.id));
        ISCOPE_TRY_ASSIGN(const auto counts, tasks::queueCounts(content, *opened));
        write(text, queue, counts);
        object["queues"].push_back(jsonOf(queue, counts));
    }
    if (queues.empty())
        text << "There is no labelling queue. Make one: intentscope-cli labels queue create NAME\n";
    return Answer{text.str(), object.dump(2)};
}

Result<Answer> runShow(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto content, opened->loadQueue(options.request.name));
    ISCOPE_TRY_ASSIGN(auto answer, answerOf(content, *opened));
    auto object = nlohmann::ordered_json::parse(answer.json);
    object["sittings"] = nlohmann::ordered_json::array();
    for (const auto& sitting : content.sittings) {
        answer.text += "  sitting " + sitting.id + ": " + sitting.annotator + ", " +
                       toIso8601(sitting.startedAt) + (sitting.endedAt.isMissing() ? ", open\n" : "\n");
        object["sittings"].push_back(nlohmann::ordered_json::parse(store::toJson(sitting)));
    }
    answer.json = object.dump(2);
    return answer;
}

Result<Answer> runExport(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Read));
    ISCOPE_TRY_ASSIGN(const auto content, opened->loadQueue(options.request.name));
    ISCOPE_TRY_ASSIGN(const auto outcome, tasks::exportQueue(content, options.out, *opened));
    const nlohmann::ordered_json object{{"file", outcome.file.string()}, {"items", outcome.itemCount}};
    return Answer{
        "Wrote " + std::to_string(outcome.itemCount) + " items to " + outcome.file.string() + '\n',
        object.dump(2)};
}

Result<Answer> runSit(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    const auto role = options.isAdjudicator ? labels::LabelRole::Adjudicator : labels::LabelRole::Annotator;
    ISCOPE_TRY_ASSIGN(
        const auto sitting, tasks::startSitting(options.request.name, options.annotator, role, *opened));
    return Answer{
        "Sitting " + sitting.id + " of " + sitting.annotator + " has begun\n",
        nlohmann::ordered_json::parse(store::toJson(sitting)).dump(2)};
}

Result<Answer> runEnd(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY(opened->endSitting(options.request.name, nowUtc()));
    return Answer{"The sitting has ended\n", nlohmann::ordered_json{{"ended", options.request.name}}.dump(2)};
}

Result<Answer> runRemove(VerbContext& context, const QueueOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openWorkspace(context, options.where, workspace::OpenMode::Write));
    ISCOPE_TRY(opened->removeQueue(options.request.name));
    return Answer{
        "Removed the queue " + options.request.name + "; its labels stay\n",
        nlohmann::ordered_json{{"removed", options.request.name}}.dump(2)};
}

void addCreateOptions(CLI::App& verb, QueueOptions& options) {
    tasks::QueueRequest& request = options.request;
    verb.add_option("--slice", request.slice, "Only impressions of this slice: a name or an expression");
    verb.add_flag("--broken", options.isBroken, "Only what was right in --before and is wrong in --after");
    verb.add_option("--list", options.listFile, "Only the impressions of this file, an id a line")
        ->excludes("--broken");
    verb.add_flag("--with-labelled", options.isWithLabelled, "Also what has a label already");
    verb.add_option("--before", request.before, "Run shown as before");
    verb.add_option("--after", request.after, "Run shown as after; uncertainty is taken from it");
    verb.add_option("--run", request.furtherRuns, "Further runs for the order");
    verb.add_option("--latent", request.latentSet, "Set of latent queries for diversity");
    verb.add_option(
        "--order", options.order, "given, uncertainty, disagreement, information, diversity or random");
    verb.add_option("--seed", request.order.seed, "Of the order, the assignment and the gold items");
    verb.add_option("--limit", request.order.limit, "How many items, beside the gold ones; 0: all");
    verb.add_option("--item-seconds", request.order.cost.itemSeconds, "Of --order information");
    verb.add_option("--candidate-seconds", request.order.cost.candidateSeconds, "Of --order information");
    verb.add_option("--annotator", request.annotators, "Who labels; give it once for each")->required();
    verb.add_option("--per-item", request.annotatorsPerItem, "How many annotators an item");
    verb.add_option("--gold", request.goldCount, "How many gold items to mix in");
    verb.add_option("--gold-from", request.goldAnnotator, "Whose labels are the known answers");
    verb.add_flag("--blind-first", request.isBlindFirst, "Judge before the models' answers are shown");
    verb.add_option("--guidelines", options.guidelinesFile, "A Markdown file, shown beside the item");
}

} // namespace

void addLabelsQueueVerbs(CLI::App& labels, Verb& chosen) {
    auto options = std::make_shared<QueueOptions>();
    CLI::App& queue = *labels.add_subcommand("queue", "What is to be labelled, by whom and in which order");
    queue.require_subcommand(1);
    const auto add = [&](const char* name, const char* description, auto run) -> CLI::App& {
        CLI::App& verb = *queue.add_subcommand(name, description);
        verb.fallthrough();
        addWorkspaceOption(verb, options->where);
        verb.callback([options, run, &chosen] {
            chosen = [options, run](VerbContext& context) { return run(context, *options); };
        });
        return verb;
    };
    const auto addName = [&](CLI::App& verb) {
        verb.add_option("name", options->request.name, "The queue")->required();
    };
    CLI::App& create = add("create", "Make a queue", runCreate);
    addName(create);
    addDatasetOption(create, options->where);
    addCreateOptions(create, *options);
    add("list", "The queues, with progress and pace", runList);
    addName(add("show", "One queue with its sittings", runShow));
    CLI::App& exported = add("export", "Items and their states as JSON lines", runExport);
    addName(exported);
    exported.add_option("--out", options->out, "File; by default below exports/ of the workspace");
    CLI::App& sit = add("sit", "Begin a sitting; its id goes to labels append --session", runSit);
    addName(sit);
    sit.add_option("--annotator", options->annotator, "Who sits")->required();
    sit.add_flag("--adjudicator", options->isAdjudicator, "To decide between the others");
    add("end", "End a sitting", runEnd).add_option("id", options->request.name, "The sitting")->required();
    addName(add("remove", "Forget a queue; labels stay", runRemove));
}

} // namespace intentscope::cli
