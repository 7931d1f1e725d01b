// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace intentscope::models {

/// The first rows of a file as they stand there. GUI thread.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Cells of a row are parallel to `columns`; a short row has empty cells at its end.
    void setRows(std::vector<std::string> columns, std::vector<std::vector<std::string>> rows);
    /// Columns that will not be in the dataset are faint; one entry a column.
    void setLeftOut(std::vector<bool> isLeftOut);
    bool isLeftOut(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<bool> m_isLeftOut;
};

} // namespace intentscope::models
