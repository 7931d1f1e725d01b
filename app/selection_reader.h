// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace_controller.h"
#include "widgets/state/selection_state.h"

#include <QObject>

namespace intentscope::app {

/// Keeps the disk away from the window's thread. Columns are mapped files: the first look at a user's rows
/// may wait for the disk. With a dataset that need not fit into memory, another user or chat is selected only
/// after a job has looked at what the panels are about to show; with a small one, at once. GUI thread.
class SelectionReader final : public QObject {
    Q_OBJECT

public:
    /// Values of the impressions table from which on a job looks first: 128 MiB of numbers.
    static constexpr std::int64_t LargestReadAtOnce = 16'777'216;

    /// All must outlive the reader.
    struct Shared {
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
    };

    explicit SelectionReader(
        const Shared& shared, std::int64_t largestReadAtOnce = LargestReadAtOnce, QObject* parent = nullptr);
    ~SelectionReader() override;

private:
    bool readFirst(const state::Selection& next, std::function<void()> proceed);

    Shared m_shared;
    std::int64_t m_largestReadAtOnce;
};

} // namespace intentscope::app
