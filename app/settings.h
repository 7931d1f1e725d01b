// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/base/theme.h"

#include <QByteArray>
#include <QKeySequence>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace intentscope::app {

/// What the window remembers between starts, in the user's configuration folder. Nothing of a workspace: what
/// belongs to the data stays with the data. GUI thread.
class Settings {
public:
    static constexpr int MaximumRecent = 8;

    QStringList recentWorkspaces() const;
    void addRecentWorkspace(const QString& folder);
    void forgetRecentWorkspace(const QString& folder);

    ui::ThemeMode themeMode() const;
    void setThemeMode(ui::ThemeMode mode);

    /// Code of translations.h; "": the system's.
    QString language() const;
    void setLanguage(const QString& code);

    /// Who labels: the name given in the window, else the system's user.
    QString annotator() const;
    void setAnnotator(const QString& name);

    /// A key that a person gave a command; nothing: the standard one.
    std::optional<QKeySequence> key(const QString& command) const;
    void setKey(const QString& command, const QKeySequence& key);
    void forgetKey(const QString& command);

    /// Arrangements of the panels that a person saved, by name. Any text is a name but the empty one.
    QStringList savedLayouts() const;
    QByteArray savedLayout(const QString& name) const;
    void saveLayout(const QString& name, const QByteArray& layout);
    void removeLayout(const QString& name);

    QByteArray layout() const;
    void setLayout(const QByteArray& layout);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

private:
    QSettings m_settings;
};

} // namespace intentscope::app
