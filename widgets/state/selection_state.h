// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QFlags>
#include <QObject>

#include <string>

namespace intentscope::state {

/// What the whole window is looking at. Invalid indices and empty run ids mean "nothing".
struct Selection {
    UserIndex user = {};
    ImpressionIndex impression = {};
    IntentIndex intent = {};
    std::string beforeRun = {}; ///< rank::RunInfo::id
    std::string afterRun = {};

    friend bool operator==(const Selection&, const Selection&) = default;
};

enum class SelectionPart {
    User = 1 << 0,
    Impression = 1 << 1,
    Intent = 1 << 2,
    BeforeRun = 1 << 3,
    AfterRun = 1 << 4,
};
Q_DECLARE_FLAGS(SelectionParts, SelectionPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(SelectionParts)

/// What differs between two selections.
SelectionParts difference(const Selection& left, const Selection& right);

/// One selection, shared by every view. Holds and tells, and knows nothing of datasets: whoever selects an
/// impression says which user's it is. GUI thread.
class SelectionState final : public QObject {
    Q_OBJECT

public:
    explicit SelectionState(QObject* parent = nullptr);

    const Selection& current() const { return m_current; }

    /// All at once, in one signal.
    void select(const Selection& selection);
    /// Another user has other impressions: clears impression and intent unless it is the same user.
    void selectUser(UserIndex user);
    /// Clears the intent unless it is the same impression.
    void selectImpression(UserIndex user, ImpressionIndex impression);
    void selectIntent(IntentIndex intent);
    void selectBeforeRun(std::string runId);
    void selectAfterRun(std::string runId);
    /// Nothing selected, no runs: another dataset comes.
    void clear();

Q_SIGNALS:
    /// Emitted once per call above, and only when something changed.
    void selectionChanged(
        const intentscope::state::Selection& current, intentscope::state::SelectionParts changed);
    /// After selectionChanged, when the impression is another one.
    void impressionChanged();

private:
    Selection m_current;
};

} // namespace intentscope::state
