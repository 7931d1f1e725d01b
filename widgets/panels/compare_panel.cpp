// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/errors/change_tabs.h"
#include "widgets/models/compare_model.h"
#include "widgets/panels/table_setup.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::panels {

namespace {

constexpr int FewestRows = 4;
constexpr double LargestUsualDifference = 0.25; ///< fills half the cell
constexpr int DifferenceCharacters = 15;        ///< "+0.071 ±0.029"
constexpr int WidthForTwoHalves = 1240;
constexpr int WidthForOneRow = 760; ///< of the buttons

struct OutcomeButton {
    const char* name;
    const char* meaning;
    std::vector<std::int32_t> tasks::OutcomeSets::* rows;
};

constexpr std::array OutcomeButtons = {
    OutcomeButton{
        QT_TRANSLATE_NOOP("ComparePanel", "Fixed"),
        QT_TRANSLATE_NOOP("ComparePanel", "Chats that were wrong before and are right after"),
        &tasks::OutcomeSets::fixed},
    OutcomeButton{
        QT_TRANSLATE_NOOP("ComparePanel", "Broken"),
        QT_TRANSLATE_NOOP("ComparePanel", "Chats that were right before and are wrong after"),
        &tasks::OutcomeSets::broken},
    OutcomeButton{
        QT_TRANSLATE_NOOP("ComparePanel", "Both right"),
        QT_TRANSLATE_NOOP("ComparePanel", "Chats that both runs get right"),
        &tasks::OutcomeSets::bothRight},
    OutcomeButton{
        QT_TRANSLATE_NOOP("ComparePanel", "Both wrong"),
        QT_TRANSLATE_NOOP("ComparePanel", "Chats that both runs get wrong"),
        &tasks::OutcomeSets::bothWrong},
};

QString translated(const char* text) {
    return QCoreApplication::translate("ComparePanel", text);
}

} // namespace

ComparePanel::ComparePanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(new models::CompareModel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Compare"));
    m_pages->addWidget(createPage());
    m_pages->addWidget(m_empty);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(&theme, &ui::Theme::themeChanged, this, &ComparePanel::applyTheme);
    applyTheme();
    refresh();
}

ComparePanel::~ComparePanel() = default;

QWidget* ComparePanel::createPage() {
    auto* page = new QWidget(this);
    m_title = new ui::ElidedLabel(page);
    m_summary = new QLabel(page);
    m_summary->setWordWrap(true);
    m_users = new QLabel(page);
    m_users->setWordWrap(true);
    m_changes = new errors::ChangeTabs(m_theme, page);
    auto* whole = new QVBoxLayout;
    whole->setSpacing(m_theme.metrics().grid);
    whole->addWidget(createTable(), 1);
    whole->addWidget(createOutcomes());
    whole->addWidget(m_users);
    m_halves = new QBoxLayout(QBoxLayout::TopToBottom);
    m_halves->setSpacing(m_theme.metrics().margin);
    m_halves->addLayout(whole, 1);
    m_halves->addWidget(m_changes, 1);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addWidget(m_title);
    rows->addWidget(m_summary);
    rows->addLayout(m_halves, 1);
    return page;
}

QWidget* ComparePanel::createTable() {
    m_table = new QTableView(this);
    setUpTable(*m_table, m_theme);
    m_table->setAccessibleName(tr("Metrics before and after"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new delegates::CellDelegate(m_theme, m_table));
    auto* difference = new delegates::RankDeltaDelegate(m_theme, m_table);
    difference->setFullScale(LargestUsualDifference);
    difference->setNumberCharacters(DifferenceCharacters);
    m_table->setItemDelegateForColumn(static_cast<int>(models::CompareColumn::Difference), difference);
    for (int section = 0; section < m_model->columnCount(); ++section)
        m_table->setColumnWidth(
            section, models::CompareModel::initialWidth(static_cast<models::CompareColumn>(section)));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(models::CompareColumn::Difference), QHeaderView::Stretch);
    m_table->setMinimumHeight(FewestRows * m_theme.metrics().rowHeight);
    return m_table;
}

QWidget* ComparePanel::createOutcomes() {
    auto* box = new QWidget(this);
    m_buttons = new QGridLayout(box);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(m_theme.metrics().grid);
    for (const OutcomeButton& outcome : OutcomeButtons) {
        auto* button = new QPushButton(box);
        button->setToolTip(translated(outcome.meaning));
        connect(button, &QPushButton::clicked, this, [this, outcome] {
            Q_EMIT impressionsRequested(translated(outcome.name), m_report->outcomes.*outcome.rows);
        });
        m_outcomes.push_back(button);
    }
    createBasketButtons(*box);
    placeButtons();
    return box;
}

void ComparePanel::createBasketButtons(QWidget& box) {
    m_toBasket = new QPushButton(tr("Keep what broke"), &box);
    m_toBasket->setToolTip(
        tr("Adds what is broken to the workspace's regression basket: every later run has to get it right"));
    m_testBasket = new QPushButton(tr("Test basket"), &box);
    m_testBasket->setToolTip(tr("Says which expectations of the basket the run after does not meet"));
    connect(m_toBasket, &QPushButton::clicked, this, [this] {
        Q_EMIT basketRequested(m_report->outcomes.broken);
    });
    connect(m_testBasket, &QPushButton::clicked, this, &ComparePanel::gateRequested);
}

