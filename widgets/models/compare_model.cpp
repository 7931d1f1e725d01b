// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/compare_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <array>
#include <limits>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Metric"),
        QT_TRANSLATE_NOOP("Columns", "What is measured"),
        Qt::AlignLeft,
        76},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Before"),
        QT_TRANSLATE_NOOP("Columns", "Value of the run before, with half its 95 % interval over users"),
        Qt::AlignRight,
        96},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "After"),
        QT_TRANSLATE_NOOP("Columns", "Value of the run after, with half its 95 % interval over users"),
        Qt::AlignRight,
        96},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Difference"),
        QT_TRANSLATE_NOOP("Columns", "After minus before, paired user by user, with half its 95 % interval"),
        Qt::AlignRight,
        150},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "p"),
        QT_TRANSLATE_NOOP(
            "Columns", "How often users like these would show such a difference by chance, two-sided"),
        Qt::AlignRight,
        58},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Detectable"),
        QT_TRANSLATE_NOOP(
            "Columns", "The smallest true difference that these users would show (5 %, power 80 %)"),
        Qt::AlignRight,
        78},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Users"),
        QT_TRANSLATE_NOOP("Columns", "Users that the numbers rest on"),
        Qt::AlignRight,
        44},
};

constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

stats::Interval intervalOf(const stats::Estimate& estimate) {
    return estimate.interval.value_or(stats::Interval{NaN, NaN});
}

QString pText(const std::optional<double>& p) {
    if (!p)
        return ui::noValue();
    return *p < 0.001 ? QStringLiteral("< 0.001") : QLocale().toString(*p, 'f', 3);
}

} // namespace

CompareModel::CompareModel(QObject* parent) : QAbstractTableModel(parent) {}

void CompareModel::setReport(std::shared_ptr<const tasks::CompareReport> report) {
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : ui::toRow(m_report->metrics.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant CompareModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto& metric = m_report->metrics[narrow<std::size_t>(index.row())];
    const auto column = static_cast<CompareColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(metric, column);
    case Qt::ToolTipRole:
        return tooltip(metric);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case IdRole:
        return ui::toQString(metric.name);
    case ValueRole:
    case SortRole:
        return column == CompareColumn::Difference ? QVariant(metric.estimate.difference.value)
                                                   : display(metric, column);
    default:
        return {};
    }
}

QVariant CompareModel::display(const tasks::MetricComparison& metric, CompareColumn column) {
    const auto plain = [](const stats::Estimate& estimate) {
        const auto [low, high] = intervalOf(estimate);
        return ui::withInterval(estimate.value, low, high);
    };
    switch (column) {
    case CompareColumn::Metric:
        return ui::toQString(metric.name);
    case CompareColumn::Before:
        return plain(metric.estimate.before);
    case CompareColumn::After:
        return plain(metric.estimate.after);
    case CompareColumn::Difference: {
        const auto [low, high] = intervalOf(metric.estimate.difference);
        return ui::differenceWithInterval(metric.estimate.difference.value, low, high);
    }
    case CompareColumn::PValue:
        return pText(metric.estimate.pValue);
    case CompareColumn::Detectable:
        return ui::significant(metric.smallestDetectableEffect.value_or(NaN));
    case CompareColumn::Users:
        break;
    }
    return ui::countText(metric.userCount);
}

QString CompareModel::tooltip(const tasks::MetricComparison& metric) {
    const auto [low, high] = intervalOf(metric.estimate.difference);
    return tr("%1: difference from %2 to %3\n%4 chats of %5 users, %6 groups\nTies: %7 before, %8 after")
        .arg(
            ui::toQString(metric.name),
            ui::signedDifference(low),
            ui::signedDifference(high),
            ui::countText(metric.impressionCount),
            ui::countText(metric.userCount),
            ui::countText(metric.groupCount),
            ui::countText(metric.tieCountBefore),
            ui::countText(metric.tieCountAfter));
}

int CompareModel::initialWidth(CompareColumn column) {
    return descriptor(Columns, column).width;
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerValue(descriptor(Columns, static_cast<CompareColumn>(section)), role);
}

} // namespace intentscope::models
