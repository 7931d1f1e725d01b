// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/expectations_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/errors/expectations_model.h"
#include "widgets/panels/table_setup.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace intentscope::errors {

ExpectationsPanel::ExpectationsPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(new ExpectationsModel(theme, this)),
      m_messages(new ui::MessageBar(theme, this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout), m_title(new ui::ElidedLabel(this)) {
    setAccessibleName(tr("Expectations"));
    m_pages->addWidget(createTable());
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    const int margin = theme.metrics().margin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metrics().grid);
    column->addWidget(m_title);
    column->addWidget(createControls());
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_empty, &ui::EmptyState::actionRequested, this, &ExpectationsPanel::openRequested);
    connect(&theme, &ui::Theme::themeChanged, this, &ExpectationsPanel::applyTheme);
    applyTheme();
    showNothing(tr("Open a workspace and choose a run to test what it has to get right."), false);
}

ExpectationsPanel::~ExpectationsPanel() = default;

QWidget* ExpectationsPanel::createControls() {
    auto* controls = new QWidget(this);
    m_summary = new QLabel(controls);
    m_summary->setWordWrap(true);
    m_open = new QPushButton(tr("Open..."), controls);
    m_open->setToolTip(tr("Chooses another file of expectations"));
    m_test = new QPushButton(tr("Test again"), controls);
    m_test->setToolTip(tr("Reads the file again and tests the run after"));
    m_keep = new QPushButton(controls);
    m_keep->setToolTip(
        tr("Adds what is broken to the workspace's regression basket: every later run has to get it right"));
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().grid);
    row->addWidget(m_summary, 1);
    for (QPushButton* button : {m_open, m_test, m_keep})
        row->addWidget(button);
    connect(m_open, &QPushButton::clicked, this, &ExpectationsPanel::openRequested);
    connect(m_test, &QPushButton::clicked, this, &ExpectationsPanel::testRequested);
    connect(m_keep, &QPushButton::clicked, this, &ExpectationsPanel::keepRequested);
    setBrokenCount(0);
    return controls;
}

QTableView* ExpectationsPanel::createTable() {
    m_table = new QTableView(this);
    panels::setUpTable(*m_table, m_theme);
    m_table->setAccessibleName(tr("Expectations and whether they hold"));
    m_order = new QSortFilterProxyModel(this);
    m_order->setSourceModel(m_model);
    m_order->setSortRole(models::SortRole);
    m_table->setModel(m_order);
    m_table->setItemDelegate(new delegates::CellDelegate(m_theme, m_table));
    for (int section = 0; section < m_model->columnCount(); ++section)
        m_table->setColumnWidth(
            section, ExpectationsModel::initialWidth(static_cast<ExpectationColumn>(section)));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(ExpectationColumn::Expectation), QHeaderView::Stretch);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &QTableView::clicked, this, &ExpectationsPanel::showChats);
    connect(m_table, &QTableView::activated, this, &ExpectationsPanel::showChats);
    return m_table;
}

void ExpectationsPanel::showNothing(const QString& why, bool canOpen) {
    m_report.reset();
    m_file.clear();
    m_why = why;
    m_canOpen = canOpen;
    m_isBusy = false;
    m_model->setReport(nullptr);
    m_messages->clear();
    refresh();
}

void ExpectationsPanel::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    refresh();
}

void ExpectationsPanel::setReport(
    const std::filesystem::path& file, std::shared_ptr<const tasks::GateReport> report) {
    m_file = file;
    m_report = std::move(report);
    m_isBusy = false;
    m_messages->clear();
    m_model->setReport(m_report);
    refresh();
}

void ExpectationsPanel::showError(const Error& error) {
    setBusy(false);
    if (error.code != ErrorCode::Cancelled)
        m_messages->showError(error);
}

void ExpectationsPanel::setBrokenCount(std::int64_t count) {
    m_keep->setText(count > 0 ? tr("Keep what broke (%1)").arg(ui::countText(count)) : tr("Keep what broke"));
    m_keep->setEnabled(count > 0);
}

void ExpectationsPanel::refresh() {
    m_pages->setCurrentIndex(m_report ? 0 : 1);
    m_empty->setText(
        m_isBusy ? tr("Testing every expectation...") : m_why,
        m_canOpen && !m_isBusy ? tr("Open a file of expectations...") : QString());
    m_open->setVisible(m_report != nullptr);
    m_test->setVisible(m_report != nullptr);
    m_test->setEnabled(!m_isBusy);
    m_title->setText(
        m_report ? tr("What %1 has to get right: %2")
                       .arg(ui::toQString(m_report->run.name), ui::toQString(m_file.filename().string()))
                 : tr("Expectations"));
    m_title->setToolTip(m_report ? ui::pathText(m_file) : QString());
    m_summary->clear();
    if (!m_report)
        return;
    const auto all = static_cast<std::int64_t>(m_report->outcomes.size());
    const std::int64_t passed =
        std::ranges::count_if(m_report->outcomes, &tasks::ExpectationOutcome::isPassed);
    const QString counts = passed == all ? tr("✓ All %1 pass.").arg(ui::countText(all))
                                         : tr("✗ %1 of %2 fail. A row shows the chats that fail it.")
                                               .arg(ui::countText(all - passed), ui::countText(all));
    m_summary->setText(m_isBusy ? tr("Testing every expectation...") : counts);
}

void ExpectationsPanel::showChats(const QModelIndex& index) {
    const QModelIndex source = m_order->mapToSource(index);
    if (!source.isValid())
        return;
    const auto& outcome = m_model->outcomeAt(source.row());
    if (!outcome.failing.empty())
        Q_EMIT impressionsRequested(
            tr("Not as expected: %1").arg(ui::toQString(outcome.expectation.text)), outcome.failing);
}

void ExpectationsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void ExpectationsPanel::applyTheme() {
    m_title->setFont(m_theme.titleFont());
    m_table->setFont(m_theme.figureFont());
    QPalette soft = m_summary->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_summary->setPalette(soft);
}

} // namespace intentscope::errors
