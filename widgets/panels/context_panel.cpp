// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/context_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/panels/table_setup.h"
#include "widgets/state/selection_state.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace intentscope::panels {
namespace {

/// Headings on a raised ground; unusual values with a mark and a tint.
class ContextDelegate final : public delegates::CellDelegate {
public:
    using CellDelegate::CellDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        paintBackground(*painter, option, index);
        const auto* model = static_cast<const models::ContextModel*>(index.model());
        const bool isHeading = model->isHeading(index.row());
        const bool isUnusual = model->isUnusual(index.row());
        painter->save();
        if (isHeading)
            painter->fillRect(option.rect, theme().colors().grid);
        else if (isUnusual && !isSelected(option))
            painter->fillRect(
                option.rect, ui::blend(theme().colors().warning, theme().colors().surface, 0.16));
        QRect area = contents(option);
        paintEffect(*painter, option, index, area);
        if (isUnusual && index.column() == 0) {
            constexpr int MarkSize = 6;
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme().colors().warning);
            const QPointF top(area.left() + MarkSize / 2.0, area.center().y() - MarkSize / 2.0);
            const QPointF corners[] = {
                top, top + QPointF(MarkSize / 2.0, MarkSize), top + QPointF(-MarkSize / 2.0, MarkSize)};
            painter->drawPolygon(corners, 3);
            area.setLeft(area.left() + 2 * MarkSize);
        }
        painter->setFont(isHeading ? theme().smallFont() : theme().bodyFont());
        painter->setPen(isHeading ? theme().colors().softText : textColor(option));
        const QString text = index.data(Qt::DisplayRole).toString();
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
        painter->restore();
    }

private:
    /// A tint of the whole row by the size of the effect, and a sign at its end: never by colour alone.
    void paintEffect(
        QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, QRect& area) const {
        const auto* model = static_cast<const models::ContextModel*>(index.model());
        const auto effect = model->relativeEffect(index.row());
        if (!effect || std::abs(*effect) < SmallestTint || isSelected(option))
            return;
        const ui::Colors& colors = theme().colors();
        const QColor& color = *effect > 0 ? colors.after : colors.before;
        painter.fillRect(option.rect, ui::blend(color, colors.surface, MostTint * std::abs(*effect)));
        if (index.column() != static_cast<int>(models::ContextColumn::Value))
            return;
        painter.setFont(theme().bodyFont());
        painter.setPen(colors.text);
        const QString sign = *effect > 0 ? QStringLiteral("+") : QStringLiteral("\u2212");
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, sign);
        area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(sign) - theme().metrics().grid);
    }

    static constexpr double SmallestTint = 0.05; ///< of the largest effect
    static constexpr double MostTint = 0.4;
};

} // namespace

ContextPanel::ContextPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_model(new models::ContextModel(this)),
      m_title(new ui::ElidedLabel(this)), m_summary(new QLabel(this)), m_table(new QTableView(this)),
      m_empty(new ui::EmptyState(shared.theme, this)), m_pages(new QStackedLayout) {
    setAccessibleName(tr("Context"));
    setUpTable(*m_table, shared.theme);
    m_table->setAccessibleName(tr("Features of the chat"));
    m_table->setModel(m_model);
    m_table->setAlternatingRowColors(false);
    m_table->setItemDelegate(new ContextDelegate(shared.theme, m_table));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_empty->setText(tr("Choose a chat to see what was known when it opened."));
    m_summary->setWordWrap(true);
    auto* content = new QWidget(this);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(shared.theme.metrics().grid);
    rows->addWidget(m_title);
    rows->addWidget(m_summary);
    rows->addWidget(m_table, 1);
    m_pages->addWidget(content);
    m_pages->addWidget(m_empty);
    const int margin = shared.theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(m_pages);
    connect(&shared.selection, &state::SelectionState::impressionChanged, this, &ContextPanel::refresh);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &ContextPanel::applyTheme);
    applyTheme();
    refresh();
}

ContextPanel::~ContextPanel() = default;

void ContextPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_model->setUsualRanges(nullptr);
    refresh();
}

void ContextPanel::setUsualRanges(std::shared_ptr<const models::UsualRanges> ranges) {
    m_model->setUsualRanges(std::move(ranges));
    refresh();
}

void ContextPanel::setEffects(std::shared_ptr<const rank::Explanation> explanation) {
    m_model->setEffects(std::move(explanation));
}

void ContextPanel::refresh() {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const bool hasChat = m_dataset && impression.isValid() && impression.value < m_dataset->impressionCount();
    m_model->setImpression(hasChat ? m_dataset : nullptr, hasChat ? impression : ImpressionIndex{});
    m_pages->setCurrentIndex(hasChat ? 0 : 1);
    if (!hasChat)
        return;
    const QTimeZone zone = ui::timeZone(m_dataset->info().timeZone);
    m_title->setText(tr("%1, %2").arg(
        ui::toQString(m_dataset->userName(m_dataset->userOf(impression))),
        ui::localTime(m_dataset->timeOf(impression), zone)));
    m_title->setToolTip(ui::absoluteTime(m_dataset->timeOf(impression), zone));
    const int unusual = m_model->unusualCount();
    QString summary = tr("%1 features").arg(m_model->featureCount());
    if (unusual > 0)
        summary += tr(", %1 unusual").arg(unusual);
    m_summary->setText(summary);
}

void ContextPanel::applyTheme() {
    m_title->setFont(m_shared.theme.titleFont());
    QPalette soft = m_summary->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    m_summary->setPalette(soft);
}

} // namespace intentscope::panels
