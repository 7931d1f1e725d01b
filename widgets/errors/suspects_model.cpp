// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/suspects_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <array>
#include <utility>

namespace intentscope::errors {
namespace {

using models::ColumnDescriptor;

constexpr std::array Columns = {
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "User"),
        QT_TRANSLATE_NOOP("Columns", "Whose chat it is"),
        Qt::AlignLeft,
        120},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Time"),
        QT_TRANSLATE_NOOP("Columns", "When the chatbot opened"),
        Qt::AlignLeft,
        116},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Answer"),
        QT_TRANSLATE_NOOP("Columns", "The intent that was clicked or labelled, and is doubted"),
        Qt::AlignLeft,
        180},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "More likely"),
        QT_TRANSLATE_NOOP("Columns", "The intent that the run ranks first"),
        Qt::AlignLeft,
        180},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "p answer"),
        QT_TRANSLATE_NOOP("Columns", "How probable the run holds the answer; the least credible come first"),
        Qt::AlignRight,
        70},
    ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "p likely"),
        QT_TRANSLATE_NOOP("Columns", "How probable the run holds the more likely intent"),
        Qt::AlignRight,
        70},
};

} // namespace

SuspectsModel::SuspectsModel(QObject* parent) : QAbstractTableModel(parent), m_zone(QTimeZone::utc()) {}

void SuspectsModel::setReport(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::SuspectsReport> report) {
    beginResetModel();
    m_dataset = std::move(dataset);
    m_report = std::move(report);
    if (m_dataset)
        m_zone = ui::timeZone(m_dataset->info().timeZone);
    endResetModel();
}

const tasks::Suspect& SuspectsModel::suspectAt(int row) const {
    return m_report->suspects[static_cast<std::size_t>(row)];
}

int SuspectsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : ui::toRow(m_report->suspects.size());
}

int SuspectsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QVariant SuspectsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const tasks::Suspect& suspect = suspectAt(index.row());
    const auto column = static_cast<SuspectColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(suspect, column);
    case Qt::ToolTipRole:
        return tooltip(suspect);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case models::IdRole:
        return ui::toQString(m_dataset->impressionId({suspect.impression}));
    case models::ValueRole:
    case models::SortRole:
        if (column == SuspectColumn::GivenProbability)
            return suspect.givenProbability;
        if (column == SuspectColumn::LikelyProbability)
            return suspect.likelyProbability;
        return display(suspect, column);
    default:
        return {};
    }
}

QString SuspectsModel::display(const tasks::Suspect& suspect, SuspectColumn column) const {
    const ImpressionIndex impression{suspect.impression};
    switch (column) {
    case SuspectColumn::User:
        return ui::toQString(m_dataset->userName(m_dataset->userOf(impression)));
    case SuspectColumn::Time:
        return ui::localTime(m_dataset->timeOf(impression), m_zone);
    case SuspectColumn::Given:
        return ui::toQString(m_dataset->intentTitle(suspect.given));
    case SuspectColumn::Likely:
        return ui::toQString(m_dataset->intentTitle(suspect.likely));
    case SuspectColumn::GivenProbability:
        return ui::significant(suspect.givenProbability);
    case SuspectColumn::LikelyProbability:
        break;
    }
    return ui::significant(suspect.likelyProbability);
}

QString SuspectsModel::tooltip(const tasks::Suspect& suspect) const {
    return tr("%1\nAnswer: %2\nMore likely: %3")
        .arg(
            ui::absoluteTime(m_dataset->timeOf(ImpressionIndex{suspect.impression}), m_zone),
            ui::toQString(m_dataset->intentTitle(suspect.given)),
            ui::toQString(m_dataset->intentTitle(suspect.likely)));
}

QVariant SuspectsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<SuspectColumn>(section)), role);
}

int SuspectsModel::initialWidth(SuspectColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
