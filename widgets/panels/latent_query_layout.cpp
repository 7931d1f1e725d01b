// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the latent query panel are made and laid out; what they do is in latent_query_panel.cpp.
#include "widgets/base/accessible_role.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/delegates/score_bar.h"
#include "widgets/panels/latent_query_panel.h"
#include "widgets/panels/table_setup.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/query_row.h"
#include "widgets/reasoning/sampling_fields.h"
#include "widgets/reasoning/written_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace intentscope::panels {
namespace {

using models::NearestColumn;

/// Titles of intents; the clicked one in the colour of what is true, beside the tick of its text.
class NearestDelegate final : public delegates::CellDelegate {
public:
    using CellDelegate::CellDelegate;
    static constexpr int Left = Qt::AlignLeft | Qt::AlignVCenter;
    static constexpr int Right = Qt::AlignRight | Qt::AlignVCenter;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        paintBackground(*painter, option, index);
        const auto* model = static_cast<const models::NearestIntentsModel*>(index.model());
        const bool isTrue = model->isClicked(index.row()) && !isSelected(option);
        const QRect area = contents(option);
        const bool isRank = index.column() == static_cast<int>(NearestColumn::Rank);
        painter->save();
        painter->setFont(isRank ? theme().figureFont() : theme().bodyFont());
        painter->setPen(isTrue ? theme().colors().truth : textColor(option));
        const QString text = painter->fontMetrics().elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width());
        painter->drawText(area, isRank ? Right : Left, text);
        painter->restore();
    }
};

QWidget* bareColumn(QWidget* parent, int spacing, QVBoxLayout*& column) {
    auto* widget = new QWidget(parent);
    column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return widget;
}

} // namespace

