// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/context_model.h"

#include "core/base/progress.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/models/feature_text.h"

#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Feature"),
        QT_TRANSLATE_NOOP("Columns", "What was known when the chatbot opened"),
        Qt::AlignLeft,
        160},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Value"),
        QT_TRANSLATE_NOOP("Columns", "Its value at that time, with its unit"),
        Qt::AlignLeft,
        120},
};

bool isShown(data::Role role) {
    return role == data::Role::Feature || role == data::Role::Region || role == data::Role::Text;
}

/// Every value, or those of stretches evenly spread over the column.
std::vector<double> finiteValues(std::span<const double> values) {
    constexpr std::size_t StretchCount = 100;
    const bool isWhole = values.size() <= LargestFullLook;
    const std::size_t stretches = isWhole ? 1 : StretchCount;
    const std::size_t length = isWhole ? values.size() : LargestFullLook / StretchCount;
    std::vector<double> finite;
    for (std::size_t i = 0; i < stretches; ++i) {
        const auto stretch = values.subspan(values.size() / stretches * i, length);
        std::copy_if(stretch.begin(), stretch.end(), std::back_inserter(finite), [](double v) {
            return std::isfinite(v);
        });
    }
    return finite;
}

std::optional<UsualRange> rangeOf(std::span<const double> values) {
    std::vector<double> finite = finiteValues(values);
    if (finite.empty())
        return std::nullopt;
    const auto at = [&finite](double share) {
        const auto rank = std::ceil(share * static_cast<double>(finite.size()));
        const auto position = finite.begin() + static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
        std::nth_element(finite.begin(), position, finite.end());
        return *position;
    };
    const bool isSample = values.size() > LargestFullLook;
    return UsualRange{
        .low = at(0.01),
        .high = at(0.99),
        .sampleSize = isSample ? static_cast<std::int64_t>(finite.size()) : 0};
}

} // namespace

Result<UsualRanges> usualRanges(const data::Dataset& dataset, const std::stop_token& stop) {
    UsualRanges ranges;
    for (const auto& column : dataset.impressions().columns()) {
        ISCOPE_TRY(checkStop(stop));
        const bool isNumeric = column->spec().kind == data::FeatureKind::Numeric;
        ranges.push_back(isNumeric ? rangeOf(column->numbers()) : std::nullopt);
    }
    return ranges;
}

ContextModel::ContextModel(QObject* parent) : QAbstractTableModel(parent), m_zone(QTimeZone::utc()) {}

void ContextModel::setImpression(std::shared_ptr<const data::Dataset> dataset, ImpressionIndex impression) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_impression = impression;
    m_effects.clear();
    rebuild();
    endResetModel();
}

void ContextModel::setEffects(std::shared_ptr<const rank::Explanation> explanation) {
    m_effects.clear();
    m_largestEffect = 0;
    if (explanation) {
        for (const rank::Contribution& input : explanation->inputs) {
            if (input.table == "impressions" && !input.column.empty())
                m_effects[input.column] += input.amount;
        }
    }
    for (const auto& [column, effect] : m_effects)
        m_largestEffect = std::max(m_largestEffect, std::abs(effect));
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::optional<double> ContextModel::effectOf(const Row& row) const {
    const auto found = row.column ? m_effects.find(columnOf(row).spec().name) : m_effects.end();
    return found == m_effects.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> ContextModel::relativeEffect(int row) const {
    const auto effect = effectOf(m_rows.at(narrow<std::size_t>(row)));
    return effect && m_largestEffect > 0 ? std::optional(*effect / m_largestEffect) : std::nullopt;
}

void ContextModel::setUsualRanges(std::shared_ptr<const UsualRanges> ranges) {
    beginResetModel();
    m_ranges = std::move(ranges);
    rebuild();
    endResetModel();
}

void ContextModel::rebuild() {
    m_rows.clear();
    if (!m_dataset || !m_impression.isValid())
        return;
    m_zone = ui::timeZone(m_dataset->info().timeZone);
    const auto columns = m_dataset->impressions().columns();
    std::vector<Row> features;
    std::vector<QString> groups;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isShown(columns[i]->spec().role) || columns[i]->isMissing(m_impression.row()))
            continue;
        const std::string& group = columns[i]->spec().group;
        features.push_back({group.empty() ? tr("General") : readableName(group), i, isUnusualAt(i)});
        if (std::find(groups.begin(), groups.end(), features.back().group) == groups.end())
            groups.push_back(features.back().group);
    }
    std::stable_partition(features.begin(), features.end(), [](const Row& row) { return row.isUnusual; });
    for (const QString& group : groups) {
        m_rows.push_back({group, std::nullopt, false});
        std::copy_if(features.begin(), features.end(), std::back_inserter(m_rows), [&](const Row& row) {
            return row.group == group;
        });
    }
}

