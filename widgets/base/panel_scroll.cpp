// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/panel_scroll.h"

#include "widgets/base/theme.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace intentscope::ui {
namespace {

constexpr int LeastRows = 4;

} // namespace

PanelScroll::PanelScroll(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

PanelScroll::~PanelScroll() = default;

void PanelScroll::setPanel(QWidget* panel) {
    setWidget(panel);
    // The panel shows the window's ground, as it would without an area around it.
    panel->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    fitPanel();
}

QSize PanelScroll::minimumSizeHint() const {
    if (widget() == nullptr)
        return {};
    const QSize least = widget()->minimumSizeHint();
    const int bar = verticalScrollBar()->sizeHint().width();
    return {least.width() + bar, std::min(least.height(), LeastRows * m_theme.metrics().rowHeight)};
}

QSize PanelScroll::sizeHint() const {
    return widget() == nullptr ? QSize() : widget()->sizeHint();
}

/// QScrollArea itself would never squeeze a panel with wrapped text below the height that it prefers.
void PanelScroll::fitPanel() {
    if (widget() == nullptr)
        return;
    const QSize least = widget()->minimumSizeHint();
    QSize room = maximumViewportSize();
    if (least.height() > room.height())
        room.rwidth() -= verticalScrollBar()->sizeHint().width();
    widget()->resize(std::max(room.width(), least.width()), std::max(room.height(), least.height()));
}

bool PanelScroll::eventFilter(QObject* watched, QEvent* event) {
    const bool isHandled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        fitPanel();
        updateGeometry();
    }
    return isHandled;
}

void PanelScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitPanel();
}

} // namespace intentscope::ui
