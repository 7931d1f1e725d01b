// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/confusion_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace intentscope::errors {
namespace {

using analysis::ConfusedPair;
using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Clicked"),
        QT_TRANSLATE_NOOP("Columns", "The intent that the user clicked"),
        Qt::AlignLeft,
        130},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Taken for"),
        QT_TRANSLATE_NOOP("Columns", "The intent that was ranked first in its place"),
        Qt::AlignLeft,
        130},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Before"),
        QT_TRANSLATE_NOOP("Columns", "Chats in which the run before confuses the two; click to see them"),
        Qt::AlignRight,
        54},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "After"),
        QT_TRANSLATE_NOOP("Columns", "Chats in which the run after confuses the two; click to see them"),
        Qt::AlignRight,
        54},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Change"),
        QT_TRANSLATE_NOOP("Columns", "After minus before"),
        Qt::AlignRight,
        58},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Since week"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "The week from which on the run after confuses the two more often, where that is clear (p < "
            "0.05)"),
        Qt::AlignLeft,
        84},
};

constexpr double ClearP = 0.05;

const analysis::ConfusedRun& afterOf(const ConfusedPair& pair) {
    return pair.runs.back();
}

bool isClear(const std::optional<analysis::Onset>& onset) {
    return onset && onset->pValue < ClearP;
}

} // namespace

ConfusionModel::ConfusionModel(QObject* parent) : QAbstractTableModel(parent) {}

void ConfusionModel::setReport(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_report = std::move(report);
    m_order.resize(m_report ? m_report->confusion.pairs.size() : 0);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    endResetModel();
}

const ConfusedPair& ConfusionModel::pairAt(int row) const {
    return m_report->confusion.pairs[m_order[static_cast<std::size_t>(row)]];
}

const std::vector<std::int32_t>& ConfusionModel::impressionsAt(const QModelIndex& index) const {
    const ConfusedPair& pair = pairAt(index.row());
    const bool isBefore = static_cast<ConfusionColumn>(index.column()) == ConfusionColumn::Before;
    return isBefore && hasBefore() ? pair.runs.front().impressions : afterOf(pair).impressions;
}

QString ConfusionModel::title(const QModelIndex& index) const {
    const ConfusedPair& pair = pairAt(index.row());
    const bool isBefore = static_cast<ConfusionColumn>(index.column()) == ConfusionColumn::Before;
    return (isBefore && hasBefore() ? tr("%1 taken for %2, before") : tr("%1 taken for %2, after"))
        .arg(intentText(pair.clicked), intentText(pair.predicted));
}

bool ConfusionModel::hasBefore() const {
    return m_report && m_report->runs.size() > 1;
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_order.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const ConfusedPair& pair = pairAt(index.row());
    const auto column = static_cast<ConfusionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(pair, column);
    case Qt::ToolTipRole:
        return tooltip(pair);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return QString(
            ui::toQString(m_dataset->intentId(pair.clicked)) % QLatin1Char('\t') %
            ui::toQString(m_dataset->intentId(pair.predicted)));
    case models::ValueRole:
    case models::SortRole:
        return key(pair, column);
    default:
        return {};
    }
}

std::int64_t ConfusionModel::countOf(const ConfusedPair& pair, ConfusionColumn column) const {
    const std::int64_t after = pair.count(pair.runs.size() - 1);
    if (column == ConfusionColumn::After)
        return after;
    const std::int64_t before = pair.count(0);
    return column == ConfusionColumn::Before ? before : after - before;
}

QString ConfusionModel::intentText(IntentIndex intent) const {
    return ui::toQString(m_dataset->intentTitle(intent));
}

QVariant ConfusionModel::display(const ConfusedPair& pair, ConfusionColumn column) const {
    switch (column) {
    case ConfusionColumn::Clicked:
        return intentText(pair.clicked);
    case ConfusionColumn::Predicted:
        return intentText(pair.predicted);
    case ConfusionColumn::Before:
        return hasBefore() ? ui::countText(countOf(pair, column)) : ui::noValue();
    case ConfusionColumn::After:
        return ui::countText(countOf(pair, column));
    case ConfusionColumn::Change: {
        if (!hasBefore())
            return ui::noValue();
        const std::int64_t change = countOf(pair, column);
        const QString sign = change > 0   ? QStringLiteral("+")
                             : change < 0 ? QStringLiteral("\u2212")
                                          : QString();
        return QString(sign % ui::countText(std::abs(change)));
    }
    case ConfusionColumn::Since:
        break;
    }
    const auto& onset = afterOf(pair).onset;
    if (!isClear(onset))
        return QString();
    return ui::toQString(toIso8601(m_report->confusion.weeks[onset->week]).substr(0, 10));
}

QVariant ConfusionModel::key(const ConfusedPair& pair, ConfusionColumn column) const {
    switch (column) {
    case ConfusionColumn::Clicked:
    case ConfusionColumn::Predicted:
    case ConfusionColumn::Since:
        return display(pair, column);
    case ConfusionColumn::Before:
    case ConfusionColumn::After:
    case ConfusionColumn::Change:
        break;
    }
    return static_cast<double>(countOf(pair, column));
}

QString ConfusionModel::weeksText(const analysis::ConfusedRun& run) const {
    constexpr std::size_t MostWeeks = 12;
    QStringList lines;
    const std::size_t first = run.weeks.size() > MostWeeks ? run.weeks.size() - MostWeeks : 0;
    for (std::size_t week = first; week < run.weeks.size(); ++week)
        lines << tr("week of %1: %2 of %3")
                     .arg(
                         ui::toQString(toIso8601(m_report->confusion.weeks[week]).substr(0, 10)),
                         ui::countText(run.weeks[week].hits),
                         ui::countText(run.weeks[week].chances));
    return lines.join(QLatin1Char('\n'));
}

QString ConfusionModel::tooltip(const ConfusedPair& pair) const {
    const auto& after = afterOf(pair);
    QString text = tr("%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:\n%3")
                       .arg(intentText(pair.clicked), intentText(pair.predicted), weeksText(after));
    if (after.onset)
        text += tr("\nMost likely change: week of %1, from %2 % to %3 % of the clicks (p %4)")
                    .arg(
                        ui::toQString(toIso8601(m_report->confusion.weeks[after.onset->week]).substr(0, 10)),
                        ui::significant(100 * after.onset->shareBefore),
                        ui::significant(100 * after.onset->shareSince),
                        ui::significant(after.onset->pValue));
    return text;
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    // The most, or the latest week, is what is looked for.
    if (role == Qt::InitialSortOrderRole && static_cast<ConfusionColumn>(section) >= ConfusionColumn::Before)
        return Qt::DescendingOrder;
    return models::headerValue(descriptor(Columns, static_cast<ConfusionColumn>(section)), role);
}

void ConfusionModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount())
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    const std::vector<std::size_t> old = m_order;
    const auto which = static_cast<ConfusionColumn>(column);
    const auto comesFirst = [&](std::size_t left, std::size_t right) {
        const QVariant one = key(m_report->confusion.pairs[left], which);
        const QVariant other = key(m_report->confusion.pairs[right], which);
        if (one.typeId() == QMetaType::Double)
            return one.toDouble() < other.toDouble();
        return QString::localeAwareCompare(one.toString(), other.toString()) < 0;
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

int ConfusionModel::initialWidth(ConfusionColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
