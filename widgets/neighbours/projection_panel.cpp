// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/projection_panel.h"

#include "core/tasks/projection_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/neighbours/group_legend.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <limits>
#include <utility>

namespace intentscope::neighbours {
namespace {

using projection::Method;

constexpr int MostNeighbours = 200;

QString methodText(const projection::ProjectionDescription& about) {
    switch (about.method) {
    case Method::Pca: {
        double sum = 0;
        for (const double share : about.shares)
            sum += share;
        return ProjectionPanel::tr("PCA, %1 % of the variance").arg(ui::significant(100 * sum));
    }
    case Method::Umap:
        return ProjectionPanel::tr("UMAP, %1 neighbours, least distance %2, seed %3")
            .arg(about.umap.neighbourCount)
            .arg(about.umap.minDistance)
            .arg(about.umap.seed);
    case Method::Given:
        break;
    }
    return ProjectionPanel::tr("given coordinates");
}

} // namespace

ProjectionPanel::ProjectionPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_messages(new ui::MessageBar(shared.theme, this)),
      m_empty(new ui::EmptyState(shared.theme, this)), m_pages(new QStackedLayout) {
    setAccessibleName(tr("Projection"));
    const ui::Metrics& metrics = shared.theme.metrics();
    m_pages->addWidget(createPoints());
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    column->setSpacing(metrics.grid);
    column->addWidget(createChoices());
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_empty, &ui::EmptyState::actionRequested, this, &ProjectionPanel::actionRequested);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &ProjectionPanel::applyTheme);
    applyTheme();
    refreshChoices();
    setNothing(tr("No latent queries are on screen."));
}

ProjectionPanel::~ProjectionPanel() = default;

QWidget* ProjectionPanel::createChoices() {
    auto* box = new QWidget(this);
    m_method = new QComboBox(box);
    m_method->addItem(tr("PCA"));
    m_method->addItem(tr("UMAP"));
    m_method->setAccessibleName(tr("How points are projected"));
    const projection::UmapSpec usual;
    m_neighbours = new QSpinBox(box);
    m_neighbours->setRange(2, MostNeighbours);
    m_neighbours->setValue(usual.neighbourCount);
    m_neighbours->setPrefix(tr("k = "));
    m_neighbours->setToolTip(tr("Neighbours of a point that UMAP keeps near, the point itself among them"));
    m_distance = new QDoubleSpinBox(box);
    m_distance->setRange(0, 1);
    m_distance->setSingleStep(0.05);
    m_distance->setValue(usual.minDistance);
    m_distance->setPrefix(tr("dist "));
    m_distance->setToolTip(tr("How near points may come to each other in the plane"));
    m_seed = new QSpinBox(box);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(static_cast<int>(usual.seed));
    m_seed->setPrefix(tr("seed "));
    m_seed->setToolTip(tr("The same seed gives the same picture"));
    m_coloring = new QComboBox(box);
    m_coloring->addItems({tr("by clicked intent"), tr("by outcome"), tr("by region")});
    m_coloring->setToolTip(tr("What the colours and shapes mean"));
    m_coloring->setAccessibleName(tr("What the colours mean"));
    m_side = new QComboBox(box);
    m_side->addItems({tr("before"), tr("after")});
    m_side->setToolTip(tr("Whose points are shown"));
    m_side->setAccessibleName(tr("Whose points are shown"));
    m_arrows = new QCheckBox(tr("arrows"), box);
    m_arrows->setToolTip(tr("From before to after, of the chosen points"));
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_shared.theme.metrics().grid);
    for (QWidget* each : std::initializer_list<QWidget*>{m_method, m_neighbours, m_distance, m_seed})
        line->addWidget(each);
    line->addStretch(1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_side, m_arrows, m_coloring})
        line->addWidget(each);
    for (QSpinBox* spin : {m_neighbours, m_seed}) {
        spin->setKeyboardTracking(false);
        connect(spin, &QSpinBox::valueChanged, this, &ProjectionPanel::requestChanged);
    }
    m_distance->setKeyboardTracking(false);
    connect(m_distance, &QDoubleSpinBox::valueChanged, this, &ProjectionPanel::requestChanged);
    connect(m_method, &QComboBox::currentIndexChanged, this, [this] {
        refreshChoices();
        Q_EMIT requestChanged();
    });
    connect(m_coloring, &QComboBox::currentIndexChanged, this, &ProjectionPanel::coloringChanged);
    connect(m_side, &QComboBox::currentIndexChanged, this, [this](int side) {
        m_view->setShowsAfter(side == 1);
    });
    connect(m_arrows, &QCheckBox::toggled, m_view, &ProjectionView::setHasArrows);
    return box;
}

