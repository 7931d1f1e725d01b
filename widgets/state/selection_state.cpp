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

void SelectionState::select(const Selection& selection) {
    const SelectionParts changed = difference(m_current, selection);
    if (!changed)
        return;
    m_current = selection;
    // A receiver may select again; what it is told must stay what it was told.
    const Selection told = m_current;
    Q_EMIT selectionChanged(told, changed);
    if (changed.testFlag(SelectionPart::Impression))
        Q_EMIT impressionChanged();
}

void SelectionState::selectUser(UserIndex user) {
    if (user == m_current.user)
        return;
    selectImpression(user, {});
}

void SelectionState::selectImpression(UserIndex user, ImpressionIndex impression) {
    Selection next = m_current;
    if (impression != m_current.impression || user != m_current.user)
        next.intent = {};
    next.user = user;
    next.impression = impression;
    select(next);
}

void SelectionState::selectIntent(IntentIndex intent) {
    Selection next = m_current;
    next.intent = intent;
    select(next);
}

void SelectionState::selectBeforeRun(std::string runId) {
    Selection next = m_current;
    next.beforeRun = std::move(runId);
    select(next);
}

void SelectionState::selectAfterRun(std::string runId) {
    Selection next = m_current;
    next.afterRun = std::move(runId);
    select(next);
}

void SelectionState::clear() {
    select({});
}

} // namespace intentscope::state
