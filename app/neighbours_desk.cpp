// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbours_desk.h"

#include "core/tasks/compare_task.h"
#include "core/tasks/neighbour_outcomes.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QEvent>

#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using Index = std::shared_ptr<const tasks::NeighbourIndex>;
using Content = std::shared_ptr<const neighbours::NeighboursContent>;

neighbours::ShownList shownList(
    const tasks::NeighbourSource& source,
    const tasks::NeighbourList& list,
    const std::shared_ptr<const rank::ScoreTable>& run) {
    neighbours::ShownList shown{.name = ui::toQString(source.name), .list = list, .outcomes = {}};
    if (run)
        shown.outcomes = tasks::outcomesOf(list, *run, tasks::CompareSpec{}.topK);
    return shown;
}

Result<Content> askIndex(
    const tasks::NeighbourIndex& index,
    ImpressionIndex impression,
    const timeline::ComparedRuns& runs,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto report, index.neighbours(impression, stop));
    auto content = std::make_shared<neighbours::NeighboursContent>();
    content->dataset = index.input().dataset;
    content->impression = impression;
    content->before = shownList(index.input().before, report.before, runs.before);
    content->isCompared = report.after.has_value();
    if (report.after)
        content->after = shownList(*index.input().after, *report.after, runs.after);
    content->pointCount = report.pointCount;
    content->sharingCount = static_cast<std::int32_t>(report.sharing.size());
    content->overlap = report.overlap;
    content->rankBiased = report.rankBiasedOverlap;
    content->k = index.rule().k;
    content->topK = tasks::CompareSpec{}.topK;
    return content;
}

} // namespace

struct NeighboursDesk::Found {
    Index index;
    Content content;
};

NeighboursDesk::NeighboursDesk(const Shared& shared, QObject* parent) : QObject(parent), m_shared(shared) {
    connect(&shared.reasoning, &ReasoningDesk::shownSetsChanged, this, &NeighboursDesk::forget);
    connect(&shared.controller, &WorkspaceController::comparedRunsChanged, this, &NeighboursDesk::forget);
    connect(
        &shared.selection,
        &state::SelectionState::impressionChanged,
        this,
        &NeighboursDesk::refreshNeighbours);
    const neighbours::NeighboursPanel* panel = &shared.panel;
    connect(panel, &neighbours::NeighboursPanel::ruleChanged, this, &NeighboursDesk::forget);
    connect(panel, &neighbours::NeighboursPanel::impressionChosen, this, &NeighboursDesk::select);
    connect(
        panel, &neighbours::NeighboursPanel::actionRequested, this, &NeighboursDesk::latentQueriesRequested);
    connect(&shared.drift, &neighbours::DriftPanel::actionRequested, this, [this] {
        if (sources())
            startDrift();
        else
            Q_EMIT latentQueriesRequested();
    });
    shared.panel.installEventFilter(this);
    shared.drift.installEventFilter(this);
    refresh();
}

NeighboursDesk::~NeighboursDesk() = default;

/// A panel that comes to be seen catches up.
bool NeighboursDesk::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) {
        if (watched == &m_shared.panel)
            refreshNeighbours();
        else
            refreshDrift();
    }
    return QObject::eventFilter(watched, event);
}

std::optional<ShownSources> NeighboursDesk::sources() const {
    return shownSources(m_shared.controller, m_shared.reasoning);
}

tasks::NeighbourRule NeighboursDesk::rule() const {
    tasks::NeighbourRule rule;
    rule.k = m_shared.panel.neighbourCount();
    rule.isApproximate = m_shared.panel.isApproximate();
    return rule;
}

void NeighboursDesk::forget() {
    ++m_generation;
    m_index.reset();
    m_isDriftKnown = false;
    m_isDriftFailed = false;
    refresh();
}

void NeighboursDesk::refresh() {
    refreshNeighbours();
    refreshDrift();
}

QString NeighboursDesk::reasonForNothing() const {
    if (!m_shared.controller.dataset())
        return tr("This workspace has no dataset yet.");
    return tr("No latent queries of this dataset are stored yet.");
}

