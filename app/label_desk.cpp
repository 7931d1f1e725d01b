// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/label_desk.h"

#include "core/rank/score_table.h"

#include <utility>

namespace intentscope::app {
namespace {

/// As the run on screen ranks them: "after" where there is one, else "before", else the source's order.
std::vector<IntentIndex>
candidatesFor(const data::Dataset& dataset, const timeline::ComparedRuns& runs, ImpressionIndex impression) {
    std::vector<IntentIndex> candidates;
    for (const auto& run : {runs.after, runs.before}) {
        if (!run || !candidates.empty())
            continue;
        for (const auto& ranked : rank::rankedList(*run, impression))
            candidates.push_back(ranked.intent);
    }
    if (candidates.empty()) {
        for (const std::int32_t intent : dataset.candidatesOf(impression).intents)
            candidates.push_back(IntentIndex{intent});
    }
    return candidates;
}

} // namespace

LabelDesk::LabelDesk(const Shared& shared, QObject* parent) : QObject(parent), m_shared(shared) {
    const auto& controller = m_shared.controller;
    connect(&controller, &WorkspaceController::datasetChanged, this, &LabelDesk::startSession);
    connect(&controller, &WorkspaceController::closing, this, &LabelDesk::endSession);
    connect(&controller, &WorkspaceController::comparedRunsChanged, this, &LabelDesk::offerCandidates);
    connect(&m_shared.selection, &state::SelectionState::impressionChanged, this, &LabelDesk::refreshBlind);
    connect(
        &m_shared.selection, &state::SelectionState::impressionChanged, this, &LabelDesk::offerCandidates);
    connect(&m_shared.panel, &panels::LabelPanel::nextRequested, this, &LabelDesk::selectNext);
    connect(&m_shared.panel, &panels::LabelPanel::previousRequested, this, &LabelDesk::selectPrevious);
    connect(&m_shared.panel, &panels::LabelPanel::submitRequested, this, &LabelDesk::submit);
    connect(&m_shared.panel, &panels::LabelPanel::nextOpenRequested, this, &LabelDesk::selectNextOpen);
    connect(
        &m_shared.panel, &panels::LabelPanel::previousOpenRequested, this, &LabelDesk::selectPreviousOpen);
}

LabelDesk::~LabelDesk() {
    endSession();
}

void LabelDesk::startSession() {
    endSession();
    auto& opened = m_shared.controller.openedDataset();
    m_order.setDataset(opened.dataset);
    if (!opened.dataset || !opened.labels)
        return;
    m_shared.panel.setCauses(opened.causes);
    auto& workspace = *m_shared.controller.workspace();
    m_session = std::make_unique<labelling::LabelSession>(
        workspace.labels(), opened.labelSpec, *std::exchange(opened.labels, std::nullopt));
    connect(m_session.get(), &labelling::LabelSession::labelSaved, this, &LabelDesk::onSaved);
    if (workspace.isReadOnly())
        m_shared.panel.setSession(
            nullptr, tr("Another program holds this workspace, so it is open for reading only."));
    else
        m_shared.panel.setSession(m_session.get());
    countLabels();
}

void LabelDesk::endSession() {
    setWalk(nullptr);
    if (!m_session)
        return;
    m_shared.panel.flushTexts();
    m_shared.panel.setSession(nullptr);
    m_session.reset();
}

void LabelDesk::offerCandidates() {
    const auto& dataset = m_shared.controller.dataset();
    const ImpressionIndex impression = m_shared.selection.current().impression;
    // Between two datasets the selection is still one of the old.
    if (!dataset || !impression.isValid() || impression.value >= dataset->impressionCount())
        return;
    // The order of a ranking is an answer too; and a key stays with its intent when the answers are shown.
    const bool isOrderHidden = m_walk != nullptr && m_walk->queue().isBlindFirst;
    const timeline::ComparedRuns runs =
        isOrderHidden ? timeline::ComparedRuns{} : m_shared.controller.comparedRuns();
    m_shared.panel.setCandidates(impression, candidatesFor(*dataset, runs, impression));
}

void LabelDesk::setWalk(const labelling::QueueWalk* walk, std::set<std::string> seen) {
    m_walk = walk;
    m_seen = std::move(seen);
    refreshBlind();
    offerCandidates();
}

bool LabelDesk::isBlind() const {
    if (m_walk == nullptr || !m_walk->queue().isBlindFirst ||
        m_walk->sitting().role == labels::LabelRole::Adjudicator)
        return false;
    const std::string id = selectedId();
    return m_walk->contains(id) && !m_seen.contains(id);
}

void LabelDesk::refreshBlind() {
    const bool isBlindNow = isBlind();
    m_shared.panel.setBlind(isBlindNow);
    Q_EMIT blindChanged(isBlindNow);
}

void LabelDesk::onSaved(const labels::LabelEvent& event) {
    countLabels();
    if (m_walk == nullptr || !showsAnswers(event))
        return;
    m_seen.insert(event.impressionId);
    refreshBlind();
}

void LabelDesk::countLabels() {
    const auto& dataset = m_shared.controller.dataset();
    m_shared.users.setLabelCounts(
        std::make_shared<const std::vector<std::int32_t>>(labelCounts(*dataset, m_session->state())));
    Q_EMIT labelCountChanged(m_session->labelCount());
}

void LabelDesk::selectNext() {
    step(true);
}

void LabelDesk::selectPrevious() {
    step(false);
}

void LabelDesk::selectNextOpen() {
    stepOpen(true);
}

void LabelDesk::selectPreviousOpen() {
    stepOpen(false);
}

void LabelDesk::step(bool isForward) {
    if (m_walk != nullptr) {
        selectById(isForward ? m_walk->next(selectedId()) : m_walk->previous(selectedId()));
        return;
    }
    const ImpressionIndex from = m_shared.selection.current().impression;
    selectImpression(isForward ? m_order.next(from) : m_order.previous(from));
}

void LabelDesk::stepOpen(bool isForward) {
    if (m_walk != nullptr) {
        selectById(isForward ? m_walk->nextOpen(selectedId()) : m_walk->previousOpen(selectedId()));
        return;
    }
    ImpressionIndex at = m_shared.selection.current().impression;
    do {
        at = isForward ? m_order.next(at) : m_order.previous(at);
    } while (at.isValid() && m_session &&
             !m_session->labelOf(m_shared.controller.dataset()->impressionId(at)).isEmpty());
    selectImpression(at);
}

void LabelDesk::submit() {
    const std::string id = selectedId();
    if (m_walk == nullptr || !m_session) {
        selectNext();
        return;
    }
    if (m_walk->isOpen(id)) {
        if (m_session->labelOf(id).isEmpty() || isBlind()) {
            Q_EMIT submitRefused();
            return;
        }
        // Labelled elsewhere before: the queue counts what is said in its own sittings.
        const Status status =
            m_session->confirm(labelling::judgedItem(id, m_shared.selection.current(), isBlind()));
        if (!status) {
            Q_EMIT failed(status.error());
            return;
        }
    }
    selectNextOpen();
}

std::string LabelDesk::selectedId() const {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    return impression.isValid() && m_shared.controller.dataset()
               ? std::string(m_shared.controller.dataset()->impressionId(impression))
               : std::string();
}

void LabelDesk::selectById(const std::string& impressionId) {
    if (const auto impression = m_shared.controller.dataset()->findImpression(impressionId))
        selectImpression(*impression);
}

void LabelDesk::selectImpression(ImpressionIndex impression) {
    if (impression.isValid())
        m_shared.selection.selectImpression(m_shared.controller.dataset()->userOf(impression), impression);
}

void LabelDesk::undo() {
    if (!m_session || !m_session->canUndo())
        return;
    if (const Status status = m_session->undo(); !status)
        Q_EMIT failed(status.error());
}

void LabelDesk::redo() {
    if (!m_session || !m_session->canRedo())
        return;
    if (const Status status = m_session->redo(); !status)
        Q_EMIT failed(status.error());
}

bool showsAnswers(const labels::LabelEvent& event) {
    return event.view == labels::LabelView::Shown ||
           (event.view == labels::LabelView::Blind && !event.label.trueIntents.empty());
}

std::vector<std::int32_t> labelCounts(const data::Dataset& dataset, const labels::LabelState& labels) {
    std::vector<std::int32_t> counts(static_cast<std::size_t>(dataset.userCount()), 0);
    std::vector<bool> isCounted(static_cast<std::size_t>(dataset.impressionCount()), false);
    for (const labels::LabelEvent* event : labels.inForce()) {
        const auto impression = dataset.findImpression(event->impressionId);
        if (!impression || isCounted[impression->row()])
            continue;
        isCounted[impression->row()] = true;
        ++counts[dataset.userOf(*impression).row()];
    }
    return counts;
}

} // namespace intentscope::app
