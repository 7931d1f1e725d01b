// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/labelling/label_keys.h"

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <vector>

class QAction;

namespace intentscope::app {

class Settings;

/// Every key that can be changed: those of the window's actions and those of the label panel. One key, one
/// meaning: a key of the panel would also reach the window. Kept in the settings. GUI thread.
class KeyMap final : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString name;          ///< in the settings file: "exportLabels"
        QString text;          ///< for a person
        QString place;         ///< where it works: "Everywhere"
        QKeySequence standard; ///< as it comes with the program
        QKeySequence key;
    };

    /// `settings` must outlive the map.
    explicit KeyMap(Settings& settings, QObject* parent = nullptr);

    /// Actions need an object name; what the settings hold for them is applied at once. The map must not be
    /// used after they are gone.
    void setActions(const QList<QAction*>& actions);
    const std::vector<Entry>& entries() const { return m_entries; }

    /// An empty sequence takes the key away. AlreadyExists, naming what has it, when the key is taken;
    /// nothing is changed then. NotFound for a name that nothing has.
    Status assign(const QString& name, const QKeySequence& key);
    /// AlreadyExists as above: another command has the standard key by now.
    Status reset(const QString& name);
    void resetAll();
    /// Those of the label panel; undo and redo are the window's.
    labelling::LabelKeys labelKeys() const;

Q_SIGNALS:
    void changed();

private:
    Entry* find(const QString& name);
    void apply(const Entry& entry);
    void store(const Entry& entry);

    Settings& m_settings;
    QList<QAction*> m_actions;
    std::vector<Entry> m_entries;
};

} // namespace intentscope::app
