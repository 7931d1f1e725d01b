// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/errors_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/errors/confusion_matrix.h"
#include "widgets/errors/confusion_model.h"
#include "widgets/errors/error_tree_model.h"
#include "widgets/errors/heat_map_model.h"
#include "widgets/errors/suspects_page.h"
#include "widgets/panels/table_setup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace intentscope::errors {
namespace {

constexpr int CellWidth = 56;

QLabel* caption(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    return label;
}

QVBoxLayout* pageColumn(QWidget& page, const ui::Theme& theme) {
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(0, theme.metrics().grid, 0, 0);
    column->setSpacing(theme.metrics().grid);
    return column;
}

QComboBox* axisBox(const QString& name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int FewestCharacters = 10;
    box->setMinimumContentsLength(FewestCharacters);
    return box;
}

} // namespace

ErrorsPanel::ErrorsPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_confusion(new ConfusionModel(this)),
      m_tree(new ErrorTreeModel(this)), m_map(new HeatMapModel(theme, this)),
      m_messages(new ui::MessageBar(theme, this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Errors"));
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(createConfusion(), tr("Confusion"));
    m_matrix = new ConfusionMatrix(theme, this);
    m_tabs->addTab(m_matrix, tr("Matrix"));
    m_tabs->addTab(createTree(), tr("Error tree"));
    m_tabs->addTab(createMap(), tr("Heat map"));
    m_suspects = new SuspectsPage(theme, this);
    m_tabs->addTab(m_suspects, tr("Suspects"));
    connect(m_suspects, &SuspectsPage::impressionsRequested, this, &ErrorsPanel::impressionsRequested);
    m_pages->addWidget(m_tabs);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    const int margin = theme.metrics().margin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_matrix, &ConfusionMatrix::impressionsRequested, this, &ErrorsPanel::impressionsRequested);
    connect(&theme, &ui::Theme::themeChanged, this, &ErrorsPanel::applyTheme);
    applyTheme();
    refresh();
}

ErrorsPanel::~ErrorsPanel() = default;

QWidget* ErrorsPanel::createConfusion() {
    auto* page = new QWidget(this);
    m_confusionCaption = caption(page);
    m_pairs = new QTableView(page);
    panels::setUpTable(*m_pairs, m_theme);
    m_pairs->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_pairs->setAccessibleName(tr("Intents taken for one another"));
    m_pairs->setModel(m_confusion);
    m_pairs->setItemDelegate(new delegates::CellDelegate(m_theme, m_pairs));
    for (int section = 0; section < m_confusion->columnCount(); ++section)
        m_pairs->setColumnWidth(section, ConfusionModel::initialWidth(static_cast<ConfusionColumn>(section)));
    for (const auto names : {ConfusionColumn::Clicked, ConfusionColumn::Predicted})
        m_pairs->horizontalHeader()->setSectionResizeMode(static_cast<int>(names), QHeaderView::Stretch);
    m_pairs->horizontalHeader()->setStretchLastSection(false);
    m_pairs->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
    m_pairs->setSortingEnabled(true);
    connect(m_pairs, &QTableView::clicked, this, &ErrorsPanel::onPairClicked);
    connect(m_pairs, &QTableView::activated, this, &ErrorsPanel::onPairClicked);
    auto* column = pageColumn(*page, m_theme);
    column->addWidget(m_confusionCaption);
    column->addWidget(m_pairs, 1);
    return page;
}

