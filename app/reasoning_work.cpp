// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reasoning_work.h"

#include "core/tasks/open_reasoner.h"
#include "core/tasks/reason_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace intentscope::app {
namespace {

constexpr std::size_t KbStep = 16; ///< intents read between two looks at the stop

QString tr(const char* text) {
    return QCoreApplication::translate("ReasoningDesk", text);
}

/// Those of a set by the same reasoner, else of an earlier request, else read now.
Result<std::shared_ptr<const KbVectors>>
readKb(const WriteRequest& request, SharedReasoner& reasoner, jobs::JobContext& context) {
    const std::string& hash = reasoner.info().checkpointHash;
    const std::string& datasetHash = request.dataset->info().hash;
    if (request.kb && request.kb->reasonerHash == hash && request.kb->datasetHash == datasetHash)
        return request.kb;
    auto kb = std::make_shared<KbVectors>(KbVectors{hash, datasetHash, {}});
    const auto count = static_cast<std::size_t>(request.dataset->intentCount());
    while (kb->vectors.size() < count) {
        const std::size_t first = kb->vectors.size();
        context.progress().report(
            {.phase = "Reading the intents",
             .done = static_cast<std::int64_t>(first),
             .total = static_cast<std::int64_t>(count),
             .detail = {}});
        std::vector<std::string> texts;
        for (std::size_t i = first; i < std::min(first + KbStep, count); ++i)
            texts.push_back(tasks::intentText(*request.dataset, {static_cast<std::int32_t>(i)}));
        ISCOPE_TRY_ASSIGN(auto vectors, reasoner.embed(texts, request.settings.pooling, context.stopToken()));
        if (vectors.size() != texts.size())
            return fail(ErrorCode::Corrupt, "The reasoner gave vectors of another number of intents");
        std::ranges::move(vectors, std::back_inserter(kb->vectors));
    }
    return kb;
}

std::vector<std::vector<latent::NearIntent>>
nearestOf(const std::vector<rank::Generation>& samples, std::span<const std::span<const float>> intents) {
    std::vector<std::vector<latent::NearIntent>> all;
    for (const rank::Generation& sample : samples) {
        const bool fits =
            !sample.vector.empty() && !intents.empty() && sample.vector.size() == intents.front().size();
        all.push_back(
            fits ? latent::nearestIntents(sample.vector, intents) : std::vector<latent::NearIntent>());
    }
    return all;
}

} // namespace

Result<OpenedSets> openSets(const workspace::Workspace& workspace, const std::string& datasetHash) {
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    ISCOPE_TRY_ASSIGN(const auto entries, shelf.list());
    OpenedSets opened;
    for (const latent::ShelfEntry& entry : entries) {
        if (!entry.problem.empty()) {
            opened.problems.push_back(entry.problem);
            continue;
        }
        if (entry.description.datasetHash != datasetHash)
            continue;
        auto set = latent::LatentSet::open(workspace.env(), entry.folder);
        if (!set) {
            opened.problems.push_back(set.error().text());
            continue;
        }
        const QFileInfo file(ui::pathText(entry.folder / latent::files::Description));
        opened.sets.push_back({*std::move(set), UtcMillis{file.lastModified().toMSecsSinceEpoch()}});
    }
    std::ranges::stable_sort(opened.sets, {}, &OpenedSet::writtenAt);
    return opened;
}

reasoning::SetChoice choiceOf(const OpenedSet& set) {
    const latent::LatentDescription& about = set.set->description();
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(set.writtenAt.value);
    const QString reasoner = ui::toQString(about.reasonerName);
    const QString name = ui::toQString(about.name);
    QString title = tr("%1, %2").arg(reasoner, QLocale().toString(when, QStringLiteral("d MMM")));
    if (name != reasoner)
        title = tr("%1 (%2)").arg(title, name);
    const QString detail = tr("%1 of %2 chats (%3)\n%4\nwritten %5\nreasoner %6, template %7")
                               .arg(ui::countText(about.askedCount), ui::countText(about.impressionCount))
                               .arg(ui::toQString(about.part), ui::toQString(about.answerSettings))
                               .arg(when.toString(QStringLiteral("yyyy-MM-dd HH:mm t")))
                               .arg(ui::toQString(about.reasonerHash).left(12))
                               .arg(ui::toQString(about.templateHash).left(12));
    return {.id = ui::toQString(about.id), .title = title, .detail = detail};
}

