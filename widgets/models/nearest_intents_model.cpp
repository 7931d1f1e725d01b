// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/nearest_intents_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array<ColumnDescriptor, 3> Columns = {{
    {QT_TRANSLATE_NOOP("Columns", "#"),
     QT_TRANSLATE_NOOP("Columns", "Place among all intents of the knowledge base"),
     Qt::AlignRight,
     36},
    {QT_TRANSLATE_NOOP("Columns", "Intent"),
     QT_TRANSLATE_NOOP("Columns", "A tick marks what the user clicked"),
     Qt::AlignLeft,
     180},
    {QT_TRANSLATE_NOOP("Columns", "Cosine"),
     QT_TRANSLATE_NOOP(
         "Columns", "Of the latent query's vector and that of the intent's title and description"),
     Qt::AlignRight,
     64},
}};

bool isClickedIn(const data::CandidateList& candidates, IntentIndex intent) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates.intents[i] == intent.value)
            return candidates.clicked[i] == 1;
    }
    return false;
}

} // namespace

void NearestIntentsModel::setNearest(
    std::shared_ptr<const data::Dataset> dataset,
    ImpressionIndex impression,
    const std::vector<latent::NearIntent>& nearest) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_rows.clear();
    m_intentCount = nearest.size();
    if (m_dataset && impression.isValid()) {
        const auto candidates = m_dataset->candidatesOf(impression);
        for (const latent::NearIntent& near : nearest) {
            const bool isClicked = isClickedIn(candidates, near.intent);
            if (m_rows.size() < ShownCount || isClicked)
                m_rows.push_back({near, isClicked});
        }
    }
    endResetModel();
}

IntentIndex NearestIntentsModel::intentAt(int row) const {
    return m_rows[static_cast<std::size_t>(row)].near.intent;
}

bool NearestIntentsModel::isClicked(int row) const {
    return m_rows[static_cast<std::size_t>(row)].isClicked;
}

int NearestIntentsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int NearestIntentsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(Columns.size());
}

QVariant NearestIntentsModel::display(const Row& row, NearestColumn column) const {
    switch (column) {
    case NearestColumn::Rank:
        return row.near.rank;
    case NearestColumn::Intent: {
        const QString title = ui::toQString(m_dataset->intentTitle(row.near.intent));
        return row.isClicked ? QStringLiteral("✓ %1").arg(title) : title;
    }
    case NearestColumn::Cosine:
        return ui::significant(row.near.cosine);
    }
    return {};
}

QVariant NearestIntentsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<NearestColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case ValueRole:
        return row.near.cosine;
    case SortRole:
        return row.near.rank;
    case IdRole:
        return ui::toQString(m_dataset->intentId(row.near.intent));
    case Qt::ToolTipRole:
        return tr("%1%2\nplace %3 of %4, cosine %5")
            .arg(
                ui::toQString(m_dataset->intentTitle(row.near.intent)),
                row.isClicked ? tr(" (clicked)") : QString(),
                ui::countText(row.near.rank),
                ui::countText(static_cast<std::int64_t>(m_intentCount)),
                ui::significant(row.near.cosine));
    default:
        return {};
    }
}

QVariant NearestIntentsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::models
