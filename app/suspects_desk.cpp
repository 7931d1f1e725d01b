// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/suspects_desk.h"

#include "core/tasks/suspects_task.h"

#include <utility>

namespace intentscope::app {

SuspectsDesk::SuspectsDesk(const Shared& shared, QObject* parent) : QObject(parent), m_shared(shared) {
    connect(&shared.controller, &WorkspaceController::comparedRunsChanged, this, &SuspectsDesk::forget);
    connect(&shared.controller, &WorkspaceController::closed, this, &SuspectsDesk::forget);
    connect(&shared.page, &errors::SuspectsPage::shown, this, &SuspectsDesk::refresh);
    connect(&shared.page, &errors::SuspectsPage::specChanged, this, &SuspectsDesk::look);
    connect(&shared.page, &errors::SuspectsPage::impressionChosen, this, [this](ImpressionIndex impression) {
        if (const auto& dataset = m_shared.controller.dataset())
            m_shared.selection.selectImpression(dataset->userOf(impression), impression);
    });
}

SuspectsDesk::~SuspectsDesk() = default;

void SuspectsDesk::forget() {
    m_isKnown = false;
    m_shared.page.setReport(nullptr, nullptr);
    if (m_shared.page.isVisible())
        refresh();
}

void SuspectsDesk::refresh() {
    if (!m_isKnown)
        look();
}

void SuspectsDesk::look() {
    using Report = std::shared_ptr<const tasks::SuspectsReport>;
    if (!m_shared.controller.isOpen() || !m_shared.controller.comparedRuns().after)
        return;
    m_isKnown = true;
    m_shared.page.setBusy(true);
    m_shared.jobs.run(
        {.title = tr("Looking for suspect answers"), .context = this, .slot = QStringLiteral("suspects")},
        [spec = m_shared.page.spec(),
         run = m_shared.controller.comparedRuns().after,
         workspace = m_shared.controller.workspace()](jobs::JobContext& context) -> Result<Report> {
            labels::LabelState state({run->dataset().info().hash});
            if (spec.of == tasks::SuspectedLabels::Labels) {
                ISCOPE_TRY_ASSIGN(const auto reader, workspace->openLabelReader());
                ISCOPE_TRY(reader->foldInto(state));
            }
            ISCOPE_TRY_ASSIGN(
                auto report, tasks::suspectsTask(spec, *run, state, context.progress(), context.stopToken()));
            return std::make_shared<const tasks::SuspectsReport>(std::move(report));
        },
        [this, dataset = m_shared.controller.dataset()](Result<Report> report) {
            m_shared.page.setBusy(false);
            if (report)
                m_shared.page.setReport(dataset, *std::move(report));
            else if (report.error().code != ErrorCode::Cancelled) {
                m_shared.page.setReport(nullptr, nullptr);
                m_shared.page.showError(report.error());
            }
        });
}

} // namespace intentscope::app