void ComparePanel::placeButtons() {
    // Beside the changes two rows: all in one would not let the panel become narrower again.
    constexpr int All = static_cast<int>(OutcomeButtons.size()) + 2;
    int columns = 2;
    if (width() >= WidthForTwoHalves)
        columns = All / 2;
    else if (width() >= WidthForOneRow)
        columns = All;
    if (columns == std::exchange(m_buttonColumns, columns))
        return;
    int place = 0;
    for (QPushButton* button : m_outcomes) {
        m_buttons->addWidget(button, place / columns, place % columns);
        ++place;
    }
    for (QPushButton* button : {m_toBasket, m_testBasket}) {
        m_buttons->addWidget(button, place / columns, place % columns);
        ++place;
    }
}

QSize ComparePanel::minimumSizeHint() const {
    int button = 0;
    for (const QPushButton* one : m_outcomes)
        button = std::max(button, one->minimumSizeHint().width());
    for (const QPushButton* one : {m_toBasket, m_testBasket})
        button = std::max(button, one->minimumSizeHint().width());
    const int width = 2 * (button + m_theme.metrics().margin) + m_buttons->spacing();
    return {width, QWidget::minimumSizeHint().height()};
}

void ComparePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_halves->setDirection(width() >= WidthForTwoHalves ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    placeButtons();
}

void ComparePanel::setReport(std::shared_ptr<const tasks::CompareReport> report) {
    m_report = std::move(report);
    m_messages->clear();
    m_model->setReport(m_report);
    m_changes->setDropped(m_report);
    refresh();
}

void ComparePanel::showNote(const QString& note) {
    m_messages->showMessage(ui::Severity::Note, note);
}

void ComparePanel::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    refresh();
}

void ComparePanel::showError(const Error& error) {
    m_messages->showError(error);
}

void ComparePanel::refresh() {
    m_pages->setCurrentIndex(m_report ? 0 : 1);
    m_empty->setText(
        m_isBusy ? tr("Comparing the two runs...")
                 : tr("Choose two runs, before and after, to see what changed between them."));
    if (!m_report)
        return;
    const tasks::CompareReport& report = *m_report;
    m_title->setText(
        tr("%1 compared with %2").arg(ui::toQString(report.after.name), ui::toQString(report.before.name)));
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        const auto& rows = report.outcomes.*OutcomeButtons[i].rows;
        const QString name = translated(OutcomeButtons[i].name);
        m_outcomes[i]->setText(
            QStringLiteral("%1  %2").arg(name, ui::countText(static_cast<std::int64_t>(rows.size()))));
        m_outcomes[i]->setEnabled(!rows.empty());
    }
    m_toBasket->setEnabled(!report.outcomes.broken.empty());
    refreshSummary();
    m_users->setText(tr("%1 users got better, %2 got worse.")
                         .arg(ui::countText(report.betterUserCount), ui::countText(report.worseUserCount)));
}

void ComparePanel::refreshSummary() {
    const tasks::CompareReport& report = *m_report;
    const metrics::GaucSpec& gauc = report.spec.metrics.gauc;
    QStringList parts{
        tr("%1 chats scored by both").arg(ui::countText(report.impressionCount)),
        tr("GAUC by %1, weighted by %2")
            .arg(ui::toQString(name(gauc.group)), ui::toQString(name(gauc.weight)))};
    if (report.leftOutImpressionCount > 0)
        parts.append(tr("%1 chats not scored by both").arg(ui::countText(report.leftOutImpressionCount)));
    if (report.clicklessImpressionCount > 0)
        parts.append(tr("%1 chats without a click").arg(ui::countText(report.clicklessImpressionCount)));
    if (!report.droppedGroups.empty()) {
        const auto count = static_cast<std::int64_t>(report.droppedGroups.size());
        parts.append(
            count == 1 ? tr("1 group dropped from GAUC")
                       : tr("%1 groups dropped from GAUC").arg(ui::countText(count)));
    }
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    QStringList dropped;
    constexpr std::size_t MaximumNames = 20;
    for (std::size_t i = 0; i < report.droppedGroups.size() && i < MaximumNames; ++i) {
        const auto& group = report.droppedGroups[i];
        dropped.append(
            QStringLiteral("%1: %2").arg(ui::toQString(group.name), ui::toQString(name(group.reason))));
    }
    if (report.droppedGroups.size() > MaximumNames)
        dropped.append(tr("and %1 more").arg(report.droppedGroups.size() - MaximumNames));
    m_summary->setToolTip(dropped.join(QLatin1Char('\n')));
}

void ComparePanel::applyTheme() {
    m_title->setFont(m_theme.titleFont());
    m_table->setFont(m_theme.figureFont());
    const std::array icons = {
        ui::icon(m_theme, u"checkmark", m_theme.colors().truth),
        ui::icon(m_theme, u"dialog-cancel", m_theme.colors().wrong),
        ui::icon(m_theme, u"checkmark", m_theme.colors().softText),
        ui::icon(m_theme, u"dialog-cancel", m_theme.colors().softText)};
    for (std::size_t i = 0; i < m_outcomes.size(); ++i)
        m_outcomes[i]->setIcon(icons[i]);
    for (QLabel* label : {m_summary, m_users}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, m_theme.colors().softText);
        label->setPalette(soft);
    }
}

} // namespace intentscope::panels
