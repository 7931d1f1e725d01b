// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/heat_map_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <algorithm>
#include <utility>

namespace intentscope::errors {
namespace {

constexpr double FullTone = 0.55; ///< text stays readable on it
/// Cells of fewer chats say little: their tone does not set the scale.
constexpr std::int64_t FewChats = 10;

} // namespace

HeatMapModel::HeatMapModel(const ui::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme) {
    connect(&theme, &ui::Theme::themeChanged, this, [this] {
        if (rowCount() > 0 && columnCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
    });
}

void HeatMapModel::setMap(std::shared_ptr<const analysis::HeatMap> map) {
    beginResetModel();
    m_map = std::move(map);
    m_highest = 0;
    if (m_map) {
        for (const auto& cell : m_map->cells) {
            if (cell.size >= FewChats)
                m_highest = std::max(m_highest, cell.rate());
        }
    }
    endResetModel();
}

std::string HeatMapModel::expressionAt(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    return m_map->expression(static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column()));
}

int HeatMapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_map ? 0 : ui::toRow(m_map->rows.bins.size());
}

int HeatMapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_map ? 0 : ui::toRow(m_map->columns.bins.size());
}

QVariant HeatMapModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const analysis::ErrorCount& cell = m_map->cell(row, column);
    switch (role) {
    case Qt::DisplayRole:
        return cell.size == 0 ? QString() : tr("%1 %").arg(QLocale().toString(100 * cell.rate(), 'f', 0));
    case Qt::ToolTipRole:
        return tr("%1: %2, %3: %4\n%5 errors in %6 chats")
            .arg(
                ui::toQString(m_map->rows.column),
                ui::toQString(m_map->rows.bins[row].label),
                ui::toQString(m_map->columns.column),
                ui::toQString(m_map->columns.bins[column].label),
                ui::countText(cell.errors),
                ui::countText(cell.size));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignCenter);
    case Qt::ForegroundRole:
        return cell.size < FewChats ? QVariant(m_theme.colors().softText) : QVariant();
    case Qt::BackgroundRole:
        if (cell.size == 0 || m_highest == 0)
            return {};
        return ui::blend(
            m_theme.colors().wrong,
            m_theme.colors().surface,
            FullTone * std::min(1.0, cell.rate() / m_highest));
    case models::IdRole:
        return ui::toQString(m_map->expression(row, column));
    case models::ValueRole:
    case models::SortRole:
        return cell.rate();
    default:
        return {};
    }
}

QVariant HeatMapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_map || section < 0 || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto& axis = orientation == Qt::Horizontal ? m_map->columns : m_map->rows;
    if (static_cast<std::size_t>(section) >= axis.bins.size())
        return {};
    const QString label = ui::toQString(axis.bins[static_cast<std::size_t>(section)].label);
    return role == Qt::DisplayRole ? label : tr("%1: %2").arg(ui::toQString(axis.column), label);
}

} // namespace intentscope::errors
