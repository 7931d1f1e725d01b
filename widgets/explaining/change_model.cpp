// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/change_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/explaining/explain_words.h"
#include "widgets/models/feature_text.h"

#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace intentscope::explaining {
namespace {

constexpr std::array Columns = {
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Part or group"),
        QT_TRANSLATE_NOOP("Columns", "Inputs that are added up"),
        Qt::AlignLeft,
        130},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Before"),
        QT_TRANSLATE_NOOP("Columns", "What it adds to the lead in the run before"),
        Qt::AlignRight,
        64},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "After"),
        QT_TRANSLATE_NOOP("Columns", "What it adds to the lead in the run after"),
        Qt::AlignRight,
        64},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Change"),
        QT_TRANSLATE_NOOP("Columns", "After minus before, with half its 95 % interval over users"),
        Qt::AlignRight,
        156},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "By queries"),
        QT_TRANSLATE_NOOP("Columns", "Of the change, what the other latent queries cause (Shapley value)"),
        Qt::AlignRight,
        104},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "By ranker"),
        QT_TRANSLATE_NOOP("Columns", "Of the change, what the other ranker causes (Shapley value)"),
        Qt::AlignRight,
        104},
};

QString estimateText(const stats::Estimate& estimate) {
    return estimate.interval
               ? ui::differenceWithInterval(estimate.value, estimate.interval->low, estimate.interval->high)
               : ui::signedDifference(estimate.value);
}

} // namespace

void ChangeModel::setReport(std::shared_ptr<const tasks::AttributeChangeReport> report) {
    beginResetModel();
    m_report = std::move(report);
    m_rows.clear();
    if (m_report) {
        m_rows.push_back({.name = tr("Lead"), .mean = &m_report->margin});
        m_rows.push_back({.name = tr("By part of the ranker")});
        for (const auto& part : m_report->parts)
            m_rows.push_back({.name = partText(part.name), .mean = &part});
        m_rows.push_back({.name = tr("By feature group")});
        for (const auto& group : m_report->groups)
            m_rows.push_back({.name = models::readableName(group.name), .mean = &group});
        m_rows.push_back({.name = tr("Left over"), .residual = m_report->meanResidual});
    }
    endResetModel();
}

bool ChangeModel::isHeading(int row) const {
    const Row& found = m_rows.at(narrow<std::size_t>(row));
    return found.mean == nullptr && !found.residual;
}

bool ChangeModel::isDivided() const {
    return m_report->halves == tasks::ChangeHalves::Divided ||
           m_report->halves == tasks::ChangeHalves::SameQueries;
}

double ChangeModel::largestChange() const {
    double largest = 0;
    for (const Row& row : m_rows)
        if (row.mean != nullptr)
            largest = std::max(largest, std::abs(row.mean->amount.difference.value));
    return largest;
}

int ChangeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int ChangeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

Qt::ItemFlags ChangeModel::flags(const QModelIndex& index) const {
    if (index.isValid() && isHeading(index.row()))
        return Qt::ItemIsEnabled;
    return QAbstractTableModel::flags(index);
}

QString ChangeModel::display(const Row& row, ChangeColumn column) const {
    if (column == ChangeColumn::Name)
        return row.name;
    if (row.residual)
        return column == ChangeColumn::Change ? ui::signedDifference(*row.residual) : QString();
    if (row.mean == nullptr)
        return {};
    switch (column) {
    case ChangeColumn::Before:
        return ui::signedDifference(row.mean->amount.before.value);
    case ChangeColumn::After:
        return ui::signedDifference(row.mean->amount.after.value);
    case ChangeColumn::Change:
        return estimateText(row.mean->amount.difference);
    case ChangeColumn::Latent:
        return isDivided() ? estimateText(row.mean->latent) : ui::noValue();
    case ChangeColumn::Ranker:
        return isDivided() ? estimateText(row.mean->ranker) : ui::noValue();
    case ChangeColumn::Name:
        break;
    }
    return {};
}

QString ChangeModel::tooltip(const Row& row) const {
    if (row.residual)
        return tr("What numerical integration leaves over: the change of the lead less that of the parts. "
                  "The "
                  "worst of one chat is %1.")
            .arg(ui::significant(m_report->worstResidual));
    if (row.mean == nullptr)
        return {};
    const auto& amount = row.mean->amount;
    QString text = tr("%1: %2 before, %3 after, change %4")
                       .arg(
                           row.name,
                           estimateText(amount.before),
                           estimateText(amount.after),
                           estimateText(amount.difference));
    if (amount.pValue)
        text += tr(", p %1").arg(ui::significant(*amount.pValue));
    return text;
}

QVariant ChangeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Row& row = m_rows[narrow<std::size_t>(index.row())];
    const auto column = static_cast<ChangeColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return tooltip(row);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return isHeading(index.row()) ? QVariant(font) : QVariant();
    }
    case models::ValueRole:
    case models::SortRole:
        if (column != ChangeColumn::Change || row.mean == nullptr)
            return role == models::SortRole ? QVariant(display(row, column)) : QVariant();
        return row.mean->amount.difference.value;
    case models::IdRole:
        return row.name;
    default:
        return {};
    }
}

QVariant ChangeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<ChangeColumn>(section)), role);
}

int ChangeModel::initialWidth(ChangeColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::explaining
