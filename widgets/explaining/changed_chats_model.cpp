// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/changed_chats_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/models/feature_text.h"

#include <array>
#include <utility>

namespace intentscope::explaining {
namespace {

constexpr std::array Columns = {
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chat opened"),
        QT_TRANSLATE_NOOP("Columns", "When the chatbot opened, in the dataset's time zone"),
        Qt::AlignLeft,
        120},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "User"),
        QT_TRANSLATE_NOOP("Columns", "Whose chat it is"),
        Qt::AlignLeft,
        100},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Intent"),
        QT_TRANSLATE_NOOP("Columns", "The intent whose lead is explained"),
        Qt::AlignLeft,
        140},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Against"),
        QT_TRANSLATE_NOOP("Columns", "The intent that it is set against"),
        Qt::AlignLeft,
        140},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Rank"),
        QT_TRANSLATE_NOOP("Columns", "Of the intent, before and after"),
        Qt::AlignRight,
        64},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Change"),
        QT_TRANSLATE_NOOP("Columns", "Of the lead, after minus before"),
        Qt::AlignRight,
        130},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Mostly by"),
        QT_TRANSLATE_NOOP("Columns", "The group of features whose effect changed most"),
        Qt::AlignLeft,
        150},
};

} // namespace

void ChangedChatsModel::setReport(
    std::shared_ptr<const data::Dataset> dataset,
    std::shared_ptr<const tasks::AttributeChangeReport> report) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_report = std::move(report);
    endResetModel();
}

const tasks::ImpressionChange& ChangedChatsModel::changeAt(int row) const {
    return m_report->impressions[narrow<std::size_t>(row)];
}

int ChangedChatsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : ui::toRow(m_report->impressions.size());
}

int ChangedChatsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QString ChangedChatsModel::display(const tasks::ImpressionChange& change, ChangedChatColumn column) const {
    const tasks::ChangeContest& contest = change.contest;
    switch (column) {
    case ChangedChatColumn::Time:
        return ui::localTime(m_dataset->timeOf(contest.impression), ui::timeZone(m_dataset->info().timeZone));
    case ChangedChatColumn::User:
        return ui::toQString(m_dataset->userName(m_dataset->userOf(contest.impression)));
    case ChangedChatColumn::Intent:
        return ui::toQString(m_dataset->intentTitle(contest.intent));
    case ChangedChatColumn::Against:
        return ui::toQString(m_dataset->intentTitle(contest.against));
    case ChangedChatColumn::Ranks:
        return QStringLiteral("%1 → %2").arg(
            ui::countText(change.rankBefore), ui::countText(change.rankAfter));
    case ChangedChatColumn::Change:
        return ui::signedDifference(change.margin.change());
    case ChangedChatColumn::Mostly:
        break;
    }
    if (change.groups.empty())
        return {};
    return QStringLiteral("%1 %2").arg(
        models::readableName(change.groups.front().name),
        ui::signedDifference(change.groups.front().change()));
}

QVariant ChangedChatsModel::key(const tasks::ImpressionChange& change, ChangedChatColumn column) const {
    switch (column) {
    case ChangedChatColumn::Time:
        return static_cast<qlonglong>(m_dataset->timeOf(change.contest.impression).value);
    case ChangedChatColumn::Ranks:
        return change.rankAfter - change.rankBefore;
    case ChangedChatColumn::Change:
        return change.margin.change();
    case ChangedChatColumn::User:
    case ChangedChatColumn::Intent:
    case ChangedChatColumn::Against:
    case ChangedChatColumn::Mostly:
        break;
    }
    return display(change, column);
}

QString ChangedChatsModel::tooltip(const tasks::ImpressionChange& change) const {
    QStringList lines{
        tr("Lead %1 before, %2 after")
            .arg(ui::signedDifference(change.margin.before), ui::signedDifference(change.margin.after))};
    for (const tasks::ChangeAmount& group : change.groups)
        lines << QStringLiteral("%1 %2").arg(
            models::readableName(group.name), ui::signedDifference(group.change()));
    return lines.join(QLatin1Char('\n'));
}

QVariant ChangedChatsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const tasks::ImpressionChange& change = changeAt(index.row());
    const auto column = static_cast<ChangedChatColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(change, column);
    case Qt::ToolTipRole:
        return tooltip(change);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(m_dataset->impressionId(change.contest.impression));
    case models::ValueRole:
    case models::SortRole:
        return key(change, column);
    default:
        return {};
    }
}

QVariant ChangedChatsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<ChangedChatColumn>(section)), role);
}

int ChangedChatsModel::initialWidth(ChangedChatColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::explaining
