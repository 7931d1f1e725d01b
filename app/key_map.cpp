// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_map.h"

#include "app/settings.h"
#include "widgets/base/convert.h"

#include <QAction>

#include <algorithm>

namespace intentscope::app {
namespace {

using labelling::LabelCommand;

/// The window has these itself, so that they work whichever panel has the focus.
bool isOfTheWindow(LabelCommand command) {
    return command == LabelCommand::Undo || command == LabelCommand::Redo;
}

QString labelName(LabelCommand command) {
    return QStringLiteral("label/") + labelling::commandName(command);
}

QString plainText(const QAction& action) {
    return action.text().remove(QLatin1Char('&')).remove(QStringLiteral("..."));
}

} // namespace

KeyMap::KeyMap(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {}

void KeyMap::setActions(const QList<QAction*>& actions) {
    m_actions = actions;
    m_entries.clear();
    for (const QAction* action : actions) {
        ISCOPE_ASSERT(!action->objectName().isEmpty());
        m_entries.push_back(
            {action->objectName(),
             plainText(*action),
             tr("Everywhere"),
             action->shortcut(),
             action->shortcut()});
    }
    const labelling::LabelKeys standard;
    for (const LabelCommand command : labelling::LabelKeys::commands()) {
        if (isOfTheWindow(command))
            continue;
        const QKeySequence key = standard.key(command);
        m_entries.push_back(
            {labelName(command), labelling::commandText(command), tr("Label panel"), key, key});
    }
    for (Entry& entry : m_entries) {
        if (const auto key = m_settings.key(entry.name))
            entry.key = *key;
        apply(entry);
    }
    Q_EMIT changed();
}

KeyMap::Entry* KeyMap::find(const QString& name) {
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? nullptr : &*found;
}

Status KeyMap::assign(const QString& name, const QKeySequence& key) {
    Entry* entry = find(name);
    if (entry == nullptr)
        return fail(ErrorCode::NotFound, "There is no command '" + ui::toStdString(name) + "'");
    const auto taken = std::ranges::find_if(m_entries, [&](const Entry& other) {
        return !key.isEmpty() && other.key == key && other.name != name;
    });
    if (taken != m_entries.end()) {
        return fail(
            ErrorCode::AlreadyExists,
            ui::toStdString(key.toString(QKeySequence::NativeText)) + " is the key of '" +
                ui::toStdString(taken->text) + "'",
            {.cure = "Choose another key, or take it away from that command first"});
    }
    entry->key = key;
    apply(*entry);
    store(*entry);
    Q_EMIT changed();
    return {};
}

Status KeyMap::reset(const QString& name) {
    const Entry* entry = find(name);
    return assign(name, entry == nullptr ? QKeySequence() : entry->standard);
}

void KeyMap::resetAll() {
    for (Entry& entry : m_entries) {
        entry.key = entry.standard;
        apply(entry);
        store(entry);
    }
    Q_EMIT changed();
}

labelling::LabelKeys KeyMap::labelKeys() const {
    labelling::LabelKeys keys;
    const auto commands = labelling::LabelKeys::commands();
    // All are taken away first: two may have changed places.
    for (const LabelCommand command : commands)
        static_cast<void>(keys.assign(command, {}));
    for (const LabelCommand command : commands) {
        const auto entry = std::ranges::find(m_entries, labelName(command), &Entry::name);
        if (entry != m_entries.end())
            static_cast<void>(keys.assign(command, entry->key));
    }
    return keys;
}

void KeyMap::apply(const Entry& entry) {
    for (QAction* action : std::as_const(m_actions)) {
        if (action->objectName() == entry.name && action->shortcut() != entry.key)
            action->setShortcut(entry.key);
    }
}

void KeyMap::store(const Entry& entry) {
    if (entry.key == entry.standard)
        m_settings.forgetKey(entry.name);
    else
        m_settings.setKey(entry.name, entry.key);
}

} // namespace intentscope::app
