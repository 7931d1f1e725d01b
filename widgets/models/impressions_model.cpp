// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/impressions_model.h"

#include "core/base/assert.h"
#include "core/data/clicked_intents.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chat opened"),
        QT_TRANSLATE_NOOP("Columns", "When the chatbot opened, in the dataset's time zone"),
        Qt::AlignLeft,
        120},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Clicked"),
        QT_TRANSLATE_NOOP("Columns", "The intents that the user clicked"),
        Qt::AlignLeft,
        160},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Δ NDCG@3"),
        QT_TRANSLATE_NOOP("Columns", "NDCG@3 of the run after minus before"),
        Qt::AlignRight,
        96},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Label"),
        QT_TRANSLATE_NOOP("Columns", "Whether you have labelled it"),
        Qt::AlignLeft,
        56},
};

} // namespace

ImpressionsModel::ImpressionsModel(QObject* parent) : QAbstractTableModel(parent), m_zone(QTimeZone::utc()) {}

void ImpressionsModel::setUser(std::shared_ptr<const data::Dataset> dataset, UserIndex user) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_impressions.clear();
    m_marks.clear();
    if (m_dataset)
        m_zone = ui::timeZone(m_dataset->info().timeZone);
    if (m_dataset && user.isValid()) {
        const auto rows = m_dataset->impressionsOf(user);
        m_impressions.assign(rows.begin(), rows.end());
        m_marks.assign(m_impressions.size(), {.difference = std::numeric_limits<double>::quiet_NaN()});
    }
    endResetModel();
}

void ImpressionsModel::setMarks(std::vector<ImpressionMark> marks) {
    ISCOPE_ASSERT(marks.size() == m_impressions.size());
    m_marks = std::move(marks);
    if (!m_marks.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

ImpressionIndex ImpressionsModel::impressionAt(int row) const {
    return {m_impressions.at(narrow<std::size_t>(row))};
}

int ImpressionsModel::rowOf(ImpressionIndex impression) const {
    const auto found = std::find(m_impressions.begin(), m_impressions.end(), impression.value);
    return found == m_impressions.end() ? -1 : ui::toRow(found - m_impressions.begin());
}

int ImpressionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_impressions.size());
}

int ImpressionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant ImpressionsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const ImpressionIndex impression = impressionAt(index.row());
    const auto column = static_cast<ImpressionColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return column == ImpressionColumn::Clicked ? clickedTitles(impression)
                                                   : ui::absoluteTime(m_dataset->timeOf(impression), m_zone);
    case IdRole:
        return ui::toQString(m_dataset->impressionId(impression));
    case ValueRole:
    case SortRole:
        if (column == ImpressionColumn::Time)
            return static_cast<qlonglong>(m_dataset->timeOf(impression).value);
        if (column == ImpressionColumn::Difference)
            return m_marks[narrow<std::size_t>(index.row())].difference;
        return display(index.row(), column);
    default:
        return {};
    }
}

QVariant ImpressionsModel::display(int row, ImpressionColumn column) const {
    const ImpressionMark& mark = m_marks[narrow<std::size_t>(row)];
    switch (column) {
    case ImpressionColumn::Time:
        return ui::localTime(m_dataset->timeOf(impressionAt(row)), m_zone);
    case ImpressionColumn::Clicked:
        return clickedTitles(impressionAt(row));
    case ImpressionColumn::Difference:
        return ui::signedDifference(mark.difference);
    case ImpressionColumn::Label:
        break;
    }
    return mark.isLabelled ? QStringLiteral("✓") : QString();
}

QString ImpressionsModel::clickedTitles(ImpressionIndex impression) const {
    QStringList titles;
    for (const std::int32_t intent : data::clickedIntents(m_dataset->candidatesOf(impression)))
        titles.append(ui::toQString(m_dataset->intentTitle({intent})));
    return titles.isEmpty() ? ui::noValue() : titles.join(QStringLiteral(", "));
}

QVariant ImpressionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::ToolTipRole && static_cast<ImpressionColumn>(section) == ImpressionColumn::Time)
        return tr("When the chatbot opened (%1)").arg(QString::fromLatin1(m_zone.id()));
    return headerValue(descriptor(Columns, static_cast<ImpressionColumn>(section)), role);
}

} // namespace intentscope::models
