// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

#include <cstddef>
#include <vector>

class QCustomPlot;

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::plots {

/// Named curves over epochs (losses, validation metrics), appended while a training runs. Every curve has its
/// own colour and line style; its name stands in the right margin, tied to its last point by a line. Names of
/// curves that end close together are moved apart. GUI thread.
class CurvePlot final : public QWidget {
    Q_OBJECT

public:
    /// How the axes are called: "epoch", "NDCG@3".
    struct Axes {
        QString x;
        QString y;
    };

    /// `theme` must outlive the plot.
    explicit CurvePlot(const ui::Theme& theme, QWidget* parent = nullptr);
    ~CurvePlot() override;

    void setAxes(const Axes& axes);
    /// A name that is new adds a curve. Values that are not finite are gaps.
    void append(const QString& curve, double x, double y);
    void clear();

    std::vector<QString> curveNames() const;
    /// 0 for a curve that does not exist.
    std::size_t pointCount(const QString& curve) const;

    /// Where the name of a curve was last drawn; empty for a curve that does not exist or has no point.
    QRectF endLabelBox(const QString& curve) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Curve;

    Curve& curveNamed(const QString& name);
    void restyle();
    void restyleCurve(std::size_t index);
    void refreshEndLabel(Curve& curve);
    void placeEndLabels();
    void refreshRanges();

    const ui::Theme& m_theme;
    std::vector<Curve> m_curves;
    QCustomPlot* m_plot = nullptr;
};

} // namespace intentscope::plots
