// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/confusion_matrix_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/models/column.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace intentscope::errors {
namespace {

constexpr double FullTone = 0.55; ///< text stays readable on it
constexpr double RightTone = 0.18;

} // namespace

ConfusionMatrixModel::ConfusionMatrixModel(const ui::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme) {
    connect(&theme, &ui::Theme::themeChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::BackgroundRole});
    });
}

void ConfusionMatrixModel::setReport(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_report = std::move(report);
    m_run = m_report && !m_report->runs.empty() ? m_report->runs.size() - 1 : 0;
    arrange();
    endResetModel();
}

void ConfusionMatrixModel::setRun(std::size_t run) {
    if (!m_report || run >= m_report->runs.size() || run == m_run)
        return;
    beginResetModel();
    m_run = run;
    arrange();
    endResetModel();
}

/// Intents by how often they are confused, as what was clicked or as what was ranked first.
void ConfusionMatrixModel::arrange() {
    m_intents.clear();
    m_cells.clear();
    m_pairs.clear();
    m_confusedCount = 0;
    m_most = 0;
    if (!m_report)
        return;
    const auto& confusion = m_report->confusion;
    std::map<std::int32_t, std::int64_t> counts;
    for (const auto& pair : confusion.pairs) {
        if (const std::int64_t count = pair.count(m_run); count > 0) {
            counts[pair.clicked.value] += count;
            counts[pair.predicted.value] += count;
        }
    }
    m_confusedCount = static_cast<std::int64_t>(counts.size());
    for (const auto& [intent, count] : counts)
        m_intents.push_back({intent});
    std::ranges::stable_sort(
        m_intents, std::greater(), [&](IntentIndex intent) { return counts[intent.value]; });
    if (m_intents.size() > MostIntents)
        m_intents.resize(MostIntents);
    const std::size_t size = m_intents.size();
    m_cells.assign(size * size, nullptr);
    m_pairs.assign(size * size, nullptr);
    const auto placeOf = [this](IntentIndex intent) {
        return static_cast<std::size_t>(std::ranges::find(m_intents, intent) - m_intents.begin());
    };
    for (const auto& pair : confusion.pairs) {
        const std::size_t row = placeOf(pair.clicked);
        const std::size_t column = placeOf(pair.predicted);
        if (row == size || column == size || pair.count(m_run) == 0)
            continue;
        m_cells[row * size + column] = &pair.runs[m_run].impressions;
        m_pairs[row * size + column] = &pair;
        m_most = std::max(m_most, pair.count(m_run));
    }
    for (const auto& outcome : confusion.intents) {
        const std::size_t row = placeOf(outcome.clicked);
        if (row < size && m_run < outcome.right.size() && !outcome.right[m_run].empty())
            m_cells[row * size + row] = &outcome.right[m_run];
    }
}

const std::vector<std::int32_t>& ConfusionMatrixModel::impressionsAt(const QModelIndex& index) const {
    static const std::vector<std::int32_t> None;
    if (!index.isValid())
        return None;
    const std::size_t place =
        static_cast<std::size_t>(index.row()) * m_intents.size() + static_cast<std::size_t>(index.column());
    return m_cells[place] == nullptr ? None : *m_cells[place];
}

QString ConfusionMatrixModel::intentText(std::size_t place) const {
    return ui::toQString(m_dataset->intentTitle(m_intents[place]));
}

QString ConfusionMatrixModel::title(const QModelIndex& index) const {
    const QString clicked = intentText(static_cast<std::size_t>(index.row()));
    if (index.row() == index.column())
        return tr("%1, right").arg(clicked);
    return tr("%1 taken for %2").arg(clicked, intentText(static_cast<std::size_t>(index.column())));
}

int ConfusionMatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_intents.size());
}

int ConfusionMatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_intents.size());
}

QString ConfusionMatrixModel::tooltip(const QModelIndex& index) const {
    const auto count = static_cast<std::int64_t>(impressionsAt(index).size());
    QString text = tr("%1: %2 chats").arg(title(index), ui::countText(count));
    const auto* pair = m_pairs
        [static_cast<std::size_t>(index.row()) * m_intents.size() + static_cast<std::size_t>(index.column())];
    if (pair != nullptr && pair->runs[m_run].onset) {
        const auto& onset = *pair->runs[m_run].onset;
        text += tr("\nMost likely change: week of %1, from %2 % to %3 % of the clicks (p %4)")
                    .arg(
                        ui::toQString(toIso8601(m_report->confusion.weeks[onset.week]).substr(0, 10)),
                        ui::significant(100 * onset.shareBefore),
                        ui::significant(100 * onset.shareSince),
                        ui::significant(onset.pValue));
    }
    return text;
}

QVariant ConfusionMatrixModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto count = static_cast<std::int64_t>(impressionsAt(index).size());
    const bool isRight = index.row() == index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (count == 0)
            return QString();
        // The tick says without the colour that these are no errors.
        return isRight ? QString(QStringLiteral("✓ ") % ui::shortCount(count)) : ui::shortCount(count);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tooltip(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignCenter);
    case Qt::BackgroundRole:
        if (count == 0)
            return {};
        if (isRight)
            return ui::blend(m_theme.colors().truth, m_theme.colors().surface, RightTone);
        // The root spreads the many small counts beside a few large ones.
        return ui::blend(
            m_theme.colors().wrong,
            m_theme.colors().surface,
            FullTone * std::sqrt(static_cast<double>(count) / static_cast<double>(m_most)));
    case models::IdRole:
        return title(index);
    case models::ValueRole:
    case models::SortRole:
        return static_cast<double>(count);
    default:
        return {};
    }
}

QVariant ConfusionMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QString text = intentText(static_cast<std::size_t>(section));
    if (role == Qt::DisplayRole)
        return text;
    return orientation == Qt::Horizontal ? tr("Ranked first: %1").arg(text) : tr("Clicked: %1").arg(text);
}

} // namespace intentscope::errors
