// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/table_setup.h"

#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>

namespace intentscope::panels {
namespace {

void copyIds(const QTableView& table) {
    QStringList ids;
    for (const QModelIndex& row : table.selectionModel()->selectedRows())
        ids.append(row.data(models::IdRole).toString());
    QGuiApplication::clipboard()->setText(ids.join(QLatin1Char('\n')));
}

} // namespace

void setUpTable(QTableView& table, const ui::Theme& theme) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setAlternatingRowColors(true);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setCornerButtonEnabled(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    const auto applyTheme = [&table, &theme] {
        table.verticalHeader()->setMinimumSectionSize(theme.metrics().rowHeight);
        table.verticalHeader()->setDefaultSectionSize(theme.metrics().rowHeight);
    };
    QObject::connect(&theme, &ui::Theme::themeChanged, &table, applyTheme);
    applyTheme();
    auto* copy = new QShortcut(QKeySequence::Copy, &table);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &table, [&table] { copyIds(table); });
}

} // namespace intentscope::panels
