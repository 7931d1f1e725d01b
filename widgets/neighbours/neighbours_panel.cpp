// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/neighbours_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/neighbours/neighbour_delegate.h"
#include "widgets/neighbours/neighbour_list_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <limits>
#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr int WidthForTwoHalves = 720;
constexpr int FewestRows = 4;

QString shareText(const std::optional<double>& share) {
    return ui::significant(share.value_or(std::numeric_limits<double>::quiet_NaN()));
}

} // namespace

NeighboursPanel::NeighboursPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_messages(new ui::MessageBar(theme, this)),
      m_empty(new ui::EmptyState(theme, this)), m_pages(new QStackedLayout) {
    setAccessibleName(tr("Neighbours"));
    const ui::Metrics& metrics = theme.metrics();
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics.grid);
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight);
    m_halves->setSpacing(metrics.margin);
    m_sides = {createSide(NeighbourSide::Before), createSide(NeighbourSide::After)};
    for (const Side& side : m_sides)
        m_halves->addWidget(side.box, 1);
    rows->addWidget(createHeader());
    rows->addLayout(m_halves, 1);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_empty, &ui::EmptyState::actionRequested, this, &NeighboursPanel::actionRequested);
    connect(&theme, &ui::Theme::themeChanged, this, &NeighboursPanel::applyTheme);
    applyTheme();
    setNothing(tr("Choose a chat to see whose latent queries are near to its own."));
}

NeighboursPanel::~NeighboursPanel() = default;

QWidget* NeighboursPanel::createHeader() {
    auto* box = new QWidget(this);
    m_title = new ui::ElidedLabel(box);
    m_summary = new QLabel(box);
    m_summary->setWordWrap(true);
    m_count = new QSpinBox(box);
    m_count->setRange(FewestNeighbours, MostNeighbours);
    m_count->setValue(static_cast<int>(tasks::NeighbourRule{}.k));
    m_count->setPrefix(tr("k = "));
    m_count->setKeyboardTracking(false);
    m_count->setToolTip(tr("How many neighbours are looked for on each side"));
    m_count->setAccessibleName(tr("Number of neighbours"));
    m_search = new QComboBox(box);
    m_search->addItem(tr("exact"));
    m_search->addItem(tr("approximate"));
    m_search->setToolTip(tr("Exact reads every latent query. Approximate searches a graph, which is built\n"
                            "first; how many of the exact neighbours it finds is measured and shown."));
    m_search->setAccessibleName(tr("How neighbours are searched"));
    connect(m_count, &QSpinBox::valueChanged, this, &NeighboursPanel::ruleChanged);
    connect(m_search, &QComboBox::activated, this, &NeighboursPanel::ruleChanged);
    auto* line = new QHBoxLayout;
    line->addWidget(m_title, 1);
    line->addWidget(m_count);
    line->addWidget(m_search);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addLayout(line);
    rows->addWidget(m_summary);
    return box;
}

