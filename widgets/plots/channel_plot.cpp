// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/channel_plot.h"

#include "widgets/base/number_text.h"
#include "widgets/base/qcustomplot_qt6.h"
#include "widgets/base/theme.h"
#include "widgets/plots/decimation.h"
#include "widgets/state/time_window.h"

#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace intentscope::plots {
namespace {

/// Seconds, as the plot library counts time.
double plotTime(std::int64_t ms) {
    return static_cast<double>(ms) / static_cast<double>(MillisPerSecond);
}

QVector<QCPGraphData> graphPoints(const std::vector<Sample>& samples, double until) {
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(samples.size()) + 1);
    for (const Sample& sample : samples)
        points.append(QCPGraphData(plotTime(sample.timeMs), sample.value));
    // The last value holds until the end of the window.
    if (!samples.empty() && points.last().key < until)
        points.append(QCPGraphData(until, samples.back().value));
    return points;
}

} // namespace

ChannelPlot::ChannelPlot(state::TimeWindow& window, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_window(window), m_theme(theme), m_plot(new QCustomPlot(this)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins(QMargins(0, 0, 0, 0));
    for (QCPAxis* axis : m_plot->axisRect()->axes())
        axis->setVisible(false);
    m_graph = m_plot->addGraph();
    m_graph->setLineStyle(QCPGraph::lsStepLeft);
    m_graph->setAdaptiveSampling(false);
    m_cursorLine = new QCPItemLine(m_plot);
    m_topLabel = new QCPItemText(m_plot);
    m_bottomLabel = new QCPItemText(m_plot);
    for (QCPItemText* label : {m_topLabel, m_bottomLabel}) {
        label->position->setType(QCPItemPosition::ptAxisRectRatio);
        label->setPadding(QMargins(4, 0, 4, 0));
    }
    m_topLabel->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    m_topLabel->position->setCoords(1, 0);
    m_bottomLabel->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_bottomLabel->position->setCoords(1, 1);

    connect(&m_window, &state::TimeWindow::visibleChanged, this, &ChannelPlot::refreshPoints);
    connect(&m_window, &state::TimeWindow::cursorChanged, this, &ChannelPlot::refreshCursor);
    connect(&m_theme, &ui::Theme::themeChanged, this, &ChannelPlot::restyle);
    restyle();
}

ChannelPlot::~ChannelPlot() = default;

void ChannelPlot::setSeries(ChannelSeries series) {
    m_series = std::move(series);
    setAccessibleName(m_series.name);
    refreshValueRange();
    refreshPoints();
}

void ChannelPlot::setSeeThrough(bool isSeeThrough) {
    if (m_isSeeThrough == isSeeThrough)
        return;
    m_isSeeThrough = isSeeThrough;
    m_plot->setAttribute(Qt::WA_OpaquePaintEvent, !isSeeThrough);
    restyle();
}

QString ChannelPlot::cursorText() const {
    const auto cursor = m_window.cursor();
    if (!cursor)
        return {};
    const auto value = valueAt(m_series.times, m_series.values, *cursor);
    return value ? numberWithUnit(*value, m_series.unit) : QString{};
}

void ChannelPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    refreshPoints();
}

void ChannelPlot::restyle() {
    const ui::Colors& colors = m_theme.colors();
    m_plot->setBackground(m_isSeeThrough ? QBrush(Qt::NoBrush) : QBrush(colors.surface));
    styleLine();
    m_cursorLine->setPen(QPen(colors.softText, 1, Qt::DashLine));
    for (QCPItemText* label : {m_topLabel, m_bottomLabel}) {
        label->setColor(colors.faintText);
        label->setFont(m_theme.smallFont());
        label->setBrush(QBrush(colors.surface));
    }
    // At once: a picture in the colours of the other theme must not be shown, not even for one turn.
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
}

/// A line with about a step a pixel fills its area by itself. Filling below it, or smoothing its edges, would
/// take Qt's rasterizer a second a frame.
void ChannelPlot::styleLine() {
    const ui::Colors& colors = m_theme.colors();
    const bool isDense = m_drawnPointCount * 4 > static_cast<std::size_t>(std::max(1, width()));
    m_graph->setAntialiased(!isDense);
    m_graph->setPen(QPen(colors.text, isDense ? 1.0 : 1.25));
    m_graph->setBrush(isDense ? QBrush(Qt::NoBrush) : QBrush(ui::blend(colors.text, colors.surface, 0.06)));
}

void ChannelPlot::refreshValueRange() {
    if (m_series.values.empty()) {
        m_topLabel->setText({});
        m_bottomLabel->setText({});
        return;
    }
    const auto [low, high] = std::ranges::minmax(m_series.values);
    const double margin = high > low ? (high - low) * 0.12 : std::max(1.0, std::abs(high));
    m_plot->yAxis->setRange(low - margin, high + margin);
    m_topLabel->setText(numberWithUnit(high, m_series.unit));
    m_bottomLabel->setText(numberWithUnit(low, m_series.unit));
    m_bottomLabel->setVisible(high > low);
    m_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
}

void ChannelPlot::refreshPoints() {
    const state::TimeRange range = m_window.visible();
    const auto samples = minMaxDecimated(
        m_series.times,
        m_series.values,
        {.fromMs = range.from.value,
         .toMs = range.to.value,
         .columns = static_cast<std::size_t>(std::max(0, width()))});
    m_drawnPointCount = samples.size();
    // Dots say "known here"; where they would touch they only thicken the line.
    const bool isSparse = samples.size() * 8 < static_cast<std::size_t>(std::max(1, width()));
    m_graph->setScatterStyle(
        isSparse ? QCPScatterStyle(QCPScatterStyle::ssDisc, 4) : QCPScatterStyle(QCPScatterStyle::ssNone));
    styleLine();
    m_plot->xAxis->setRange(plotTime(range.from.value), plotTime(range.to.value));
    m_graph->data()->set(graphPoints(samples, plotTime(range.to.value)), true);
    refreshCursor();
}

void ChannelPlot::refreshCursor() {
    const auto cursor = m_window.cursor();
    m_cursorLine->setVisible(cursor.has_value());
    if (cursor) {
        const double x = plotTime(cursor->value);
        m_cursorLine->start->setCoords(x, m_plot->yAxis->range().lower);
        m_cursorLine->end->setCoords(x, m_plot->yAxis->range().upper);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QString numberWithUnit(double value, const QString& unit) {
    const QString number = ui::significant(value);
    return unit.isEmpty() ? number : number + QStringLiteral(" ") + unit;
}

} // namespace intentscope::plots
