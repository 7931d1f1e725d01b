// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/neighbours_projection.h"

#include "app/neighbours_sources.h"
#include "core/data/clicked_intents.h"
#include "core/projection/projection_shelf.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QEvent>

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using Groups = std::shared_ptr<const neighbours::PointGroups>;
using Shown = std::shared_ptr<const projection::Projection>;

/// What a projection of these sources is called, whether it is stored or not.
std::string idFor(const tasks::NeighboursInput& input, const tasks::ProjectionRequest& request) {
    projection::ProjectionDescription about;
    about.datasetHash = input.dataset->info().hash;
    about.method = request.method;
    about.umap = request.umap;
    about.vectors = request.vectors;
    const auto add = [&](const tasks::NeighbourSource& source) {
        about.sets.push_back({source.name, source.latent->info().id, {}, source.latent->info().vectorsHash});
    };
    add(input.before);
    if (input.after)
        add(*input.after);
    return projection::idOf(about);
}

/// The newest stored one with coordinates of someone else, of these sets; "" where there is none.
std::string givenId(const projection::ProjectionShelf& shelf, const tasks::NeighboursInput& input) {
    const auto entries = shelf.list();
    if (!entries)
        return {};
    for (const auto& entry : *entries) {
        const auto& sets = entry.description.sets;
        const std::size_t wanted = input.after ? 2 : 1;
        if (entry.problem.empty() && entry.description.method == projection::Method::Given &&
            sets.size() == wanted && sets[0].vectorsHash == input.before.latent->info().vectorsHash &&
            (wanted == 1 || sets[1].vectorsHash == input.after->latent->info().vectorsHash))
            return entry.description.id;
    }
    return {};
}

} // namespace

struct NeighboursProjection::Opened {
    Shown projection; ///< null: it is not stored
    Groups groups;
    bool hasGiven = false;
};

NeighboursProjection::NeighboursProjection(const Shared& shared, QObject* parent)
    : QObject(parent), m_shared(shared) {
    connect(&shared.reasoning, &ReasoningDesk::shownSetsChanged, this, &NeighboursProjection::forget);
    connect(&shared.controller, &WorkspaceController::datasetChanged, this, &NeighboursProjection::forget);
    connect(
        &shared.controller,
        &WorkspaceController::comparisonChanged,
        this,
        &NeighboursProjection::refreshGroups);
    connect(
        &shared.selection,
        &state::SelectionState::impressionChanged,
        this,
        &NeighboursProjection::refreshCurrent);
    const neighbours::ProjectionPanel* panel = &shared.panel;
    connect(panel, &neighbours::ProjectionPanel::requestChanged, this, &NeighboursProjection::forget);
    connect(panel, &neighbours::ProjectionPanel::coloringChanged, this, &NeighboursProjection::refreshGroups);
    connect(panel, &neighbours::ProjectionPanel::actionRequested, this, [this] {
        if (sources())
            project();
        else
            Q_EMIT latentQueriesRequested();
    });
    neighbours::ProjectionView& view = shared.panel.view();
    view.setDescriber([this](std::int32_t point) { return describe(point); });
    connect(&view, &neighbours::ProjectionView::pointsChosen, this, &NeighboursProjection::choosePoints);
    connect(&view, &neighbours::ProjectionView::pointChosen, this, [this](std::int32_t point) {
        const ImpressionIndex first{m_firstImpressions[static_cast<std::size_t>(point)]};
        m_shared.selection.selectImpression(m_shared.controller.dataset()->userOf(first), first);
    });
    shared.panel.installEventFilter(this);
    refresh();
}

NeighboursProjection::~NeighboursProjection() = default;

bool NeighboursProjection::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show)
        refresh();
    return QObject::eventFilter(watched, event);
}

std::optional<tasks::NeighboursInput> NeighboursProjection::sources() const {
    const auto sources = shownSources(m_shared.controller, m_shared.reasoning);
    return sources ? std::optional(sources->input) : std::nullopt;
}

