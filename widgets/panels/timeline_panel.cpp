// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/timeline_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/error_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_overview.h"
#include "widgets/timeline/timeline_ruler.h"
#include "widgets/timeline/timeline_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QStackedLayout>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace intentscope::panels {
namespace {

/// Events and impressions whose lanes are built well within a frame, so that no other page flashes up.
constexpr std::size_t MaximumRowsPerTurn = 2'000;

QString regionOf(const data::Dataset& dataset, UserIndex user) {
    const data::Column* region = dataset.users().findRole(data::Role::Region);
    return region == nullptr || region->isMissing(user.row()) ? QString{}
                                                              : ui::toQString(region->valueText(user.row()));
}

} // namespace

TimelinePanel::TimelinePanel(const Shared& shared, QWidget* parent) : QWidget(parent), m_shared(shared) {
    setAccessibleName(tr("Timeline"));
    auto* lanesPage = new QWidget(this);
    auto* lanes = new QVBoxLayout(lanesPage);
    lanes->setContentsMargins(0, 0, 0, 0);
    lanes->setSpacing(0);
    lanes->addWidget(createHeader());
    lanes->addWidget(createLanes(), 1);
    m_pages = new QStackedLayout(this);
    m_empty = new ui::EmptyState(m_shared.theme, this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(lanesPage);

    connect(
        &m_shared.selection,
        &state::SelectionState::selectionChanged,
        this,
        [this](const state::Selection&, state::SelectionParts changed) {
            if (changed.testFlag(state::SelectionPart::User))
                refresh();
        });
    connect(&m_shared.window, &state::TimeWindow::visibleChanged, this, &TimelinePanel::refreshTitle);
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, &TimelinePanel::restyle);
    restyle();
}

TimelinePanel::~TimelinePanel() = default;

QWidget* TimelinePanel::createHeader() {
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    const int margin = m_shared.theme.metrics().margin;
    layout->setContentsMargins(margin, 4, margin, 4);
    m_title = new ui::ElidedLabel(header);
    m_range = new ui::ElidedLabel(header);
    layout->addWidget(m_title);
    layout->addSpacing(margin);
    layout->addWidget(m_range, 1);
    m_range->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_legend = new ui::ElidedLabel(header);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_legend->hide();
    layout->addWidget(m_legend, 2);
    auto* fit = new QToolButton(header);
    fit->setText(tr("Show all"));
    fit->setToolTip(tr("Show the whole history (F twice)"));
    fit->setAutoRaise(true);
    fit->setFocusPolicy(Qt::StrongFocus);
    connect(fit, &QToolButton::clicked, &m_shared.window, &state::TimeWindow::showAll);
    layout->addWidget(fit);
    m_effectsButton = new QToolButton(header);
    m_effectsButton->setText(tr("Effects"));
    m_effectsButton->setToolTip(
        tr("Tints events and numbers by what they add to the score of the chosen intent"));
    m_effectsButton->setAutoRaise(true);
    m_effectsButton->setCheckable(true);
    m_effectsButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_effectsButton, &QToolButton::toggled, this, [this](bool isOn) {
        if (!isOn)
            clearEffects();
        Q_EMIT effectsToggled(isOn);
    });
    layout->addWidget(m_effectsButton);
    m_channelMenu = new QMenu(this);
    m_channelMenu->setToolTipsVisible(true);
    m_channelButton = new QToolButton(header);
    m_channelButton->setText(tr("Channels"));
    m_channelButton->setToolTip(tr("Choose which numbers are drawn over time"));
    m_channelButton->setAutoRaise(true);
    m_channelButton->setFocusPolicy(Qt::StrongFocus);
    m_channelButton->setPopupMode(QToolButton::InstantPopup);
    m_channelButton->setMenu(m_channelMenu);
    connect(m_channelMenu, &QMenu::aboutToShow, this, &TimelinePanel::refreshChannelMenu);
    layout->addWidget(m_channelButton);
    return header;
}

QWidget* TimelinePanel::createLanes() {
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_overview = new timeline::TimelineOverview(m_shared.window, m_shared.theme, body);
    m_ruler = new timeline::TimelineRuler(m_shared.window, m_shared.theme, body);
    m_scrollArea = new QScrollArea(body);
    m_scrollArea->setFrameShape(QFrame::NoFrame);
    m_scrollArea->setWidgetResizable(true);
    m_scrollArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scrollArea->setFocusPolicy(Qt::NoFocus);
    m_view = new timeline::TimelineView({m_shared.selection, m_shared.window, m_shared.theme}, m_scrollArea);
    m_scrollArea->setWidget(m_view);
    setFocusProxy(m_view);
    // The bar is always there, and the strips above end where the lanes do: one time, one x.
    m_scrollArea->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    auto* strips = new QVBoxLayout;
    strips->setContentsMargins(0, 0, m_scrollArea->verticalScrollBar()->sizeHint().width(), 0);
    strips->setSpacing(0);
    strips->addWidget(m_overview);
    strips->addWidget(m_ruler);
    layout->addLayout(strips);
    layout->addWidget(m_scrollArea, 1);
    return body;
}

void TimelinePanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_runs = {};
    m_channels.reset();
    if (m_dataset)
        m_ruler->setZone(
            ui::timeZone(m_dataset->info().timeZone), timeline::zoneLabel(m_dataset->info().timeZone));
    refresh();
}

void TimelinePanel::setRuns(timeline::ComparedRuns runs) {
    m_runs = std::move(runs);
    refresh();
}

void TimelinePanel::setChannels(std::optional<std::vector<std::string>> channels) {
    m_channels = std::move(channels);
    refresh();
}

void TimelinePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void TimelinePanel::refresh() {
    ++m_generation;
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const UserIndex user = m_shared.selection.current().user;
    if (m_dataset && user.isValid())
        build(user);
    else
        showContent(nullptr, tr("Choose a user to see what happened"));
}

void TimelinePanel::build(UserIndex user) {
    const std::size_t rowCount = m_dataset->eventsOf(user).size() + m_dataset->impressionsOf(user).size();
    if (rowCount > MaximumRowsPerTurn)
        return buildInJob(user);
    auto content = std::make_shared<const timeline::TimelineContent>(
        timeline::buildContent({.dataset = m_dataset, .runs = m_runs, .user = user, .channels = m_channels}));
    showContent(std::move(content), tr("The data hold no events and no chats of this user"));
}

void TimelinePanel::buildInJob(UserIndex user) {
    // Another run or channel replaces the lanes when they are ready; another user's must not stay.
    if (!m_content || m_content->user != user || m_content->dataset != m_dataset)
        showContent(nullptr, tr("Reading a long history..."));
    using Content = std::shared_ptr<const timeline::TimelineContent>;
    m_shared.jobs.run(
        {.title = tr("Building the timeline"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("timeline"),
         .isShown = false},
        [spec = timeline::ContentSpec{m_dataset, m_runs, user, m_channels}](jobs::JobContext&) {
            return Result<Content>(
                std::make_shared<const timeline::TimelineContent>(timeline::buildContent(spec)));
        },
        [this, generation = m_generation](const Result<Content>& content) {
            if (generation != m_generation)
                return;
            if (content)
                showContent(*content, tr("The data hold no events and no chats of this user"));
            else
                showContent(nullptr, ui::errorText(content.error()).sentence);
        });
}

void TimelinePanel::showContent(
    std::shared_ptr<const timeline::TimelineContent> content, const QString& otherwise) {
    const bool hasLanes = content && !content->extent.isEmpty();
    if (hasLanes)
        refreshExtent(*content);
    m_content = hasLanes ? std::move(content) : nullptr;
    m_legend->hide();
    m_view->setContent(m_content);
    m_overview->setContent(m_content);
    m_empty->setText(otherwise);
    m_pages->setCurrentIndex(m_content ? 1 : 0);
    refreshTitle();
}

/// Another run or channel of the same user leaves the zoom where it is.
void TimelinePanel::refreshExtent(const timeline::TimelineContent& content) {
    const bool isSameUser =
        m_content && m_content->user == content.user && m_content->dataset == content.dataset;
    if (!isSameUser || m_shared.window.extent() != content.extent)
        m_shared.window.setExtent(content.extent);
}

void TimelinePanel::refreshTitle() {
    if (!m_content)
        return;
    const data::Dataset& dataset = *m_content->dataset;
    const std::string& zoneName = dataset.info().timeZone;
    QStringList parts{ui::toQString(dataset.userName(m_content->user))};
    const QString region = regionOf(dataset, m_content->user);
    if (!region.isEmpty())
        parts << region;
    m_title->setText(tr("Timeline of %1").arg(parts.join(QStringLiteral(", "))));
    const QString days = timeline::dayRangeText(m_shared.window.visible(), ui::timeZone(zoneName));
    m_range->setText(tr("%1 (%2)").arg(days, timeline::zoneLabel(zoneName)));
}

bool TimelinePanel::wantsEffects() const {
    return m_effectsButton->isChecked() && isVisible();
}

void TimelinePanel::setWantsEffects(bool wants) {
    m_effectsButton->setChecked(wants);
}

void TimelinePanel::setEffects(
    ImpressionIndex impression, const rank::Explanation& explanation, const QString& about) {
    if (!m_effectsButton->isChecked() || !m_content || m_dataset->userOf(impression) != m_content->user)
        return;
    m_view->setEffects(timeline::laneEffects(impression, explanation));
    m_legend->setText(tr("▲ raises, ▼ lowers %1").arg(about));
    m_legend->show();
}

void TimelinePanel::clearEffects() {
    m_view->setEffects(std::nullopt);
    m_legend->hide();
}

void TimelinePanel::refreshChannelMenu() {
    m_channelMenu->clear();
    if (!m_content)
        return;
    std::vector<std::string> shown;
    for (const timeline::Lane& lane : m_content->lanes) {
        if (const auto* channel = lane.as<timeline::ChannelLane>())
            shown.push_back(channel->column);
    }
    for (const std::string& column : timeline::varyingChannels(*m_content->dataset, m_content->user)) {
        auto* action =
            m_channelMenu->addAction(ui::toQString(timeline::capitalised(timeline::humanWords(column))));
        action->setCheckable(true);
        action->setChecked(std::ranges::count(shown, column) > 0);
        action->setToolTip(ui::toQString(m_content->dataset->impressions().find(column)->spec().description));
        connect(
            action, &QAction::toggled, this, [this, column](bool isOn) { onChannelToggled(column, isOn); });
    }
    if (m_channelMenu->isEmpty())
        m_channelMenu->addAction(tr("No number changes for this user"))->setEnabled(false);
}

void TimelinePanel::onChannelToggled(const std::string& column, bool isOn) {
    std::vector<std::string> channels =
        m_channels ? *m_channels : timeline::defaultChannels(*m_content->dataset, m_content->user);
    if (isOn)
        channels.push_back(column);
    else
        std::erase(channels, column);
    setChannels(std::move(channels));
}

void TimelinePanel::restyle() {
    m_title->setFont(m_shared.theme.titleFont());
    QPalette soft = m_range->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    m_range->setPalette(soft);
    m_legend->setPalette(soft);
}

} // namespace intentscope::panels
