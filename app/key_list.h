// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/labelling/label_keys.h"

#include <QFrame>
#include <QList>

class QAction;

namespace intentscope::app {

/// Every key of the window and of its panels, in a popup that any key or click closes.
class KeyList final : public QFrame {
    Q_OBJECT

public:
    KeyList(const QList<QAction*>& actions, const labelling::LabelKeys& labelKeys, QWidget* window);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace intentscope::app
