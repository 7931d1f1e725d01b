// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/drift_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/jobs/job_runner.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace intentscope::neighbours {
namespace {

using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "User"),
        QT_TRANSLATE_NOOP("Columns", "The user's name; the id where there is none"),
        Qt::AlignLeft,
        110},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chats"),
        QT_TRANSLATE_NOOP("Columns", "Chats of the user with a latent query on both sides"),
        Qt::AlignRight,
        46},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Overlap"),
        QT_TRANSLATE_NOOP("Columns", "Share of the neighbours that both sides have; mean over the chats"),
        Qt::AlignRight,
        58},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "RBO"),
        QT_TRANSLATE_NOOP(
            "Columns", "Rank-biased overlap: as the overlap, but the nearest neighbours count most"),
        Qt::AlignRight,
        50},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Purity before"),
        QT_TRANSLATE_NOOP(
            "Columns",
            "Share of the neighbours' clicked chats that clicked an intent which this chat clicked"),
        Qt::AlignRight,
        90},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "after"),
        QT_TRANSLATE_NOOP("Columns", "The same purity after"),
        Qt::AlignRight,
        50},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Δ purity"),
        QT_TRANSLATE_NOOP("Columns", "Purity after minus before"),
        Qt::AlignRight,
        110},
};

const ColumnDescriptor& columnOf(DriftColumn column) {
    return models::descriptor(Columns, column);
}

/// The rows of a report in the order asked for; equal ones as the report has them.
Result<models::RowOrder>
orderDrift(const DriftModel::Content& content, DriftColumn column, bool isDescending, std::stop_token stop) {
    const auto& users = content.report.users;
    const auto userAt = [&](std::int32_t row) -> const tasks::UserDrift& {
        return users[static_cast<std::size_t>(row)];
    };
    const auto all = [](std::int32_t) { return true; };
    if (column == DriftColumn::User) {
        const auto nameOf = [&](std::int32_t row) { return content.dataset->userName(userAt(row).user); };
        return models::orderRows(
            users.size(),
            all,
            [&](std::int32_t left, std::int32_t right) {
                return isDescending ? nameOf(right) < nameOf(left) : nameOf(left) < nameOf(right);
            },
            stop);
    }
    const double last =
        isDescending ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    const auto key = [&](std::int32_t row) { return driftValue(userAt(row), column).value_or(last); };
    return models::orderRows(
        users.size(),
        all,
        [&](std::int32_t left, std::int32_t right) {
            return isDescending ? key(left) > key(right) : key(left) < key(right);
        },
        stop);
}

} // namespace

std::optional<double> driftValue(const tasks::UserDrift& drift, DriftColumn column) {
    switch (column) {
    case DriftColumn::User:
        break;
    case DriftColumn::Chats:
        return drift.impressionCount;
    case DriftColumn::Overlap:
        return drift.overlap;
    case DriftColumn::RankBiased:
        return drift.rankBiasedOverlap;
    case DriftColumn::PurityBefore:
        return drift.purityBefore;
    case DriftColumn::PurityAfter:
        return drift.purityAfter;
    case DriftColumn::PurityChange:
        if (drift.purityBefore && drift.purityAfter)
            return *drift.purityAfter - *drift.purityBefore;
        break;
    }
    return std::nullopt;
}

DriftModel::DriftModel(jobs::JobRunner& runner, QObject* parent)
    : QAbstractTableModel(parent), m_runner(runner) {}

void DriftModel::setContent(std::shared_ptr<const Content> content) {
    beginResetModel();
    m_content = std::move(content);
    m_order = models::RowOrder::identity(m_content ? m_content->report.users.size() : 0);
    endResetModel();
    requestOrder();
}

const tasks::UserDrift& DriftModel::driftAt(int row) const {
    return m_content->report.users[static_cast<std::size_t>(m_order.rowAt(narrow<std::size_t>(row)))];
}

UserIndex DriftModel::userAt(int row) const {
    return driftAt(row).user;
}

int DriftModel::rowOf(UserIndex user) const {
    if (!m_content)
        return -1;
    const auto& users = m_content->report.users;
    const auto found = std::ranges::find(users, user, &tasks::UserDrift::user);
    return found == users.end() ? -1 : m_order.positionOf(narrow<std::int32_t>(found - users.begin()));
}

int DriftModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_order.size());
}

int DriftModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QString DriftModel::text(int row, DriftColumn column) const {
    const tasks::UserDrift& drift = driftAt(row);
    if (column == DriftColumn::User)
        return ui::toQString(m_content->dataset->userName(drift.user));
    if (column == DriftColumn::Chats)
        return ui::countText(drift.impressionCount);
    const double value = driftValue(drift, column).value_or(std::numeric_limits<double>::quiet_NaN());
    return column == DriftColumn::PurityChange ? ui::signedDifference(value) : ui::significant(value);
}

QVariant DriftModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto column = static_cast<DriftColumn>(index.column());
    const tasks::UserDrift& drift = driftAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(columnOf(column).alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr("%1 (%2)\npurity over %3 of %4 chats: those with a click, and neighbours with one")
            .arg(
                ui::toQString(m_content->dataset->userName(drift.user)),
                ui::toQString(m_content->dataset->userId(drift.user)),
                ui::countText(drift.ratedCount),
                ui::countText(drift.impressionCount));
    case models::IdRole:
        return ui::toQString(m_content->dataset->userId(drift.user));
    case models::SortRole:
    case models::ValueRole:
        return column == DriftColumn::User
                   ? QVariant(text(index.row(), column))
                   : QVariant(driftValue(drift, column).value_or(std::numeric_limits<double>::quiet_NaN()));
    default:
        return {};
    }
}

int DriftModel::initialWidth(DriftColumn column) {
    return columnOf(column).width;
}

QVariant DriftModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(columnOf(static_cast<DriftColumn>(section)), role);
}

void DriftModel::sort(int column, Qt::SortOrder order) {
    m_sort.reset();
    if (column >= 0)
        m_sort = Sort{static_cast<DriftColumn>(column), order == Qt::DescendingOrder};
    if (m_content && !m_sort)
        swapIn(models::RowOrder::identity(m_content->report.users.size()));
    requestOrder();
}

void DriftModel::requestOrder() {
    if (!m_content || !m_sort)
        return;
    m_runner.run(
        {.title = tr("Ordering users"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("order"),
         .isShown = false},
        [content = m_content, sort = *m_sort](jobs::JobContext& job) {
            return orderDrift(*content, sort.column, sort.isDescending, job.stopToken());
        },
        [this, content = m_content](Result<models::RowOrder> order) {
            // Only a stop can fail it, and then another order is on its way.
            if (order && content == m_content && m_sort)
                swapIn(*std::move(order));
        });
}

void DriftModel::swapIn(models::RowOrder order) {
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& old : from) {
        const std::int32_t row = m_order.rowAt(narrow<std::size_t>(old.row()));
        to.append(createIndex(order.positionOf(row), old.column()));
    }
    m_order = std::move(order);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace intentscope::neighbours