QWidget* ErrorsPanel::createTree() {
    auto* page = new QWidget(this);
    m_kind = new QComboBox(page);
    m_kind->setAccessibleName(tr("What counts as an error"));
    m_kind->addItem(tr("Wrong"), static_cast<int>(tasks::ErrorKind::Wrong));
    m_kind->addItem(tr("Broken"), static_cast<int>(tasks::ErrorKind::Broken));
    m_kind->addItem(tr("Fixed"), static_cast<int>(tasks::ErrorKind::Fixed));
    m_kind->setToolTip(tr("Wrong in the run after; broken: right before, wrong after; fixed: the other way"));
    m_isHonest = new QCheckBox(tr("Rates of other users"), page);
    m_isHonest->setToolTip(tr("Slices are looked for on one half of the users, and their rates are those of "
                              "the other half, so that "
                              "none looks bad only because it was chosen for that"));
    m_isHonest->setChecked(true);
    m_treeView = new QTreeView(page);
    m_treeView->setAccessibleName(tr("Slices with many errors"));
    m_treeView->setModel(m_tree);
    m_treeView->setUniformRowHeights(true);
    m_treeView->setItemDelegate(new delegates::CellDelegate(m_theme, m_treeView));
    m_treeView->header()->setStretchLastSection(false);
    m_treeView->header()->setSectionResizeMode(static_cast<int>(TreeColumn::Question), QHeaderView::Stretch);
    for (int section = 0; section < m_tree->columnCount(); ++section)
        m_treeView->setColumnWidth(section, ErrorTreeModel::initialWidth(static_cast<TreeColumn>(section)));
    m_treeCaption = caption(page);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_kind);
    choices->addWidget(m_isHonest);
    choices->addStretch(1);
    auto* column = pageColumn(*page, m_theme);
    column->addLayout(choices);
    column->addWidget(m_treeCaption);
    column->addWidget(m_treeView, 1);
    connect(m_kind, &QComboBox::activated, this, &ErrorsPanel::specChanged);
    connect(m_isHonest, &QCheckBox::clicked, this, &ErrorsPanel::specChanged);
    connect(m_treeView, &QTreeView::clicked, this, &ErrorsPanel::onNodeClicked);
    connect(m_treeView, &QTreeView::activated, this, &ErrorsPanel::onNodeClicked);
    return page;
}

QWidget* ErrorsPanel::createMap() {
    auto* page = new QWidget(this);
    m_down = axisBox(tr("Feature of the rows"), page);
    m_across = axisBox(tr("Feature of the columns"), page);
    m_cells = new QTableView(page);
    panels::setUpTable(*m_cells, m_theme);
    m_cells->setAlternatingRowColors(false);
    m_cells->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_cells->setAccessibleName(tr("Error rates by two features"));
    m_cells->setModel(m_map);
    m_cells->verticalHeader()->show();
    m_cells->horizontalHeader()->setStretchLastSection(false);
    m_cells->horizontalHeader()->setDefaultSectionSize(CellWidth);
    m_mapCaption = caption(page);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_down, 1);
    choices->addWidget(m_across, 1);
    auto* column = pageColumn(*page, m_theme);
    column->addLayout(choices);
    column->addWidget(m_mapCaption);
    column->addWidget(m_cells, 1);
    for (QComboBox* box : {m_down, m_across})
        connect(box, &QComboBox::activated, this, &ErrorsPanel::specChanged);
    const auto choose = [this](const QModelIndex& index) {
        const std::string expression = m_map->expressionAt(index);
        if (!expression.empty())
            Q_EMIT expressionChosen(ui::toQString(expression));
    };
    connect(m_cells, &QTableView::clicked, this, choose);
    connect(m_cells, &QTableView::activated, this, choose);
    return page;
}

void ErrorsPanel::setColumns(const std::vector<std::string>& columns) {
    for (QComboBox* box : {m_down, m_across}) {
        const QString chosen = box->currentText();
        box->clear();
        for (const std::string& column : columns)
            box->addItem(ui::toQString(column));
        const int place = box->findText(chosen);
        box->setCurrentIndex(place >= 0 ? place : std::min(box->count() - 1, box == m_down ? 0 : 1));
    }
}

void ErrorsPanel::setRunCount(std::size_t count) {
    auto* items = qobject_cast<QStandardItemModel*>(m_kind->model());
    for (int row = 1; items != nullptr && row < items->rowCount(); ++row)
        items->item(row)->setEnabled(count > 1);
    if (count < 2)
        m_kind->setCurrentIndex(0);
}

