// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/error_tree_model.h"

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
        QT_TRANSLATE_NOOP("Columns", "Chats that"),
        QT_TRANSLATE_NOOP("Columns", "What this line adds to the one above it"),
        Qt::AlignLeft,
        240},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Share"),
        QT_TRANSLATE_NOOP("Columns", "Of all chats with a click"),
        Qt::AlignRight,
        62},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chats"),
        QT_TRANSLATE_NOOP("Columns", "Chats that the rate is told of; click to see all of the line"),
        Qt::AlignRight,
        56},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Error rate"),
        QT_TRANSLATE_NOOP("Columns", "Errors among these chats, with half the 95 % interval over users"),
        Qt::AlignRight,
        110},
};

} // namespace

ErrorTreeModel::ErrorTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void ErrorTreeModel::setReport(std::shared_ptr<const tasks::FindErrorsReport> report) {
    beginResetModel();
    m_report = std::move(report);
    m_children.clear();
    if (m_report) {
        const auto& nodes = m_report->tree.nodes;
        m_children.resize(nodes.size());
        for (std::size_t i = 1; i < nodes.size(); ++i)
            m_children[static_cast<std::size_t>(nodes[i].parent)].push_back(ui::toRow(i));
    }
    endResetModel();
}

const analysis::TreeNode* ErrorTreeModel::nodeAt(const QModelIndex& index) const {
    return index.isValid() && m_report ? &m_report->tree.nodes[index.internalId()] : nullptr;
}

QModelIndex ErrorTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr{0});
    const int node = m_children[parent.internalId()][static_cast<std::size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(node));
}

QModelIndex ErrorTreeModel::parent(const QModelIndex& index) const {
    const analysis::TreeNode* node = nodeAt(index);
    if (node == nullptr || node->parent < 0)
        return {};
    const auto place = static_cast<std::size_t>(node->parent);
    const std::int32_t above = m_report->tree.nodes[place].parent;
    if (above < 0)
        return createIndex(0, 0, static_cast<quintptr>(place));
    const auto& siblings = m_children[static_cast<std::size_t>(above)];
    const auto row = std::ranges::find(siblings, node->parent) - siblings.begin();
    return createIndex(ui::toRow(row), 0, static_cast<quintptr>(place));
}

int ErrorTreeModel::rowCount(const QModelIndex& parent) const {
    if (!m_report || parent.column() > 0)
        return 0;
    return parent.isValid() ? ui::toRow(m_children[parent.internalId()].size()) : 1;
}

int ErrorTreeModel::columnCount(const QModelIndex&) const {
    return ui::toRow(Columns.size());
}

QVariant ErrorTreeModel::data(const QModelIndex& index, int role) const {
    if (nodeAt(index) == nullptr)
        return {};
    const auto column = static_cast<TreeColumn>(index.column());
    const std::size_t node = index.internalId();
    switch (role) {
    case Qt::DisplayRole:
        return display(node, column);
    case Qt::ToolTipRole:
        return tooltip(node);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(m_report->tree.nodes[node].expression);
    case models::ValueRole:
    case models::SortRole:
        return m_report->rates[node].value;
    default:
        return {};
    }
}

QVariant ErrorTreeModel::display(std::size_t node, TreeColumn column) const {
    const analysis::TreeNode& at = m_report->tree.nodes[node];
    switch (column) {
    case TreeColumn::Question:
        return at.term.empty() ? tr("All chats") : ui::toQString(at.term);
    case TreeColumn::Share:
        return tr("%1 %").arg(QLocale().toString(
            100.0 * static_cast<double>(at.end - at.begin) /
                static_cast<double>(m_report->impressions.size()),
            'f',
            1));
    case TreeColumn::Count:
        return ui::countText(at.held.size);
    case TreeColumn::Rate:
        break;
    }
    const stats::Estimate& rate = m_report->rates[node];
    if (!rate.interval)
        return ui::significant(rate.value);
    return ui::withInterval(rate.value, rate.interval->low, rate.interval->high);
}

QString ErrorTreeModel::tooltip(std::size_t node) const {
    const analysis::TreeNode& at = m_report->tree.nodes[node];
    const QString expression = at.expression.empty() ? tr("All chats") : ui::toQString(at.expression);
    if (!m_report->spec.isHonest)
        return tr("%1\n%2 errors in %3 chats")
            .arg(expression, ui::countText(at.held.errors), ui::countText(at.held.size));
    return tr("%1\nUsers it was not found on: %2 errors in %3 chats\nUsers it was found on: %4 errors in %5 "
              "chats")
        .arg(
            expression,
            ui::countText(at.held.errors),
            ui::countText(at.held.size),
            ui::countText(at.search.errors),
            ui::countText(at.search.size));
}

QVariant ErrorTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<TreeColumn>(section)), role);
}

int ErrorTreeModel::initialWidth(TreeColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