NeighboursPanel::Side NeighboursPanel::createSide(NeighbourSide which) {
    const bool isBefore = which == NeighbourSide::Before;
    Side side;
    side.box = new QWidget(this);
    side.title = new ui::ElidedLabel(side.box);
    side.text = new ui::ElidedLabel(side.box);
    side.summary = new QLabel(side.box);
    side.summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    side.model = new NeighbourListModel(which, this);
    side.table = new QTableView(side.box);
    panels::setUpTable(*side.table, m_theme);
    side.table->setAccessibleName(isBefore ? tr("Neighbours before") : tr("Neighbours after"));
    side.table->setModel(side.model);
    side.table->setItemDelegate(new NeighbourDelegate(m_theme, side.table));
    for (int section = 0; section < side.model->columnCount(); ++section)
        side.table->setColumnWidth(
            section, NeighbourListModel::initialWidth(static_cast<NeighbourColumn>(section)));
    side.table->setMinimumHeight(FewestRows * m_theme.metrics().rowHeight);
    const auto choose = [this, model = side.model](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT impressionChosen(model->impressionAt(index.row()));
    };
    connect(side.table, &QTableView::clicked, this, choose);
    connect(side.table, &QTableView::activated, this, choose);
    auto* rows = new QVBoxLayout(side.box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addWidget(side.title);
    rows->addWidget(side.text);
    rows->addWidget(side.table, 1);
    rows->addWidget(side.summary);
    return side;
}

void NeighboursPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_halves->setDirection(width() >= WidthForTwoHalves ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void NeighboursPanel::setContent(std::shared_ptr<const NeighboursContent> content) {
    m_content = std::move(content);
    m_messages->clear();
    refresh();
}

void NeighboursPanel::setNothing(const QString& sentence, const QString& action) {
    m_content = nullptr;
    m_empty->setText(sentence, action);
    refresh();
}

void NeighboursPanel::setBusy(const QString& doing) {
    if (!m_content)
        m_empty->setText(doing);
}

void NeighboursPanel::showError(const Error& error) {
    m_messages->showError(error);
}

std::size_t NeighboursPanel::neighbourCount() const {
    return static_cast<std::size_t>(m_count->value());
}

bool NeighboursPanel::isApproximate() const {
    return m_search->currentIndex() == 1;
}

const NeighbourListModel& NeighboursPanel::model(NeighbourSide side) const {
    return *m_sides[side == NeighbourSide::Before ? 0 : 1].model;
}

void NeighboursPanel::refresh() {
    m_pages->setCurrentIndex(m_content ? 0 : 1);
    for (const Side& side : m_sides)
        side.model->setContent(m_content);
    if (!m_content)
        return;
    const NeighboursContent& content = *m_content;
    const data::Dataset& dataset = *content.dataset;
    m_title->setText(
        tr("Neighbours of chat %1, %2")
            .arg(
                ui::localTime(dataset.timeOf(content.impression), ui::timeZone(dataset.info().timeZone)),
                ui::toQString(dataset.userName(dataset.userOf(content.impression)))));
    m_title->setToolTip(ui::toQString(dataset.impressionId(content.impression)));
    QStringList parts{tr("among %1 different latent queries").arg(ui::countText(content.pointCount))};
    if (content.sharingCount > 0)
        parts.append(tr("%1 other chats share this one").arg(ui::countText(content.sharingCount)));
    if (content.isCompared)
        parts.append(tr("overlap@%1 %2, rank-biased overlap %3")
                         .arg(content.k)
                         .arg(shareText(content.overlap), shareText(content.rankBiased)));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_sides[1].box->setVisible(content.isCompared);
    m_sides[0].table->setColumnHidden(static_cast<int>(NeighbourColumn::Change), !content.isCompared);
    refreshSide(m_sides[0], content.before);
    refreshSide(m_sides[1], content.after);
}

void NeighboursPanel::refreshSide(const Side& side, const ShownList& shown) {
    const bool isBefore = &side == m_sides.data();
    if (m_content->isCompared)
        side.title->setText(
            (isBefore ? tr("Before: %1") : tr("After: %1", "a set of latent queries")).arg(shown.name));
    else
        side.title->setText(shown.name);
    const QString text = ui::toQString(shown.list.text).simplified();
    side.text->setText(text.isEmpty() ? tr("(no text)") : QStringLiteral("“%1”").arg(text));
    QStringList parts;
    if (const auto& recall = shown.list.recall)
        parts.append(tr("approximate, recall@%1 %2 on %3 latent queries")
                         .arg(recall->k)
                         .arg(ui::significant(recall->recall))
                         .arg(ui::countText(static_cast<std::int64_t>(recall->queryCount))));
    else
        parts.append(tr("exact"));
    if (shown.list.purity)
        parts.append(tr("purity %1").arg(ui::significant(*shown.list.purity)));
    else
        parts.append(tr("no purity: no click to compare"));
    side.summary->setText(parts.join(QStringLiteral(" · ")));
    side.summary->setToolTip(
        side.summary->text() +
        tr("\nPurity: the share of the neighbours' clicked chats that clicked an intent which this chat "
           "clicked.\nThe common direction of the set's vectors makes up %1 % of their mean squared length "
           "and is subtracted.")
            .arg(std::lround(100 * shown.list.commonShare)));
}

void NeighboursPanel::applyTheme() {
    m_title->setFont(m_theme.titleFont());
    const auto tint = [](QWidget* widget, const QColor& color) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::WindowText, color);
        widget->setPalette(palette);
    };
    tint(m_summary, m_theme.colors().softText);
    for (const Side& side : m_sides) {
        const bool isBefore = &side == m_sides.data();
        side.table->setFont(m_theme.figureFont());
        tint(side.title, isBefore ? m_theme.colors().before : m_theme.colors().after);
        tint(side.summary, m_theme.colors().softText);
    }
}

} // namespace intentscope::neighbours
