// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/queue_task.h"

#include "core/base/atomic_file.h"
#include "core/labels/event_id.h"
#include "core/latent/latent_shelf.h"
#include "core/queues/assignment.h"
#include "core/queues/queue_words.h"
#include "core/slices/slice.h"
#include "core/stats/random.h"
#include "core/store/queue_json.h"
#include "core/tasks/slice_task.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace intentscope::tasks {
namespace {

using queues::QueueItem;
using RunPointer = std::shared_ptr<const rank::ScoreTable>;

/// What a queue is made from.
struct Material {
    workspace::Workspace& workspace;
    const std::shared_ptr<const data::Dataset>& dataset;
    const std::stop_token& stop;
    RunPointer before = {};
    RunPointer after = {};
    std::vector<RunPointer> further = {};
    std::shared_ptr<const rank::LatentQueries> latent = {};
    labels::LabelState labels = {};
};

Status loadRuns(const QueueRequest& request, Material& material) {
    const auto load = [&](const std::string& name, RunPointer& run) -> Status {
        if (name.empty())
            return {};
        ISCOPE_TRY_ASSIGN(run, material.workspace.loadRun(name, material.dataset));
        return {};
    };
    ISCOPE_TRY(load(request.before, material.before));
    ISCOPE_TRY(load(request.after, material.after));
    for (const std::string& name : request.furtherRuns)
        ISCOPE_TRY(load(name, material.further.emplace_back()));
    return {};
}

Status loadLatent(const QueueRequest& request, Material& material) {
    std::string id = request.latentSet;
    if (id.empty() && material.after && material.after->info().latent)
        id = material.after->info().latent->id;
    if (id.empty() || request.order.order != queues::QueueOrder::Diversity)
        return {};
    const latent::LatentShelf shelf(material.workspace.env(), material.workspace.latentFolder());
    ISCOPE_TRY_ASSIGN(const auto set, shelf.find(id));
    if (set->info().datasetHash != material.dataset->info().hash)
        return fail(
            ErrorCode::Mismatch,
            "The latent queries '" + id + "' are of another dataset",
            {.cure = "Write them for this dataset: intentscope-cli reason"});
    material.latent = set;
    return {};
}

Status foldLabels(Material& material) {
    material.labels = labels::LabelState({material.dataset->info().hash});
    ISCOPE_TRY_ASSIGN(const auto reader, material.workspace.openLabelReader());
    return reader->foldInto(material.labels);
}

/// Whether a clicked intent is among the first three.
bool isRight(const rank::ScoreTable& run, ImpressionIndex impression) {
    constexpr std::size_t TopCount = 3;
    const auto list = rank::rankedList(run, impression);
    const std::span top(list.data(), std::min(list.size(), TopCount));
    return std::ranges::any_of(top, &rank::RankedIntent::isClicked);
}

Result<std::vector<std::int32_t>> brokenImpressions(const Material& material) {
    if (!material.before || !material.after)
        return fail(
            ErrorCode::InvalidInput,
            "Broken impressions are those between two runs",
            {.cure = "Name both with --before and --after"});
    std::vector<std::int32_t> rows;
    for (std::int32_t row = 0; row < material.dataset->impressionCount(); ++row) {
        const bool isScored = material.before->isScored({row}) && material.after->isScored({row});
        if (isScored && isRight(*material.before, {row}) && !isRight(*material.after, {row}))
            rows.push_back(row);
    }
    return rows;
}

Result<std::vector<std::int32_t>> listedImpressions(const QueueRequest& request, const Material& material) {
    std::vector<std::int32_t> rows;
    for (const std::string& id : request.impressionIds) {
        const auto found = material.dataset->findImpression(id);
        if (!found)
            return fail(
                ErrorCode::InvalidInput,
                "There is no impression '" + id + "' in the dataset '" + material.dataset->info().name + "'");
        rows.push_back(found->value);
    }
    return rows;
}

Result<std::vector<std::int32_t>> chosenImpressions(const QueueRequest& request, const Material& material) {
    std::vector<std::int32_t> rows;
    if (request.source == QueueSource::Broken) {
        ISCOPE_TRY_ASSIGN(rows, brokenImpressions(material));
    } else if (request.source == QueueSource::Listed) {
        ISCOPE_TRY_ASSIGN(rows, listedImpressions(request, material));
    } else {
        rows.resize(static_cast<std::size_t>(material.dataset->impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    if (!request.slice.empty()) {
        ISCOPE_TRY_ASSIGN(
            const auto slice,
            chooseSlice(request.slice, material.workspace, material.dataset, material.stop));
        std::erase_if(
            rows, [&](std::int32_t row) { return !slice.rows->contains(static_cast<std::size_t>(row)); });
    }
    if (request.skipsLabelled) {
        std::erase_if(rows, [&](std::int32_t row) {
            return !material.labels.ofImpression(material.dataset->impressionId({row})).empty();
        });
    }
    return rows;
}

Result<std::vector<QueueItem>> orderedItems(const QueueRequest& request, const Material& material) {
    ISCOPE_TRY_ASSIGN(const auto rows, chosenImpressions(request, material));
    std::vector<const rank::ScoreTable*> runs;
    for (const RunPointer& run : material.further)
        runs.push_back(run.get());
    if (material.before)
        runs.push_back(material.before.get());
    if (material.after)
        runs.push_back(material.after.get());
    ISCOPE_TRY_ASSIGN(
        const auto ordered,
        queues::orderItems(
            request.order,
            {.impressions = rows, .runs = runs, .latent = material.latent.get()},
            material.stop));
    std::vector<QueueItem> items;
    for (const auto& [row, priority] : ordered) {
        QueueItem item;
        item.impressionId = material.dataset->impressionId({row});
        item.priority = priority;
        items.push_back(std::move(item));
    }
    return items;
}

/// Drawn by the seed from what the gold annotator labelled.
Result<std::vector<QueueItem>> goldItems(const QueueRequest& request, const Material& material) {
    std::vector<QueueItem> known;
    if (request.goldCount == 0)
        return known;
    for (const labels::LabelEvent* event : material.labels.inForce()) {
        if (event->annotator != request.goldAnnotator || event->label.trueIntents.empty())
            continue;
        QueueItem item;
        item.impressionId = event->impressionId;
        item.goldIntents = event->label.trueIntents;
        known.push_back(std::move(item));
    }
    const auto wanted = static_cast<std::size_t>(std::max(request.goldCount, 0));
    if (known.size() < wanted)
        return fail(
            ErrorCode::InvalidInput,
            "'" + request.goldAnnotator + "' has labelled " + std::to_string(known.size()) +
                " impressions with an intent, and " + std::to_string(wanted) + " gold items are asked for",
            {.cure = "Ask for fewer, or name another annotator with --gold-from"});
    stats::Random random(request.order.seed, 3);
    for (std::size_t i = 0; i < wanted; ++i)
        std::swap(known[i], known[i + random.below(known.size() - i)]);
    known.resize(wanted);
    return known;
}

std::string sourceText(const QueueRequest& request) {
    std::string text = "all impressions";
    if (request.source == QueueSource::Broken)
        text = "broken from " + request.before + " to " + request.after;
    else if (request.source == QueueSource::Listed)
        text = request.listedAs.empty() ? "a list of impressions" : request.listedAs;
    if (!request.slice.empty())
        text += ", in slice " + request.slice;
    return text;
}

queues::Queue describe(const QueueRequest& request, const Material& material) {
    queues::Queue queue;
    queue.id = labels::newEventId();
    queue.name = request.name;
    queue.datasetHash = material.dataset->info().hash;
    queue.createdAt = nowUtc();
    queue.source = sourceText(request);
    queue.order = request.order.order;
    queue.seed = request.order.seed;
    queue.beforeRun = material.before ? material.before->info().id : "";
    queue.afterRun = material.after ? material.after->info().id : "";
    queue.annotators = request.annotators;
    queue.annotatorsPerItem = request.annotatorsPerItem;
    queue.isBlindFirst = request.isBlindFirst;
    queue.guidelines = request.guidelines;
    return queue;
}

nlohmann::ordered_json lineOf(const QueueItem& item, const queues::QueueProgress& progress) {
    auto line = nlohmann::ordered_json::parse(store::toJson(item));
    line["state"] = queues::name(progress.stateOf(item));
    nlohmann::ordered_json states = nlohmann::ordered_json::object();
    for (const std::string& annotator : item.annotators)
        states[annotator] = queues::name(progress.stateOf(item, annotator));
    line["states"] = std::move(states);
    return line;
}

} // namespace

Result<queues::QueueContent> createQueue(
    const QueueRequest& request,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    ProgressSink& progress,
    const std::stop_token& stop) {
    progress.report({.phase = "Ordering impressions"});
    Material material{.workspace = workspace, .dataset = dataset, .stop = stop};
    ISCOPE_TRY(loadRuns(request, material));
    ISCOPE_TRY(loadLatent(request, material));
    ISCOPE_TRY(foldLabels(material));
    queues::QueueContent content;
    content.queue = describe(request, material);
    ISCOPE_TRY_ASSIGN(auto gold, goldItems(request, material));
    ISCOPE_TRY_ASSIGN(auto items, orderedItems(request, material));
    std::erase_if(items, [&](const QueueItem& item) {
        return std::ranges::find(gold, item.impressionId, &QueueItem::impressionId) != gold.end();
    });
    content.items = queues::mixIn(std::move(items), std::move(gold), request.order.seed);
    ISCOPE_TRY(queues::assign(content.queue, content.items));
    ISCOPE_TRY(checkStop(stop));
    ISCOPE_TRY(workspace.addQueue(content.queue, content.items));
    return content;
}

Result<queues::QueueCounts>
queueCounts(const queues::QueueContent& content, workspace::Workspace& workspace) {
    labels::LabelState state({content.queue.datasetHash});
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    ISCOPE_TRY(reader->foldInto(state));
    return queues::countQueue(content, state);
}

Result<queues::Sitting> startSitting(
    std::string_view queue,
    const std::string& annotator,
    labels::LabelRole role,
    workspace::Workspace& workspace) {
    ISCOPE_TRY_ASSIGN(const auto content, workspace.loadQueue(queue));
    const auto& known = content.queue.annotators;
    if (role == labels::LabelRole::Annotator && std::ranges::find(known, annotator) == known.end()) {
        std::string names;
        for (const std::string& name : known)
            names += (names.empty() ? "" : ", ") + name;
        return fail(
            ErrorCode::InvalidInput,
            "'" + annotator + "' is no annotator of the queue '" + content.queue.name + "'",
            {.cure = "Its annotators are: " + names});
    }
    queues::Sitting sitting;
    sitting.id = labels::newEventId();
    sitting.queueId = content.queue.id;
    sitting.annotator = annotator;
    sitting.role = role;
    sitting.startedAt = nowUtc();
    ISCOPE_TRY(workspace.startSitting(sitting));
    return sitting;
}

Result<QueueExportOutcome> exportQueue(
    const queues::QueueContent& content, std::filesystem::path file, workspace::Workspace& workspace) {
    constexpr std::size_t BriefDigits = 8;
    if (file.empty())
        file = workspace.exportsFolder() / ("queue-" + content.queue.id.substr(0, BriefDigits) + ".jsonl");
    labels::LabelState state({content.queue.datasetHash});
    ISCOPE_TRY_ASSIGN(const auto reader, workspace.openLabelReader());
    ISCOPE_TRY(reader->foldInto(state));
    const queues::QueueProgress progress(content, state);
    std::string text = store::toJson(content.queue) + "\n";
    for (const QueueItem& item : content.items)
        text +=
            lineOf(item, progress).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
            "\n";
    ISCOPE_TRY(writeFileAtomically(workspace.env(), file, text));
    return QueueExportOutcome{file, static_cast<std::int64_t>(content.items.size())};
}

} // namespace intentscope::tasks
