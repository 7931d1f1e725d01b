// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/feature_effects_model.h"

#include "core/base/time.h"
#include "core/data/cell.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/models/feature_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace intentscope::explaining {
namespace {

using data::FeatureKind;

constexpr std::array<models::ColumnDescriptor, 3> Columns = {{
    {QT_TRANSLATE_NOOP("Columns", "Feature"),
     QT_TRANSLATE_NOOP("Columns", "What the ranker reads, by its name"),
     Qt::AlignLeft,
     150},
    {QT_TRANSLATE_NOOP("Columns", "Value"),
     QT_TRANSLATE_NOOP("Columns", "Type to change it, Delete for missing, Backspace for what it was"),
     Qt::AlignLeft,
     110},
    {QT_TRANSLATE_NOOP("Columns", "Effect"),
     QT_TRANSLATE_NOOP("Columns", "What it adds to the score, against the baseline"),
     Qt::AlignLeft,
     130},
}};

bool isFeature(data::Role role) {
    return role == data::Role::Feature || role == data::Role::Region;
}

bool hasWords(const data::Column& column) {
    const FeatureKind kind = column.spec().kind;
    return kind == FeatureKind::Categorical || kind == FeatureKind::MultiCategorical;
}

QStringList wordsOf(const data::Column& column) {
    if (column.spec().kind == FeatureKind::Boolean)
        return {QStringLiteral("yes"), QStringLiteral("no")};
    QStringList words;
    if (!hasWords(column))
        return words;
    for (const std::string& word : column.dictionary()->words()) {
        if (words.size() == FeatureEffectsModel::MostWords)
            break;
        words << ui::toQString(word);
    }
    return words;
}

} // namespace

QString valueProblem(const data::ColumnSpec& spec, const std::string& text) {
    if (text.empty())
        return {};
    Status status;
    if (spec.kind == FeatureKind::Numeric) {
        if (const auto number = data::parseNumber(text); !number)
            status = tl::unexpected(number.error());
    } else if (spec.kind == FeatureKind::Boolean) {
        if (const auto flag = data::parseFlag(text); !flag)
            status = tl::unexpected(flag.error());
    } else if (spec.kind == FeatureKind::Timestamp) {
        if (const auto time = parseTime(text); !time)
            status = tl::unexpected(time.error());
    }
    return status ? QString() : ui::toQString(status.error().message);
}

FeatureEffectsModel::FeatureEffectsModel(QObject* parent) : QAbstractTableModel(parent) {}

void FeatureEffectsModel::setImpression(
    std::shared_ptr<const data::Dataset> dataset, ImpressionIndex impression) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_impression = impression;
    m_rows.clear();
    if (m_dataset && m_impression.isValid()) {
        addFeatures(m_dataset->impressions(), m_impression.row());
        addFeatures(m_dataset->users(), m_dataset->userOf(m_impression).row());
    }
    m_featureCount = m_rows.size();
    endResetModel();
}

void FeatureEffectsModel::addFeatures(const data::Table& table, std::size_t row) {
    const bool isOfUser = &table == &m_dataset->users();
    for (const auto& column : table.columns()) {
        const data::ColumnSpec& spec = column->spec();
        if (!isFeature(spec.role))
            continue;
        const QString name = models::readableName(spec.name);
        const QString group = models::readableName(spec.group);
        m_rows.push_back(
            {.name = isOfUser ? tr("User: %1").arg(name) : name,
             .group = group.isEmpty() ? (isOfUser ? tr("User") : tr("General")) : group,
             .table = table.name(),
             .column = spec.name,
             .source = column.get(),
             .sourceRow = row,
             .stored = column->valueText(row)});
    }
}

/// The feature that an input reads, or what is no feature by its name; -1 for what is new.
int FeatureEffectsModel::rowOf(const rank::Contribution& input) const {
    const QString name = models::readableName(input.name);
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) {
        const bool isSame = row.table == input.table && row.column == input.column;
        return row.source != nullptr ? isSame && !input.column.empty() : row.name == name;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void FeatureEffectsModel::setExplanation(const rank::Explanation* explanation) {
    for (Row& row : m_rows) {
        row.effect.reset();
        row.parts.clear();
    }
    const std::vector<rank::Contribution> nothing;
    for (const rank::Contribution& input : explanation != nullptr ? explanation->inputs : nothing) {
        int place = rowOf(input);
        if (place < 0) {
            place = rowCount();
            beginInsertRows({}, place, place);
            m_rows.push_back(
                {.name = models::readableName(input.name), .group = models::readableName(input.group)});
            endInsertRows();
        }
        Row& row = m_rows[static_cast<std::size_t>(place)];
        row.effect = row.effect.value_or(0.0) + input.amount;
        row.parts << tr("%1: %2").arg(ui::toQString(input.name), ui::signedDifference(input.amount));
        if (row.source == nullptr)
            row.shown = input.value;
    }
    removeUnknown();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

/// What is no feature is told by the explanation alone, and goes with it.
void FeatureEffectsModel::removeUnknown() {
    for (std::size_t row = m_rows.size(); row-- > m_featureCount;) {
        if (m_rows[row].effect)
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
        endRemoveRows();
    }
}

std::vector<data::FeatureEdit> FeatureEffectsModel::edits() const {
    std::vector<data::FeatureEdit> edits;
    for (const Row& row : m_rows) {
        if (row.edit && row.problem.isEmpty())
            edits.push_back({row.table, row.column, *row.edit});
    }
    return edits;
}

int FeatureEffectsModel::editedCount() const {
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row& row) { return row.edit.has_value(); }));
}

