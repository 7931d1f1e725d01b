// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignment/pairs_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <array>

namespace intentscope::alignment {
namespace {

constexpr std::array<models::ColumnDescriptor, 4> Columns = {{
    {QT_TRANSLATE_NOOP("Columns", "Clicked"),
     QT_TRANSLATE_NOOP("Columns", "What the user clicked in this chat"),
     Qt::AlignLeft,
     120},
    {QT_TRANSLATE_NOOP("Columns", "Winner"),
     QT_TRANSLATE_NOOP(
         "Columns", "The latent query with which the frozen ranker likes what was clicked best"),
     Qt::AlignLeft,
     180},
    {QT_TRANSLATE_NOOP("Columns", "Loser"),
     QT_TRANSLATE_NOOP("Columns", "The latent query that it is set against"),
     Qt::AlignLeft,
     180},
    {QT_TRANSLATE_NOOP("Columns", "Margin"),
     QT_TRANSLATE_NOOP("Columns", "Difference of their rewards, in nats"),
     Qt::AlignRight,
     64},
}};

} // namespace

void PairsModel::append(const std::vector<tasks::AlignPairView>& pairs) {
    if (pairs.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + ui::toRow(pairs.size()) - 1);
    m_pairs.insert(m_pairs.end(), pairs.begin(), pairs.end());
    endInsertRows();
}

void PairsModel::clear() {
    beginResetModel();
    m_pairs.clear();
    endResetModel();
}

int PairsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_pairs.size());
}

int PairsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(Columns.size());
}

QVariant PairsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const tasks::AlignPairView& pair = m_pairs[narrow<std::size_t>(index.row())];
    if (role == models::IdRole)
        return ui::toQString(pair.impressionId);
    const auto column = static_cast<PairColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(models::descriptor(Columns, column).alignment | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tr("Chat %1, round %2\nclicked: %3\nwinner: %4\nloser: %5")
            .arg(ui::toQString(pair.impressionId), QString::number(pair.round), ui::toQString(pair.clicked))
            .arg(ui::toQString(pair.winner), ui::toQString(pair.loser));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PairColumn::Clicked:
        return ui::toQString(pair.clicked);
    case PairColumn::Winner:
        return ui::toQString(pair.winner).trimmed();
    case PairColumn::Loser:
        return ui::toQString(pair.loser).trimmed();
    case PairColumn::Margin:
        return ui::significant(pair.margin);
    }
    return {};
}

QVariant PairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::alignment
