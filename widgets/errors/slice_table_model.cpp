// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/slice_table_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace intentscope::errors {
namespace {

using models::ColumnDescriptor;
using tasks::SliceComparison;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Slice"),
        QT_TRANSLATE_NOOP("Columns", "A saved slice, or one value of a column"),
        Qt::AlignLeft,
        190},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chats"),
        QT_TRANSLATE_NOOP("Columns", "Chats of the slice scored by both runs"),
        Qt::AlignRight,
        60},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Difference"),
        QT_TRANSLATE_NOOP("Columns", "After minus before, paired user by user, with half its 95 % interval"),
        Qt::AlignRight,
        170},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "p (Holm)"),
        QT_TRANSLATE_NOOP(
            "Columns", "Of the sign-flip test, corrected by Holm for looking at every slice here"),
        Qt::AlignRight,
        66},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "p (BH)"),
        QT_TRANSLATE_NOOP("Columns", "Of the sign-flip test, corrected by Benjamini and Hochberg"),
        Qt::AlignRight,
        60},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Detectable"),
        QT_TRANSLATE_NOOP(
            "Columns", "The smallest true difference that the slice's users would show (5 %, power 80 %)"),
        Qt::AlignRight,
        76},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Fixed"),
        QT_TRANSLATE_NOOP("Columns", "Chats of the slice that were wrong before and are right after"),
        Qt::AlignRight,
        50},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Broken"),
        QT_TRANSLATE_NOOP("Columns", "Chats of the slice that were right before and are wrong after"),
        Qt::AlignRight,
        54},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Dropped"),
        QT_TRANSLATE_NOOP("Columns", "Groups of the slice that GAUC left out"),
        Qt::AlignRight,
        60},
};

QString pText(const std::optional<double>& p) {
    if (!p)
        return ui::noValue();
    return *p < 0.001 ? QStringLiteral("< 0.001") : QLocale().toString(*p, 'f', 3);
}

double orLast(const std::optional<double>& value) {
    return value.value_or(std::numeric_limits<double>::infinity());
}

} // namespace

SliceTableModel::SliceTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void SliceTableModel::setSlices(SliceComparisons slices) {
    beginResetModel();
    m_slices = std::move(slices);
    m_order.resize(m_slices ? m_slices->size() : 0);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    endResetModel();
}

QStringList SliceTableModel::metricNames() const {
    QStringList names;
    if (!m_slices)
        return names;
    const auto any =
        std::ranges::find_if(*m_slices, [](const auto& slice) { return slice.report.has_value(); });
    if (any == m_slices->end())
        return names;
    for (const auto& metric : any->report->metrics)
        names << ui::toQString(metric.name);
    return names;
}

void SliceTableModel::setMetric(int metric) {
    m_metric = static_cast<std::size_t>(std::max(0, metric));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const SliceComparison& SliceTableModel::sliceAt(int row) const {
    return (*m_slices)[m_order[static_cast<std::size_t>(row)]];
}

const tasks::MetricComparison* SliceTableModel::metricOf(const SliceComparison& slice) const {
    if (!slice.report || m_metric >= slice.report->metrics.size())
        return nullptr;
    return &slice.report->metrics[m_metric];
}

int SliceTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_order.size());
}

int SliceTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant SliceTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const SliceComparison& slice = sliceAt(index.row());
    const auto column = static_cast<SliceColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(slice, column);
    case Qt::ToolTipRole:
        return tooltip(slice);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(slice.expression);
    case models::ValueRole:
    case models::SortRole:
        return key(slice, column);
    default:
        return {};
    }
}

