// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat_map.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::errors {

/// Error rates by the bins of two features: a number on a tone of the colour of errors, so that neither
/// stands alone. GUI thread.
class HeatMapModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// `theme` must outlive the model.
    explicit HeatMapModel(const ui::Theme& theme, QObject* parent = nullptr);

    /// Null: no cells.
    void setMap(std::shared_ptr<const analysis::HeatMap> map);
    /// The expression of a cell's chats; "" where there is none.
    std::string expressionAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ui::Theme& m_theme;
    std::shared_ptr<const analysis::HeatMap> m_map;
    double m_highest = 0; ///< the rate that takes the full tone
};

} // namespace intentscope::errors