void NeighboursDesk::refreshNeighbours() {
    if (!m_shared.panel.isVisible())
        return;
    const auto where = sources();
    const ImpressionIndex impression = m_shared.selection.current().impression;
    if (!where) {
        m_shared.panel.setNothing(
            reasonForNothing(), m_shared.controller.dataset() ? tr("Write latent queries...") : QString());
        return;
    }
    if (!impression.isValid() || impression.value >= where->input.dataset->impressionCount()) {
        m_shared.panel.setNothing(tr("Choose a chat to see whose latent queries are near to its own."));
        return;
    }
    m_shared.panel.setBusy(m_index ? tr("Searching...") : tr("Reading the latent queries..."));
    // Beside a training, which may take the compute pool for hours.
    m_shared.jobs.run(
        {.title = tr("Searching neighbours"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("neighbours"),
         .isShown = m_index == nullptr},
        [where = *where, rule = rule(), impression, index = m_index](
            JobContext& context) mutable -> Result<Found> {
            if (!index) {
                ISCOPE_TRY_ASSIGN(
                    index,
                    tasks::NeighbourIndex::make(where.input, rule, context.progress(), context.stopToken()));
            }
            ISCOPE_TRY_ASSIGN(auto content, askIndex(*index, impression, where.runs, context.stopToken()));
            return Found{std::move(index), std::move(content)};
        },
        [this, generation = m_generation](Result<Found> found) {
            if (generation != m_generation)
                return;
            if (found) {
                m_index = found->index;
                m_shared.panel.setContent(found->content);
                return;
            }
            if (found.error().code == ErrorCode::Cancelled)
                return;
            if (found.error().code == ErrorCode::NotFound) {
                m_shared.panel.setNothing(tr("This chat has no latent query in the sets on screen."));
                return;
            }
            m_shared.panel.setNothing(tr("The neighbours could not be searched."));
            m_shared.panel.showError(found.error());
        });
}

void NeighboursDesk::refreshDrift() {
    if (!m_shared.drift.isVisible() || m_isDriftKnown || m_isDriftFailed)
        return;
    const auto where = sources();
    if (!where) {
        m_shared.drift.setNothing(
            reasonForNothing(), m_shared.controller.dataset() ? tr("Write latent queries...") : QString());
        return;
    }
    if (!where->input.after) {
        m_shared.drift.setNothing(
            tr("Only one set of latent queries is on screen. Choose another one as before or after in the "
               "panel Latent query to compare the neighbours of every user."));
        return;
    }
    if (where->input.before.latent->rowCount() <= MostWithoutAsking) {
        startDrift();
        return;
    }
    m_shared.drift.setNothing(
        tr("The neighbours of %1 latent queries are compared when you ask for it.")
            .arg(ui::countText(where->input.before.latent->rowCount())),
        tr("Compare the neighbours of all users"));
}

void NeighboursDesk::startDrift() {
    const auto where = sources();
    if (!where || !where->input.after)
        return;
    m_isDriftKnown = true;
    m_shared.drift.setNothing(tr("Comparing the neighbours of all users..."));
    using Drift = std::shared_ptr<const neighbours::DriftModel::Content>;
    m_shared.jobs.run(
        {.title = tr("Comparing the neighbours of all users"),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("drift")},
        [input = where->input, rule = rule(), index = m_index](JobContext& context) -> Result<Drift> {
            auto content = std::make_shared<neighbours::DriftModel::Content>();
            content->dataset = input.dataset;
            content->k = rule.k;
            content->persistence = rule.persistence;
            if (index) {
                ISCOPE_TRY_ASSIGN(content->report, index->drift(context.progress(), context.stopToken()));
            } else {
                ISCOPE_TRY_ASSIGN(
                    content->report, tasks::driftTask(input, rule, context.progress(), context.stopToken()));
            }
            return content;
        },
        [this, generation = m_generation](Result<Drift> drift) {
            if (generation != m_generation)
                return;
            if (drift) {
                m_shared.drift.setContent(*drift);
                return;
            }
            m_isDriftKnown = false;
            m_isDriftFailed = true;
            m_shared.drift.setNothing(
                tr("The neighbours of all users are not compared."),
                tr("Compare the neighbours of all users"));
            if (drift.error().code != ErrorCode::Cancelled)
                m_shared.drift.showError(drift.error());
        });
}

void NeighboursDesk::select(ImpressionIndex impression) {
    const auto& dataset = m_shared.controller.dataset();
    if (dataset && impression.isValid() && impression.value < dataset->impressionCount())
        m_shared.selection.selectImpression(dataset->userOf(impression), impression);
}

} // namespace intentscope::app
