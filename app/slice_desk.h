// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/label_desk.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/facets_panel.h"
#include "widgets/panels/slices_bar.h"
#include "widgets/panels/users_panel.h"

#include <QObject>

#include <string>

namespace intentscope::app {

/// One filter for the whole window: the box of the users panel holds it, slices and facets set it, and the
/// review goes through what it finds. Saves and removes slices. GUI thread.
class SliceDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        LabelDesk& labels;
        panels::SlicesBar& bar;
        panels::UsersPanel& users;
        panels::FacetsPanel& facets;
    };

    explicit SliceDesk(const Shared& shared, QObject* parent = nullptr);

Q_SIGNALS:
    void failed(const intentscope::Error& error);

private:
    void onDatasetChanged();
    void onExpressionChanged(const QString& expression);
    void refresh();
    void save(const QString& name);
    void remove(const QString& name);

    Shared m_shared;
};

} // namespace intentscope::app
