// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state/history.h"

namespace intentscope::state {

History::History(SelectionState& selection, QObject* parent)
    : QObject(parent), m_selection(selection), m_last(selection.current()) {
    connect(&selection, &SelectionState::selectionChanged, this, &History::onSelectionChanged);
}

void History::goBack() {
    travel(m_back, m_forward);
}

void History::goForward() {
    travel(m_forward, m_back);
}

void History::clear() {
    m_back.clear();
    m_forward.clear();
    Q_EMIT historyChanged();
}

void History::travel(std::vector<Selection>& from, std::vector<Selection>& to) {
    if (from.empty())
        return;
    to.push_back(m_last);
    const Selection target = from.back();
    from.pop_back();
    m_isTravelling = true;
    m_selection.select(target);
    m_isTravelling = false;
    Q_EMIT historyChanged();
}

void History::onSelectionChanged(const Selection& current, SelectionParts changed) {
    const Selection previous = m_last;
    m_last = current;
    const bool isPlace = changed.testFlag(SelectionPart::User) || changed.testFlag(SelectionPart::Impression);
    if (m_isTravelling || !isPlace)
        return;
    m_forward.clear();
    if (previous.user.isValid() || previous.impression.isValid()) {
        if (m_back.size() == MaximumSteps)
            m_back.erase(m_back.begin());
        m_back.push_back(previous);
    }
    Q_EMIT historyChanged();
}

} // namespace intentscope::state
