// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the explain panel are made and laid out; what they do is in explain_panel.cpp.
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/explaining/effect_sums_model.h"
#include "widgets/explaining/explain_panel.h"
#include "widgets/explaining/feature_effects_model.h"
#include "widgets/explaining/feature_table.h"
#include "widgets/panels/table_setup.h"
#include "widgets/ranking/ranking_view.h"
#include "widgets/state/selection_state.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace intentscope::explaining {
namespace {

constexpr int QueryLines = 3;
constexpr int EffectWidth = 150;

QComboBox* addChoice(QWidget* parent, const QString& name, const QString& tip) {
    auto* choice = new QComboBox(parent);
    choice->setAccessibleName(name);
    choice->setToolTip(tip);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(8);
    return choice;
}

QWidget* bareColumn(QWidget* parent, int spacing, QVBoxLayout*& column) {
    auto* widget = new QWidget(parent);
    column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return widget;
}

} // namespace

ExplainPanel::ExplainPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_features(new FeatureEffectsModel(this)),
      m_sums(new EffectSumsModel(this)), m_pages(new QStackedLayout),
      m_empty(new ui::EmptyState(shared.theme, this)), m_title(new ui::ElidedLabel(this)),
      m_messages(new ui::MessageBar(shared.theme, this)),
      m_ranking(new ranking::RankingView(shared.theme, this)), m_tabs(new QTabWidget(this)) {
    setAccessibleName(tr("Explain"));
    const ui::Metrics& metrics = shared.theme.metrics();
    QVBoxLayout* rows = nullptr;
    auto* content = bareColumn(this, metrics.grid, rows);
    rows->addWidget(m_title);
    rows->addWidget(m_messages);
    rows->addWidget(createControls());
    rows->addWidget(m_ranking);
    rows->addWidget(createQueryBox());
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(createFeaturesPage(), tr("Features"));
    m_tabs->addTab(createSumsPage(), tr("Parts and groups"));
    rows->addWidget(m_tabs, 1);
    m_pages->addWidget(content);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->addLayout(m_pages);
    m_typing.setSingleShot(true);
    m_typing.setInterval(DebounceMs);
    connectParts();
    applyTheme();
    refreshChat();
}

QWidget* ExplainPanel::createControls() {
    const int grid = m_shared.theme.metrics().grid;
    QVBoxLayout* column = nullptr;
    auto* controls = bareColumn(this, grid, column);
    m_run = addChoice(controls, tr("Run"), tr("Whose ranker is asked"));
    m_against = addChoice(
        controls,
        tr("What is explained"),
        tr("The score of the chosen intent, or how far it is ahead of another"));
    m_baseline = addChoice(controls, tr("Held against"), tr("What the effects are counted from"));
    m_baseline->addItem(tr("an average chat"), static_cast<int>(rank::AttributionBaseline::Average));
    m_baseline->addItem(tr("no values"), static_cast<int>(rank::AttributionBaseline::Missing));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(grid);
    choices->addWidget(m_run, 1);
    choices->addWidget(m_against, 1);
    choices->addWidget(m_baseline, 1);
    m_status = new QLabel(controls);
    m_status->setWordWrap(true);
    m_status->setAccessibleDescription(tr("State of the answer"));
    m_cancel = new QToolButton(controls);
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop"));
    m_cancel->hide();
    auto* state = new QHBoxLayout;
    state->setSpacing(grid);
    state->addWidget(m_status, 1);
    state->addWidget(m_cancel);
    column->addLayout(choices);
    column->addLayout(state);
    return controls;
}

QWidget* ExplainPanel::createQueryBox() {
    const ui::Theme& theme = m_shared.theme;
    QVBoxLayout* column = nullptr;
    m_queryBox = bareColumn(this, theme.metrics().grid, column);
    auto* name = new QLabel(tr("Latent query"), m_queryBox);
    m_queryNote = new QLabel(m_queryBox);
    m_queryNote->setWordWrap(true);
    m_resetQuery = new QToolButton(m_queryBox);
    m_resetQuery->setAutoRaise(true);
    m_resetQuery->setToolTip(tr("Back to the stored latent query"));
    m_resetQuery->setAccessibleName(tr("Reset the latent query"));
    m_query = new QPlainTextEdit(m_queryBox);
    m_query->setTabChangesFocus(true);
    m_query->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_query->setAccessibleName(tr("Latent query"));
    m_query->setFixedHeight(QueryLines * theme.metrics().rowHeight);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.metrics().margin);
    head->addWidget(name);
    head->addWidget(m_queryNote, 1);
    head->addWidget(m_resetQuery);
    column->addLayout(head);
    column->addWidget(m_query);
    return m_queryBox;
}