int FeatureEffectsModel::problemCount() const {
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row& row) { return !row.problem.isEmpty(); }));
}

void FeatureEffectsModel::setEdit(Row& row, const std::string& text) {
    row.edit = text == row.stored ? std::nullopt : std::optional(text);
    row.problem = valueProblem(row.source->spec(), text);
}

void FeatureEffectsModel::tell(int row) {
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    Q_EMIT edited();
}

void FeatureEffectsModel::resetRow(int row) {
    Row& one = m_rows.at(narrow<std::size_t>(row));
    if (!one.edit)
        return;
    setEdit(one, one.stored);
    tell(row);
}

void FeatureEffectsModel::resetAll() {
    if (editedCount() == 0)
        return;
    for (Row& row : m_rows) {
        row.edit.reset();
        row.problem.clear();
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT edited();
}

double FeatureEffectsModel::largestEffect() const {
    double largest = 0;
    for (const Row& row : m_rows)
        largest = std::max(largest, std::abs(row.effect.value_or(0.0)));
    return largest;
}

int FeatureEffectsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_rows.size());
}

int FeatureEffectsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(Columns.size());
}

Qt::ItemFlags FeatureEffectsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isValue = index.isValid() && index.column() == static_cast<int>(FeatureColumn::Value);
    if (isValue && m_rows[narrow<std::size_t>(index.row())].source != nullptr)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool FeatureEffectsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    Row& row = m_rows[narrow<std::size_t>(index.row())];
    const std::string text = ui::toStdString(value.toString());
    if (text == row.edit.value_or(row.stored))
        return true;
    setEdit(row, text);
    tell(index.row());
    return true;
}

QString FeatureEffectsModel::valueText(const Row& row) const {
    if (row.source == nullptr)
        return row.shown.empty() ? ui::noValue() : ui::toQString(row.shown);
    if (!row.edit)
        return models::featureValueText(*row.source, row.sourceRow, m_dataset->timeOf(m_impression));
    if (row.edit->empty())
        return tr("missing");
    const QString unit = ui::toQString(row.source->spec().unit);
    const QString text = ui::toQString(*row.edit);
    return unit.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, unit);
}

QString FeatureEffectsModel::tooltip(const Row& row) const {
    QStringList lines;
    if (row.source != nullptr && !row.source->spec().description.empty())
        lines << ui::toQString(row.source->spec().description);
    if (!row.problem.isEmpty())
        lines << tr("This is no value: %1").arg(row.problem);
    if (row.edit)
        lines << tr("It was %1.")
                     .arg(models::featureValueText(
                         *row.source, row.sourceRow, m_dataset->timeOf(m_impression)));
    if (row.parts.size() > 1)
        lines << row.parts;
    if (row.source != nullptr && m_rows.size() > m_featureCount && !row.effect)
        lines << tr("The ranker does not read it.");
    return lines.isEmpty() ? QStringLiteral("%1: %2").arg(row.name, valueText(row))
                           : lines.join(QLatin1Char('\n'));
}

QVariant FeatureEffectsModel::sortKey(const Row& row, FeatureColumn column) const {
    switch (column) {
    case FeatureColumn::Effect:
        return row.effect ? std::abs(*row.effect) : -1.0;
    case FeatureColumn::Value:
        return valueText(row);
    case FeatureColumn::Feature:
        break;
    }
    return QString(row.group + QLatin1Char(' ') + row.name);
}

QVariant FeatureEffectsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[narrow<std::size_t>(index.row())];
    const auto column = static_cast<FeatureColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (column == FeatureColumn::Effect)
            return row.effect ? ui::signedDifference(*row.effect) : ui::noValue();
        return column == FeatureColumn::Feature ? row.name : valueText(row);
    case Qt::EditRole:
        return column == FeatureColumn::Value ? ui::toQString(row.edit.value_or(row.stored)) : QVariant();
    case Qt::ToolTipRole:
        return tooltip(row);
    case models::ValueRole:
        return column == FeatureColumn::Effect && row.effect ? QVariant(*row.effect) : QVariant();
    case models::SortRole:
        return sortKey(row, column);
    case models::IdRole:
        return ui::toQString(row.column.empty() ? ui::toStdString(row.name) : row.column);
    case IsEditedRole:
        return row.edit.has_value();
    case ProblemRole:
        return row.problem;
    case UnitRole:
        return row.source != nullptr ? ui::toQString(row.source->spec().unit) : QString();
    case WordsRole:
        return row.source != nullptr ? wordsOf(*row.source) : QStringList();
    default:
        return {};
    }
}

QVariant FeatureEffectsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(Columns[static_cast<std::size_t>(section)], role);
}

} // namespace intentscope::explaining
