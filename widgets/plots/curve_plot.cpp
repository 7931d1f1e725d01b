// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_plot.h"

#include "widgets/base/qcustomplot_qt6.h"
#include "widgets/base/theme.h"
#include "widgets/plots/channel_plot.h"
#include "widgets/plots/label_spread.h"

#include <QFontMetricsF>
#include <QResizeEvent>
#include <QSharedPointer>

#include <algorithm>
#include <array>
#include <cmath>

namespace intentscope::plots {
namespace {

constexpr std::array<Qt::PenStyle, 4> PenStyles = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
constexpr int LeaderLength = 14; ///< from the axes to the names

} // namespace

struct CurvePlot::Curve {
    QString name;
    QCPGraph* graph = nullptr;
    QCPItemText* endLabel = nullptr;
    QCPItemLine* leader = nullptr; ///< from the last point to the name
    double lastX = 0;
    double lastY = 0;
};

CurvePlot::CurvePlot(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_plot(new QCustomPlot(this)) {
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    m_plot->xAxis->ticker()->setTickCount(6);
    m_plot->yAxis->ticker()->setTickCount(4);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, 0);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setNumberPrecision(4);
        axis->setNumberFormat(QStringLiteral("g"));
    }
    m_plot->xAxis->grid()->setVisible(false);
    // The names keep their distance in pixels, which only the finished layout knows.
    connect(m_plot, &QCustomPlot::afterLayout, this, &CurvePlot::placeEndLabels);
    connect(&m_theme, &ui::Theme::themeChanged, this, &CurvePlot::restyle);
    restyle();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setAxes(const Axes& axes) {
    m_plot->xAxis->setLabel(axes.x);
    m_plot->yAxis->setLabel(axes.y);
    setAccessibleName(tr("%1 over %2").arg(axes.y, axes.x));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::append(const QString& curve, double x, double y) {
    Curve& target = curveNamed(curve);
    target.graph->addData(x, std::isfinite(y) ? y : std::nan(""));
    if (std::isfinite(y)) {
        target.lastX = x;
        target.lastY = y;
        refreshEndLabel(target);
    }
    refreshRanges();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::clear() {
    m_curves.clear();
    m_plot->clearItems();
    m_plot->clearGraphs();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::vector<QString> CurvePlot::curveNames() const {
    std::vector<QString> names;
    for (const Curve& curve : m_curves)
        names.push_back(curve.name);
    return names;
}

std::size_t CurvePlot::pointCount(const QString& curve) const {
    const auto found = std::ranges::find(m_curves, curve, &Curve::name);
    return found == m_curves.end() ? 0 : static_cast<std::size_t>(found->graph->data()->size());
}

QRectF CurvePlot::endLabelBox(const QString& curve) const {
    const auto found = std::ranges::find(m_curves, curve, &Curve::name);
    if (found == m_curves.end() || !found->endLabel->visible())
        return {};
    return {found->endLabel->topLeft->pixelPosition(), found->endLabel->bottomRight->pixelPosition()};
}

QSize CurvePlot::sizeHint() const {
    return {480, 240};
}

QSize CurvePlot::minimumSizeHint() const {
    return {200, 120};
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
}

CurvePlot::Curve& CurvePlot::curveNamed(const QString& name) {
    const auto found = std::ranges::find(m_curves, name, &Curve::name);
    if (found != m_curves.end())
        return *found;
    Curve curve{
        .name = name,
        .graph = m_plot->addGraph(),
        .endLabel = new QCPItemText(m_plot),
        .leader = new QCPItemLine(m_plot)};
    curve.graph->setName(name);
    curve.graph->setAdaptiveSampling(true);
    curve.endLabel->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    curve.endLabel->position->setType(QCPItemPosition::ptAbsolute);
    curve.endLabel->setClipToAxisRect(false);
    curve.endLabel->setVisible(false);
    curve.leader->end->setType(QCPItemPosition::ptAbsolute);
    curve.leader->setClipToAxisRect(false);
    curve.leader->setVisible(false);
    m_curves.push_back(curve);
    restyleCurve(m_curves.size() - 1);
    return m_curves.back();
}

void CurvePlot::restyle() {
    const ui::Colors& colors = m_theme.colors();
    m_plot->setBackground(QBrush(colors.surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(colors.line));
        axis->setTickLabelColor(colors.softText);
        axis->setLabelColor(colors.softText);
        axis->setTickLabelFont(m_theme.smallFont());
        axis->setLabelFont(m_theme.smallFont());
        axis->grid()->setPen(QPen(colors.grid, 1));
    }
    m_plot->yAxis->setBasePen(Qt::NoPen);
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        restyleCurve(i);
    // At once: a picture in the colours of the other theme must not be shown, not even for one turn.
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
}

void CurvePlot::restyleCurve(std::size_t index) {
    const Curve& curve = m_curves[index];
    const QColor color = m_theme.colors().category(index);
    curve.graph->setPen(QPen(color, 1.75, PenStyles[index % PenStyles.size()]));
    curve.graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 4));
    curve.endLabel->setColor(m_theme.colors().text);
    curve.endLabel->setFont(m_theme.smallFont());
    curve.leader->setPen(QPen(ui::blend(color, m_theme.colors().surface, 0.6), 1));
}

void CurvePlot::refreshEndLabel(Curve& curve) {
    curve.endLabel->setText(curve.name + QStringLiteral("  ") + numberWithUnit(curve.lastY, {}));
    curve.endLabel->setVisible(true);
    curve.leader->start->setCoords(curve.lastX, curve.lastY);
    curve.leader->setVisible(true);
    const QFontMetrics metrics(m_theme.smallFont());
    int widest = 0;
    for (const Curve& other : m_curves)
        widest = std::max(widest, metrics.horizontalAdvance(other.endLabel->text()));
    m_plot->axisRect()->setMinimumMargins(QMargins(0, 8, widest + LeaderLength + 6, 0));
}

void CurvePlot::placeEndLabels() {
    std::vector<const Curve*> named;
    std::vector<double> wanted;
    for (const Curve& curve : m_curves) {
        if (!curve.endLabel->visible())
            continue;
        named.push_back(&curve);
        wanted.push_back(m_plot->yAxis->coordToPixel(curve.lastY));
    }
    const QRect axes = m_plot->axisRect()->rect();
    const double height = QFontMetricsF(m_theme.smallFont()).height();
    const std::vector<double> middles = spreadLabels(
        wanted, {.low = axes.top() + height / 2, .high = axes.bottom() - height / 2, .distance = height + 1});
    for (std::size_t i = 0; i < named.size(); ++i) {
        const double left = axes.right() + LeaderLength;
        named[i]->endLabel->position->setCoords(left, middles[i]);
        named[i]->leader->end->setCoords(left - 3, middles[i]);
    }
}

void CurvePlot::refreshRanges() {
    m_plot->rescaleAxes();
    if (m_plot->xAxis->range().size() < 1)
        m_plot->xAxis->setRange(m_plot->xAxis->range().lower, m_plot->xAxis->range().lower + 1);
    const QCPRange y = m_plot->yAxis->range();
    const double margin = std::max(y.size() * 0.1, 1e-9);
    m_plot->yAxis->setRange(y.lower - margin, y.upper + margin);
}

} // namespace intentscope::plots
