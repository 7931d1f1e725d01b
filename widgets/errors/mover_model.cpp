// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/mover_model.h"

#include "core/slices/sort_order.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::errors {
namespace {

using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Name"),
        QT_TRANSLATE_NOOP("Columns", "The user, or the clicked intent"),
        Qt::AlignLeft,
        220},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chats"),
        QT_TRANSLATE_NOOP("Columns", "Chats with a click that the numbers rest on"),
        Qt::AlignRight,
        60},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Before"),
        QT_TRANSLATE_NOOP("Columns", "Mean NDCG of these chats in the run before"),
        Qt::AlignRight,
        70},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "After"),
        QT_TRANSLATE_NOOP("Columns", "Mean NDCG of these chats in the run after"),
        Qt::AlignRight,
        70},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Difference"),
        QT_TRANSLATE_NOOP("Columns", "After minus before"),
        Qt::AlignRight,
        150},
};

double keyOf(const tasks::Mover& mover, MoverColumn column) {
    switch (column) {
    case MoverColumn::Name:
        return mover.row;
    case MoverColumn::Count:
        return static_cast<double>(mover.impressionCount);
    case MoverColumn::Before:
        return mover.before;
    case MoverColumn::After:
        return mover.after;
    case MoverColumn::Difference:
        break;
    }
    return mover.difference();
}

} // namespace

QString MoverTable::name(const tasks::Mover& mover) const {
    return ui::toQString(
        of == Of::Users ? dataset->userName({mover.row}) : dataset->intentTitle({mover.row}));
}

std::shared_ptr<const MoverTable> makeMoverTable(
    std::shared_ptr<const data::Dataset> dataset,
    MoverTable::Of of,
    std::int32_t topK,
    std::vector<tasks::Mover> movers) {
    auto table = std::make_shared<MoverTable>();
    table->dataset = std::move(dataset);
    table->of = of;
    table->topK = topK;
    table->movers = std::move(movers);
    for (std::size_t column = 0; column < Columns.size(); ++column) {
        auto order = slices::allRows(table->movers.size());
        std::ranges::stable_sort(order, {}, [&](std::int32_t place) {
            return keyOf(table->movers[static_cast<std::size_t>(place)], static_cast<MoverColumn>(column));
        });
        table->orders.push_back(std::move(order));
    }
    return table;
}

MoverModel::MoverModel(QObject* parent) : QAbstractTableModel(parent) {}

void MoverModel::setTable(std::shared_ptr<const MoverTable> table) {
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

std::size_t MoverModel::placeOf(int row) const {
    const auto& order = m_table->orders[static_cast<std::size_t>(m_column)];
    const auto at = static_cast<std::size_t>(row);
    const std::size_t place = m_order == Qt::AscendingOrder ? at : order.size() - 1 - at;
    return static_cast<std::size_t>(order[place]);
}

const tasks::Mover& MoverModel::moverAt(int row) const {
    return m_table->movers[placeOf(row)];
}

int MoverModel::rowOf(std::int32_t userOrIntent) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (moverAt(row).row == userOrIntent)
            return row;
    }
    return -1;
}

int MoverModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_table ? 0 : ui::toRow(m_table->movers.size());
}

int MoverModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant MoverModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const tasks::Mover& mover = moverAt(index.row());
    const auto column = static_cast<MoverColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(mover, column);
    case Qt::ToolTipRole:
        return tr("%1: mean NDCG@%2 %3 before, %4 after")
            .arg(m_table->name(mover))
            .arg(m_table->topK)
            .arg(ui::significant(mover.before), ui::significant(mover.after));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(
            m_table->of == MoverTable::Of::Users ? m_table->dataset->userId({mover.row})
                                                 : m_table->dataset->intentId({mover.row}));
    case models::ValueRole:
    case models::SortRole:
        return keyOf(mover, column);
    default:
        return {};
    }
}

QVariant MoverModel::display(const tasks::Mover& mover, MoverColumn column) const {
    switch (column) {
    case MoverColumn::Name:
        return m_table->name(mover);
    case MoverColumn::Count:
        return ui::countText(mover.impressionCount);
    case MoverColumn::Before:
        return ui::significant(mover.before);
    case MoverColumn::After:
        return ui::significant(mover.after);
    case MoverColumn::Difference:
        break;
    }
    return ui::signedDifference(mover.difference());
}

QVariant MoverModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<MoverColumn>(section)), role);
}

void MoverModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columnCount())
        return;
    Q_EMIT layoutAboutToBeChanged();
    QModelIndexList from = persistentIndexList();
    std::vector<std::int32_t> kept;
    for (const QModelIndex& index : from)
        kept.push_back(moverAt(index.row()).row);
    m_column = static_cast<MoverColumn>(column);
    m_order = order;
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to << this->index(rowOf(kept[static_cast<std::size_t>(i)]), from[i].column());
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

int MoverModel::initialWidth(MoverColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
