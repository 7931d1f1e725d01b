// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/base/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace intentscope::app {

/// What the command line of the window asks for.
struct StartOptions {
    QString workspace;  ///< "": the start page
    QString screenshot; ///< "": a person looks; else a PNG is written and the program ends
    QString measure;  ///< "": nothing; else a script is played, its times are written here, the program ends
    QString panel;    ///< "": the whole window; else the object name of the panel to show alone
    QString layout;   ///< "": as it was left; else the name of a layout
    QString language; ///< "": as in the settings; else a code of translations.h
    std::optional<QSize> size;
    std::optional<ui::ThemeMode> theme;
};

/// Reads the arguments (without Qt's own, which QApplication took). InvalidInput for an unknown
/// option, a size or theme that is none, or a second workspace. `--help` and `--version` end the program.
Result<StartOptions> parseStartOptions(const QStringList& arguments);

} // namespace intentscope::app
