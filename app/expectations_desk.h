// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare_desk.h"
#include "widgets/errors/expectations_panel.h"

#include <QObject>

#include <filesystem>

namespace intentscope::app {

/// Tests a file of expectations with the run after, while its panel is in view: the workspace's regression
/// basket until a person opens another one. GUI thread.
class ExpectationsDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        CompareDesk& compare;
        errors::ExpectationsPanel& panel;
    };

    ExpectationsDesk(const Shared& shared, rank::ScorerFactory openScorer, QObject* parent = nullptr);
    ~ExpectationsDesk() override;

    /// Tests this file from now on.
    void openFile(const std::filesystem::path& file);

private:
    void chooseFile();
    void onRunsChanged();
    void onComparisonChanged();
    void keepBroken();
    void refresh();

    Shared m_shared;
    rank::ScorerFactory m_openScorer;
    std::filesystem::path m_file; ///< "" for the basket
    bool m_isKnown = false;       ///< shown, or being tested
};

} // namespace intentscope::app