QWidget* ExplainPanel::createFeaturesPage() {
    const int grid = m_shared.theme.metrics().grid;
    QVBoxLayout* column = nullptr;
    auto* page = bareColumn(this, grid, column);
    column->setContentsMargins(0, grid, 0, 0);
    m_filter = new QLineEdit(page);
    m_filter->setPlaceholderText(tr("Find a feature"));
    m_filter->setAccessibleName(tr("Find a feature"));
    m_filter->setClearButtonEnabled(true);
    m_resetAll = new QPushButton(tr("Reset all"), page);
    m_resetAll->setToolTip(tr("Every feature and the latent query back to what they were"));
    auto* head = new QHBoxLayout;
    head->setSpacing(grid);
    head->addWidget(m_filter, 1);
    head->addWidget(m_resetAll);
    m_table = new FeatureTable(m_shared.theme, *m_features, page);
    m_table->setMinimumHeight(4 * m_shared.theme.metrics().rowHeight);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    return page;
}

QWidget* ExplainPanel::createSumsPage() {
    const ui::Theme& theme = m_shared.theme;
    QVBoxLayout* column = nullptr;
    auto* page = bareColumn(this, theme.metrics().grid, column);
    column->setContentsMargins(0, theme.metrics().grid, 0, 0);
    m_sumsTable = new QTableView(page);
    panels::setUpTable(*m_sumsTable, theme);
    m_sumsTable->setAccessibleName(tr("Effects of parts and groups"));
    m_sumsTable->setModel(m_sums);
    m_sumsTable->setAlternatingRowColors(false);
    m_sumsTable->setItemDelegate(new delegates::CellDelegate(theme, m_sumsTable));
    m_sumBars = new delegates::RankDeltaDelegate(theme, m_sumsTable);
    m_sumsTable->setItemDelegateForColumn(static_cast<int>(SumColumn::Effect), m_sumBars);
    QHeaderView* header = m_sumsTable->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(static_cast<int>(SumColumn::Effect), QHeaderView::Fixed);
    header->resizeSection(static_cast<int>(SumColumn::Effect), EffectWidth);
    column->addWidget(m_sumsTable, 1);
    return page;
}

void ExplainPanel::connectParts() {
    connect(
        &m_shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        [this](const auto&, auto changed) {
            if (changed.testFlag(state::SelectionPart::Impression))
                refreshChat();
            if (changed.testAnyFlags(state::SelectionPart::Impression | state::SelectionPart::Intent))
                Q_EMIT questionChanged();
        });
    connect(m_run, &QComboBox::activated, this, [this] {
        forgetAnswer();
        Q_EMIT questionChanged();
    });
    for (QComboBox* choice : {m_against, m_baseline})
        connect(choice, &QComboBox::activated, this, &ExplainPanel::questionChanged);
    connect(m_cancel, &QToolButton::clicked, this, &ExplainPanel::cancelRequested);
    connect(m_features, &FeatureEffectsModel::edited, this, &ExplainPanel::onEdited);
    connect(m_query, &QPlainTextEdit::textChanged, this, &ExplainPanel::onEdited);
    connect(m_resetAll, &QPushButton::clicked, this, &ExplainPanel::resetAll);
    connect(m_resetQuery, &QToolButton::clicked, this, [this] {
        if (m_storedQuery)
            m_query->setPlainText(QString::fromStdString(*m_storedQuery));
    });
    connect(m_filter, &QLineEdit::textChanged, m_table, &FeatureTable::setFilter);
    connect(&m_typing, &QTimer::timeout, this, &ExplainPanel::questionChanged);
    connect(m_ranking, &ranking::RankingView::intentChosen, this, [this](IntentIndex intent) {
        m_shared.selection.selectIntent(intent);
    });
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, &ExplainPanel::applyTheme);
}

void ExplainPanel::applyTheme() {
    const ui::Theme& theme = m_shared.theme;
    m_title->setFont(theme.titleFont());
    for (QLabel* label : {m_status, m_queryNote}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, theme.colors().softText);
        label->setPalette(soft);
        label->setFont(theme.smallFont());
    }
    m_cancel->setIcon(ui::icon(theme, u"process-stop"));
    m_resetQuery->setIcon(ui::icon(theme, u"edit-undo"));
    m_resetAll->setIcon(ui::icon(theme, u"edit-undo"));
}

} // namespace intentscope::explaining