QWidget* ProjectionPanel::createPoints() {
    auto* page = new QWidget(this);
    m_view = new ProjectionView(m_shared.runner, m_shared.theme, page);
    m_legend = new GroupLegend(m_shared.theme, page);
    m_caption = new QLabel(page);
    m_caption->setWordWrap(true);
    m_chosen = new QLabel(page);
    m_chosen->hide();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(m_shared.theme.metrics().margin);
    middle->addWidget(m_view, 1);
    middle->addWidget(m_legend, 0, Qt::AlignTop);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_shared.theme.metrics().grid);
    rows->addLayout(middle, 1);
    rows->addWidget(m_chosen);
    rows->addWidget(m_caption);
    return page;
}

Method ProjectionPanel::method() const {
    return static_cast<Method>(m_method->currentIndex());
}

projection::UmapSpec ProjectionPanel::umap() const {
    projection::UmapSpec umap;
    umap.neighbourCount = m_neighbours->value();
    umap.minDistance = m_distance->value();
    umap.seed = static_cast<std::uint64_t>(m_seed->value());
    return umap;
}

Coloring ProjectionPanel::coloring() const {
    return static_cast<Coloring>(m_coloring->currentIndex());
}

void ProjectionPanel::setHasGiven(bool hasGiven) {
    const int given = static_cast<int>(Method::Given);
    if (hasGiven && m_method->count() == given)
        m_method->addItem(tr("given"));
    else if (!hasGiven && m_method->count() > given)
        m_method->removeItem(given);
}

void ProjectionPanel::refreshChoices() {
    const bool isUmap = method() == Method::Umap;
    for (QWidget* each : std::initializer_list<QWidget*>{m_neighbours, m_distance, m_seed})
        each->setVisible(isUmap);
    const auto& projection = m_view->scene().projection;
    const bool hasAfter = projection && projection->hasAfter();
    m_side->setVisible(hasAfter);
    m_arrows->setVisible(hasAfter);
}

void ProjectionPanel::setProjection(
    std::shared_ptr<const projection::Projection> projection, std::shared_ptr<const PointGroups> groups) {
    m_messages->clear();
    m_view->setProjection(std::move(projection));
    m_view->setShowsAfter(m_side->currentIndex() == 1);
    setGroups(std::move(groups));
    setChosenText({});
    m_pages->setCurrentIndex(0);
    refreshChoices();
    refreshCaption();
}

void ProjectionPanel::setGroups(std::shared_ptr<const PointGroups> groups) {
    m_legend->setGroups(groups);
    m_view->setGroups(std::move(groups));
}

void ProjectionPanel::setNothing(const QString& sentence, const QString& action) {
    m_empty->setText(sentence, action);
    m_view->setProjection(nullptr);
    m_legend->setGroups(nullptr);
    m_pages->setCurrentIndex(1);
    refreshChoices();
}

void ProjectionPanel::showError(const Error& error) {
    m_messages->showError(error);
}

void ProjectionPanel::setChosenText(const QString& text) {
    m_chosen->setText(text);
    m_chosen->setVisible(!text.isEmpty());
}

void ProjectionPanel::refreshCaption() {
    const auto& about = m_view->scene().projection->description;
    QStringList parts{
        isDensity(m_view->scene())
            ? tr("density of all %1 latent queries: the stronger, the more")
                  .arg(ui::countText(about.pointCount))
            : tr("all %1 different latent queries").arg(ui::countText(about.pointCount)),
        methodText(about)};
    if (about.trust)
        parts.append(tr("trustworthiness@%1 %2 on %3 of them")
                         .arg(about.trust->neighbourCount)
                         .arg(ui::significant(about.trust->value))
                         .arg(ui::countText(static_cast<std::int64_t>(about.trust->pointCount))));
    if (about.recall)
        parts.append(tr("from approximate neighbours, recall %1").arg(ui::significant(*about.recall)));
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_caption->setToolTip(ui::toQString(tasks::describe(about)));
}

void ProjectionPanel::applyTheme() {
    QPalette soft = m_caption->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    m_caption->setPalette(soft);
}

} // namespace intentscope::neighbours
