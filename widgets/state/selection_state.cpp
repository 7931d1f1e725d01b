// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/selection_state.h"

#include <utility>

namespace intentscope::state {

SelectionParts difference(const Selection& left, const Selection& right) {
    SelectionParts parts;
    parts.setFlag(SelectionPart::User, left.user != right.user);
    parts.setFlag(SelectionPart::Impression, left.impression != right.impression);
    parts.setFlag(SelectionPart::Intent, left.intent != right.intent);
    parts.setFlag(SelectionPart::BeforeRun, left.beforeRun != right.beforeRun);
    parts.setFlag(SelectionPart::AfterRun, left.afterRun != right.afterRun);
    return parts;
}

SelectionState::SelectionState(QObject* parent) : QObject(parent) {}

void SelectionState::setGate(Gate gate) {
    m_gate = std::move(gate);
}

void SelectionState::select(const Selection& selection) {
    const std::uint64_t turn = ++m_turn;
    m_waiting.reset();
    const SelectionParts changed = difference(m_current, selection);
    if (!changed)
        return;
    if (m_gate && (changed & SelectionParts(SelectionPart::User | SelectionPart::Impression))) {
        m_waiting = selection;
        const bool mustWait = m_gate(selection, [this, turn] {
            if (turn == m_turn && m_waiting)
                apply(Selection(*m_waiting));
        });
        if (mustWait)
            return;
    }
    apply(selection);
}

void SelectionState::apply(const Selection& selection) {
    m_waiting.reset();
    const SelectionParts changed = difference(m_current, selection);
    m_current = selection;
    // A receiver may select again; what it is told must stay what it was told.
    const Selection told = m_current;
    Q_EMIT selectionChanged(told, changed);
    if (changed.testFlag(SelectionPart::Impression))
        Q_EMIT impressionChanged();
}

void SelectionState::selectUser(UserIndex user) {
    if (user == target().user)
        return;
    selectImpression(user, m_opening && user.isValid() ? m_opening(user) : ImpressionIndex());
}

void SelectionState::setOpening(std::function<ImpressionIndex(UserIndex)> opening) {
    m_opening = std::move(opening);
}

void SelectionState::selectImpression(UserIndex user, ImpressionIndex impression) {
    Selection next = target();
    if (impression != next.impression || user != next.user)
        next.intent = {};
    next.user = user;
    next.impression = impression;
    select(next);
}

void SelectionState::selectIntent(IntentIndex intent) {
    Selection next = target();
    next.intent = intent;
    select(next);
}

void SelectionState::selectBeforeRun(std::string runId) {
    Selection next = target();
    next.beforeRun = std::move(runId);
    select(next);
}

void SelectionState::selectAfterRun(std::string runId) {
    Selection next = target();
    next.afterRun = std::move(runId);
    select(next);
}

void SelectionState::clear() {
    select({});
}

} // namespace intentscope::state
