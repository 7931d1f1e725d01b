// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/workbench.h"
#include "app/workspace_controller.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <optional>

namespace intentscope::app {

/// What the sessions of a window are kept in, and what of them it brings back.
struct SessionPlace {
    std::filesystem::path folder = {}; ///< "": none is kept and none comes back, as for pictures
    bool hasLayout = true;             ///< false where the command line names a layout
    bool hasGeometry = true;           ///< false where the command line gives a size
};

/// Brings back what a person looked at when the workspace is opened again, and keeps it: a few seconds after
/// it changed, so that a crash costs little, and when workspace or window are closed. GUI thread.
class SessionDesk final : public QObject {
    Q_OBJECT

public:
    static constexpr int KeepAfterMs = 3000;

    /// All must outlive the desk.
    struct Shared {
        Env& env;
        WorkspaceController& controller;
        state::SelectionState& selection;
        Workbench& workbench;
        QWidget& window;
    };

    /// Make it after every other desk that hears of a new dataset: it selects what they know by then.
    SessionDesk(const Shared& shared, SessionPlace place, QObject* parent = nullptr);

    /// What would be kept now.
    Session current() const;
    /// Keeps it at once; without an open dataset nothing.
    void keep();

Q_SIGNALS:
    /// What was kept cannot be read, or nothing can be kept.
    void failed(const intentscope::Error& error);

private:
    void onOpened();
    void onDatasetChanged();
    void restoreSelection(const Session& session);
    void keepLater();

    Shared m_shared;
    SessionPlace m_place;
    SessionStore m_store;
    std::optional<Session> m_pending; ///< read, and waits for its dataset
    std::optional<Session> m_kept;    ///< as it is on disk
    bool m_isFirst = true;            ///< the window's place comes back once: it does not jump later
    QTimer m_timer;
};

} // namespace intentscope::app
