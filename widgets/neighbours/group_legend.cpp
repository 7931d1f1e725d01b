// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/group_legend.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/neighbours/plane_layer.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr int MarkerRoom = 18;
constexpr int WidestName = 150;
constexpr double MarkerRadius = 4;

} // namespace

GroupLegend::GroupLegend(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&theme, &ui::Theme::themeChanged, this, [this] {
        updateGeometry();
        update();
    });
}

void GroupLegend::setGroups(std::shared_ptr<const PointGroups> groups) {
    m_groups = std::move(groups);
    QStringList words;
    for (const std::size_t group : shownGroups())
        words.append(tr("%1: %2 points")
                         .arg(m_groups->groups[group].name, ui::countText(m_groups->groups[group].count)));
    setToolTip(words.join(QLatin1Char('\n')));
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int GroupLegend::rowHeight() const {
    return QFontMetrics(m_theme.smallFont()).height() + m_theme.metrics().grid;
}

std::vector<std::size_t> GroupLegend::shownGroups() const {
    std::vector<std::size_t> shown;
    for (std::size_t group = 0; m_groups && group < m_groups->groups.size(); ++group) {
        if (m_groups->groups[group].count > 0)
            shown.push_back(group);
    }
    return shown;
}

QSize GroupLegend::sizeHint() const {
    const QFontMetrics metrics(m_theme.smallFont());
    int widest = 0;
    for (const std::size_t group : shownGroups())
        widest = std::max(widest, metrics.horizontalAdvance(m_groups->groups[group].name));
    const int count = metrics.horizontalAdvance(QStringLiteral("  99,999"));
    return {
        MarkerRoom + std::min(widest, WidestName) + count,
        std::max(1, static_cast<int>(shownGroups().size())) * rowHeight()};
}

QSize GroupLegend::minimumSizeHint() const {
    return {sizeHint().width(), rowHeight()};
}

void GroupLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.smallFont());
    const QFontMetrics metrics(m_theme.smallFont());
    int top = 0;
    for (const std::size_t group : shownGroups()) {
        const PointGroups::Group& one = m_groups->groups[group];
        const QRect row(0, top, width(), rowHeight());
        const QColor color = one.isColored ? m_theme.colors().category(group) : m_theme.colors().faintText;
        painter.setPen(QPen(color, 0.8));
        painter.setBrush(color);
        drawMarker(painter, QPointF(MarkerRoom / 2.0, row.center().y() + 0.5), group, MarkerRadius);
        const QString count = ui::countText(one.count);
        const int countWidth = metrics.horizontalAdvance(count);
        const QRect words = row.adjusted(MarkerRoom, 0, -countWidth - m_theme.metrics().margin, 0);
        painter.setPen(m_theme.colors().text);
        painter.drawText(
            words,
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(one.name, Qt::ElideRight, words.width()));
        painter.setPen(m_theme.colors().softText);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, count);
        top += rowHeight();
    }
}

} // namespace intentscope::neighbours
