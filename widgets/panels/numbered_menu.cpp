// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/numbered_menu.h"

#include <QAction>
#include <QEvent>

namespace intentscope::panels {

QAction* NumberedMenu::addAnswer(const QString& text) {
    constexpr qsizetype KeyCount = 9;
    const qsizetype number = actions().size() + 1;
    QString shown = text;
    shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
    return addAction(number <= KeyCount ? QStringLiteral("&%1  %2").arg(number).arg(shown) : shown);
}

void NumberedMenu::ask(const QWidget& widget) {
    popup(widget.mapToGlobal(QPoint(0, 0)));
    if (!actions().isEmpty())
        setActiveAction(actions().constFirst());
}

bool NumberedMenu::event(QEvent* event) {
    // The panel below keeps the focus; its keys, the figures too, must not act while an answer is asked for.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QMenu::event(event);
}

} // namespace intentscope::panels