int ContextModel::featureCount() const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.column.has_value(); }));
}

int ContextModel::unusualCount() const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.isUnusual; }));
}

bool ContextModel::isHeading(int row) const {
    return !m_rows.at(narrow<std::size_t>(row)).column.has_value();
}

bool ContextModel::isUnusual(int row) const {
    return m_rows.at(narrow<std::size_t>(row)).isUnusual;
}

int ContextModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int ContextModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

Qt::ItemFlags ContextModel::flags(const QModelIndex& index) const {
    if (index.isValid() && isHeading(index.row()))
        return Qt::ItemIsEnabled;
    return QAbstractTableModel::flags(index);
}

QVariant ContextModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Row& row = m_rows[narrow<std::size_t>(index.row())];
    const bool isFirst = index.column() == static_cast<int>(ContextColumn::Feature);
    if (role == Qt::FontRole && !row.column) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::ToolTipRole && row.column)
        return tooltip(row);
    if (role == IdRole && row.column)
        return ui::toQString(columnOf(row).spec().name);
    if (role == ValueRole)
        return row.isUnusual;
    if (role != Qt::DisplayRole)
        return {};
    if (!row.column)
        return isFirst ? row.group : QString();
    return isFirst ? readableName(columnOf(row).spec().name) : valueText(columnOf(row));
}

const data::Column& ContextModel::columnOf(const Row& row) const {
    return *m_dataset->impressions().columns()[*row.column];
}

bool ContextModel::isUnusualAt(std::size_t column) const {
    if (!m_ranges || column >= m_ranges->size() || !(*m_ranges)[column])
        return false;
    const double value = m_dataset->impressions().columns()[column]->numbers()[m_impression.row()];
    return !(*m_ranges)[column]->contains(value);
}

QString ContextModel::valueText(const data::Column& column) const {
    return featureValueText(column, m_impression.row(), m_dataset->timeOf(m_impression));
}

QString ContextModel::tooltip(const Row& row) const {
    const data::Column& column = columnOf(row);
    QString text = ui::toQString(column.spec().description);
    if (column.spec().kind == data::FeatureKind::Timestamp)
        text += QLatin1Char('\n') + ui::absoluteTime({column.times()[m_impression.row()]}, m_zone);
    if (row.isUnusual) {
        const UsualRange& range = *(*m_ranges)[*row.column];
        text += QLatin1Char('\n') + tr("Unusual: 98 of 100 chats have %1 to %2")
                                        .arg(ui::significant(range.low), ui::significant(range.high));
        if (range.sampleSize > 0)
            text += QLatin1Char('\n') + tr("(in a sample of %1 chats)").arg(ui::countText(range.sampleSize));
    }
    if (const auto effect = effectOf(row))
        text += QLatin1Char('\n') + tr("Adds %1 to the explained score").arg(ui::signedDifference(*effect));
    return text.trimmed().isEmpty() ? valueText(column) : text.trimmed();
}

QVariant ContextModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerValue(descriptor(Columns, static_cast<ContextColumn>(section)), role);
}

} // namespace intentscope::models