tasks::FindErrorsSpec ErrorsPanel::spec() const {
    tasks::FindErrorsSpec spec;
    spec.kind = static_cast<tasks::ErrorKind>(m_kind->currentData().toInt());
    spec.isHonest = m_isHonest->isChecked();
    if (m_down->count() > 0)
        spec.heatMap =
            std::pair(ui::toStdString(m_down->currentText()), ui::toStdString(m_across->currentText()));
    return spec;
}

void ErrorsPanel::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    refresh();
}

void ErrorsPanel::setConfusion(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report) {
    m_confusionReport = report;
    m_matrix->setReport(dataset, report);
    m_confusion->setReport(std::move(dataset), std::move(report));
    m_messages->clear();
    refresh();
}

void ErrorsPanel::setErrors(std::shared_ptr<const tasks::FindErrorsReport> report) {
    m_errorsReport = report;
    m_map->setMap(
        report && report->heatMap ? std::shared_ptr<const analysis::HeatMap>(report, &*report->heatMap)
                                  : nullptr);
    m_tree->setReport(std::move(report));
    m_treeView->expandAll();
    refresh();
}

void ErrorsPanel::showError(const Error& error) {
    m_messages->showError(error);
}

void ErrorsPanel::refresh() {
    m_pages->setCurrentIndex(m_confusionReport || m_errorsReport ? 0 : 1);
    m_empty->setText(
        m_isBusy ? tr("Looking for errors...")
                 : tr("Choose a run at the top to see which intents it confuses and where it errs most."));
    refreshCaption();
}

void ErrorsPanel::refreshCaption() {
    if (m_confusionReport) {
        const auto& confusion = m_confusionReport->confusion;
        m_confusionCaption->setText(
            tr("%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.")
                .arg(ui::countText(confusion.impressionCount))
                .arg(ui::countText(static_cast<std::int64_t>(confusion.pairs.size()))));
    }
    if (!m_errorsReport)
        return;
    const auto& report = *m_errorsReport;
    const QString what = report.spec.kind == tasks::ErrorKind::Wrong
                             ? tr("No clicked intent among the first %1").arg(report.spec.topK)
                         : report.spec.kind == tasks::ErrorKind::Broken ? tr("Right before, wrong after")
                                                                        : tr("Wrong before, right after");
    const QString found =
        report.tree.nodes.size() > 1 ? QString() : tr(" No feature tells errors apart better than chance.");
    m_treeCaption->setText(
        tr("%1: %2 features looked at, %3.")
            .arg(
                what,
                ui::countText(static_cast<std::int64_t>(report.featureCount)),
                report.spec.isHonest ? tr("rates are of users held out") : tr("rates are in-sample")) %
        found);
    m_mapCaption->setText(tr("%1, share of chats; all users. A cell filters by its two values.").arg(what));
}

void ErrorsPanel::onPairClicked(const QModelIndex& index) {
    const auto& impressions = m_confusion->impressionsAt(index);
    if (!impressions.empty())
        Q_EMIT impressionsRequested(m_confusion->title(index), impressions);
}

void ErrorsPanel::onNodeClicked(const QModelIndex& index) {
    const analysis::TreeNode* node = m_tree->nodeAt(index);
    if (node != nullptr && !node->expression.empty())
        Q_EMIT expressionChosen(ui::toQString(node->expression));
}

void ErrorsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void ErrorsPanel::applyTheme() {
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_pairs),
          static_cast<QAbstractItemView*>(m_treeView),
          static_cast<QAbstractItemView*>(m_cells)})
        view->setFont(m_theme.figureFont());
    for (QLabel* label : {m_confusionCaption, m_treeCaption, m_mapCaption}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, m_theme.colors().softText);
        label->setPalette(soft);
    }
}

} // namespace intentscope::errors
