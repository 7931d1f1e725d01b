// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/labels_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::models {
namespace {

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "User"),
        QT_TRANSLATE_NOOP("Columns", "Whose chat it was"),
        Qt::AlignLeft,
        120},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Chat opened"),
        QT_TRANSLATE_NOOP("Columns", "When the chatbot opened, in the dataset's time zone"),
        Qt::AlignLeft,
        120},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "True intent"),
        QT_TRANSLATE_NOOP("Columns", "What the user wanted, the best first"),
        Qt::AlignLeft,
        180},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Verdict"),
        QT_TRANSLATE_NOOP("Columns", "What you think of the ranking as shown"),
        Qt::AlignLeft,
        80},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Note"),
        QT_TRANSLATE_NOOP("Columns", "In your words"),
        Qt::AlignLeft,
        160},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Annotator"),
        QT_TRANSLATE_NOOP("Columns", "Who labelled it"),
        Qt::AlignLeft,
        90},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Saved (UTC)"),
        QT_TRANSLATE_NOOP("Columns", "When the label was put on disk"),
        Qt::AlignLeft,
        120},
};

} // namespace

QString verdictText(labels::Verdict verdict) {
    switch (verdict) {
    case labels::Verdict::None:
        return {};
    case labels::Verdict::Right:
        return LabelsModel::tr("Right");
    case labels::Verdict::Acceptable:
        return LabelsModel::tr("Acceptable");
    case labels::Verdict::Wrong:
        break;
    }
    return LabelsModel::tr("Wrong");
}

LabelsModel::LabelsModel(QObject* parent) : QAbstractTableModel(parent) {}

void LabelsModel::setLabels(
    std::shared_ptr<const data::Dataset> dataset, std::vector<labels::LabelEvent> labels) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_labels = std::move(labels);
    endResetModel();
}

void LabelsModel::apply(const labels::LabelEvent& event) {
    const auto found = std::find_if(m_labels.begin(), m_labels.end(), [&](const labels::LabelEvent& label) {
        return label.impressionId == event.impressionId && label.annotator == event.annotator;
    });
    const int row = ui::toRow(found - m_labels.begin());
    const bool isThere = found != m_labels.end();
    if (event.action == labels::LabelAction::Retract) {
        if (!isThere)
            return;
        beginRemoveRows({}, row, row);
        m_labels.erase(found);
        endRemoveRows();
    } else if (isThere) {
        *found = event;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    } else {
        beginInsertRows({}, row, row);
        m_labels.push_back(event);
        endInsertRows();
    }
}

ImpressionIndex LabelsModel::impressionAt(int row) const {
    if (!m_dataset)
        return {};
    return m_dataset->findImpression(labelAt(row).impressionId).value_or(ImpressionIndex{});
}

const labels::LabelEvent& LabelsModel::labelAt(int row) const {
    return m_labels.at(narrow<std::size_t>(row));
}

int LabelsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_labels.size());
}

int LabelsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant LabelsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const labels::LabelEvent& event = labelAt(index.row());
    const auto column = static_cast<LabelColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return display(event, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case IdRole:
        return ui::toQString(event.impressionId);
    case SortRole:
        return column == LabelColumn::Saved ? QVariant(static_cast<qlonglong>(event.time.value))
                                            : display(event, column);
    default:
        return {};
    }
}

QVariant LabelsModel::display(const labels::LabelEvent& event, LabelColumn column) const {
    switch (column) {
    case LabelColumn::User:
        return userName(event.impressionId);
    case LabelColumn::Chat:
        return chatTime(event.impressionId);
    case LabelColumn::TrueIntents:
        return intentTitles(event.label);
    case LabelColumn::Verdict:
        return verdictText(event.label.verdict);
    case LabelColumn::Note:
        return ui::toQString(event.label.note);
    case LabelColumn::Annotator:
        return ui::toQString(event.annotator);
    case LabelColumn::Saved:
        break;
    }
    return ui::localTime(event.time, QTimeZone::utc());
}

QString LabelsModel::intentTitles(const labels::Label& label) const {
    QStringList titles;
    for (const std::string& id : label.trueIntents) {
        const auto intent = m_dataset ? m_dataset->findIntent(id) : std::nullopt;
        titles.append(intent ? ui::toQString(m_dataset->intentTitle(*intent)) : ui::toQString(id));
    }
    return titles.join(QStringLiteral(", "));
}

QString LabelsModel::userName(std::string_view impressionId) const {
    const auto impression = m_dataset ? m_dataset->findImpression(impressionId) : std::nullopt;
    return impression ? ui::toQString(m_dataset->userName(m_dataset->userOf(*impression)))
                      : tr("not in this dataset");
}

QString LabelsModel::chatTime(std::string_view impressionId) const {
    const auto impression = m_dataset ? m_dataset->findImpression(impressionId) : std::nullopt;
    if (!impression)
        return ui::noValue();
    return ui::localTime(m_dataset->timeOf(*impression), ui::timeZone(m_dataset->info().timeZone));
}

QVariant LabelsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return headerValue(descriptor(Columns, static_cast<LabelColumn>(section)), role);
}

} // namespace intentscope::models
