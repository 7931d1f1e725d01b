// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/preview_model.h"

#include "widgets/base/convert.h"

#include <utility>

namespace intentscope::models {

void PreviewModel::setRows(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows) {
    beginResetModel();
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    m_isLeftOut.assign(m_columns.size(), false);
    endResetModel();
}

void PreviewModel::setLeftOut(std::vector<bool> isLeftOut) {
    if (isLeftOut.size() != m_columns.size() || isLeftOut == m_isLeftOut)
        return;
    m_isLeftOut = std::move(isLeftOut);
    if (m_rows.empty() || m_columns.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool PreviewModel::isLeftOut(int column) const {
    return m_isLeftOut[static_cast<std::size_t>(column)];
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_columns.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    return column < row.size() ? ui::toQString(row[column]) : QString();
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return ui::toQString(m_columns[static_cast<std::size_t>(section)]);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace intentscope::models
