// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/import_columns.h"

#include "widgets/base/convert.h"
#include "widgets/base/icon.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <array>

namespace intentscope::panels {
namespace {

constexpr std::array Kinds = {
    data::FeatureKind::Categorical,
    data::FeatureKind::MultiCategorical,
    data::FeatureKind::Numeric,
    data::FeatureKind::Boolean,
    data::FeatureKind::Timestamp,
    data::FeatureKind::Text};

constexpr std::array<int, 5> Widths = {176, 200, 136, 152, 200};

QString translated(const char* text) {
    return QCoreApplication::translate("ImportColumns", text);
}

QString exampleOf(const data::Proposal& proposal, std::size_t column) {
    for (const auto& row : proposal.preview) {
        if (column < row.size() && !row[column].empty())
            return ui::toQString(row[column]);
    }
    return {};
}

QString countsOf(const data::Proposal& proposal, const data::ProposedColumn& column) {
    return ImportColumns::tr("%1 rows looked at: %2 empty, %3 different values")
        .arg(
            ui::countText(proposal.examinedRowCount),
            ui::countText(column.missingCount),
            ui::countText(column.distinctCount));
}

} // namespace

QString kindText(data::FeatureKind kind) {
    switch (kind) {
    case data::FeatureKind::Categorical:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "category"));
    case data::FeatureKind::MultiCategorical:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "several categories"));
    case data::FeatureKind::Numeric:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "number"));
    case data::FeatureKind::Boolean:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "yes or no"));
    case data::FeatureKind::Timestamp:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "time"));
    case data::FeatureKind::Text:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("ImportColumns", "text"));
}

QString roleText(data::Role role) {
    switch (role) {
    case data::Role::Feature:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "feature"));
    case data::Role::Ignored:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "left out"));
    case data::Role::UserId:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "user"));
    case data::Role::ImpressionId:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "chat"));
    case data::Role::IntentId:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "intent"));
    case data::Role::Time:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "time of the chat"));
    case data::Role::Text:
        return translated(QT_TRANSLATE_NOOP("ImportColumns", "text to read"));
    default:
        break;
    }
    return ui::toQString(data::name(role));
}

ImportColumns::ImportColumns(const ui::Theme& theme, QWidget* parent) : QTableWidget(parent), m_theme(theme) {
    setUpTable(*this, theme);
    setAccessibleName(tr("Columns of the file"));
    setColumnCount(static_cast<int>(Widths.size()));
    setHorizontalHeaderLabels({tr("Column"), tr("For example"), tr("Kind"), tr("Role"), tr("Why")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (std::size_t i = 0; i < Widths.size(); ++i)
        setColumnWidth(static_cast<int>(i), Widths[i]);
    horizontalHeader()->setStretchLastSection(true);
    connect(&theme, &ui::Theme::themeChanged, this, &ImportColumns::applyTheme);
    applyTheme();
}

void ImportColumns::setProposal(const data::Proposal& proposal) {
    setRowCount(0);
    setRowCount(ui::toRow(proposal.columns.size()));
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row, proposal);
}

void ImportColumns::fillRow(int row, const data::Proposal& proposal) {
    const auto index = static_cast<std::size_t>(row);
    const data::ProposedColumn& column = proposal.columns[index];
    const auto text = [&](Column place, const QString& words, const QString& tip) {
        auto* item = new QTableWidgetItem(words);
        item->setToolTip(tip);
        setItem(row, static_cast<int>(place), item);
    };
    const QString example = exampleOf(proposal, index);
    text(Column::Name, ui::toQString(column.name), countsOf(proposal, column));
    text(Column::Example, example, example);
    const QString why = ui::toQString(column.reason);
    text(Column::Why, why, why);
    QComboBox* kind = addChoice(row, Column::Kind);
    for (const data::FeatureKind each : Kinds)
        kind->addItem(kindText(each), static_cast<int>(each));
    kind->setCurrentIndex(kind->findData(static_cast<int>(column.kind)));
    kind->setAccessibleName(tr("Kind of %1").arg(ui::toQString(column.name)));
    QComboBox* role = addChoice(row, Column::Role);
    for (const data::Role each : data::rolesFor(proposal.rows))
        role->addItem(roleText(each), static_cast<int>(each));
    if (role->findData(static_cast<int>(column.role)) < 0)
        role->addItem(roleText(column.role), static_cast<int>(column.role));
    role->setCurrentIndex(role->findData(static_cast<int>(column.role)));
    role->setAccessibleName(tr("Role of %1").arg(ui::toQString(column.name)));
    for (QComboBox* choice : {kind, role})
        connect(choice, &QComboBox::currentIndexChanged, this, [this, row] { onChosen(row); });
}

QComboBox* ImportColumns::addChoice(int row, Column column) {
    auto* choice = new QComboBox(this);
    // The wheel scrolls the table; it changes a choice only where the keyboard is.
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->setFrame(false);
    choice->installEventFilter(this);
    setCellWidget(row, static_cast<int>(column), choice);
    return choice;
}

bool ImportColumns::eventFilter(QObject* watched, QEvent* event) {
    auto* choice = qobject_cast<QComboBox*>(watched);
    if (choice != nullptr && event->type() == QEvent::Wheel && !choice->hasFocus()) {
        event->ignore();
        return true;
    }
    return QTableWidget::eventFilter(watched, event);
}

void ImportColumns::onChosen(int row) {
    item(row, static_cast<int>(Column::Why))->setText(tr("you chose it"));
    Q_EMIT choiceChanged();
}

void ImportColumns::writeTo(data::Proposal& proposal) const {
    for (int row = 0; row < rowCount(); ++row) {
        auto& column = proposal.columns[static_cast<std::size_t>(row)];
        column.kind = static_cast<data::FeatureKind>(kindOf(row)->currentData().toInt());
        column.role = static_cast<data::Role>(roleOf(row)->currentData().toInt());
    }
}

void ImportColumns::setProblems(const std::vector<std::string>& problems) {
    const QIcon warning = ui::icon(m_theme, u"dialog-warning", m_theme.colors().warning);
    for (int row = 0; row < rowCount(); ++row) {
        QTableWidgetItem* name = item(row, static_cast<int>(Column::Name));
        const std::string quoted = "'" + ui::toStdString(name->text()) + "'";
        const bool isNamed = std::ranges::any_of(
            problems, [&](const std::string& problem) { return problem.find(quoted) != std::string::npos; });
        name->setIcon(isNamed ? warning : QIcon());
    }
}

QComboBox* ImportColumns::kindOf(int row) const {
    return static_cast<QComboBox*>(cellWidget(row, static_cast<int>(Column::Kind)));
}

QComboBox* ImportColumns::roleOf(int row) const {
    return static_cast<QComboBox*>(cellWidget(row, static_cast<int>(Column::Role)));
}

void ImportColumns::applyTheme() {
    // Room for a combo box.
    verticalHeader()->setDefaultSectionSize(m_theme.metrics().rowHeight + m_theme.metrics().grid);
}

} // namespace intentscope::panels
