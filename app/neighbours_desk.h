// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/neighbours_sources.h"
#include "app/reasoning_desk.h"
#include "core/tasks/neighbour_index.h"
#include "widgets/neighbours/drift_panel.h"
#include "widgets/neighbours/neighbours_panel.h"

#include <QObject>

#include <memory>
#include <optional>

namespace intentscope::app {

/// Neighbours for the window: searches the sets of latent queries on screen for the selected chat, and
/// compares the neighbours of all users. Everything is done in jobs, and only while a panel is to be seen.
/// GUI thread.
class NeighboursDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        ReasoningDesk& reasoning;
        neighbours::NeighboursPanel& panel;
        neighbours::DriftPanel& drift;
    };

    /// So many different latent queries are compared without being asked to: some seconds.
    static constexpr std::int32_t MostWithoutAsking = 10'000;

    explicit NeighboursDesk(const Shared& shared, QObject* parent = nullptr);
    ~NeighboursDesk() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// There are no latent queries yet.
    void latentQueriesRequested();

private:
    struct Found;

    std::optional<ShownSources> sources() const;
    tasks::NeighbourRule rule() const;
    void forget();
    void refresh();
    void refreshNeighbours();
    void refreshDrift();
    void startDrift();
    QString reasonForNothing() const;
    void select(ImpressionIndex impression);

    Shared m_shared;
    std::shared_ptr<const tasks::NeighbourIndex> m_index; ///< of the sources and the rule; null: not made yet
    int m_generation = 0; ///< of what is on screen: a job of an earlier one has nothing to say any more
    bool m_isDriftKnown = false; ///< shown, or being computed
    bool m_isDriftFailed = false;
};

} // namespace intentscope::app
