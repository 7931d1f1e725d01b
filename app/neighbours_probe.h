// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/neighbours_sources.h"
#include "app/ranker_backend.h"
#include "core/tasks/neighbour_index.h"
#include "widgets/neighbours/probe_panel.h"

#include <QObject>

#include <memory>

namespace intentscope::app {

/// Typed latent queries for the window: has the reasoner that wrote the set on screen read them, and finds
/// what they are near to and how they would rank. Works in jobs. GUI thread.
class NeighboursProbe final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        ReasoningDesk& reasoning;
        neighbours::ProbePanel& panel;
    };

    NeighboursProbe(const Shared& shared, RankerBackend backend, QObject* parent = nullptr);
    ~NeighboursProbe() override;

private:
    void onSetsChanged();
    void forget();
    void probe();
    const tasks::FoundReasoner* writerOf(const latent::LatentDescription& set) const;

    Shared m_shared;
    RankerBackend m_backend;
    std::shared_ptr<const tasks::NeighbourIndex>
        m_index;                              ///< of the sets on screen; null before the first use
    std::shared_ptr<SharedReasoner> m_reader; ///< the same
};

} // namespace intentscope::app
