// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout_menu.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>

namespace intentscope::app {

LayoutMenu::LayoutMenu(const Shared& shared, QWidget* window) : QMenu(window), m_shared(shared) {
    setTitle(tr("Saved layouts"));
    fill();
}

void LayoutMenu::fill() {
    clear();
    m_layouts.clear();
    const QStringList names = m_shared.settings.savedLayouts();
    for (const QString& name : names) {
        auto* action = new QAction(tr("Saved layout: %1").arg(name), this);
        connect(action, &QAction::triggered, this, [this, name] { apply(name); });
        m_layouts << action;
        addAction(action);
    }
    menuAction()->setEnabled(!names.isEmpty());
    if (names.isEmpty())
        return;
    addSeparator();
    QMenu& removal = *addMenu(tr("Remove a saved layout"));
    for (const QString& name : names)
        connect(removal.addAction(name), &QAction::triggered, this, [this, name] { remove(name); });
}

void LayoutMenu::askName() {
    auto* box = new QInputDialog(parentWidget());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Save the layout"));
    box->setLabelText(tr("Name of the layout"));
    box->setOkButtonText(tr("Save"));
    connect(box, &QInputDialog::textValueSelected, this, &LayoutMenu::save);
    box->show();
}

void LayoutMenu::save(const QString& name) {
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return;
    m_shared.settings.saveLayout(trimmed, m_shared.workbench.saveLayout());
    fill();
    Q_EMIT changed();
}

/// Later: the action that asks for it is a child of the menu that is filled anew.
void LayoutMenu::remove(const QString& name) {
    m_shared.settings.removeLayout(name);
    QMetaObject::invokeMethod(
        this,
        [this] {
            fill();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

/// What an older program saved in another form is no layout any more.
void LayoutMenu::apply(const QString& name) {
    if (!m_shared.workbench.restoreLayout(m_shared.settings.savedLayout(name)))
        remove(name);
}

} // namespace intentscope::app
