// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/projection_view.h"

#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <array>
#include <cmath>
#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr double ReachPixels = 10; ///< of a click
constexpr double ClickPixels = 4;  ///< a drag no longer than this is a click
constexpr double KeyPanPixels = 60;
constexpr double KeyZoom = 1.25;
constexpr double CurrentRadius = 7;

} // namespace

ProjectionView::ProjectionView(jobs::JobRunner& runner, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_runner(runner), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Latent queries as points"));
    setAccessibleDescription(
        tr("Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, "
           "Escape forgets the lasso."));
    connect(&theme, &ui::Theme::themeChanged, this, &ProjectionView::requestLayer);
}

ProjectionView::~ProjectionView() = default;

void ProjectionView::setProjection(std::shared_ptr<const projection::Projection> projection) {
    m_scene.projection = std::move(projection);
    m_scene.groups = nullptr;
    m_scene.chosen = nullptr;
    m_current = -1;
    m_layer = QImage();
    showAll();
}

void ProjectionView::setGroups(std::shared_ptr<const PointGroups> groups) {
    m_scene.groups = std::move(groups);
    requestLayer();
}

void ProjectionView::setShowsAfter(bool showsAfter) {
    m_scene.showsAfter = showsAfter && m_scene.projection && m_scene.projection->hasAfter();
    requestLayer();
}

void ProjectionView::setHasArrows(bool hasArrows) {
    m_scene.hasArrows = hasArrows;
    requestLayer();
}

void ProjectionView::setCurrentPoint(std::int32_t point) {
    m_current = point;
    update();
}

void ProjectionView::setChosen(std::shared_ptr<const std::vector<std::int32_t>> points) {
    m_scene.chosen = points && !points->empty() ? std::move(points) : nullptr;
    requestLayer();
}

void ProjectionView::showAll() {
    m_isFitted = true;
    if (!m_scene.projection)
        return setView({});
    const std::array<std::span<const float>, 2> planes = {
        m_scene.projection->before, m_scene.projection->after};
    setView(fitted(planes, size()));
}

QPointF ProjectionView::pixelOf(std::int32_t point) const {
    const auto plane = m_scene.plane();
    const auto at = 2 * static_cast<std::size_t>(point);
    return toScreen(m_view, size(), {static_cast<double>(plane[at]), static_cast<double>(plane[at + 1])});
}

void ProjectionView::setView(const PlaneView& view) {
    m_view = view;
    requestLayer();
}

PlaneColors ProjectionView::colors() const {
    const ui::Colors& theme = m_theme.colors();
    PlaneColors colors{
        .surface = theme.surface,
        .faint = theme.faintText,
        .before = theme.before,
        .after = theme.after,
        .groups = {}};
    for (std::size_t group = 0; group < PointGroups::MostColored; ++group)
        colors.groups.push_back(theme.category(group));
    return colors;
}

void ProjectionView::requestLayer() {
    update();
    if (!m_scene.projection || !m_scene.groups || size().isEmpty())
        return;
    m_runner.run(
        {.title = tr("Drawing points"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("layer"),
         .isShown = false},
        [scene = m_scene, view = m_view, area = size(), ratio = devicePixelRatioF(), tones = colors()](
            jobs::JobContext& context) {
            return drawPlane(scene, view, area, ratio, tones, context.stopToken());
        },
        [this, view = m_view, area = size()](Result<QImage> layer) {
            // Only a stop fails it, and then another picture is on its way.
            if (!layer)
                return;
            m_layer = *std::move(layer);
            m_layerView = view;
            m_layerSize = area;
            update();
        });
}

void ProjectionView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().surface);
    if (!m_layer.isNull()) {
        // Where the picture's corners are by now.
        const QPointF corner = toScreen(m_view, size(), toPlane(m_layerView, m_layerSize, {0, 0}));
        const double scale = m_view.scale / m_layerView.scale;
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(corner, m_layerSize * scale), m_layer);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_scene.projection && m_current >= 0) {
        const QPointF pixel = pixelOf(m_current);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.colors().surface, 4));
        painter.drawEllipse(pixel, CurrentRadius, CurrentRadius);
        painter.setPen(QPen(m_theme.colors().accent, 2.2));
        painter.drawEllipse(pixel, CurrentRadius, CurrentRadius);
    }
    if (m_gesture == Gesture::Lasso && m_lasso.size() > 1) {
        QPolygonF pixels;
        for (const QPointF& corner : std::as_const(m_lasso))
            pixels.append(toScreen(m_view, size(), corner));
        QColor fill = m_theme.colors().accent;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(m_theme.colors().accent, 1.4, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawPolygon(pixels);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.colors().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ProjectionView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_isFitted)
        showAll();
    else
        requestLayer();
}

