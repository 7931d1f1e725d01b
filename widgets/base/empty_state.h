// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace intentscope::ui {

class Theme;

/// What a panel shows when it has nothing to show: one sentence and, where something can be done, one button.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    /// An empty `action` means that there is no button.
    void setText(const QString& sentence, const QString& action = {});

Q_SIGNALS:
    void actionRequested();

private:
    void applyTheme();

    const Theme& m_theme;
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace intentscope::ui
