// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "app/workbench.h"

#include <QList>
#include <QMenu>

class QAction;

namespace intentscope::app {

/// The arrangements that a person saved: chosen, saved under a name, removed. GUI thread.
class LayoutMenu final : public QMenu {
    Q_OBJECT

public:
    /// Both must outlive the menu.
    struct Shared {
        Workbench& workbench;
        Settings& settings;
    };

    explicit LayoutMenu(const Shared& shared, QWidget* window);

    /// Asks for a name in a small box that leaves the window usable.
    void askName();
    /// Keeps the present arrangement; one of the same name is replaced. An empty name is ignored.
    void save(const QString& name);
    void remove(const QString& name);
    /// One a saved arrangement, for the palette.
    const QList<QAction*>& actionsOfLayouts() const { return m_layouts; }

Q_SIGNALS:
    /// Arrangements came or went.
    void changed();

private:
    void fill();
    void apply(const QString& name);

    Shared m_shared;
    QList<QAction*> m_layouts;
};

} // namespace intentscope::app