LatentQueryPanel::LatentQueryPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_nearest(new models::NearestIntentsModel(this)),
      m_title(new ui::ElidedLabel(this)), m_messages(new ui::MessageBar(shared.theme, this)),
      m_tabs(new QTabWidget(this)), m_empty(new ui::EmptyState(shared.theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Latent query"));
    const ui::Metrics& metrics = shared.theme.metrics();
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(createQueryPage(), tr("Query"));
    m_tabs->addTab(createPromptPage(), tr("Prompt"));
    QVBoxLayout* rows = nullptr;
    auto* content = bareColumn(this, metrics.grid, rows);
    rows->addWidget(m_title);
    rows->addWidget(m_messages);
    rows->addWidget(m_tabs, 1);
    m_pages->addWidget(content);
    m_pages->addWidget(m_empty);
    m_empty->setText(tr("Choose a chat to see what a reasoner makes of it."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->addLayout(m_pages);
    connectParts();
    applyTheme();
    tellSampling();
    setSets({}, {}, {});
    refresh();
}

LatentQueryPanel::~LatentQueryPanel() = default;

QWidget* LatentQueryPanel::createQueryPage() {
    const ui::Theme& theme = m_shared.theme;
    const int grid = theme.metrics().grid;
    auto* scroll = new QScrollArea(this);
    ui::setAccessibleRole(*scroll, QAccessible::Pane);
    scroll->setAccessibleName(tr("Query"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QVBoxLayout* rows = nullptr;
    auto* inside = bareColumn(scroll, theme.metrics().margin, rows);
    m_beforeRow = new reasoning::QueryRow(theme, reasoning::QueryOrigin::Before, inside);
    m_afterRow = new reasoning::QueryRow(theme, reasoning::QueryOrigin::After, inside);
    m_typed = new QLabel(inside);
    m_typed->setWordWrap(true);
    m_typed->setTextFormat(Qt::PlainText);
    m_typed->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_writtenView = new reasoning::WrittenView(theme, inside);
    m_writtenView->hide();
    m_nothing = new QLabel(tr("No latent query is stored for this chat yet."), inside);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_noReasoner = new ui::EmptyState(theme, inside);
    m_noReasoner->setText(tr("There is no reasoner in this workspace yet."), tr("Open a folder..."));
    rows->addWidget(m_beforeRow);
    rows->addWidget(m_afterRow);
    rows->addWidget(m_nothing);
    rows->addWidget(m_typed);
    rows->addWidget(m_writtenView);
    rows->addWidget(createNearest());
    rows->addWidget(m_noReasoner);
    rows->addStretch(1);
    scroll->setWidget(inside);
    QVBoxLayout* column = nullptr;
    auto* page = bareColumn(this, grid, column);
    column->setContentsMargins(0, grid, 0, 0);
    column->addWidget(scroll, 1);
    column->addWidget(createFooter());
    return page;
}

QWidget* LatentQueryPanel::createNearest() {
    const ui::Theme& theme = m_shared.theme;
    QVBoxLayout* column = nullptr;
    m_nearestBox = bareColumn(this, theme.metrics().grid, column);
    m_nearestTo = new QComboBox(m_nearestBox);
    m_nearestTo->setAccessibleName(tr("Intents nearest to"));
    m_nearestTo->setToolTip(tr("Which latent query the intents are near to"));
    auto* title = new QLabel(tr("Nearest intents to"), m_nearestBox);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.metrics().grid);
    head->addWidget(title);
    head->addWidget(m_nearestTo);
    head->addStretch(1);
    m_noVectors = new QLabel(m_nearestBox);
    m_noVectors->setWordWrap(true);
    m_table = new QTableView(m_nearestBox);
    setUpTable(*m_table, theme);
    m_table->setAccessibleName(tr("Intents nearest to the latent query"));
    m_table->setModel(m_nearest);
    m_table->setAlternatingRowColors(false);
    m_table->setItemDelegate(new NearestDelegate(theme, m_table));
    m_table->setItemDelegateForColumn(
        static_cast<int>(NearestColumn::Cosine),
        new delegates::ScoreBarDelegate(theme, delegates::BarTone::Neutral, m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = m_table->horizontalHeader();
    header->hide();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(static_cast<int>(NearestColumn::Intent), QHeaderView::Stretch);
    header->resizeSection(static_cast<int>(NearestColumn::Rank), 36);
    header->resizeSection(static_cast<int>(NearestColumn::Cosine), 64);
    column->addLayout(head);
    column->addWidget(m_noVectors);
    column->addWidget(m_table);
    return m_nearestBox;
}

QWidget* LatentQueryPanel::createFooter() {
    const ui::Theme& theme = m_shared.theme;
    QVBoxLayout* column = nullptr;
    m_footer = bareColumn(this, theme.metrics().grid, column);
    m_reasoner = new QComboBox(m_footer);
    m_reasoner->setAccessibleName(tr("Reasoner"));
    m_reasoner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reasoner->setMinimumContentsLength(8);
    m_samplingFold = new QToolButton(m_footer);
    m_samplingFold->setCheckable(true);
    m_samplingFold->setToolTip(tr("How answers are drawn: greedy or sampled, and how long they may be"));
    m_sampling = new reasoning::SamplingFields(theme, m_footer);
    m_sampling->hide();
    m_consent = new QCheckBox(m_footer);
    m_consent->hide();
    m_write = new QPushButton(tr("Write latent query"), m_footer);
    m_write->setToolTip(tr("Asks the chosen reasoner about this chat; nothing is stored"));
    m_cancel = new QPushButton(tr("Cancel"), m_footer);
    m_cancel->hide();
    m_whole = new QPushButton(tr("Whole dataset..."), m_footer);
    m_whole->setToolTip(tr("Writes the latent query of every chat, or of a part, and stores them"));
    m_status = new QLabel(m_footer);
    m_status->setWordWrap(true);
    m_status->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.metrics().grid);
    buttons->addWidget(m_write, 1);
    buttons->addWidget(m_cancel, 1);
    buttons->addWidget(m_whole);
    auto* author = new QHBoxLayout;
    author->setSpacing(theme.metrics().grid);
    author->addWidget(m_reasoner, 1);
    author->addWidget(m_samplingFold);
    column->addLayout(author);
    column->addWidget(m_sampling);
    column->addWidget(m_consent);
    column->addLayout(buttons);
    column->addWidget(m_status);
    return m_footer;
}

QWidget* LatentQueryPanel::createPromptPage() {
    const ui::Theme& theme = m_shared.theme;
    const int grid = theme.metrics().grid;
    QVBoxLayout* column = nullptr;
    auto* page = bareColumn(this, grid, column);
    column->setContentsMargins(0, grid, 0, 0);
    m_prompt = new reasoning::PromptView(theme, page);
    m_template = new QLabel(page);
    m_template->setWordWrap(true);
    m_editTemplate = new QPushButton(tr("Edit template..."), page);
    m_editTemplate->setToolTip(tr("Changes how chats are told to reasoners, with a preview"));
    m_defaultTemplate = new QPushButton(tr("Use the default"), page);
    m_defaultTemplate->setToolTip(tr("Goes back to the template that comes with the program"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    buttons->addWidget(m_editTemplate);
    buttons->addWidget(m_defaultTemplate);
    buttons->addStretch(1);
    column->addWidget(m_prompt, 1);
    column->addWidget(m_template);
    column->addLayout(buttons);
    setTemplateName(tr("the default"), false);
    return page;
}

void LatentQueryPanel::applyTheme() {
    const ui::Theme& theme = m_shared.theme;
    QFont title = theme.bodyFont();
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    for (QLabel* label : {m_nothing, m_typed, m_noVectors, m_status, m_template}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, theme.colors().softText);
        label->setPalette(soft);
    }
    for (QLabel* label : {m_status, m_template, m_noVectors})
        label->setFont(theme.smallFont());
    m_write->setIcon(ui::icon(theme, u"media-playback-start"));
    m_cancel->setIcon(ui::icon(theme, u"process-stop"));
}

} // namespace intentscope::panels
