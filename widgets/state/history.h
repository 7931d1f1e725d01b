// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/state/selection_state.h"

#include <QObject>

#include <cstddef>
#include <vector>

namespace intentscope::state {

/// The way through the data: where the selection was, back and forward (Ctrl+[ and Ctrl+]). A step is a
/// change of user or impression; other intents and runs are not steps. GUI thread.
class History final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t MaximumSteps = 500;

    /// Listens to `selection`, which must outlive it.
    explicit History(SelectionState& selection, QObject* parent = nullptr);

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

public Q_SLOTS:
    void goBack();
    void goForward();
    /// Forgets every step: the rows of another dataset mean something else.
    void clear();

Q_SIGNALS:
    /// One of the two answers above is another one now, or may be.
    void historyChanged();

private:
    void onSelectionChanged(const Selection& current, SelectionParts changed);
    void travel(std::vector<Selection>& from, std::vector<Selection>& to);

    SelectionState& m_selection;
    Selection m_last;
    std::vector<Selection> m_back;
    std::vector<Selection> m_forward;
    bool m_isTravelling = false;
};

} // namespace intentscope::state
