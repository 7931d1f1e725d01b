// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/suspects_page.h"

#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/errors/suspects_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::errors {

SuspectsPage::SuspectsPage(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(new SuspectsModel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_of(new QComboBox(this)),
      m_all(new QPushButton(tr("Go through them"), this)), m_caption(new QLabel(this)),
      m_table(createTable()) {
    m_of->setAccessibleName(tr("Which answers are doubted"));
    m_of->setToolTip(tr("Which answers are doubted"));
    m_of->addItem(tr("Clicks"), static_cast<int>(tasks::SuspectedLabels::Clicks));
    m_of->addItem(tr("Labels"), static_cast<int>(tasks::SuspectedLabels::Labels));
    m_all->setToolTip(tr("Shows their users; next chat goes from one to the next, the least credible first"));
    m_caption->setWordWrap(true);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_of);
    choices->addWidget(m_all);
    choices->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.metrics().grid, 0, 0);
    column->setSpacing(theme.metrics().grid);
    column->addLayout(choices);
    column->addWidget(m_messages);
    column->addWidget(m_caption);
    column->addWidget(m_table, 1);
    connect(m_of, &QComboBox::activated, this, &SuspectsPage::specChanged);
    connect(m_all, &QPushButton::clicked, this, &SuspectsPage::requestAll);
    connect(&theme, &ui::Theme::themeChanged, this, &SuspectsPage::applyTheme);
    applyTheme();
    refresh();
}

SuspectsPage::~SuspectsPage() = default;

QTableView* SuspectsPage::createTable() {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(tr("Answers that are probably wrong"));
    table->setModel(m_model);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    for (int section = 0; section < m_model->columnCount(); ++section)
        table->setColumnWidth(section, SuspectsModel::initialWidth(static_cast<SuspectColumn>(section)));
    table->horizontalHeader()->setStretchLastSection(false);
    for (const auto names : {SuspectColumn::Given, SuspectColumn::Likely})
        table->horizontalHeader()->setSectionResizeMode(static_cast<int>(names), QHeaderView::Stretch);
    connect(
        table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& now) {
            if (now.isValid())
                Q_EMIT impressionChosen({m_model->suspectAt(now.row()).impression});
        });
    return table;
}

tasks::SuspectsSpec SuspectsPage::spec() const {
    return {.of = static_cast<tasks::SuspectedLabels>(m_of->currentData().toInt())};
}

void SuspectsPage::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    refresh();
}

void SuspectsPage::setReport(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::SuspectsReport> report) {
    m_report = report;
    m_messages->clear();
    m_model->setReport(std::move(dataset), std::move(report));
    refresh();
}

void SuspectsPage::showError(const Error& error) {
    m_messages->showError(error);
    refresh();
}

void SuspectsPage::requestAll() {
    std::vector<std::int32_t> impressions;
    for (const tasks::Suspect& suspect : m_report->suspects)
        impressions.push_back(suspect.impression);
    const bool isOfClicks = m_report->spec.of == tasks::SuspectedLabels::Clicks;
    Q_EMIT impressionsRequested(isOfClicks ? tr("Suspected clicks") : tr("Suspected labels"), impressions);
}

void SuspectsPage::refresh() {
    m_all->setEnabled(m_report && !m_report->suspects.empty());
    m_table->setVisible(m_report && !m_report->suspects.empty());
    m_caption->setVisible(m_report || m_messages->messageCount() == 0);
    if (!m_report) {
        m_caption->setText(
            m_isBusy ? tr("Looking for answers that are probably wrong...")
                     : tr("Choose a run at the top: what it finds hard to believe is doubted."));
        return;
    }
    const auto count = static_cast<std::int64_t>(m_report->suspects.size());
    const bool isOfClicks = m_report->spec.of == tasks::SuspectedLabels::Clicks;
    const QString what = isOfClicks ? tr("%1 of %2 clicks are suspected of being wrong")
                                    : tr("%1 of %2 labels are suspected of being wrong");
    m_caption->setText(tr("%1, by confident learning on the test part of %2. %3 chats without exactly one "
                          "such answer are left out.")
                           .arg(
                               what.arg(ui::countText(count), ui::countText(m_report->exampleCount)),
                               ui::toQString(m_report->run.name),
                               ui::countText(m_report->leftOutCount)));
}

void SuspectsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void SuspectsPage::applyTheme() {
    m_table->setFont(m_theme.figureFont());
}

} // namespace intentscope::errors
