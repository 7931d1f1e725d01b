// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace intentscope::panels {

/// Why a chat is skipped: one key a reason. GUI thread.
class SkipMenu final : public QMenu {
    Q_OBJECT

public:
    explicit SkipMenu(QWidget* parent);

    /// Below or above `widget`, the first reason chosen.
    void ask(const QWidget& widget);

Q_SIGNALS:
    /// As it is stored in the label, whatever the language on screen.
    void reasonChosen(const QString& reason);

protected:
    bool event(QEvent* event) override;
};

} // namespace intentscope::panels
