// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/feature_table.h"

#include "widgets/base/theme.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/explaining/feature_edit.h"
#include "widgets/explaining/feature_effects_model.h"
#include "widgets/panels/table_setup.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

namespace intentscope::explaining {
namespace {

constexpr int columnOf(FeatureColumn column) {
    return static_cast<int>(column);
}

} // namespace

FeatureTable::FeatureTable(const ui::Theme& theme, FeatureEffectsModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_order(new QSortFilterProxyModel(this)),
      m_bars(new delegates::RankDeltaDelegate(theme, this)) {
    m_order->setSourceModel(&model);
    m_order->setSortRole(models::SortRole);
    m_order->setFilterKeyColumn(columnOf(FeatureColumn::Feature));
    m_order->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_order->setDynamicSortFilter(false);
    setModel(m_order);
    panels::setUpTable(*this, theme);
    setAccessibleName(tr("Features and their effects"));
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed | SelectedClicked);
    setItemDelegate(new delegates::CellDelegate(theme, this));
    setItemDelegateForColumn(columnOf(FeatureColumn::Value), new FeatureValueDelegate(theme, this));
    setItemDelegateForColumn(columnOf(FeatureColumn::Effect), m_bars);
    setSortingEnabled(true);
    QHeaderView* header = horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(columnOf(FeatureColumn::Effect), QHeaderView::Fixed);
    header->resizeSection(columnOf(FeatureColumn::Effect), 130);
    sortByColumn(columnOf(FeatureColumn::Effect), Qt::DescendingOrder);
    createRowActions();
}

void FeatureTable::setFilter(const QString& text) {
    m_order->setFilterFixedString(text);
}

void FeatureTable::sortByEffect() {
    sortByColumn(columnOf(FeatureColumn::Effect), Qt::DescendingOrder);
}

void FeatureTable::fitBars() {
    const double largest = m_model.largestEffect();
    m_bars->setFullScale(largest > 0 ? largest : 1.0);
    viewport()->update();
}

void FeatureTable::createRowActions() {
    const auto add = [this](const QString& text, int key, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add(tr("Set to missing"), Qt::Key_Delete, [this] {
        m_order->setData(currentValue(), QString(), Qt::EditRole);
    });
    add(tr("Back to what it was"), Qt::Key_Backspace, [this] {
        if (currentValue().isValid())
            m_model.resetRow(m_order->mapToSource(currentValue()).row());
    });
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QModelIndex FeatureTable::currentValue() const {
    return currentIndex().siblingAtColumn(columnOf(FeatureColumn::Value));
}

/// Letters always go to the value, whichever column the row was chosen in.
void FeatureTable::keyPressEvent(QKeyEvent* event) {
    const QModelIndex value = currentValue();
    const bool opens = event->key() == Qt::Key_F2 || !event->text().trimmed().isEmpty();
    if (opens && value.isValid() && value != currentIndex())
        setCurrentIndex(value);
    QTableView::keyPressEvent(event);
}

} // namespace intentscope::explaining
