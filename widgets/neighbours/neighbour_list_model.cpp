// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/neighbour_list_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QStringList>

#include <array>
#include <utility>

namespace intentscope::neighbours {
namespace {

using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "#"),
        QT_TRANSLATE_NOOP("Columns", "Place among the neighbours, the nearest first"),
        Qt::AlignRight,
        28},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Change"),
        QT_TRANSLATE_NOOP("Columns", "Whether it is a neighbour on the other side too, and at which place"),
        Qt::AlignLeft,
        64},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Similarity"),
        QT_TRANSLATE_NOOP("Columns", "Of the two latent queries' vectors, the mean of the set subtracted"),
        Qt::AlignRight,
        66},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Latent query"),
        QT_TRANSLATE_NOOP("Columns", "What the reasoner wrote for the neighbour"),
        Qt::AlignLeft,
        220},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Clicked"),
        QT_TRANSLATE_NOOP("Columns", "The intents that the neighbour's users clicked"),
        Qt::AlignLeft,
        150},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Outcome"),
        QT_TRANSLATE_NOOP("Columns", "Whether this side's run ranks a clicked intent among the first three"),
        Qt::AlignLeft,
        92},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chat"),
        QT_TRANSLATE_NOOP("Columns", "Whose chat it was and when; the first of several"),
        Qt::AlignLeft,
        190},
};

const ColumnDescriptor& columnOf(NeighbourColumn column) {
    return models::descriptor(Columns, column);
}

} // namespace

NeighbourListModel::NeighbourListModel(NeighbourSide side, QObject* parent)
    : QAbstractTableModel(parent), m_side(side) {}

void NeighbourListModel::setContent(std::shared_ptr<const NeighboursContent> content) {
    beginResetModel();
    m_content = std::move(content);
    endResetModel();
}

const ShownList& NeighbourListModel::shown() const {
    return m_side == NeighbourSide::Before ? m_content->before : m_content->after;
}

const tasks::NeighbourLine& NeighbourListModel::lineAt(int row) const {
    return shown().list.lines.at(narrow<std::size_t>(row));
}

ImpressionIndex NeighbourListModel::impressionAt(int row) const {
    return {lineAt(row).impressions.front()};
}

NeighbourChange NeighbourListModel::changeAt(int row) const {
    if (!m_content->isCompared)
        return NeighbourChange::None;
    if (lineAt(row).otherRank > 0)
        return NeighbourChange::Kept;
    return m_side == NeighbourSide::Before ? NeighbourChange::Left : NeighbourChange::Entered;
}

int NeighbourListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_content ? 0 : ui::toRow(shown().list.lines.size());
}

int NeighbourListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QString NeighbourListModel::changeText(int row) const {
    switch (changeAt(row)) {
    case NeighbourChange::None:
        return {};
    case NeighbourChange::Kept:
        return tr("= %1", "the same neighbour has this place on the other side").arg(lineAt(row).otherRank);
    case NeighbourChange::Left:
        return tr("✗ left");
    case NeighbourChange::Entered:
        break;
    }
    return tr("+ new");
}

QString NeighbourListModel::clickedText(int row) const {
    QStringList titles;
    for (const std::int32_t intent : lineAt(row).clickedIntents)
        titles.append(ui::toQString(m_content->dataset->intentTitle({intent})));
    return titles.isEmpty() ? ui::noValue() : QStringLiteral("✓ %1").arg(titles.join(QStringLiteral(", ")));
}

QString NeighbourListModel::outcomeText(int row) const {
    const auto at = narrow<std::size_t>(row);
    if (at >= shown().outcomes.size() || shown().outcomes[at].judgedCount == 0)
        return ui::noValue();
    const tasks::LineOutcome& outcome = shown().outcomes[at];
    if (outcome.judgedCount == 1)
        return outcome.rightCount == 1 ? tr("right, at %1").arg(outcome.bestRank)
                                       : tr("wrong, at %1").arg(outcome.bestRank);
    return tr("%1 of %2 right").arg(ui::countText(outcome.rightCount), ui::countText(outcome.judgedCount));
}

QString NeighbourListModel::chatText(int row) const {
    const data::Dataset& dataset = *m_content->dataset;
    const ImpressionIndex impression = impressionAt(row);
    const QString chat = QStringLiteral("%1, %2").arg(
        ui::toQString(dataset.userName(dataset.userOf(impression))),
        ui::localTime(dataset.timeOf(impression), ui::timeZone(dataset.info().timeZone)));
    const auto more = static_cast<std::int64_t>(lineAt(row).impressions.size()) - 1;
    return more == 0 ? chat : tr("%1, and %2 more").arg(chat, ui::countText(more));
}

QString NeighbourListModel::tooltip(int row) const {
    QStringList parts{
        lineAt(row).text.empty() ? tr("No text") : ui::toQString(lineAt(row).text).trimmed(),
        chatText(row),
        clickedText(row)};
    switch (changeAt(row)) {
    case NeighbourChange::None:
        break;
    case NeighbourChange::Kept:
        parts.append(tr("A neighbour on both sides; place %1 on the other").arg(lineAt(row).otherRank));
        break;
    case NeighbourChange::Left:
        parts.append(tr("Not among the neighbours after"));
        break;
    case NeighbourChange::Entered:
        parts.append(tr("Not among the neighbours before"));
        break;
    }
    return parts.join(QLatin1Char('\n'));
}

QVariant NeighbourListModel::display(int row, NeighbourColumn column) const {
    switch (column) {
    case NeighbourColumn::Rank:
        return lineAt(row).rank;
    case NeighbourColumn::Change:
        return changeText(row);
    case NeighbourColumn::Similarity:
        return ui::significant(lineAt(row).similarity);
    case NeighbourColumn::Query:
        return ui::toQString(lineAt(row).text).simplified();
    case NeighbourColumn::Clicked:
        return clickedText(row);
    case NeighbourColumn::Outcome:
        return outcomeText(row);
    case NeighbourColumn::Chat:
        break;
    }
    return chatText(row);
}

QVariant NeighbourListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto column = static_cast<NeighbourColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), column);
    case Qt::ToolTipRole:
        return tooltip(index.row());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columnOf(column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(m_content->dataset->impressionId(impressionAt(index.row())));
    case models::SortRole:
        return lineAt(index.row()).rank;
    case models::ValueRole:
        return column == NeighbourColumn::Change ? QVariant(static_cast<int>(changeAt(index.row())))
                                                 : QVariant(lineAt(index.row()).similarity);
    default:
        return {};
    }
}

int NeighbourListModel::initialWidth(NeighbourColumn column) {
    return columnOf(column).width;
}

QVariant NeighbourListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(columnOf(static_cast<NeighbourColumn>(section)), role);
}

} // namespace intentscope::neighbours
