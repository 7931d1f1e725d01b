// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>
#include <cstddef>

class QApplication;

namespace intentscope::ui {

/// Which of the two palettes is in use.
enum class ThemeMode { FollowSystem, Light, Dark };

/// Every colour of the window. One meaning, one colour, everywhere; never a meaning by colour alone.
struct Colors {
    QColor window;     ///< behind panels
    QColor surface;    ///< tables, lists, plots
    QColor raised;     ///< alternate rows, headers, chips at rest
    QColor text;       ///< what is read first
    QColor softText;   ///< units, intervals, captions
    QColor faintText;  ///< disabled, axis ticks
    QColor line;       ///< borders
    QColor grid;       ///< lines inside plots and tables
    QColor accent;     ///< selection and focus
    QColor accentText; ///< text on `accent`
    QColor before;     ///< everything of the "before" run
    QColor after;      ///< everything of the "after" run
    QColor truth;      ///< the true or clicked intent; always with a tick
    QColor wrong;      ///< always with a cross
    QColor warning;
    std::array<QColor, 8> categories; ///< Okabe-Ito, adapted to the background; always with shape or text

    /// Any index; repeats after eight.
    const QColor& category(std::size_t index) const { return categories[index % categories.size()]; }
};

/// Sizes in device-independent pixels: a grid of four, rows that hold the font at any size.
struct Metrics {
    int grid = 4;
    int margin = 8;     ///< around a panel
    int rowHeight = 24; ///< at least; grows with the font
    int iconSize = 16;
    int chipRadius = 4;
};

/// The look of the window: a Fusion palette, fonts at three sizes and a small style sheet, in light or dark.
/// The only file with colour constants. Lives on the GUI thread and must outlive every widget that took it.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// Applies itself to `application` at once and whenever the mode, or the system's scheme, changes.
    /// Qt before 6.5 does not tell of a change of the system's scheme: there it is read once, here.
    explicit Theme(QApplication& application, ThemeMode mode = ThemeMode::FollowSystem);

    ThemeMode mode() const { return m_mode; }
    bool isDark() const { return m_isDark; }
    const Colors& colors() const { return m_colors; }
    const Metrics& metrics() const { return m_metrics; }

    const QFont& bodyFont() const { return m_bodyFont; }
    const QFont& smallFont() const { return m_smallFont; }
    const QFont& titleFont() const { return m_titleFont; }
    /// The body font if its figures are of one width, else the same with tabular figures or a fixed font.
    const QFont& figureFont() const { return m_figureFont; }

public Q_SLOTS:
    void setMode(intentscope::ui::ThemeMode mode);

Q_SIGNALS:
    /// Colours, fonts or metrics are others now: drop what was cached from them and repaint.
    void themeChanged();

private:
    void applyPalette();
    void refresh();

    QApplication& m_application;
    ThemeMode m_mode;
    bool m_systemIsDark = false;
    bool m_isDark = false;
    Colors m_colors;
    Metrics m_metrics;
    QFont m_bodyFont;
    QFont m_smallFont;
    QFont m_titleFont;
    QFont m_figureFont;
};

/// `foreground` over `background` at `strength` in [0, 1], opaque.
QColor blend(const QColor& foreground, const QColor& background, double strength);

} // namespace intentscope::ui
