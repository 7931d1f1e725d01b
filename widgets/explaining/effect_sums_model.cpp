// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/effect_sums_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/explaining/explain_words.h"
#include "widgets/models/feature_text.h"

#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>

namespace intentscope::explaining {
namespace {

constexpr std::array<models::ColumnDescriptor, 2> Columns = {{
    {QT_TRANSLATE_NOOP("Columns", "Part or group"),
     QT_TRANSLATE_NOOP("Columns", "Inputs that are added up"),
     Qt::AlignLeft,
     180},
    {QT_TRANSLATE_NOOP("Columns", "Effect"),
     QT_TRANSLATE_NOOP("Columns", "What it adds to the score, against the baseline"),
     Qt::AlignRight,
     150},
}};

} // namespace

void EffectSumsModel::setExplanation(const rank::Explanation* explanation) {
    beginResetModel();
    m_rows.clear();
    if (explanation != nullptr) {
        m_rows.push_back({tr("By part of the ranker")});
        for (const rank::ContributionSum& sum : explanation->parts)
            m_rows.push_back({partText(sum.name), sum.amount});
        m_rows.push_back({tr("By feature group")});
        for (const rank::ContributionSum& sum : explanation->groups)
            m_rows.push_back({models::readableName(sum.name), sum.amount});
    }
    endResetModel();
}

bool EffectSumsModel::isHeading(int row) const {
    return !m_rows.at(narrow<std::size_t>(row)).effect.has_value();
}

double EffectSumsModel::largestEffect() const {
    double largest = 0;
    for (const Row& row : m_rows)
        largest = std::max(largest, std::abs(row.effect.value_or(0.0)));
    return largest;
}

int EffectSumsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int EffectSumsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(Columns.size());
}

Qt::ItemFlags EffectSumsModel::flags(const QModelIndex& index) const {
    if (index.isValid() && isHeading(index.row()))
        return Qt::ItemIsEnabled;
    return QAbstractTableModel::flags(index);
}

QVariant EffectSumsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[narrow<std::size_t>(index.row())];
    const bool isEffect = index.column() == static_cast<int>(SumColumn::Effect);
    switch (role) {
    case Qt::DisplayRole:
        if (!isEffect)
            return row.name;
        return row.effect ? ui::signedDifference(*row.effect) : QString();
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return row.effect ? QVariant() : QVariant(font);
    }
    case models::ValueRole:
        return isEffect && row.effect ? QVariant(*row.effect) : QVariant();
    case models::IdRole:
        return row.name;
    default:
        return {};
    }
}

QVariant EffectSumsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::explaining