QVariant SliceTableModel::display(const SliceComparison& slice, SliceColumn column) const {
    if (column == SliceColumn::Slice)
        return ui::toQString(slice.name.empty() ? slice.expression : slice.name);
    const tasks::MetricComparison* metric = metricOf(slice);
    if (metric == nullptr)
        return column == SliceColumn::Count ? tr("none") : QString();
    const auto& report = *slice.report;
    switch (column) {
    case SliceColumn::Count:
        return ui::countText(report.impressionCount);
    case SliceColumn::Difference: {
        const auto& difference = metric->estimate.difference;
        if (!difference.interval)
            return ui::signedDifference(difference.value);
        return ui::differenceWithInterval(
            difference.value, difference.interval->low, difference.interval->high);
    }
    case SliceColumn::Holm:
        return pText(slice.adjusted[m_metric].holm);
    case SliceColumn::BenjaminiHochberg:
        return pText(slice.adjusted[m_metric].benjaminiHochberg);
    case SliceColumn::Detectable:
        return ui::significant(
            metric->smallestDetectableEffect.value_or(std::numeric_limits<double>::quiet_NaN()));
    case SliceColumn::Fixed:
        return ui::countText(static_cast<std::int64_t>(report.outcomes.fixed.size()));
    case SliceColumn::Broken:
        return ui::countText(static_cast<std::int64_t>(report.outcomes.broken.size()));
    case SliceColumn::Dropped:
        return ui::countText(static_cast<std::int64_t>(report.droppedGroups.size()));
    case SliceColumn::Slice:
        break;
    }
    return {};
}

QVariant SliceTableModel::key(const SliceComparison& slice, SliceColumn column) const {
    if (column == SliceColumn::Slice)
        return display(slice, column);
    const tasks::MetricComparison* metric = metricOf(slice);
    if (metric == nullptr)
        return std::numeric_limits<double>::infinity();
    switch (column) {
    case SliceColumn::Count:
        return static_cast<double>(slice.report->impressionCount);
    case SliceColumn::Holm:
        return orLast(slice.adjusted[m_metric].holm);
    case SliceColumn::BenjaminiHochberg:
        return orLast(slice.adjusted[m_metric].benjaminiHochberg);
    case SliceColumn::Detectable:
        return orLast(metric->smallestDetectableEffect);
    case SliceColumn::Fixed:
        return static_cast<double>(slice.report->outcomes.fixed.size());
    case SliceColumn::Broken:
        return static_cast<double>(slice.report->outcomes.broken.size());
    case SliceColumn::Dropped:
        return static_cast<double>(slice.report->droppedGroups.size());
    case SliceColumn::Difference:
    case SliceColumn::Slice:
        break;
    }
    return metric->estimate.difference.value;
}

QString SliceTableModel::tooltip(const SliceComparison& slice) const {
    const QString expression = ui::toQString(slice.expression);
    if (!slice.report)
        return tr("%1\nNot compared: %2").arg(expression, ui::toQString(slice.problem));
    const tasks::MetricComparison* metric = metricOf(slice);
    if (metric == nullptr)
        return expression;
    return tr("%1\n%2: %3 before, %4 after, %5 users")
        .arg(
            expression,
            ui::toQString(metric->name),
            ui::significant(metric->estimate.before.value),
            ui::significant(metric->estimate.after.value),
            ui::countText(metric->userCount));
}

QVariant SliceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<SliceColumn>(section)), role);
}

void SliceTableModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount())
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    const std::vector<std::size_t> old = m_order;
    const auto comesFirst = [&](std::size_t left, std::size_t right) {
        const QVariant one = key((*m_slices)[left], static_cast<SliceColumn>(column));
        const QVariant other = key((*m_slices)[right], static_cast<SliceColumn>(column));
        if (static_cast<SliceColumn>(column) == SliceColumn::Slice)
            return QString::localeAwareCompare(one.toString(), other.toString()) < 0;
        return one.toDouble() < other.toDouble();
    };
    std::ranges::stable_sort(m_order, [&](std::size_t left, std::size_t right) {
        return order == Qt::AscendingOrder ? comesFirst(left, right) : comesFirst(right, left);
    });
    QModelIndexList to;
    for (const QModelIndex& index : from) {
        const auto place = std::ranges::find(m_order, old[static_cast<std::size_t>(index.row())]);
        to << this->index(ui::toRow(place - m_order.begin()), index.column());
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

int SliceTableModel::initialWidth(SliceColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
