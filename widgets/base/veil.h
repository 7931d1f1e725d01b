// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace intentscope::ui {

class Theme;

/// Covers a widget with one sentence, so that nothing of it can be seen or reached. GUI thread.
class Veil final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the veil. It belongs to `place`, covers it while it is on, and hides `hidden`, a
    /// widget inside, meanwhile. Off at first.
    Veil(const Theme& theme, const QString& sentence, QWidget& place, QWidget& hidden);

    void setOn(bool isOn);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_place;
    QWidget& m_hidden;
};

} // namespace intentscope::ui
