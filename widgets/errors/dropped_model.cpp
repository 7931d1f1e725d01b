// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/dropped_model.h"

#include "widgets/base/convert.h"
#include "widgets/models/column.h"

#include <array>
#include <utility>

namespace intentscope::errors {
namespace {

using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Left out"),
        QT_TRANSLATE_NOOP("Columns", "A group of GAUC: a user, a session or a chat"),
        Qt::AlignLeft,
        260},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Why"),
        QT_TRANSLATE_NOOP("Columns", "AUC needs a clicked and an unclicked candidate"),
        Qt::AlignLeft,
        160},
};

QString reasonText(metrics::DropReason reason) {
    switch (reason) {
    case metrics::DropReason::NotScored:
        return DroppedModel::tr("Not scored by both runs");
    case metrics::DropReason::OnlyClicked:
        return DroppedModel::tr("Everything was clicked");
    case metrics::DropReason::OnlyUnclicked:
        break;
    }
    return DroppedModel::tr("Nothing was clicked");
}

} // namespace

DroppedModel::DroppedModel(QObject* parent) : QAbstractTableModel(parent) {}

void DroppedModel::setReport(std::shared_ptr<const tasks::CompareReport> report) {
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

const tasks::DroppedGroupReport& DroppedModel::groupAt(int row) const {
    return m_report->droppedGroups[static_cast<std::size_t>(row)];
}

int DroppedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : ui::toRow(m_report->droppedGroups.size());
}

int DroppedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant DroppedModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const tasks::DroppedGroupReport& group = groupAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case models::SortRole:
        return index.column() == 0 ? ui::toQString(group.name) : reasonText(group.reason);
    case models::IdRole:
        return ui::toQString(group.name);
    default:
        return {};
    }
}

QVariant DroppedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::errors
