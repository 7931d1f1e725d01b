// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/change_tabs.h"

#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/errors/dropped_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace intentscope::errors {
namespace {

constexpr double LargestUsualSlice = 0.25; ///< fills half the cell
constexpr int SliceCharacters = 15;        ///< "+0.071 ±0.029"
constexpr int FewestRows = 4;
constexpr int DroppedTab = 3;

template <class Column>
void addDelta(QTableView& table, const ui::Theme& theme, Column column, std::pair<double, int> scale) {
    auto* delta = new delegates::RankDeltaDelegate(theme, &table);
    delta->setFullScale(scale.first);
    if (scale.second > 0)
        delta->setNumberCharacters(scale.second);
    table.setItemDelegateForColumn(static_cast<int>(column), delta);
}

} // namespace

ChangeTabs::ChangeTabs(const ui::Theme& theme, QWidget* parent)
    : QTabWidget(parent), m_theme(theme), m_slices(new SliceTableModel(this)), m_users(new MoverModel(this)),
      m_intents(new MoverModel(this)), m_dropped(new DroppedModel(this)) {
    setDocumentMode(true);
    setAccessibleName(tr("What changed where"));
    addTab(createSlices(), tr("Slices"));
    auto* users = createMovers(*m_users, tr("How far users moved"));
    auto* intents = createMovers(*m_intents, tr("How far intents moved"));
    addTab(users, tr("Users"));
    addTab(intents, tr("Intents"));
    addTab(createDropped(), tr("Dropped"));
    setTabVisible(DroppedTab, false);
    connect(
        users->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& now) {
            if (now.isValid())
                Q_EMIT userChosen({m_users->moverAt(now.row()).row});
        });
    connect(
        intents->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& now) {
            if (now.isValid())
                Q_EMIT intentChosen({m_intents->moverAt(now.row()).row});
        });
    connect(&theme, &ui::Theme::themeChanged, this, &ChangeTabs::applyTheme);
    applyTheme();
}

ChangeTabs::~ChangeTabs() = default;

QWidget* ChangeTabs::createSlices() {
    auto* page = new QWidget(this);
    m_messages = new ui::MessageBar(m_theme, page);
    m_columns = new QComboBox(page);
    m_columns->setAccessibleName(tr("Slices to compare"));
    m_columns->setToolTip(tr("Saved slices, or every value of a column"));
    m_columns->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_columns->setMinimumContentsLength(18);
    m_metrics = new QComboBox(page);
    m_metrics->setAccessibleName(tr("Metric of the slices"));
    m_metrics->setToolTip(tr("The metric whose difference is shown"));
    m_metrics->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_metrics->hide(); // until there are metrics to choose from
    auto* table = new QTableView(page);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(tr("Slices and how far they moved"));
    table->setModel(m_slices);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    addDelta(*table, m_theme, SliceColumn::Difference, {LargestUsualSlice, SliceCharacters});
    for (int section = 0; section < m_slices->columnCount(); ++section)
        table->setColumnWidth(section, SliceTableModel::initialWidth(static_cast<SliceColumn>(section)));
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(SliceColumn::Difference), QHeaderView::Stretch);
    table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSortingEnabled(true);
    table->setMinimumHeight(FewestRows * m_theme.metrics().rowHeight);
    m_tables.push_back(table);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_columns);
    choices->addWidget(m_metrics);
    choices->addStretch(1);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, m_theme.metrics().grid, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addLayout(choices);
    rows->addWidget(m_messages);
    rows->addWidget(table, 1);
    setColumns({});
    connect(m_columns, &QComboBox::activated, this, [this] { Q_EMIT columnChosen(chosenColumn()); });
    connect(m_metrics, &QComboBox::currentIndexChanged, m_slices, &SliceTableModel::setMetric);
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT sliceChosen(ui::toQString(m_slices->sliceAt(index.row()).expression));
    });
    return page;
}

QTableView* ChangeTabs::createMovers(MoverModel& model, const QString& name) {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(name);
    table->setModel(&model);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    addDelta(*table, m_theme, MoverColumn::Difference, {1.0, 0});
    for (int section = 0; section < model.columnCount(); ++section)
        table->setColumnWidth(section, MoverModel::initialWidth(static_cast<MoverColumn>(section)));
    table->horizontalHeader()->setSortIndicator(
        static_cast<int>(MoverColumn::Difference), Qt::AscendingOrder);
    table->setSortingEnabled(true);
    m_tables.push_back(table);
    return table;
}

QTableView* ChangeTabs::createDropped() {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(tr("Groups that GAUC left out"));
    table->setModel(m_dropped);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    constexpr int NameWidth = 260;
    table->setColumnWidth(0, NameWidth);
    m_tables.push_back(table);
    connect(
        table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& now) {
            if (now.isValid())
                Q_EMIT droppedChosen(ui::toQString(m_dropped->groupAt(now.row()).name));
        });
    return table;
}

void ChangeTabs::setColumns(const std::vector<std::string>& columns) {
    const QString chosen = chosenColumn();
    m_columns->clear();
    m_columns->addItem(tr("Saved slices"));
    for (const std::string& column : columns)
        m_columns->addItem(tr("By %1").arg(ui::toQString(column)), ui::toQString(column));
    m_columns->setCurrentIndex(std::max(0, m_columns->findData(chosen)));
}

QString ChangeTabs::chosenColumn() const {
    return m_columns->currentData().toString();
}

void ChangeTabs::setSlices(SliceComparisons slices) {
    m_messages->clear();
    const bool isEmpty = slices && slices->empty();
    m_slices->setSlices(std::move(slices));
    refreshMetrics();
    if (isEmpty)
        m_messages->showMessage(
            ui::Severity::Note,
            tr("No slice is saved yet. Save a filter with the slices button above, or compare every value of "
               "a column."));
}

void ChangeTabs::refreshMetrics() {
    const QStringList names = m_slices->metricNames();
    m_metrics->setVisible(!names.isEmpty());
    if (names.isEmpty())
        return;
    const QString chosen = m_metrics->currentText();
    {
        const QSignalBlocker quiet(m_metrics);
        m_metrics->clear();
        m_metrics->addItems(names);
        m_metrics->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(chosen))));
    }
    m_slices->setMetric(m_metrics->currentIndex());
}

void ChangeTabs::setMovers(
    std::shared_ptr<const MoverTable> users, std::shared_ptr<const MoverTable> intents) {
    m_users->setTable(std::move(users));
    m_intents->setTable(std::move(intents));
}

void ChangeTabs::setDropped(std::shared_ptr<const tasks::CompareReport> report) {
    const auto count = report ? static_cast<std::int64_t>(report->droppedGroups.size()) : 0;
    m_dropped->setReport(std::move(report));
    setTabText(DroppedTab, tr("Dropped (%1)").arg(ui::countText(count)));
    setTabVisible(DroppedTab, count > 0);
}

void ChangeTabs::showError(const Error& error) {
    m_messages->showError(error);
}

void ChangeTabs::applyTheme() {
    for (QTableView* table : m_tables)
        table->setFont(m_theme.figureFont());
}

} // namespace intentscope::errors
