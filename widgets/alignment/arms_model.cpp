// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignment/arms_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace intentscope::alignment {
namespace {

constexpr const char* ValueTip =
    QT_TRANSLATE_NOOP("Columns", "Of the test part, with half its 95 % interval over users");
constexpr const char* ChangeTip =
    QT_TRANSLATE_NOOP("Columns", "Difference from qe, paired user by user, with half its 95 % interval");
constexpr std::array<models::ColumnDescriptor, 7> Columns = {{
    {QT_TRANSLATE_NOOP("Columns", "Arm"),
     QT_TRANSLATE_NOOP("Columns", "Which ranker scored with whose latent queries"),
     Qt::AlignLeft,
     64},
    {QT_TRANSLATE_NOOP("Columns", "GAUC"), ValueTip, Qt::AlignRight, 108},
    {QT_TRANSLATE_NOOP("Columns", "vs qe"), ChangeTip, Qt::AlignRight, 116},
    {QT_TRANSLATE_NOOP("Columns", "Recall@3"), ValueTip, Qt::AlignRight, 108},
    {QT_TRANSLATE_NOOP("Columns", "vs qe"), ChangeTip, Qt::AlignRight, 116},
    {QT_TRANSLATE_NOOP("Columns", "NDCG@3"), ValueTip, Qt::AlignRight, 108},
    {QT_TRANSLATE_NOOP("Columns", "vs qe"), ChangeTip, Qt::AlignRight, 116},
}};

constexpr const char* Base = "base";
constexpr const char* Reference = "qe";

std::string metricOf(ArmColumn column) {
    switch (column) {
    case ArmColumn::Recall:
    case ArmColumn::RecallChange:
        return "Recall@3";
    case ArmColumn::Ndcg:
    case ArmColumn::NdcgChange:
        return "NDCG@3";
    default:
        return "GAUC";
    }
}

bool isChange(ArmColumn column) {
    return column == ArmColumn::GaucChange || column == ArmColumn::RecallChange ||
           column == ArmColumn::NdcgChange;
}

stats::Interval intervalOf(const stats::Estimate& estimate) {
    constexpr double None = std::numeric_limits<double>::quiet_NaN();
    return estimate.interval.value_or(stats::Interval{None, None});
}

} // namespace

void ArmsModel::setOutcome(std::shared_ptr<const tasks::AlignOutcome> outcome) {
    beginResetModel();
    m_outcome = std::move(outcome);
    endResetModel();
}

/// Of the whole test part; null where the two were not compared.
const tasks::MetricComparison*
ArmsModel::metric(const std::string& before, const std::string& after, const std::string& name) const {
    for (const tasks::AlignComparison& comparison : m_outcome->comparisons) {
        if (comparison.before != before || comparison.after != after || !comparison.slice.empty() ||
            !comparison.report)
            continue;
        const auto found =
            std::ranges::find(comparison.report->metrics, name, &tasks::MetricComparison::name);
        if (found != comparison.report->metrics.end())
            return &*found;
    }
    return nullptr;
}

QString ArmsModel::text(const std::string& arm, ArmColumn column) const {
    const std::string name = metricOf(column);
    if (isChange(column)) {
        if (arm == Reference)
            return tr("reference");
        // The baseline is compared as what qe came from.
        const bool isBase = arm == Base;
        const auto* found = isBase ? metric(Base, Reference, name) : metric(Reference, arm, name);
        if (found == nullptr)
            return ui::noValue();
        const stats::Estimate& change = found->estimate.difference;
        const auto [low, high] = intervalOf(change);
        return isBase ? ui::differenceWithInterval(-change.value, -high, -low)
                      : ui::differenceWithInterval(change.value, low, high);
    }
    const bool isBase = arm == Base;
    const auto* found = isBase ? metric(Base, Reference, name) : metric(Base, arm, name);
    if (found == nullptr)
        return ui::noValue();
    const stats::Estimate& value = isBase ? found->estimate.before : found->estimate.after;
    const auto [low, high] = intervalOf(value);
    return ui::withInterval(value.value, low, high);
}

QString ArmsModel::tooltip(const tasks::AlignArm& arm, ArmColumn column) const {
    if (column == ArmColumn::Arm) {
        QString tip =
            tr("Ranker %1 (%2)").arg(ui::toQString(arm.rankerFolder), ui::toQString(arm.rankerHash).left(12));
        if (!arm.reasonerFolder.empty())
            tip += QLatin1Char('\n') + tr("latent queries of %1 (%2)")
                                           .arg(ui::toQString(arm.reasonerFolder))
                                           .arg(ui::toQString(arm.reasonerHash).left(12));
        return tip;
    }
    const auto* found = metric(Reference, arm.name, metricOf(column));
    if (!isChange(column) || found == nullptr)
        return text(arm.name, column);
    QString tip = ui::toQString(found->rule);
    if (found->estimate.pValue)
        tip += QLatin1Char('\n') + tr("p %1").arg(QLocale().toString(*found->estimate.pValue, 'f', 4));
    if (found->smallestDetectableEffect)
        tip += QLatin1Char('\n') +
               tr("smallest detectable effect %1").arg(ui::significant(*found->smallestDetectableEffect));
    return tip;
}

int ArmsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_outcome ? 0 : ui::toRow(m_outcome->arms.size());
}

int ArmsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(Columns.size());
}

QVariant ArmsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const tasks::AlignArm& arm = m_outcome->arms[narrow<std::size_t>(index.row())];
    const auto column = static_cast<ArmColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == ArmColumn::Arm ? ui::toQString(arm.name) : text(arm.name, column);
    case Qt::ToolTipRole:
        return tooltip(arm, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(models::descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(arm.name);
    default:
        return {};
    }
}

QVariant ArmsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::alignment
