// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbours_probe.h"

#include "app/reasoning_work.h"
#include "core/tasks/explain_sources.h"
#include "widgets/base/convert.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using neighbours::NeighbourSide;
using neighbours::ProbeContent;
using Index = std::shared_ptr<const tasks::NeighbourIndex>;

/// One question, with all that a job needs.
struct ProbeWork {
    std::shared_ptr<workspace::Workspace> workspace;
    tasks::NeighboursInput input;
    NeighbourSide side = NeighbourSide::Before;
    std::shared_ptr<const latent::LatentSet> set; ///< of the side
    std::shared_ptr<const rank::ScoreTable> run;  ///< of the side; may be null
    ImpressionIndex impression;
    std::string text;
    RankerBackend backend;
    Index index;                            ///< of an earlier question; may be null
    std::shared_ptr<SharedReasoner> reader; ///< the same
    std::string readerLocation;
};

struct ProbeOutcome {
    Index index;
    std::shared_ptr<SharedReasoner> reader;
    std::shared_ptr<const ProbeContent> content;
};

QString tr(const char* text) {
    return NeighboursProbe::tr(text);
}

/// How the run's ranker would rank with the typed query; says why where it would not.
Result<std::vector<tasks::WhatIfRow>>
rankWith(const ProbeWork& work, const rank::TypedQuery& query, QString& whyNot, const std::stop_token& stop) {
    if (!work.run) {
        whyNot = tr("No run is on screen that would rank with it.");
        return std::vector<tasks::WhatIfRow>();
    }
    const rank::RunInfo& run = work.run->info();
    auto folder = tasks::rankerFolderOf(run, work.impression, *work.input.dataset, work.workspace->folder());
    if (!folder) {
        whyNot = ui::toQString(folder.error().text());
        return std::vector<tasks::WhatIfRow>();
    }
    tasks::OpenedRanker ranker;
    ISCOPE_TRY_ASSIGN(ranker.scorer, work.backend.openScorer(work.workspace->env(), *folder));
    ISCOPE_TRY(tasks::checkScoredBy(run, ranker.scorer->info(), *folder));
    if (!ranker.scorer->info().readsLatentQueries) {
        whyNot = tr("The ranker of %1 reads no latent queries.").arg(ui::toQString(run.name));
        return std::vector<tasks::WhatIfRow>();
    }
    const tasks::ExplainSpec spec{
        .impression = work.impression, .query = query, .allowsOtherReasoner = true, .isRankingAlone = true};
    ISCOPE_TRY_ASSIGN(auto report, tasks::explainTask(spec, ranker, {work.input.dataset, work.set}, stop));
    return std::move(report.ranking);
}

Result<ProbeOutcome> answer(const ProbeWork& work, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    ProbeOutcome outcome{.index = work.index, .reader = nullptr, .content = nullptr};
    Env& env = work.workspace->env();
    ISCOPE_TRY_ASSIGN(
        outcome.reader, openShared(work.reader, work.readerLocation, work.backend.openReasoner, env, stop));
    ISCOPE_TRY_ASSIGN(
        const auto query,
        tasks::readTypedQuery(
            env, {work.input.dataset, work.impression, work.set, work.text}, *outcome.reader, stop));
    if (!outcome.index) {
        ISCOPE_TRY_ASSIGN(
            outcome.index, tasks::NeighbourIndex::make(work.input, {}, context.progress(), stop));
    }
    auto near = std::make_shared<neighbours::NeighboursContent>();
    near->dataset = work.input.dataset;
    near->impression = work.impression;
    near->before.name =
        ui::toQString(work.side == NeighbourSide::After ? work.input.after->name : work.input.before.name);
    ISCOPE_TRY_ASSIGN(near->before.list, outcome.index->nearest(work.side, query.vector, stop));
    if (work.run)
        near->before.outcomes = tasks::outcomesOf(near->before.list, *work.run, near->topK);
    auto content = std::make_shared<ProbeContent>();
    content->nearest = latent::nearestIntents(
        query.vector, latent::intentVectors(*work.set, work.input.dataset->intentCount()));
    ISCOPE_TRY_ASSIGN(content->ranking, rankWith(work, query, content->whyNoRanking, stop));
    content->neighbours = std::move(near);
    content->text = ui::toQString(work.text);
    content->reader = ui::toQString(outcome.reader->info().name);
    outcome.content = std::move(content);
    return outcome;
}

} // namespace

