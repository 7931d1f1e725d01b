// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QToolButton;

namespace intentscope::ui {

class ElidedLabel;
class Theme;

/// The bar above a dock: its name, brighter while the keyboard is inside, and a button that hides it.
/// Dragging and double clicks are the dock's. GUI thread.
class DockTitle final : public QWidget {
    Q_OBJECT

public:
    /// Becomes `dock`'s title bar; `theme` must outlive it.
    DockTitle(const Theme& theme, QDockWidget& dock);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    void onFocusChanged(const QWidget* now);

    const Theme& m_theme;
    QDockWidget& m_dock;
    ElidedLabel* m_name;
    QToolButton* m_close;
    bool m_hasFocus = false;
};

} // namespace intentscope::ui
