// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"

#include <QKeySequence>
#include <QString>

#include <functional>

namespace intentscope::app {

/// An action of the window: in a menu, in the palette and in the key list.
struct MainWindow::ActionSpec {
    QString name; ///< in the settings file
    QString text;
    QKeySequence key = {};
    std::function<void()> run = {};
    ActionScope scope = ActionScope::OpenWorkspace;
    QString iconName = {};
};

} // namespace intentscope::app
