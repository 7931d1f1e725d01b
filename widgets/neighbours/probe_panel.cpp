// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/probe_panel.h"

#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/explaining/what_if_ranking.h"
#include "widgets/models/nearest_intents_model.h"
#include "widgets/neighbours/neighbour_delegate.h"
#include "widgets/neighbours/neighbour_list_model.h"
#include "widgets/panels/table_setup.h"
#include "widgets/ranking/ranking_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr int ShownRows = 4; ///< of each table without a scroll bar

} // namespace

ProbePanel::ProbePanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_messages(new ui::MessageBar(theme, this)),
      m_neighbours(new NeighbourListModel(NeighbourSide::Before, this)),
      m_nearest(new models::NearestIntentsModel(this)) {
    setAccessibleName(tr("Probe"));
    const ui::Metrics& metrics = theme.metrics();
    m_neighboursTitle = new QLabel(tr("Nearest latent queries"), this);
    m_nearestTitle = new QLabel(tr("Nearest intents of the knowledge base"), this);
    m_rankingTitle = new QLabel(tr("Ranking of this chat"), this);
    m_neighboursTable = createTable(m_neighboursTitle->text());
    m_neighboursTable->setModel(m_neighbours);
    m_neighboursTable->setItemDelegate(new NeighbourDelegate(theme, m_neighboursTable));
    m_neighboursTable->setColumnHidden(static_cast<int>(NeighbourColumn::Change), true);
    for (int section = 0; section < m_neighbours->columnCount(); ++section)
        m_neighboursTable->setColumnWidth(
            section, NeighbourListModel::initialWidth(static_cast<NeighbourColumn>(section)));
    m_nearestTable = createTable(m_nearestTitle->text());
    m_nearestTable->setModel(m_nearest);
    m_nearestTable->setItemDelegate(new delegates::CellDelegate(theme, m_nearestTable));
    m_nearestTable->horizontalHeader()->setStretchLastSection(false);
    m_nearestTable->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(models::NearestColumn::Intent), QHeaderView::Stretch);
    m_nearestTable->setColumnWidth(static_cast<int>(models::NearestColumn::Rank), 32);
    m_nearestTable->setColumnWidth(static_cast<int>(models::NearestColumn::Cosine), 60);
    m_ranking = new ranking::RankingView(theme, this);
    m_noRanking = new QLabel(this);
    m_noRanking->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    rows->setSpacing(metrics.grid);
    rows->addWidget(createQuestion());
    rows->addWidget(m_messages);
    rows->addWidget(m_status);
    rows->addWidget(m_neighboursTitle);
    rows->addWidget(m_neighboursTable, 1);
    rows->addWidget(m_nearestTitle);
    rows->addWidget(m_nearestTable, 1);
    rows->addWidget(m_rankingTitle);
    rows->addWidget(m_noRanking);
    rows->addWidget(m_ranking);
    connect(m_neighboursTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT impressionChosen(m_neighbours->impressionAt(index.row()));
    });
    connect(m_nearestTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT intentChosen(m_nearest->intentAt(index.row()));
    });
    connect(m_ranking, &ranking::RankingView::intentChosen, this, &ProbePanel::intentChosen);
    connect(&theme, &ui::Theme::themeChanged, this, &ProbePanel::applyTheme);
    applyTheme();
    refresh();
}

ProbePanel::~ProbePanel() = default;

QWidget* ProbePanel::createQuestion() {
    auto* box = new QWidget(this);
    m_query = new QLineEdit(box);
    m_query->setPlaceholderText(tr("Type a latent query: my parcel is stuck"));
    m_query->setClearButtonEnabled(true);
    m_query->setAccessibleName(tr("Latent query"));
    m_side = new QComboBox(box);
    m_side->addItems({tr("before"), tr("after")});
    m_side->setCurrentIndex(1);
    m_side->setToolTip(tr("Whose latent queries it is compared with, and whose ranker ranks with it"));
    m_side->setAccessibleName(tr("Before or after"));
    m_ask = new QPushButton(tr("Probe"), box);
    m_ask->setToolTip(tr("The reasoner reads it as its own answer to this chat"));
    m_status = new QLabel(this);
    m_status->setWordWrap(true);
    connect(m_query, &QLineEdit::returnPressed, m_ask, &QPushButton::click);
    connect(m_query, &QLineEdit::textChanged, this, &ProbePanel::refresh);
    connect(m_ask, &QPushButton::clicked, this, &ProbePanel::probeRequested);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_query, 1);
    line->addWidget(m_side);
    line->addWidget(m_ask);
    return box;
}

QTableView* ProbePanel::createTable(const QString& name) {
    auto* table = new QTableView(this);
    panels::setUpTable(*table, m_theme);
    table->setAccessibleName(name);
    table->setMinimumHeight((ShownRows + 1) * m_theme.metrics().rowHeight);
    return table;
}

QString ProbePanel::text() const {
    return m_query->text().trimmed();
}

NeighbourSide ProbePanel::side() const {
    return m_side->isHidden() || m_side->currentIndex() == 0 ? NeighbourSide::Before : NeighbourSide::After;
}

void ProbePanel::setHasTwoSides(bool hasTwo) {
    m_side->setVisible(hasTwo);
}

void ProbePanel::setContent(std::shared_ptr<const ProbeContent> content) {
    m_content = std::move(content);
    m_messages->clear();
    refresh();
}

void ProbePanel::setBusy(const QString& doing) {
    m_isBusy = !doing.isEmpty();
    refresh();
    if (m_isBusy)
        m_status->setText(doing);
}

void ProbePanel::showError(const Error& error) {
    m_messages->showError(error);
}

void ProbePanel::refresh() {
    m_ask->setEnabled(!m_isBusy && !text().isEmpty());
    const bool hasContent = m_content != nullptr;
    for (QWidget* each : std::initializer_list<QWidget*>{
             m_neighboursTitle, m_neighboursTable, m_nearestTitle, m_nearestTable, m_rankingTitle})
        each->setVisible(hasContent);
    m_noRanking->setVisible(hasContent && m_content->ranking.empty());
    m_ranking->setVisible(hasContent && !m_content->ranking.empty());
    m_neighbours->setContent(hasContent ? m_content->neighbours : nullptr);
    if (!hasContent) {
        m_nearest->setNearest(nullptr, {}, {});
        m_status->setText(
            tr("Type what the user might have wanted and see what it is near to, and how it would rank."));
        return;
    }
    const NeighboursContent& neighbours = *m_content->neighbours;
    m_nearest->setNearest(neighbours.dataset, neighbours.impression, m_content->nearest);
    m_noRanking->setText(m_content->whyNoRanking);
    if (!m_content->ranking.empty())
        m_ranking->setScene(
            {.dataset = neighbours.dataset,
             .content = explaining::whatIfRanking(m_content->ranking, ShownIntents, true),
             .beforeName = neighbours.before.name,
             .afterName = {},
             .beforeWord = tr("As it is"),
             .afterWord = tr("With the probe")});
    m_status->setText(tr("“%1”, read by %2 for this chat; compared with %3")
                          .arg(m_content->text, m_content->reader, neighbours.before.name));
}

void ProbePanel::applyTheme() {
    for (QLabel* title : {m_neighboursTitle, m_nearestTitle, m_rankingTitle})
        title->setFont(m_theme.smallFont());
    for (QLabel* label : {m_neighboursTitle, m_nearestTitle, m_rankingTitle, m_status, m_noRanking}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, m_theme.colors().softText);
        label->setPalette(soft);
    }
}

} // namespace intentscope::neighbours
