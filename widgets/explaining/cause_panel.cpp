// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/cause_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/explaining/change_model.h"
#include "widgets/explaining/changed_chats_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::explaining {
namespace {

constexpr int ChangeCharacters = 15; ///< "+0.071 ±0.029"
constexpr int StateCharacters = 12;
constexpr int ChatsTab = 1;
constexpr int FewestRows = 4;

} // namespace

CausePanel::CausePanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_changes(new ChangeModel(this)), m_chats(new ChangedChatsModel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Why it changed"));
    auto* content = createContent();
    auto* column = new QVBoxLayout(this);
    const int margin = theme.metrics().margin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metrics().grid);
    column->addWidget(m_title);
    column->addWidget(createControls(this));
    column->addWidget(m_messages);
    m_pages->addWidget(content);
    m_pages->addWidget(m_empty);
    column->addLayout(m_pages, 1);
    connect(&theme, &ui::Theme::themeChanged, this, &CausePanel::applyTheme);
    applyTheme();
    showNothing(tr("Choose two runs, before and after, to see what changed a ranking."));
}

CausePanel::~CausePanel() = default;

QWidget* CausePanel::createContent() {
    m_title = new ui::ElidedLabel(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_changeTable = createChanges();
    m_chatTable = createChats();
    m_tabs->addTab(m_changeTable, tr("Parts and groups"));
    m_tabs->addTab(m_chatTable, tr("Chats"));
    return m_tabs;
}

QWidget* CausePanel::createControls(QWidget* parent) {
    auto* controls = new QWidget(parent);
    m_scope = new QComboBox(controls);
    m_scope->setAccessibleName(tr("Whose change is explained"));
    m_scope->setToolTip(m_scope->accessibleName());
    m_scope->addItem(tr("This chat"), static_cast<int>(ChangeScope::Chat));
    m_scope->addItem(tr("This user's changed chats"), static_cast<int>(ChangeScope::User));
    m_scope->addItem(tr("All with another first intent"), static_cast<int>(ChangeScope::First));
    m_scope->addItem(tr("Fixed chats"), static_cast<int>(ChangeScope::Fixed));
    m_scope->addItem(tr("Broken chats"), static_cast<int>(ChangeScope::Broken));
    m_state = new QLabel(controls);
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("State of the answer"));
    m_cancel = new QToolButton(controls);
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop"));
    // As wide with and without it: a stored layout holds the least widths of its panels.
    m_state->setMinimumWidth(StateCharacters * fontMetrics().averageCharWidth());
    QSizePolicy policy = m_cancel->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_cancel->setSizePolicy(policy);
    m_cancel->hide();
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().margin);
    row->addWidget(m_scope);
    row->addWidget(m_state, 1);
    row->addWidget(m_cancel);
    connect(m_scope, &QComboBox::activated, this, &CausePanel::scopeChanged);
    connect(m_cancel, &QToolButton::clicked, this, &CausePanel::cancelRequested);
    return controls;
}

QTableView* CausePanel::createChanges() {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(tr("What moved the lead"));
    table->setModel(m_changes);
    table->setAlternatingRowColors(false);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    m_changeBars = new delegates::RankDeltaDelegate(m_theme, table);
    m_changeBars->setNumberCharacters(ChangeCharacters);
    table->setItemDelegateForColumn(static_cast<int>(ChangeColumn::Change), m_changeBars);
    for (int section = 0; section < m_changes->columnCount(); ++section)
        table->setColumnWidth(section, ChangeModel::initialWidth(static_cast<ChangeColumn>(section)));
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setMinimumSectionSize(ChangeModel::initialWidth(ChangeColumn::Before));
    table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(ChangeColumn::Name), QHeaderView::Stretch);
    table->setMinimumHeight(FewestRows * m_theme.metrics().rowHeight);
    return table;
}

QTableView* CausePanel::createChats() {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(tr("Chats behind it"));
    m_order = new QSortFilterProxyModel(this);
    m_order->setSourceModel(m_chats);
    m_order->setSortRole(models::SortRole);
    table->setModel(m_order);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    m_chatBars = new delegates::RankDeltaDelegate(m_theme, table);
    table->setItemDelegateForColumn(static_cast<int>(ChangedChatColumn::Change), m_chatBars);
    for (int section = 0; section < m_chats->columnCount(); ++section)
        table->setColumnWidth(
            section, ChangedChatsModel::initialWidth(static_cast<ChangedChatColumn>(section)));
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSortingEnabled(true);
    connect(table, &QTableView::clicked, this, &CausePanel::onChatActivated);
    connect(table, &QTableView::activated, this, &CausePanel::onChatActivated);
    return table;
}

ChangeScope CausePanel::scope() const {
    return static_cast<ChangeScope>(m_scope->currentData().toInt());
}

void CausePanel::setScope(ChangeScope scope) {
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(scope)));
}

