// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cause_desk.h"

#include "app/cause_work.h"

#include <utility>

namespace intentscope::app {
namespace {

using explaining::CausePanel;
using explaining::ChangeScope;

/// The comparison's own spec; until it is there, what it is going to be.
tasks::CompareSpec compareSpec(const WorkspaceController& controller) {
    const auto& report = controller.comparison();
    return report ? report->spec : tasks::CompareSpec{.part = tasks::ImpressionPart::AllScored};
}

QString nothingText(ChangeScope scope) {
    switch (scope) {
    case ChangeScope::Chat:
        return CauseDesk::tr("The two runs did not both score this chat, so there is nothing to compare.");
    case ChangeScope::User:
        return CauseDesk::tr("No chat of this user has another first intent.");
    case ChangeScope::First:
        return CauseDesk::tr("No chat has another first intent.");
    case ChangeScope::Fixed:
        return CauseDesk::tr("No chat was fixed.");
    case ChangeScope::Broken:
        break;
    }
    return CauseDesk::tr("No chat was broken.");
}

CauseRequest requestOf(
    const WorkspaceController& controller,
    const state::SelectionState& selection,
    const RankerBackend& backend) {
    return {
        .workspace = controller.workspace(),
        .dataset = controller.dataset(),
        .runs = controller.comparedRuns(),
        .backend = backend,
        .compare = compareSpec(controller),
        .selection = selection.current()};
}

} // namespace

CauseDesk::CauseDesk(const Shared& shared, RankerBackend backend, QObject* parent)
    : QObject(parent), m_shared(shared), m_backend(std::move(backend)) {
    const WorkspaceController* controller = &shared.controller;
    const CausePanel* cause = &shared.cause;
    const errors::SwapPanel* swap = &shared.swap;
    connect(controller, &WorkspaceController::comparedRunsChanged, this, &CauseDesk::onRunsChanged);
    connect(controller, &WorkspaceController::closed, this, &CauseDesk::onRunsChanged);
    connect(controller, &WorkspaceController::comparisonChanged, this, [this] {
        // Which chats are fixed or broken is the comparison's.
        if (m_shared.cause.scope() != ChangeScope::Chat) {
            m_isAsked = false;
            ask();
        }
    });
    connect(
        &shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        [this](const auto&, state::SelectionParts changed) { onSelectionChanged(changed); });
    connect(cause, &CausePanel::scopeChanged, this, [this] {
        m_isAsked = false;
        ask();
    });
    connect(cause, &CausePanel::shown, this, &CauseDesk::ask);
    connect(cause, &CausePanel::cancelRequested, this, [this] { m_shared.jobs.cancel(m_job); });
    connect(cause, &CausePanel::chatChosen, this, &CauseDesk::choose);
    connect(swap, &errors::SwapPanel::runRequested, this, &CauseDesk::runSwap);
}

CauseDesk::~CauseDesk() = default;

bool CauseDesk::hasBothRuns() const {
    const auto& runs = m_shared.controller.comparedRuns();
    return m_shared.controller.isOpen() && runs.before && runs.after &&
           runs.before->info().id != runs.after->info().id;
}

void CauseDesk::onRunsChanged() {
    m_shared.jobs.cancel(std::exchange(m_job, {}));
    m_isAsked = false;
    m_shared.cause.showNothing(tr("Choose two runs, before and after, to see what changed a ranking."));
    if (!hasBothRuns()) {
        m_shared.swap.showNothing(
            tr("Choose two runs, before and after, to see which half of the change did it."), false);
        return;
    }
    const auto& runs = m_shared.controller.comparedRuns();
    const bool isSwappable = runs.before->info().latent && runs.after->info().latent;
    m_shared.swap.showNothing(
        isSwappable ? tr("Give each run's latent queries to the ranker of the other: which half caused the "
                         "change?")
                    : tr("Only runs whose rankers read latent queries have two halves to swap."),
        isSwappable);
    ask();
}

void CauseDesk::onSelectionChanged(state::SelectionParts changed) {
    const ChangeScope scope = m_shared.cause.scope();
    const bool isOther = (scope == ChangeScope::Chat && changed.testFlag(state::SelectionPart::Impression)) ||
                         (scope == ChangeScope::User && changed.testFlag(state::SelectionPart::User));
    if (!isOther)
        return;
    m_isAsked = false;
    ask();
}

void CauseDesk::ask() {
    using Report = std::shared_ptr<const tasks::AttributeChangeReport>;
    if (m_isAsked || !m_shared.cause.isVisible() || !hasBothRuns())
        return;
    m_shared.jobs.cancel(std::exchange(m_job, {}));
    auto request = requestOf(m_shared.controller, m_shared.selection, m_backend);
    request.scope = m_shared.cause.scope();
    if (request.scope == ChangeScope::Chat && !request.selection.impression.isValid()) {
        m_shared.cause.showNothing(tr("Choose a chat to see what changed its ranking."));
        return;
    }
    m_isAsked = true;
    m_shared.cause.setBusy(true);
    const bool isOne = request.scope == ChangeScope::Chat;
    m_job = m_shared.jobs.run(
        // One chat takes a moment and must not wait for a training to end.
        {.title = tr("Explaining what changed"),
         .kind = isOne ? jobs::JobKind::Io : jobs::JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("cause"),
         .isShown = !isOne},
        [request = std::move(request)](jobs::JobContext& context) { return attributeNow(request, context); },
        [this, dataset = m_shared.controller.dataset()](Result<Report> report) {
            if (!report) {
                m_isAsked = report.error().code != ErrorCode::Cancelled;
                m_shared.cause.showError(report.error());
            } else if (*report) {
                m_shared.cause.setReport(dataset, *std::move(report));
            } else {
                m_shared.cause.showNothing(nothingText(m_shared.cause.scope()));
            }
        });
}

void CauseDesk::runSwap() {
    using Report = std::shared_ptr<const tasks::SwapReport>;
    if (!hasBothRuns())
        return;
    m_shared.swap.setBusy(true);
    m_shared.jobs.run(
        {.title = tr("Swapping latent queries and rankers"), .context = this, .slot = QStringLiteral("swap")},
        [request = requestOf(m_shared.controller, m_shared.selection, m_backend)](jobs::JobContext& context) {
            return swapNow(request, context);
        },
        [this, runs = m_shared.controller.comparedRuns()](Result<Report> report) {
            const auto& now = m_shared.controller.comparedRuns();
            if (runs.before != now.before || runs.after != now.after)
                return;
            if (report)
                m_shared.swap.setReport(*std::move(report));
            else
                m_shared.swap.showError(report.error());
        });
}

void CauseDesk::choose(ImpressionIndex impression, IntentIndex intent) {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset)
        return;
    auto selection = m_shared.selection.current();
    selection.user = dataset->userOf(impression);
    selection.impression = impression;
    selection.intent = intent;
    m_shared.selection.select(selection);
}

} // namespace intentscope::app
