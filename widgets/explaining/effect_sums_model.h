// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/explainer.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace intentscope::explaining {

enum class SumColumn { Name, Effect };

/// What the parts of a ranker and the groups of features add to the explained score, under two headings.
/// GUI thread.
class EffectSumsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows.
    void setExplanation(const rank::Explanation* explanation);
    bool isHeading(int row) const;
    double largestEffect() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString name;
        std::optional<double> effect = {}; ///< none: a heading
    };
    std::vector<Row> m_rows;
};

} // namespace intentscope::explaining
