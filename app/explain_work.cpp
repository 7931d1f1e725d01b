// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain_work.h"

#include "app/reasoning_work.h"
#include "widgets/base/convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using Report = std::shared_ptr<const tasks::ExplainReport>;

std::string tr(const char* text, const std::string& name = {}) {
    const QString shown = QCoreApplication::translate("ExplainDesk", text);
    return ui::toStdString(name.empty() ? shown : shown.arg(ui::toQString(name)));
}

/// Another fold of an out-of-fold run is another checkpoint.
Result<std::shared_ptr<const ExplainedRun>> openRun(const ExplainRequest& request) {
    const workspace::Workspace& workspace = *request.workspace;
    ISCOPE_TRY_ASSIGN(
        const auto folder,
        tasks::rankerFolderOf(request.run, request.impression, *request.dataset, workspace.folder()));
    if (request.opened && request.opened->runId == request.run.id && request.opened->folder == folder)
        return request.opened;
    request.tell(tr("Opening the ranker of %1...", request.run.name));
    ExplainedRun opened{.runId = request.run.id, .folder = folder, .ranker = {}, .set = nullptr};
    ISCOPE_TRY_ASSIGN(opened.ranker, tasks::openRanker(workspace.env(), folder, request.factories));
    ISCOPE_TRY(tasks::checkScoredBy(request.run, opened.ranker.scorer->info(), folder));
    const latent::LatentShelf shelf(workspace.env(), workspace.latentFolder());
    ISCOPE_TRY_ASSIGN(opened.set, tasks::latentOfRun(shelf, request.run, opened.ranker.scorer->info()));
    auto shared = std::make_shared<const ExplainedRun>(std::move(opened));
    request.showOpened(shared);
    return shared;
}

Result<rank::TypedQuery>
readQuery(ExplainRequest& request, const latent::LatentSet& set, const std::stop_token& stop) {
    const std::string& text = *request.question.query;
    const std::string& id = set.description().id;
    if (request.read && request.read->setId == id && request.read->impression == request.impression &&
        request.read->query.text == text)
        return request.read->query;
    request.tell(tr("%1 reads the latent query...", set.description().reasonerName));
    Env& env = request.workspace->env();
    ISCOPE_TRY_ASSIGN(
        const auto reader,
        openShared(request.reader, request.readerLocation, request.openReasoner, env, stop));
    request.showReader(reader);
    const tasks::TypedText typed{request.dataset, request.impression, request.opened->set, text};
    ISCOPE_TRY_ASSIGN(auto query, tasks::readTypedQuery(env, typed, *reader, stop));
    request.showRead(std::make_shared<const ReadQuery>(ReadQuery{id, request.impression, query}));
    return query;
}

bool isCandidate(const ExplainRequest& request, IntentIndex intent) {
    const auto candidates = request.dataset->candidatesOf(request.impression).intents;
    return std::find(candidates.begin(), candidates.end(), intent.value) != candidates.end();
}

} // namespace

Result<Report> explainNow(ExplainRequest request, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(request.opened, openRun(request));
    const explaining::ExplainQuestion& question = request.question;
    tasks::ExplainSpec spec{
        .impression = request.impression,
        .against = question.against,
        .baseline = question.baseline,
        .edits = question.edits,
        // Whoever scored the run with them has allowed another reasoner's.
        .allowsOtherReasoner = true,
        .isRankingAlone = true};
    if (request.intent && isCandidate(request, *request.intent))
        spec.intent = request.intent;
    if (spec.against == spec.intent)
        spec.against.reset();
    if (question.query && request.opened->set) {
        ISCOPE_TRY_ASSIGN(spec.query, readQuery(request, *request.opened->set, stop));
    }
    const tasks::ExplainedData data{request.dataset, request.opened->set};
    request.tell(tr("Ranking..."));
    ISCOPE_TRY_ASSIGN(auto ranking, tasks::explainTask(spec, request.opened->ranker, data, stop));
    request.showRanking(std::make_shared<const tasks::ExplainReport>(std::move(ranking)));
    request.tell(tr("Explaining..."));
    spec.isRankingAlone = false;
    ISCOPE_TRY_ASSIGN(auto report, tasks::explainTask(spec, request.opened->ranker, data, stop));
    return std::make_shared<const tasks::ExplainReport>(std::move(report));
}

} // namespace intentscope::app
