// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/slices_bar.h"

#include "widgets/base/convert.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>
#include <utility>

namespace intentscope::panels {
namespace {

constexpr int NameCharacters = 14;
constexpr int NameWidth = 220;

} // namespace

SlicesBar::SlicesBar(QWidget* parent)
    : QWidget(parent), m_choice(new QComboBox(this)), m_more(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 0, 0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto* title = new QLabel(tr("Slice"), this);
    title->setBuddy(m_choice);
    m_choice->setAccessibleName(tr("Slice"));
    m_choice->setToolTip(tr("A saved filter over the impressions"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(NameCharacters);
    createMenu();
    row->addWidget(title);
    row->addWidget(m_choice, 1);
    row->addWidget(m_more);
    connect(m_choice, &QComboBox::activated, this, [this] {
        Q_EMIT expressionChosen(m_choice->currentData().toString());
    });
    fill();
}

void SlicesBar::createMenu() {
    m_menu = new QMenu(this);
    auto* entry = new QWidgetAction(m_menu);
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("Save the filter as... (Enter)"));
    m_name->setAccessibleName(tr("Name to save the filter under"));
    m_name->setMinimumWidth(NameWidth);
    entry->setDefaultWidget(m_name);
    m_menu->addAction(entry);
    m_remove = m_menu->addAction(QString());
    connect(m_name, &QLineEdit::returnPressed, this, &SlicesBar::save);
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(m_choice->currentText()); });
    connect(m_menu, &QMenu::aboutToShow, m_name, qOverload<>(&QWidget::setFocus));
    m_more->setText(QStringLiteral("..."));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("Save the present filter as a slice, or remove a slice"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
}

void SlicesBar::save() {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    m_menu->close();
    m_name->clear();
    Q_EMIT saveRequested(name);
}

void SlicesBar::setSlices(std::vector<store::SavedSlice> slices) {
    m_slices = std::move(slices);
    fill();
}

void SlicesBar::setExpression(const QString& expression) {
    m_expression = expression;
    fill();
}

void SlicesBar::fill() {
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    m_choice->addItem(tr("All impressions"), QString());
    for (const store::SavedSlice& slice : m_slices) {
        m_choice->addItem(ui::toQString(slice.name), ui::toQString(slice.expression));
        m_choice->setItemData(m_choice->count() - 1, ui::toQString(slice.expression), Qt::ToolTipRole);
    }
    int at = m_expression.isEmpty() ? 0 : m_choice->findData(m_expression);
    const bool isSaved = at > 0;
    if (at < 0) {
        m_choice->addItem(tr("Unsaved filter"), m_expression);
        at = m_choice->count() - 1;
    }
    m_choice->setCurrentIndex(at);
    m_choice->setToolTip(
        m_expression.isEmpty() ? tr("A saved filter over the impressions")
                               : tr("Filter: %1").arg(m_expression));
    m_name->setEnabled(!m_expression.isEmpty() && !isSaved);
    m_remove->setText(
        isSaved ? tr("Remove the slice %1").arg(m_choice->currentText()) : tr("Remove a slice"));
    m_remove->setEnabled(isSaved);
}

} // namespace intentscope::panels
