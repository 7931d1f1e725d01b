// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/accessible_role.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace intentscope::ui {
namespace {

constexpr char RoleProperty[] = "accessibleRole";

QAccessibleInterface* faceOf(const QString&, QObject* object) {
    const QVariant role = object->property(RoleProperty);
    if (!role.isValid() || !object->isWidgetType())
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget*>(object), static_cast<QAccessible::Role>(role.toInt()));
}

} // namespace

void setAccessibleRole(QWidget& widget, QAccessible::Role role) {
    // The same factory twice would be asked twice; Qt keeps it once.
    QAccessible::installFactory(faceOf);
    // A name that was given before has settled what the widget is: it is asked anew.
    if (QAccessible::isActive()) {
        if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget))
            QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(face));
    }
    widget.setProperty(RoleProperty, static_cast<int>(role));
}

} // namespace intentscope::ui
