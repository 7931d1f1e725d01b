// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace intentscope::ui {

class Theme;

/// Lets a panel have less height than it needs: it is squeezed to its minimum and scrolled below that. A
/// column of such panels fits into a low window. It takes no focus, and the Tab key scrolls to what gets it.
/// GUI thread.
class PanelScroll final : public QScrollArea {
    Q_OBJECT

public:
    /// `theme` must outlive it.
    explicit PanelScroll(const Theme& theme, QWidget* parent = nullptr);
    ~PanelScroll() override;

    /// Make the panel a child of `viewport()` before: one that changes its parent later loses its fonts to
    /// the style sheet.
    void setPanel(QWidget* panel);
    QWidget* panel() const { return widget(); }

    /// As wide as the panel must be, and a few rows high.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitPanel();

    const Theme& m_theme;
};

} // namespace intentscope::ui
