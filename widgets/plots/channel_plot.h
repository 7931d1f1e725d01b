// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

class QCPGraph;
class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace intentscope::state {
class TimeWindow;
} // namespace intentscope::state

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::plots {

/// A numeric series over time; `times` ascending (UTC milliseconds), parallel to `values`.
struct ChannelSeries {
    QString name;
    QString unit;
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

/// A number over time as a step line: a value holds until the next one is known. Follows the shared window
/// and cursor, draws min/max per pixel, and lets the mouse through to the lane it lies in. GUI thread.
class ChannelPlot final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the plot.
    ChannelPlot(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent = nullptr);
    ~ChannelPlot() override;

    void setSeries(ChannelSeries series);
    /// Shows what lies behind it, such as a tint; costs a blend a frame.
    void setSeeThrough(bool isSeeThrough);
    const ChannelSeries& series() const { return m_series; }
    /// "12 days" at the cursor; "" without a cursor or before the first value.
    QString cursorText() const;
    /// Points handed to the plot for the present window; bounded by its width.
    std::size_t drawnPointCount() const { return m_drawnPointCount; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void styleLine();
    void refreshPoints();
    void refreshValueRange();
    void refreshCursor();

    state::TimeWindow& m_window;
    const ui::Theme& m_theme;
    ChannelSeries m_series;
    std::size_t m_drawnPointCount = 0;
    bool m_isSeeThrough = false;
    QCustomPlot* m_plot = nullptr;
    QCPGraph* m_graph = nullptr;
    QCPItemLine* m_cursorLine = nullptr;
    QCPItemText* m_topLabel = nullptr;
    QCPItemText* m_bottomLabel = nullptr;
};

/// Three significant digits in the locale's way, and the unit: "0.125", "12 days".
QString numberWithUnit(double value, const QString& unit);

} // namespace intentscope::plots
