// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace intentscope::panels {

/// A menu that asks for one of a few answers, one key each: their numbers. GUI thread.
class NumberedMenu : public QMenu {
    Q_OBJECT

public:
    explicit NumberedMenu(QWidget* parent) : QMenu(parent) {}

    /// The next answer; its key is its number up to 9.
    QAction* addAnswer(const QString& text);
    /// Below or above `widget`, the first answer chosen.
    void ask(const QWidget& widget);

protected:
    bool event(QEvent* event) override;
};

} // namespace intentscope::panels
