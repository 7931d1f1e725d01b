// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/swap_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/models/column.h"

#include <QFont>

#include <limits>
#include <utility>

namespace intentscope::errors {

using tasks::SwapHalf;

QString estimateText(const stats::Estimate& estimate, bool isDifference) {
    constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
    const auto [low, high] = estimate.interval.value_or(stats::Interval{NaN, NaN});
    return isDifference ? ui::differenceWithInterval(estimate.value, low, high)
                        : ui::withInterval(estimate.value, low, high);
}

void SwapModel::setReport(std::shared_ptr<const tasks::SwapReport> report) {
    beginResetModel();
    m_report = std::move(report);
    if (!m_report || m_metric >= m_report->metrics.size())
        m_metric = 0;
    endResetModel();
}

void SwapModel::setMetric(int metric) {
    beginResetModel();
    const bool isThere = m_report && metric >= 0 && std::cmp_less(metric, m_report->metrics.size());
    m_metric = isThere ? static_cast<std::size_t>(metric) : 0;
    endResetModel();
}

const tasks::SwapMetric* SwapModel::metric() const {
    return m_report && !m_report->metrics.empty() ? &m_report->metrics[m_metric] : nullptr;
}

bool SwapModel::isDifference(const QModelIndex& index) {
    return index.row() == EffectPlace || index.column() == EffectPlace;
}

const stats::Estimate& SwapModel::estimateAt(int row, int column) const {
    const tasks::SwapMetric& shown = *metric();
    if (row == EffectPlace && column == EffectPlace)
        return shown.total.difference;
    if (column == EffectPlace)
        return shown.latent[static_cast<std::size_t>(row)].difference;
    if (row == EffectPlace)
        return shown.ranker[static_cast<std::size_t>(column)].difference;
    return shown.cell(static_cast<SwapHalf>(row), static_cast<SwapHalf>(column));
}

const std::optional<double>& SwapModel::pValueAt(int row, int column) const {
    const tasks::SwapMetric& shown = *metric();
    if (row == EffectPlace && column == EffectPlace)
        return shown.total.pValue;
    return column == EffectPlace ? shown.latent[static_cast<std::size_t>(row)].pValue
                                 : shown.ranker[static_cast<std::size_t>(column)].pValue;
}

int SwapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || metric() == nullptr ? 0 : EffectPlace + 1;
}

int SwapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : EffectPlace + 1;
}

QString SwapModel::tooltip(const QModelIndex& index) const {
    const auto& estimate = estimateAt(index.row(), index.column());
    QString text = headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString() % QStringLiteral(", ") %
                   headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() %
                   QStringLiteral(": ") % estimateText(estimate, isDifference(index));
    if (isDifference(index))
        if (const auto& p = pValueAt(index.row(), index.column()))
            text += tr(", p %1").arg(ui::significant(*p));
    return text;
}

QVariant SwapModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto& estimate = estimateAt(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
    case models::IdRole:
        return estimateText(estimate, isDifference(index));
    case Qt::ToolTipRole:
        return tooltip(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        const bool isCorner = index.row() == EffectPlace && index.column() == EffectPlace;
        return isCorner ? QVariant(font) : QVariant();
    }
    case models::ValueRole:
    case models::SortRole:
        return estimate.value;
    default:
        return {};
    }
}

QVariant SwapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section > EffectPlace || role != Qt::DisplayRole)
        return {};
    const bool isColumn = orientation == Qt::Horizontal;
    switch (section) {
    case 0:
        return isColumn ? tr("Queries before") : tr("Ranker before");
    case 1:
        return isColumn ? tr("Queries after") : tr("Ranker after");
    default:
        return isColumn ? tr("Queries' effect") : tr("Ranker's effect");
    }
}

} // namespace intentscope::errors