reasoning::StoredQuery storedQuery(const latent::LatentSet& set, ImpressionIndex impression) {
    const std::int32_t row = set.rowOf(impression);
    if (row < 0)
        return {};
    const latent::LatentAnswer answer = set.answer(row);
    reasoning::StoredQuery query{.isThere = true, .text = ui::toQString(answer.text).trimmed()};
    query.detail = tr("%1 tokens").arg(ui::countText(answer.answerTokens));
    if (!answer.isComplete)
        query.detail += tr(", cut there");
    if (std::isfinite(answer.logProbability))
        query.detail += tr("; log-probability %1 nats").arg(ui::significant(answer.logProbability));
    if (set.vectorSize() > 0)
        query.nearest = latent::nearestIntents(
            set.vector(row), latent::intentVectors(set, set.description().intentCount));
    return query;
}

Result<std::shared_ptr<SharedReasoner>> openShared(
    std::shared_ptr<SharedReasoner> opened,
    const std::string& location,
    const rank::ReasonerFactory& factory,
    Env& env,
    const std::stop_token& stop) {
    if (opened)
        return opened;
    ISCOPE_TRY_ASSIGN(auto reasoner, tasks::openReasoner({.location = location}, factory, env, stop));
    return std::make_shared<SharedReasoner>(std::move(reasoner));
}

Result<WriteOutcome>
writeQuery(const WriteRequest& request, SharedReasoner& reasoner, jobs::JobContext& context) {
    request.tell(ui::toStdString(tr("Writing...")));
    const auto begin = std::chrono::steady_clock::now();
    reasoning::WrittenQuery written;
    ISCOPE_TRY_ASSIGN(
        written.answer,
        tasks::answerImpression(
            std::string(request.dataset->impressionId(request.impression)),
            request.settings,
            request.dataset,
            reasoner,
            context.stopToken()));
    using std::chrono::milliseconds;
    written.durationMs =
        std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin).count();
    written.reasoner = reasoner.info();
    written.sampling = request.settings.sampling;
    request.showAnswer(std::make_shared<const reasoning::WrittenQuery>(written));
    WriteOutcome outcome{.written = nullptr, .kb = request.kb};
    if (reasoner.info().vectorSize > 0) {
        std::vector<std::span<const float>> intents;
        const auto same = std::ranges::find_if(request.sets, [&](const OpenedSet& one) {
            return one.set->description().reasonerHash == reasoner.info().checkpointHash &&
                   one.set->vectorSize() > 0;
        });
        if (same != request.sets.end()) {
            intents = latent::intentVectors(*same->set, request.dataset->intentCount());
        } else {
            request.tell(ui::toStdString(tr("Reading the intents of the knowledge base...")));
            ISCOPE_TRY_ASSIGN(outcome.kb, readKb(request, reasoner, context));
            for (const auto& vector : outcome.kb->vectors)
                intents.emplace_back(vector);
        }
        written.nearest = nearestOf(written.answer.samples, intents);
    }
    outcome.written = std::make_shared<const reasoning::WrittenQuery>(std::move(written));
    return outcome;
}

Result<reasoning::PromptContent> preparePrompt(const PromptRequest& request, Env& env) {
    const std::string id(request.dataset->impressionId(request.impression));
    reasoning::PromptContent content;
    content.reasonerName = ui::toQString(request.reasoner.name);
    if (request.reasoner.isRemote()) {
        ISCOPE_TRY_ASSIGN(
            const std::string text,
            tasks::previewRequest(
                id, request.settings, {.location = request.reasoner.location}, request.dataset, env));
        content.request = ui::toQString(text);
    }
    if (request.opened) {
        ISCOPE_TRY_ASSIGN(
            content.prompt, tasks::promptOf(id, request.settings, request.dataset, *request.opened));
        return content;
    }
    ISCOPE_TRY_ASSIGN(
        auto promptTemplate,
        data::PromptTemplate::parse(
            request.settings.templateText.empty() ? data::defaultPromptTemplate()
                                                  : std::string_view(request.settings.templateText),
            request.settings.templateFile));
    content.prompt.templateHash = promptTemplate.fingerprint().hex();
    ISCOPE_TRY_ASSIGN(const auto texts, data::ContextTexts::make(request.dataset, std::move(promptTemplate)));
    ISCOPE_TRY_ASSIGN(
        content.prompt.context,
        texts.textOf(request.impression, {.eventCount = request.settings.eventCount}));
    return content;
}

std::string setOfRun(
    const rank::RunInfo& run, const workspace::Workspace& workspace, const rank::ScorerFactory& openScorer) {
    if (run.latent)
        return run.latent->id;
    if (run.isPrecomputed || run.rankerFolders.empty() || !openScorer)
        return {};
    const auto ranker = openScorer(workspace.env(), workspace.folder() / run.rankerFolders.front());
    if (!ranker || !(*ranker)->info().readsLatentQueries)
        return {};
    return (*ranker)->info().latent.id;
}

} // namespace intentscope::app
