// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/drift_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/panels/table_setup.h"
#include "widgets/state/selection_state.h"

#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr int FewestRows = 4;
constexpr int NarrowestColumn = 40;
constexpr double LargestUsualChange = 0.5; ///< fills half the cell

QString estimateText(const stats::Estimate& estimate) {
    return estimate.interval
               ? ui::withInterval(estimate.value, estimate.interval->low, estimate.interval->high)
               : ui::significant(estimate.value);
}

QString differenceText(const stats::Estimate& estimate) {
    return estimate.interval
               ? ui::differenceWithInterval(estimate.value, estimate.interval->low, estimate.interval->high)
               : ui::signedDifference(estimate.value);
}

} // namespace

DriftPanel::DriftPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_model(new DriftModel(shared.runner, this)),
      m_messages(new ui::MessageBar(shared.theme, this)), m_empty(new ui::EmptyState(shared.theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Drift"));
    const ui::Metrics& metrics = shared.theme.metrics();
    auto* page = new QWidget(this);
    m_title = new ui::ElidedLabel(page);
    m_title->setText(tr("How neighbours changed, by user"));
    m_summary = new QLabel(page);
    m_summary->setWordWrap(true);
    m_table = createTable();
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics.grid);
    rows->addWidget(m_title);
    rows->addWidget(m_summary);
    rows->addWidget(m_table, 1);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_empty, &ui::EmptyState::actionRequested, this, &DriftPanel::actionRequested);
    connect(&shared.selection, &state::SelectionState::selectionChanged, this, &DriftPanel::showSelectedUser);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &DriftPanel::showSelectedUser);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &DriftPanel::applyTheme);
    applyTheme();
    setNothing({});
}

DriftPanel::~DriftPanel() = default;

QTableView* DriftPanel::createTable() {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_shared.theme);
    table->setAccessibleName(tr("Users by the change of their neighbours"));
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->horizontalHeader()->setSortIndicatorClearable(true);
    table->setSortingEnabled(true);
    table->setModel(m_model);
    table->setItemDelegate(new delegates::CellDelegate(m_shared.theme, table));
    auto* change = new delegates::RankDeltaDelegate(m_shared.theme, table);
    change->setFullScale(LargestUsualChange);
    table->setItemDelegateForColumn(static_cast<int>(DriftColumn::PurityChange), change);
    for (int section = 0; section < m_model->columnCount(); ++section)
        table->setColumnWidth(section, DriftModel::initialWidth(static_cast<DriftColumn>(section)));
    table->horizontalHeader()->setMinimumSectionSize(NarrowestColumn);
    table->setMinimumHeight(FewestRows * m_shared.theme.metrics().rowHeight);
    connect(
        table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& current) {
            if (!m_isFollowing && current.isValid())
                m_shared.selection.selectUser(m_model->userAt(current.row()));
        });
    return table;
}

void DriftPanel::setContent(std::shared_ptr<const DriftModel::Content> content) {
    m_messages->clear();
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setContent(std::move(content));
    refresh();
}

void DriftPanel::setNothing(const QString& sentence, const QString& action) {
    m_empty->setText(sentence, action);
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setContent(nullptr);
    refresh();
}

void DriftPanel::showError(const Error& error) {
    m_messages->showError(error);
}

void DriftPanel::refresh() {
    const auto& content = m_model->content();
    m_pages->setCurrentIndex(content ? 0 : 1);
    if (!content)
        return;
    const tasks::DriftReport& report = content->report;
    QStringList parts{
        tr("%1 users, %2 chats")
            .arg(
                ui::countText(static_cast<std::int64_t>(report.users.size())),
                ui::countText(report.impressionCount)),
        tr("overlap@%1 %2").arg(content->k).arg(estimateText(report.overlap)),
        tr("rank-biased overlap %1").arg(estimateText(report.rankBiasedOverlap))};
    if (report.purity)
        parts.append(tr("purity %1 → %2, %3")
                         .arg(
                             ui::significant(report.purity->before.value),
                             ui::significant(report.purity->after.value),
                             differenceText(report.purity->difference)));
    if (report.recallBefore && report.recallAfter)
        parts.append(tr("approximate, recall@%1 %2 and %3")
                         .arg(report.recallBefore->k)
                         .arg(
                             ui::significant(report.recallBefore->recall),
                             ui::significant(report.recallAfter->recall)));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_summary->setToolTip(
        tr("Means over users, every user counts the same; with half the 95 % interval.\n"
           "%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.\n"
           "%4 chats lack a latent query on one of the sides.")
            .arg(ui::countText(report.purityUserCount), ui::countText(report.purityDroppedCount))
            .arg(content->persistence)
            .arg(ui::countText(report.leftOutCount)));
    showSelectedUser();
}

void DriftPanel::showSelectedUser() {
    const QScopedValueRollback following(m_isFollowing, true);
    const UserIndex user = m_shared.selection.current().user;
    const int row = user.isValid() ? m_model->rowOf(user) : -1;
    if (row < 0)
        m_table->selectionModel()->clear();
    else if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void DriftPanel::applyTheme() {
    m_title->setFont(m_shared.theme.titleFont());
    m_table->setFont(m_shared.theme.figureFont());
    QPalette soft = m_summary->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    m_summary->setPalette(soft);
}

} // namespace intentscope::neighbours
