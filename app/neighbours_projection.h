// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reasoning_desk.h"
#include "core/tasks/projection_task.h"
#include "widgets/neighbours/projection_panel.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace intentscope::app {

/// Projections for the window: opens the one that the panel asks for where it is stored, makes and stores it
/// where it is not, and tells the window what a lasso holds. Works in jobs, while the panel is to be seen.
/// GUI thread.
class NeighboursProjection final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        ReasoningDesk& reasoning;
        neighbours::ProjectionPanel& panel;
    };

    /// A PCA of so many numbers is made without being asked for: about a second.
    static constexpr std::int64_t MostWithoutAsking = 40'000'000;

    explicit NeighboursProjection(const Shared& shared, QObject* parent = nullptr);
    ~NeighboursProjection() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void latentQueriesRequested();
    /// A lasso was closed around the latent queries of these chats.
    void impressionsChosen(const QString& title, const std::vector<std::int32_t>& impressions);

private:
    struct Opened;

    std::optional<tasks::NeighboursInput> sources() const;
    tasks::ProjectionRequest request() const;
    void forget();
    void refresh();
    void open(const tasks::NeighboursInput& input);
    void project();
    void show(Result<Opened> opened);
    void refreshGroups();
    void refreshCurrent();
    void choosePoints(const std::vector<std::int32_t>& points);
    QString describe(std::int32_t point) const;

    Shared m_shared;
    std::shared_ptr<const projection::Projection> m_projection;
    std::vector<std::int32_t> m_firstImpressions; ///< of each point
    int m_generation = 0;   ///< of what is on screen: a job of an earlier one has nothing to say any more
    bool m_isKnown = false; ///< shown, or on its way
};

} // namespace intentscope::app
