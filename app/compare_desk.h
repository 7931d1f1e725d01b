// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace_controller.h"
#include "core/rank/scorer.h"
#include "core/tasks/gate_task.h"
#include "widgets/errors/errors_panel.h"
#include "widgets/panels/compare_panel.h"

#include <QObject>

#include <filesystem>
#include <string>
#include <vector>

namespace intentscope::app {

/// What lies behind the comparison of two runs: slices, who moved, confused intents, the error tree, and the
/// regression basket. Everything is computed in jobs; the errors panel's only while it is seen. GUI thread.
class CompareDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        panels::ComparePanel& compare;
        errors::ErrorsPanel& errors;
    };

    CompareDesk(const Shared& shared, rank::ScorerFactory openScorer, QObject* parent = nullptr);
    ~CompareDesk() override;

    /// The regression basket of the open workspace: a file of expectations.
    std::filesystem::path basketFile() const;
    /// Adds chats to it, with a remark.
    void addToBasket(std::vector<std::int32_t> impressions, const std::string& reason);
    /// Tests it with the run after.
    void testBasket();

Q_SIGNALS:
    /// Something was added to the basket.
    void basketChanged();
    /// Chats that do not meet the basket.
    void impressionsRequested(const QString& title, const std::vector<std::int32_t>& impressions);

private:
    void onRunsChanged();
    void onComparisonChanged();
    void refreshSlices();
    void refreshMovers();
    void refreshErrors();
    void refreshConfusion();
    void refreshTree();
    void onGateTested(const Result<tasks::GateReport>& report);
    void selectDropped(const QString& name);
    std::vector<std::shared_ptr<const rank::ScoreTable>> shownRuns() const;
    tasks::ImpressionPart shownPart() const;

    Shared m_shared;
    rank::ScorerFactory m_openScorer;
    bool m_isErrorsKnown = false; ///< shown, or being computed
};

} // namespace intentscope::app