std::int32_t ProjectionView::pointAt(const QPointF& pixel) const {
    if (!m_scene.projection)
        return -1;
    return nearestPoint(m_scene.plane(), toPlane(m_view, size(), pixel), ReachPixels / m_view.scale);
}

void ProjectionView::mousePressEvent(QMouseEvent* event) {
    if (!m_scene.projection)
        return;
    m_pressed = m_last = event->position();
    const bool isPan = event->button() == Qt::MiddleButton || m_isSpaceDown;
    m_gesture = isPan ? Gesture::Pan : event->button() == Qt::LeftButton ? Gesture::Lasso : Gesture::None;
    m_lasso = {};
    if (m_gesture == Gesture::Lasso)
        m_lasso.append(toPlane(m_view, size(), m_pressed));
}

void ProjectionView::mouseMoveEvent(QMouseEvent* event) {
    if (m_gesture == Gesture::Pan) {
        m_isFitted = false;
        setView(moved(m_view, event->position() - m_last));
    } else if (m_gesture == Gesture::Lasso) {
        m_lasso.append(toPlane(m_view, size(), event->position()));
        update();
    }
    m_last = event->position();
}

void ProjectionView::mouseReleaseEvent(QMouseEvent* event) {
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    update();
    if (gesture != Gesture::Lasso)
        return;
    QRectF box;
    for (const QPointF& corner : std::as_const(m_lasso))
        box |= QRectF(toScreen(m_view, size(), corner), QSizeF(0.01, 0.01));
    if (box.width() > ClickPixels || box.height() > ClickPixels) {
        closeLasso();
        return;
    }
    const std::int32_t point = pointAt(event->position());
    if (point >= 0)
        Q_EMIT pointChosen(point);
}

void ProjectionView::closeLasso() {
    using Points = std::vector<std::int32_t>;
    m_runner.run(
        {.title = tr("Looking into the lasso"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("lasso"),
         .isShown = false},
        [scene = m_scene, lasso = m_lasso](jobs::JobContext&) -> Result<Points> {
            return pointsWithin(scene.plane(), lasso);
        },
        [this, projection = m_scene.projection](Result<Points> points) {
            if (points && projection == m_scene.projection)
                Q_EMIT pointsChosen(*points);
        });
}

void ProjectionView::wheelEvent(QWheelEvent* event) {
    constexpr double StepsPerDouble = 480; // an eighth of a degree each: four notches
    m_isFitted = false;
    setView(zoomed(m_view, size(), event->position(), std::exp2(event->angleDelta().y() / StepsPerDouble)));
    event->accept();
}

void ProjectionView::keyPressEvent(QKeyEvent* event) {
    const QPointF middle(width() / 2.0, height() / 2.0);
    const auto pan = [this](double x, double y) {
        m_isFitted = false;
        setView(moved(m_view, {x * KeyPanPixels, y * KeyPanPixels}));
    };
    const auto zoom = [&](double factor) {
        m_isFitted = false;
        setView(zoomed(m_view, size(), middle, factor));
    };
    switch (event->key()) {
    case Qt::Key_F:
        return showAll();
    case Qt::Key_Escape:
        Q_EMIT pointsChosen({});
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(KeyZoom);
    case Qt::Key_Minus:
        return zoom(1 / KeyZoom);
    case Qt::Key_Left:
        return pan(1, 0);
    case Qt::Key_Right:
        return pan(-1, 0);
    case Qt::Key_Up:
        return pan(0, 1);
    case Qt::Key_Down:
        return pan(0, -1);
    case Qt::Key_Space:
        m_isSpaceDown = true;
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ProjectionView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space)
        m_isSpaceDown = false;
    else
        QWidget::keyReleaseEvent(event);
}

bool ProjectionView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::int32_t point = m_describe ? pointAt(help->pos()) : -1;
    if (point >= 0)
        QToolTip::showText(help->globalPos(), m_describe(point), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace intentscope::neighbours
