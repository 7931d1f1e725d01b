// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace_controller.h"
#include "widgets/errors/suspects_page.h"

#include <QObject>

namespace intentscope::app {

/// Looks for clicks and labels that are probably wrong by the run after, in a job, while the page for them is
/// on screen. GUI thread.
class SuspectsDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        errors::SuspectsPage& page;
    };

    explicit SuspectsDesk(const Shared& shared, QObject* parent = nullptr);
    ~SuspectsDesk() override;

private:
    void forget();
    void refresh();
    void look();

    Shared m_shared;
    bool m_isKnown = false; ///< shown, or being computed
};

} // namespace intentscope::app
