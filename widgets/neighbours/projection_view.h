// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/neighbours/plane_layer.h"

#include <QImage>
#include <QPolygonF>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace intentscope::jobs {
class JobRunner;
}
namespace intentscope::ui {
class Theme;
}

namespace intentscope::neighbours {

/// Points in the plane: drag draws a lasso, a click chooses the nearest point, the wheel zooms, the middle
/// button or Space with the left one pans; F shows everything, Escape forgets the lasso, the arrow keys pan,
/// + and - zoom. The picture is drawn by a job; until it is done the last one is shown in its new place.
/// GUI thread.
class ProjectionView final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the view.
    ProjectionView(jobs::JobRunner& runner, const ui::Theme& theme, QWidget* parent = nullptr);
    ~ProjectionView() override;

    /// Another projection shows everything; no projection shows nothing. Forgets what was chosen.
    void setProjection(std::shared_ptr<const projection::Projection> projection);
    void setGroups(std::shared_ptr<const PointGroups> groups);
    void setShowsAfter(bool showsAfter);
    void setHasArrows(bool hasArrows);
    /// The point of the selected impression; -1: none.
    void setCurrentPoint(std::int32_t point);
    /// Null or empty: nothing is chosen.
    void setChosen(std::shared_ptr<const std::vector<std::int32_t>> points);
    /// What a tooltip says of a point.
    void setDescriber(std::function<QString(std::int32_t)> describe) { m_describe = std::move(describe); }

    const PlaneScene& scene() const { return m_scene; }
    const PlaneView& planeView() const { return m_view; }
    void showAll();
    /// In device-independent pixels of the widget.
    QPointF pixelOf(std::int32_t point) const;

    QSize sizeHint() const override { return {520, 420}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void pointChosen(std::int32_t point);
    /// A lasso was closed around them; ascending, may be empty.
    void pointsChosen(const std::vector<std::int32_t>& points);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Gesture { None, Lasso, Pan };

    std::int32_t pointAt(const QPointF& pixel) const;
    void setView(const PlaneView& view);
    void requestLayer();
    void closeLasso();
    PlaneColors colors() const;

    jobs::JobRunner& m_runner;
    const ui::Theme& m_theme;
    PlaneScene m_scene;
    PlaneView m_view;
    bool m_isFitted = true; ///< a resize keeps everything in sight until a person zooms
    bool m_isSpaceDown = false;
    std::int32_t m_current = -1;
    QImage m_layer;
    PlaneView m_layerView; ///< that m_layer was drawn for
    QSizeF m_layerSize;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed;
    QPointF m_last;
    QPolygonF m_lasso; ///< in the plane
    std::function<QString(std::int32_t)> m_describe;
};

} // namespace intentscope::neighbours
