// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/label_chip.h"

#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace intentscope::delegates {
namespace {

constexpr int Padding = 8;
constexpr int SignWidth = 14;

bool hasSign(ChipKind kind) {
    return kind == ChipKind::True || kind == ChipKind::Wrong;
}

QColor color(ChipKind kind, const ui::Colors& colors) {
    switch (kind) {
    case ChipKind::Chosen:
    case ChipKind::Suggested:
        return colors.accent;
    case ChipKind::True:
        return colors.truth;
    case ChipKind::Wrong:
        break;
    }
    return colors.wrong;
}

/// Drawn, not written: not every font has the two signs.
void paintSign(QPainter& painter, const QPointF& center, ChipKind kind, const QColor& color) {
    constexpr double Reach = 3.5;
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (kind == ChipKind::True) {
        const QPointF bend = center + QPointF(-1.0, Reach - 0.5);
        painter.drawLine(center + QPointF(-Reach - 0.5, 0.5), bend);
        painter.drawLine(bend, center + QPointF(Reach + 0.5, -Reach));
        return;
    }
    painter.drawLine(center - QPointF(Reach, Reach), center + QPointF(Reach, Reach));
    painter.drawLine(center - QPointF(Reach, -Reach), center + QPointF(Reach, -Reach));
}

} // namespace

int chipWidth(const Chip& chip, const ui::Theme& theme) {
    const QFontMetrics metrics(theme.bodyFont());
    return metrics.horizontalAdvance(chip.text) + 2 * Padding + (hasSign(chip.kind) ? SignWidth : 0);
}

int paintChip(QPainter& painter, const QRect& area, const Chip& chip, const ui::Theme& theme) {
    const ui::Colors& colors = theme.colors();
    const int width = std::min(chipWidth(chip, theme), area.width());
    const int height = std::min(area.height() - 4, theme.metrics().rowHeight - 4);
    const QRectF box(
        area.left() + 0.5, area.top() + (area.height() - height) / 2 + 0.5, width - 1, height - 1);
    const QColor tone = color(chip.kind, colors);
    const bool isFilled = chip.kind == ChipKind::Chosen;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone, 1.0));
    painter.setBrush(isFilled ? tone : ui::blend(tone, colors.surface, hasSign(chip.kind) ? 0.14 : 0.0));
    painter.drawRoundedRect(box, theme.metrics().chipRadius, theme.metrics().chipRadius);
    QRectF text = box.adjusted(Padding, 0, -Padding, 0);
    if (hasSign(chip.kind)) {
        paintSign(painter, QPointF(text.left() + 4, box.center().y()), chip.kind, tone);
        text.setLeft(text.left() + SignWidth);
    }
    painter.setFont(theme.bodyFont());
    painter.setPen(isFilled ? colors.accentText : colors.text);
    const QFontMetrics metrics(theme.bodyFont());
    const int room = static_cast<int>(text.width()) + 1;
    if (metrics.horizontalAdvance(chip.text) <= room)
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, chip.text);
    else
        painter.drawText(
            text, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(chip.text, Qt::ElideRight, room));
    painter.restore();
    return width;
}

LabelChipDelegate::LabelChipDelegate(const ui::Theme& theme, QObject* parent) : CellDelegate(theme, parent) {}

void LabelChipDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    const QVariant kind = index.data(models::ValueRole);
    if (!kind.isValid())
        return;
    const Chip chip{static_cast<ChipKind>(kind.toInt()), index.data(Qt::DisplayRole).toString()};
    paintChip(*painter, contents(option), chip, theme());
}

QSize LabelChipDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant kind = index.data(models::ValueRole);
    if (!kind.isValid())
        return CellDelegate::sizeHint(option, index);
    const Chip chip{static_cast<ChipKind>(kind.toInt()), index.data(Qt::DisplayRole).toString()};
    return {chipWidth(chip, theme()) + 2 * theme().metrics().grid, theme().metrics().rowHeight};
}

} // namespace intentscope::delegates
