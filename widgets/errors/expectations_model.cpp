// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/expectations_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <array>
#include <utility>

namespace intentscope::errors {
namespace {

constexpr std::array Columns = {
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Result"),
        QT_TRANSLATE_NOOP("Columns", "Whether the run meets it; a row that fails shows its chats"),
        Qt::AlignLeft,
        72},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Expected"),
        QT_TRANSLATE_NOOP("Columns", "As the file has it"),
        Qt::AlignLeft,
        260},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Where"),
        QT_TRANSLATE_NOOP("Columns", "The slice or chat that it is about, and what is changed first"),
        Qt::AlignLeft,
        220},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Holds for"),
        QT_TRANSLATE_NOOP("Columns", "Chats that it holds for, of those it was tested on"),
        Qt::AlignRight,
        110},
    models::ColumnDescriptor{
        QT_TRANSLATE_NOOP("Columns", "Wanted"),
        QT_TRANSLATE_NOOP("Columns", "The share of chats that it has to hold for"),
        Qt::AlignRight,
        70},
};

QString whereText(const tasks::ExpectationOutcome& outcome) {
    QString text = ui::toQString(outcome.where);
    for (const auto& edit : outcome.edits)
        text += QStringLiteral(", %1 = %2").arg(ui::toQString(edit.column), ui::toQString(edit.value));
    return text;
}

QString percent(double share) {
    return QStringLiteral("%1 %").arg(ui::significant(100 * share));
}

} // namespace

ExpectationsModel::ExpectationsModel(const ui::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_theme(theme) {
    connect(&theme, &ui::Theme::themeChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::ForegroundRole});
    });
}

void ExpectationsModel::setReport(std::shared_ptr<const tasks::GateReport> report) {
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

const tasks::ExpectationOutcome& ExpectationsModel::outcomeAt(int row) const {
    return m_report->outcomes[narrow<std::size_t>(row)];
}

int ExpectationsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_report ? 0 : ui::toRow(m_report->outcomes.size());
}

int ExpectationsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(Columns.size());
}

QString ExpectationsModel::display(const tasks::ExpectationOutcome& outcome, ExpectationColumn column) const {
    const auto held = outcome.testedCount - static_cast<std::int64_t>(outcome.failing.size());
    switch (column) {
    case ExpectationColumn::Result:
        return outcome.isPassed() ? tr("✓ Pass") : tr("✗ Fail");
    case ExpectationColumn::Expectation:
        return ui::toQString(outcome.expectation.text);
    case ExpectationColumn::Where:
        return whereText(outcome);
    case ExpectationColumn::Holds:
        return tr("%1 of %2").arg(ui::countText(held), ui::countText(outcome.testedCount));
    case ExpectationColumn::Wanted:
        break;
    }
    return percent(outcome.expectation.share);
}

QVariant ExpectationsModel::key(const tasks::ExpectationOutcome& outcome, ExpectationColumn column) const {
    const auto held = outcome.testedCount - static_cast<std::int64_t>(outcome.failing.size());
    switch (column) {
    case ExpectationColumn::Result:
        return outcome.isPassed() ? 1 : 0;
    case ExpectationColumn::Holds:
        return outcome.testedCount == 0
                   ? 0.0
                   : static_cast<double>(held) / static_cast<double>(outcome.testedCount);
    case ExpectationColumn::Wanted:
        return outcome.expectation.share;
    case ExpectationColumn::Expectation:
    case ExpectationColumn::Where:
        break;
    }
    return display(outcome, column);
}

QString ExpectationsModel::tooltip(const tasks::ExpectationOutcome& outcome) const {
    return tr("Line %1: %2\n%3\n%4 of %5 chats fail it")
        .arg(outcome.expectation.line)
        .arg(
            ui::toQString(outcome.expectation.text),
            whereText(outcome),
            ui::countText(static_cast<std::int64_t>(outcome.failing.size())),
            ui::countText(outcome.testedCount));
}

QVariant ExpectationsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const auto& outcome = outcomeAt(index.row());
    const auto column = static_cast<ExpectationColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(outcome, column);
    case Qt::ToolTipRole:
        return tooltip(outcome);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(descriptor(Columns, column).alignment | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (column != ExpectationColumn::Result)
            return {};
        return outcome.isPassed() ? m_theme.colors().truth : m_theme.colors().wrong;
    case models::IdRole:
        return ui::toQString(outcome.expectation.text);
    case models::ValueRole:
    case models::SortRole:
        return key(outcome, column);
    default:
        return {};
    }
}

QVariant ExpectationsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    return models::headerValue(descriptor(Columns, static_cast<ExpectationColumn>(section)), role);
}

int ExpectationsModel::initialWidth(ExpectationColumn column) {
    return descriptor(Columns, column).width;
}

} // namespace intentscope::errors
