// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QFlags>
#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
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

    /// Called before another user or impression is selected: true when that must wait, for data that are not
    /// in memory yet; then `proceed` selects it, unless something else was selected since. What is asked for
    /// meanwhile adds to what waits; `current` is what it was.
    using Gate = std::function<bool(const Selection& next, std::function<void()> proceed)>;
    void setGate(Gate gate);

    /// All at once, in one signal.
    void select(const Selection& selection);
    /// Which impression a user is opened with; invalid for none. Without this, none.
    void setOpening(std::function<ImpressionIndex(UserIndex)> opening);
    /// Another user has other impressions: goes to the one that the user is opened with, and clears the
    /// intent, unless it is the same user.
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
    const Selection& target() const { return m_waiting ? *m_waiting : m_current; }
    void apply(const Selection& selection);

    Selection m_current;
    std::optional<Selection> m_waiting;
    std::uint64_t m_turn = 0; ///< of calls that select
    Gate m_gate;
    std::function<ImpressionIndex(UserIndex)> m_opening;
};

} // namespace intentscope::state
