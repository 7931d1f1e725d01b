// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slice_desk.h"

#include "core/slices/predicate.h"
#include "core/tasks/slice_task.h"
#include "widgets/base/convert.h"

#include <memory>
#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using Rows = std::shared_ptr<const std::vector<std::int32_t>>;
using Saved = std::vector<store::SavedSlice>;

Result<Rows> findRows(
    const std::string& expression,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        const auto predicate, slices::Predicate::compile(expression, dataset, slices::RowTable::Impressions));
    ISCOPE_TRY_ASSIGN(const auto found, predicate.evaluate(Workers(), stop));
    return std::make_shared<const std::vector<std::int32_t>>(found.rows());
}

} // namespace

SliceDesk::SliceDesk(const Shared& shared, QObject* parent) : QObject(parent), m_shared(shared) {
    connect(&m_shared.controller, &WorkspaceController::datasetChanged, this, &SliceDesk::onDatasetChanged);
    connect(&m_shared.controller, &WorkspaceController::closed, this, [this] {
        m_shared.facets.setDataset(nullptr);
        m_shared.bar.setSlices({});
    });
    connect(&m_shared.users, &panels::UsersPanel::expressionChanged, this, &SliceDesk::onExpressionChanged);
    connect(
        &m_shared.bar,
        &panels::SlicesBar::expressionChosen,
        &m_shared.users,
        &panels::UsersPanel::setFilterText);
    connect(&m_shared.bar, &panels::SlicesBar::saveRequested, this, &SliceDesk::save);
    connect(&m_shared.bar, &panels::SlicesBar::removeRequested, this, &SliceDesk::remove);
    connect(
        &m_shared.facets,
        &panels::FacetsPanel::conditionChosen,
        &m_shared.users,
        &panels::UsersPanel::addCondition);
}

void SliceDesk::onDatasetChanged() {
    m_shared.facets.setDataset(m_shared.controller.dataset());
    onExpressionChanged(ui::toQString(m_shared.users.expression()));
    refresh();
}

void SliceDesk::onExpressionChanged(const QString& expression) {
    m_shared.bar.setExpression(expression);
    m_shared.facets.setExpression(ui::toStdString(expression));
    if (!m_shared.controller.dataset() || expression.isEmpty()) {
        m_shared.labels.order().setList(nullptr);
        return;
    }
    m_shared.jobs.run(
        {.title = tr("Looking for the impressions of the filter"),
         .kind = JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("slice"),
         .isShown = false},
        [text = ui::toStdString(expression), dataset = m_shared.controller.dataset()](JobContext& context) {
            return findRows(text, dataset, context.stopToken());
        },
        [this](Result<Rows> rows) {
            // A mistake in the expression stands under the box that it was typed in.
            m_shared.labels.order().setList(rows ? *rows : nullptr);
        });
}

void SliceDesk::refresh() {
    if (!m_shared.controller.isOpen())
        return;
    m_shared.jobs.run(
        {.title = tr("Reading the slices"), .kind = JobKind::Io, .context = this, .isShown = false},
        [workspace = m_shared.controller.workspace()](JobContext&) { return workspace->listSlices(); },
        [this](Result<Saved> slices) {
            if (slices)
                m_shared.bar.setSlices(*std::move(slices));
            else
                Q_EMIT failed(slices.error());
        });
}

void SliceDesk::save(const QString& name) {
    const store::SavedSlice slice{ui::toStdString(name), m_shared.users.expression(), nowUtc()};
    m_shared.jobs.run(
        {.title = tr("Saving the slice %1").arg(name), .kind = JobKind::Io, .context = this},
        [slice, workspace = m_shared.controller.workspace(), dataset = m_shared.controller.dataset()](
            JobContext& context) {
            return tasks::saveSlice(slice, *workspace, dataset, context.stopToken());
        },
        [this](Result<slices::Slice> saved) {
            if (!saved)
                Q_EMIT failed(saved.error());
            refresh();
        });
}

void SliceDesk::remove(const QString& name) {
    m_shared.jobs.run(
        {.title = tr("Removing the slice %1").arg(name), .kind = JobKind::Io, .context = this},
        [slice = ui::toStdString(name), workspace = m_shared.controller.workspace()](JobContext&) {
            return workspace->removeSlice(slice);
        },
        [this](Status removed) {
            if (!removed)
                Q_EMIT failed(removed.error());
            refresh();
        });
}

} // namespace intentscope::app