NeighboursProbe::NeighboursProbe(const Shared& shared, RankerBackend backend, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)) {
    connect(&shared.reasoning, &ReasoningDesk::shownSetsChanged, this, &NeighboursProbe::onSetsChanged);
    connect(&shared.selection, &state::SelectionState::impressionChanged, this, &NeighboursProbe::forget);
    const neighbours::ProbePanel* panel = &shared.panel;
    connect(panel, &neighbours::ProbePanel::probeRequested, this, &NeighboursProbe::probe);
    connect(panel, &neighbours::ProbePanel::impressionChosen, this, [this](ImpressionIndex impression) {
        m_shared.selection.selectImpression(m_shared.controller.dataset()->userOf(impression), impression);
    });
    connect(
        panel,
        &neighbours::ProbePanel::intentChosen,
        &shared.selection,
        &state::SelectionState::selectIntent);
    onSetsChanged();
}

NeighboursProbe::~NeighboursProbe() = default;

void NeighboursProbe::onSetsChanged() {
    m_index.reset();
    m_reader.reset();
    const auto sources = shownSources(m_shared.controller, m_shared.reasoning);
    m_shared.panel.setHasTwoSides(sources && sources->input.after);
    forget();
}

/// An answer is one for a chat and its sets.
void NeighboursProbe::forget() {
    m_shared.panel.setContent(nullptr);
}

const tasks::FoundReasoner* NeighboursProbe::writerOf(const latent::LatentDescription& set) const {
    const auto& known = m_shared.reasoning.reasoners();
    const auto found = std::ranges::find_if(known, [&](const tasks::FoundReasoner& one) {
        return one.name == set.reasonerName && !one.isRemote() && one.problem.empty();
    });
    return found == known.end() ? nullptr : &*found;
}

void NeighboursProbe::probe() {
    const auto sources = shownSources(m_shared.controller, m_shared.reasoning);
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const std::string text = ui::toStdString(m_shared.panel.text());
    if (!sources || !impression.isValid() || text.empty())
        return;
    ProbeWork work;
    work.workspace = m_shared.controller.workspace();
    work.input = sources->input;
    work.side = sources->input.after ? m_shared.panel.side() : NeighbourSide::Before;
    const bool isAfter = work.side == NeighbourSide::After;
    const auto& [before, after] = m_shared.reasoning.shownSets();
    work.set = isAfter || !before ? after : before;
    work.run = isAfter ? sources->runs.after : sources->runs.before;
    work.impression = impression;
    work.text = text;
    work.backend = m_backend;
    work.index = m_index;
    const latent::LatentDescription& about = work.set->description();
    for (const auto& open : {m_reader, m_shared.reasoning.opened()}) {
        if (open && open->info().checkpointHash == about.reasonerHash)
            work.reader = open;
    }
    const tasks::FoundReasoner* writer = writerOf(about);
    if (!work.reader && writer == nullptr) {
        m_shared.panel.showError(Error{
            ErrorCode::NotFound,
            "The reasoner " + about.reasonerName + ", which wrote these latent queries, is not at hand",
            {},
            "Add it in the panel Latent query"});
        return;
    }
    work.readerLocation = writer == nullptr ? std::string() : writer->location;
    m_shared.panel.setBusy(tr("%1 reads the latent query...").arg(ui::toQString(about.reasonerName)));
    m_shared.jobs.run(
        {.title = tr("Probing a latent query"),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("probe")},
        [work](JobContext& context) { return answer(work, context); },
        [this, impression, set = work.set](Result<ProbeOutcome> outcome) {
            m_shared.panel.setBusy({});
            const auto& [first, second] = m_shared.reasoning.shownSets();
            const bool isCurrent =
                m_shared.selection.current().impression == impression && (set == first || set == second);
            if (!outcome) {
                m_shared.panel.showError(outcome.error());
                return;
            }
            if (!isCurrent)
                return;
            m_index = outcome->index;
            m_reader = outcome->reader;
            m_shared.panel.setContent(outcome->content);
        });
}

} // namespace intentscope::app
