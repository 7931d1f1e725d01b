// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/users_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/models/column.h"

#include <array>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "User"),
        QT_TRANSLATE_NOOP("Columns", "The user's name; the id where there is none"),
        Qt::AlignLeft,
        128},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Region"),
        QT_TRANSLATE_NOOP("Columns", "The user's region"),
        Qt::AlignLeft,
        48},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chats"),
        QT_TRANSLATE_NOOP("Columns", "Impressions: how often the chatbot opened for the user"),
        Qt::AlignRight,
        46},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Δ NDCG@3"),
        QT_TRANSLATE_NOOP(
            "Columns", "NDCG@3 of the run after minus before, averaged over the user's impressions"),
        Qt::AlignRight,
        84},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Labels"),
        QT_TRANSLATE_NOOP("Columns", "Impressions of the user that have a label"),
        Qt::AlignRight,
        48},
};

} // namespace

UsersModel::UsersModel(jobs::JobRunner& runner, QObject* parent)
    : QAbstractTableModel(parent), m_runner(runner) {}

void UsersModel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    beginResetModel();
    m_source = {.dataset = std::move(dataset), .differences = nullptr, .labelCounts = nullptr};
    m_filter.only = nullptr;
    m_order = RowOrder::identity(m_source.size());
    endResetModel();
    Q_EMIT orderChanged();
    requestOrder();
}

void UsersModel::setDifferences(std::shared_ptr<const std::vector<double>> differences) {
    ISCOPE_ASSERT(!differences || differences->size() == m_source.size());
    m_source.differences = std::move(differences);
    columnChanged(UserColumn::Difference);
}

void UsersModel::setLabelCounts(std::shared_ptr<const std::vector<std::int32_t>> counts) {
    ISCOPE_ASSERT(!counts || counts->size() == m_source.size());
    m_source.labelCounts = std::move(counts);
    columnChanged(UserColumn::Labels);
}

void UsersModel::setFilter(UserFilter filter) {
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    requestOrder();
}

UserIndex UsersModel::userAt(int row) const {
    return {m_order.rowAt(narrow<std::size_t>(row))};
}

int UsersModel::rowOf(UserIndex user) const {
    return m_order.positionOf(user.value);
}

int UsersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_order.size());
}

int UsersModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant UsersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const UserIndex user = userAt(index.row());
    const auto column = static_cast<UserColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(user, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return QStringLiteral("%1 (%2)").arg(
            ui::toQString(m_source.dataset->userName(user)), ui::toQString(m_source.dataset->userId(user)));
    case IdRole:
        return ui::toQString(m_source.dataset->userId(user));
    case SortRole:
    case ValueRole:
        return value(user, column);
    default:
        return {};
    }
}

QVariant UsersModel::display(UserIndex user, UserColumn column) const {
    switch (column) {
    case UserColumn::Name:
        return ui::toQString(m_source.dataset->userName(user));
    case UserColumn::Region:
        return ui::toQString(m_source.region(user));
    case UserColumn::Impressions:
        return ui::countText(m_source.impressionCount(user));
    case UserColumn::Difference:
        return ui::signedDifference(m_source.difference(user));
    case UserColumn::Labels:
        break;
    }
    const std::int32_t count = m_source.labelCount(user);
    return count == 0 ? QString() : ui::countText(count);
}

QVariant UsersModel::value(UserIndex user, UserColumn column) const {
    switch (column) {
    case UserColumn::Impressions:
        return m_source.impressionCount(user);
    case UserColumn::Difference:
        return m_source.difference(user);
    case UserColumn::Labels:
        return m_source.labelCount(user);
    case UserColumn::Name:
    case UserColumn::Region:
        break;
    }
    return display(user, column);
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerValue(descriptor(Columns, static_cast<UserColumn>(section)), role);
}

void UsersModel::sort(int column, Qt::SortOrder order) {
    std::optional<UserSort> wanted;
    if (column >= 0 && column < columnCount())
        wanted = {static_cast<UserColumn>(column), order == Qt::DescendingOrder};
    if (wanted == m_sort)
        return;
    m_sort = wanted;
    requestOrder();
}

int UsersModel::initialWidth(UserColumn column) {
    return descriptor(Columns, column).width;
}

void UsersModel::columnChanged(UserColumn column) {
    if (rowCount() > 0) {
        const int section = static_cast<int>(column);
        Q_EMIT dataChanged(index(0, section), index(rowCount() - 1, section));
    }
    if (m_sort && m_sort->column == column)
        requestOrder();
}

void UsersModel::requestOrder() {
    if (m_source.size() == 0)
        return;
    const jobs::JobSpec spec{
        .title = tr("Ordering users"),
        .kind = jobs::JobKind::Io,
        .context = this,
        .slot = QStringLiteral("order"),
        .isShown = false};
    Q_EMIT busyChanged(true);
    m_runner.run(
        spec,
        [source = m_source, filter = m_filter, sort = m_sort](jobs::JobContext& job) {
            return orderUsers(source, filter, sort, job.stopToken());
        },
        [this](Result<RowOrder> order) {
            Q_EMIT busyChanged(false);
            if (order)
                swapIn(*std::move(order));
            else if (order.error().code != ErrorCode::Cancelled)
                Q_EMIT orderFailed(order.error());
        });
}

void UsersModel::swapIn(RowOrder order) {
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& old : from) {
        const std::int32_t position = order.positionOf(userAt(old.row()).value);
        to.append(position < 0 ? QModelIndex() : createIndex(position, old.column()));
    }
    m_order = std::move(order);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT orderChanged();
}

} // namespace intentscope::models