void CausePanel::showNothing(const QString& why) {
    m_report.reset();
    m_changes->setReport(nullptr);
    m_chats->setReport(nullptr, nullptr);
    m_messages->clear();
    m_empty->setText(why);
    m_pages->setCurrentIndex(1);
    setBusy(false);
}

void CausePanel::setBusy(bool isBusy) {
    m_cancel->setVisible(isBusy);
    refreshTexts();
    if (!isBusy)
        return;
    m_state->setText(tr("Explaining both runs..."));
    if (!m_report)
        m_empty->setText(m_state->text());
}

void CausePanel::setReport(
    std::shared_ptr<const data::Dataset> dataset,
    std::shared_ptr<const tasks::AttributeChangeReport> report) {
    m_dataset = std::move(dataset);
    m_report = std::move(report);
    m_messages->clear();
    m_changes->setReport(m_report);
    m_chats->setReport(m_dataset, m_report);
    m_changeTable->clearSpans();
    for (int row = 0; row < m_changes->rowCount(); ++row)
        if (m_changes->isHeading(row))
            m_changeTable->setSpan(row, 0, 1, m_changes->columnCount());
    const double largest = m_changes->largestChange();
    m_changeBars->setFullScale(largest > 0 ? largest : 1.0);
    double largestChat = 0;
    for (const auto& change : m_report->impressions)
        largestChat = std::max(largestChat, std::abs(change.margin.change()));
    m_chatBars->setFullScale(largestChat > 0 ? largestChat : 1.0);
    m_tabs->setTabVisible(ChatsTab, m_report->impressions.size() > 1);
    m_pages->setCurrentIndex(0);
    setBusy(false);
}

void CausePanel::showError(const Error& error) {
    showNothing(tr("The change could not be explained."));
    if (error.code == ErrorCode::Cancelled)
        m_empty->setText(tr("Stopped. Choose again whose change is explained."));
    else
        m_messages->showError(error);
}

QString CausePanel::titleText() const {
    if (!m_report)
        return tr("Why it changed");
    if (m_report->impressions.size() > 1)
        return tr("What changed from %1 to %2")
            .arg(ui::toQString(m_report->before.name), ui::toQString(m_report->after.name));
    const tasks::ImpressionChange& change = m_report->impressions.front();
    const QString intent = ui::toQString(m_dataset->intentTitle(change.contest.intent));
    const QString against = ui::toQString(m_dataset->intentTitle(change.contest.against));
    const bool isAhead = change.margin.after > 0;
    if (isAhead && change.margin.before > 0)
        return tr("“%1” stayed ahead of “%2”").arg(intent, against);
    return (isAhead ? tr("Why “%1” is ahead of “%2” now") : tr("Why “%1” is behind “%2” now"))
        .arg(intent, against);
}

QString CausePanel::stateText() const {
    QStringList parts;
    const auto explained = static_cast<std::int64_t>(m_report->impressions.size());
    if (explained > 1 && m_report->askedCount > explained)
        parts << tr("%1 of %2 chats, evenly spread")
                     .arg(ui::countText(explained), ui::countText(m_report->askedCount));
    else if (explained > 1)
        parts << tr("%1 chats").arg(ui::countText(explained));
    if (m_report->users.size() > 1)
        parts << tr("%1 users").arg(ui::countText(static_cast<std::int64_t>(m_report->users.size())));
    switch (m_report->halves) {
    case tasks::ChangeHalves::SameQueries:
        parts << tr("both runs read the same latent queries, or none: all is the ranker's");
        break;
    case tasks::ChangeHalves::OneReads:
        parts << tr("only one run reads latent queries: ranker and queries cannot be told apart");
        break;
    case tasks::ChangeHalves::OtherSize:
        parts << tr("the vectors have other sizes: ranker and queries cannot be told apart");
        break;
    case tasks::ChangeHalves::Divided:
        break;
    }
    parts << tr("left over at most %1").arg(ui::significant(m_report->worstResidual));
    return parts.join(QStringLiteral(" · "));
}

void CausePanel::refreshTexts() {
    m_title->setText(titleText());
    m_state->setText(m_report ? stateText() : QString());
}

void CausePanel::onChatActivated(const QModelIndex& index) {
    const QModelIndex source = m_order->mapToSource(index);
    if (!source.isValid())
        return;
    const tasks::ChangeContest& contest = m_chats->changeAt(source.row()).contest;
    Q_EMIT chatChosen(contest.impression, contest.intent);
}

void CausePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void CausePanel::applyTheme() {
    m_title->setFont(m_theme.titleFont());
    for (QTableView* table : {m_changeTable, m_chatTable})
        table->setFont(m_theme.figureFont());
    QPalette soft = m_state->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_state->setPalette(soft);
    m_state->setFont(m_theme.smallFont());
    m_cancel->setIcon(ui::icon(m_theme, u"process-stop"));
}

} // namespace intentscope::explaining