tasks::ProjectionRequest NeighboursProjection::request() const {
    tasks::ProjectionRequest request;
    request.method = m_shared.panel.method();
    request.umap = m_shared.panel.umap();
    return request;
}

void NeighboursProjection::forget() {
    ++m_generation;
    m_isKnown = false;
    m_projection = nullptr;
    m_firstImpressions.clear();
    refresh();
}

void NeighboursProjection::refresh() {
    if (!m_shared.panel.isVisible() || m_isKnown)
        return;
    const auto input = sources();
    if (!input) {
        const bool hasDataset = m_shared.controller.dataset() != nullptr;
        m_shared.panel.setNothing(
            hasDataset ? tr("No latent queries of this dataset are stored yet.")
                       : tr("This workspace has no dataset yet."),
            hasDataset ? tr("Write latent queries...") : QString());
        return;
    }
    open(*input);
}

/// From the workspace where it is stored.
void NeighboursProjection::open(const tasks::NeighboursInput& input) {
    m_isKnown = true;
    m_shared.panel.setNothing(tr("Reading the projection..."));
    const projection::ProjectionShelf shelf(
        m_shared.env, m_shared.controller.workspace()->folder() / projection::ShelfFolder);
    m_shared.jobs.run(
        {.title = tr("Reading the projection"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("projection"),
         .isShown = false},
        [input,
         shelf,
         request = request(),
         coloring = m_shared.panel.coloring(),
         comparison = m_shared.controller.comparison()](JobContext& context) -> Result<Opened> {
            Opened opened;
            const std::string given = givenId(shelf, input);
            opened.hasGiven = !given.empty();
            auto found =
                shelf.find(request.method == projection::Method::Given ? given : idFor(input, request));
            if (!found && found.error().code == ErrorCode::NotFound)
                return opened;
            ISCOPE_TRY_ASSIGN(opened.projection, std::move(found));
            ISCOPE_TRY_ASSIGN(
                opened.groups,
                neighbours::groupPoints(
                    *input.dataset, *opened.projection, coloring, comparison.get(), context.stopToken()));
            return opened;
        },
        [this, input, generation = m_generation](Result<Opened> opened) {
            if (generation != m_generation)
                return;
            if (opened)
                m_shared.panel.setHasGiven(opened->hasGiven);
            if (!opened || opened->projection) {
                show(std::move(opened));
                return;
            }
            const std::int64_t size =
                input.before.latent->rowCount() * std::max(1, input.before.latent->vectorSize());
            if (m_shared.panel.method() == projection::Method::Pca && size <= MostWithoutAsking)
                project();
            else
                m_shared.panel.setNothing(
                    tr("These %1 latent queries are not projected like this yet.")
                        .arg(ui::countText(input.before.latent->rowCount())),
                    tr("Project them"));
        });
}

void NeighboursProjection::project() {
    const auto input = sources();
    if (!input)
        return;
    m_isKnown = true;
    m_shared.panel.setNothing(tr("Projecting..."));
    const auto workspace = m_shared.controller.workspace();
    m_shared.jobs.run(
        {.title = tr("Projecting latent queries"),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("projection")},
        [input = *input,
         workspace,
         request = request(),
         &env = m_shared.env,
         coloring = m_shared.panel.coloring(),
         comparison = m_shared.controller.comparison()](JobContext& context) -> Result<Opened> {
            ISCOPE_TRY_ASSIGN(
                auto made,
                tasks::projectionTask(input, request, env, context.progress(), context.stopToken()));
            Opened opened;
            if (workspace->isReadOnly()) {
                made.description.id = projection::idOf(made.description);
                opened.projection = std::make_shared<const projection::Projection>(std::move(made));
            } else {
                const projection::ProjectionShelf shelf(env, workspace->folder() / projection::ShelfFolder);
                ISCOPE_TRY_ASSIGN(opened.projection, shelf.save(std::move(made)));
            }
            ISCOPE_TRY_ASSIGN(
                opened.groups,
                neighbours::groupPoints(
                    *input.dataset, *opened.projection, coloring, comparison.get(), context.stopToken()));
            return opened;
        },
        [this, generation = m_generation](Result<Opened> opened) {
            if (generation == m_generation)
                show(std::move(opened));
        });
}

void NeighboursProjection::show(Result<Opened> opened) {
    if (!opened) {
        m_shared.panel.setNothing(tr("These latent queries are not projected."), tr("Project them"));
        if (opened.error().code != ErrorCode::Cancelled)
            m_shared.panel.showError(opened.error());
        return;
    }
    m_projection = opened->projection;
    m_firstImpressions.assign(static_cast<std::size_t>(m_projection->pointCount()), 0);
    for (std::size_t row = m_projection->points.size(); row-- > 0;) {
        if (m_projection->points[row] >= 0)
            m_firstImpressions[static_cast<std::size_t>(m_projection->points[row])] =
                static_cast<std::int32_t>(row);
    }
    m_shared.panel.setProjection(m_projection, opened->groups);
    refreshCurrent();
}

void NeighboursProjection::refreshGroups() {
    const auto& dataset = m_shared.controller.dataset();
    if (!m_projection || !dataset || m_projection->description.datasetHash != dataset->info().hash)
        return;
    m_shared.jobs.run(
        {.title = tr("Colouring points"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("groups"),
         .isShown = false},
        [dataset,
         shown = m_projection,
         coloring = m_shared.panel.coloring(),
         comparison = m_shared.controller.comparison()](JobContext& context) {
            return neighbours::groupPoints(*dataset, *shown, coloring, comparison.get(), context.stopToken());
        },
        [this, shown = m_projection](Result<Groups> groups) {
            if (groups && shown == m_projection)
                m_shared.panel.setGroups(*groups);
        });
}

void NeighboursProjection::refreshCurrent() {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const bool isKnown =
        m_projection && impression.isValid() && std::cmp_less(impression.value, m_projection->points.size());
    m_shared.panel.view().setCurrentPoint(isKnown ? m_projection->points[impression.row()] : -1);
}

void NeighboursProjection::choosePoints(const std::vector<std::int32_t>& points) {
    if (!m_projection)
        return;
    m_shared.panel.view().setChosen(std::make_shared<const std::vector<std::int32_t>>(points));
    if (points.empty()) {
        m_shared.panel.setChosenText({});
        return;
    }
    std::vector<std::int32_t> impressions;
    for (std::size_t row = 0; row < m_projection->points.size(); ++row) {
        if (std::ranges::binary_search(points, m_projection->points[row]))
            impressions.push_back(static_cast<std::int32_t>(row));
    }
    const auto count = [](const auto& rows) { return ui::countText(static_cast<std::int64_t>(rows.size())); };
    m_shared.panel.setChosenText(
        tr("%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.")
            .arg(count(points), count(impressions)));
    Q_EMIT impressionsChosen(tr("%1 chats of the lasso").arg(count(impressions)), impressions);
}

QString NeighboursProjection::describe(std::int32_t point) const {
    const auto input = sources();
    if (!input || !m_projection)
        return {};
    const data::Dataset& dataset = *input->dataset;
    const ImpressionIndex first{m_firstImpressions[static_cast<std::size_t>(point)]};
    const bool isAfter = m_shared.panel.view().scene().showsAfter && input->after;
    const rank::LatentQueries& latent = isAfter ? *input->after->latent : *input->before.latent;
    QStringList titles;
    for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf(first)))
        titles.append(ui::toQString(dataset.intentTitle({intent})));
    return QStringLiteral("%1\n%2, %3\n%4")
        .arg(
            ui::toQString(latent.text(latent.rowOf(first))).trimmed(),
            ui::toQString(dataset.userName(dataset.userOf(first))),
            ui::localTime(dataset.timeOf(first), ui::timeZone(dataset.info().timeZone)),
            titles.isEmpty() ? tr("nothing clicked")
                             : QStringLiteral("✓ %1").arg(titles.join(QStringLiteral(", "))));
}

} // namespace intentscope::app
