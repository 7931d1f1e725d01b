// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ranking_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/ranking/ranking_view.h"
#include "widgets/state/selection_state.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace intentscope::panels {
namespace {

constexpr std::array<std::int32_t, 3> ListLengths = {3, 5, 10};

QString runName(const std::shared_ptr<const rank::ScoreTable>& run) {
    return run ? ui::toQString(run->info().name) : QString{};
}

QString regionOf(const data::Dataset& dataset, ImpressionIndex impression) {
    const data::Column* region = dataset.impressions().findRole(data::Role::Region);
    return region == nullptr || region->isMissing(impression.row())
               ? QString{}
               : ui::toQString(region->valueText(impression.row()));
}

} // namespace

RankingPanel::RankingPanel(const Shared& shared, QWidget* parent) : QWidget(parent), m_shared(shared) {
    setAccessibleName(tr("Ranking"));
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    m_view = new ranking::RankingView(m_shared.theme, page);
    auto* area = new QScrollArea(page);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_view);
    layout->addWidget(area, 1);
    setFocusProxy(m_view);
    m_empty = new ui::EmptyState(m_shared.theme, this);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);

    connect(m_view, &ranking::RankingView::intentChosen, this, [this](IntentIndex intent) {
        m_shared.selection.selectIntent(intent);
        Q_EMIT intentChosen(intent);
    });
    connect(
        &m_shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        &RankingPanel::onSelectionChanged);
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, &RankingPanel::restyle);
    restyle();
    refresh();
}

RankingPanel::~RankingPanel() = default;

QWidget* RankingPanel::createHeader() {
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    const int margin = m_shared.theme.metrics().margin;
    layout->setContentsMargins(margin, 4, margin, 4);
    m_title = new ui::ElidedLabel(header);
    m_summary = new QLabel(header);
    m_summary->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_summary);
    m_lengthsTitle = new QLabel(tr("Top"), header);
    layout->addSpacing(2 * margin);
    layout->addWidget(m_lengthsTitle);
    m_lengths = new QButtonGroup(this);
    for (const std::int32_t length : ListLengths) {
        auto* button = new QToolButton(header);
        button->setText(QString::number(length));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setChecked(length == m_listLength);
        button->setToolTip(tr("Show the first %1 intents of each list").arg(length));
        button->setAccessibleName(tr("Top %1").arg(length));
        m_lengths->addButton(button, length);
        layout->addWidget(button);
    }
    connect(m_lengths, &QButtonGroup::idClicked, this, [this](int length) { setListLength(length); });
    return header;
}

void RankingPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_runs = {};
    refresh();
}

void RankingPanel::setRuns(timeline::ComparedRuns runs) {
    m_runs = std::move(runs);
    refresh();
}

void RankingPanel::setListLength(std::int32_t length) {
    if (m_lengths->button(length) == nullptr)
        return;
    m_listLength = length;
    m_lengths->button(length)->setChecked(true);
    refresh();
}

void RankingPanel::onSelectionChanged(const state::Selection& current, state::SelectionParts changed) {
    if (changed.testFlag(state::SelectionPart::Impression))
        refresh();
    else if (changed.testFlag(state::SelectionPart::Intent))
        m_view->setSelectedIntent(current.intent);
}

void RankingPanel::setWithheld(const QString& reason) {
    m_withheld = reason;
    refresh();
}

void RankingPanel::refresh() {
    const state::Selection& selection = m_shared.selection.current();
    if (!m_dataset || !selection.impression.isValid()) {
        showEmpty(tr("Choose a chat on the timeline to see how each run ranks the intents"));
        return;
    }
    if (!m_runs.before && !m_runs.after) {
        showEmpty(
            m_withheld.isEmpty() ? tr("Score the data with a checkpoint to see a ranking here") : m_withheld);
        return;
    }
    auto content = ranking::buildRanking(m_runs, selection.impression, m_listLength);
    if (content.isEmpty()) {
        showEmpty(tr("No run has scored this chat"));
        return;
    }
    refreshTexts(selection.impression, content);
    m_view->setScene(
        {.dataset = m_dataset,
         .content = std::move(content),
         .beforeName = runName(m_runs.before),
         .afterName = runName(m_runs.after)});
    m_view->setSelectedIntent(selection.intent);
    m_pages->setCurrentIndex(1);
}

void RankingPanel::refreshTexts(ImpressionIndex impression, const ranking::RankingContent& content) {
    const QTimeZone zone = ui::timeZone(m_dataset->info().timeZone);
    QString title = tr("Ranking of chat %1").arg(ui::localTime(m_dataset->timeOf(impression), zone));
    const QString region = regionOf(*m_dataset, impression);
    if (!region.isEmpty())
        title += QStringLiteral(", ") + region;
    m_title->setText(title);
    m_summary->setText(summaryOf(content));
}

/// "Clicked intent: 3rd place, now 1st" is the question of the panel; it is answered before the lists are
/// read.
QString RankingPanel::summaryOf(const ranking::RankingContent& content) const {
    const auto clicked = ranking::clickedPlace(content);
    if (!clicked)
        return tr("nothing clicked");
    if (content.before.empty() || content.after.empty())
        return tr("clicked intent ranks %1").arg(std::max(clicked->before, clicked->after));
    if (clicked->before == clicked->after)
        return tr("clicked intent stays at rank %1").arg(clicked->after);
    return tr("clicked intent: rank %1 \u2192 %2").arg(clicked->before).arg(clicked->after);
}

void RankingPanel::showEmpty(const QString& sentence) {
    m_empty->setText(sentence);
    m_pages->setCurrentIndex(0);
}

void RankingPanel::restyle() {
    m_title->setFont(m_shared.theme.titleFont());
    QPalette soft = m_summary->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    for (QLabel* label : {m_summary, m_lengthsTitle})
        label->setPalette(soft);
}

} // namespace intentscope::panels
