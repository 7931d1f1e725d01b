// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/expectations_desk.h"

#include "app/gate_work.h"
#include "widgets/base/convert.h"

#include <QFileDialog>

#include <utility>

namespace intentscope::app {

using errors::ExpectationsPanel;

ExpectationsDesk::ExpectationsDesk(const Shared& shared, rank::ScorerFactory openScorer, QObject* parent)
    : QObject(parent), m_shared(shared), m_openScorer(std::move(openScorer)) {
    const WorkspaceController* controller = &shared.controller;
    const ExpectationsPanel* panel = &shared.panel;
    connect(controller, &WorkspaceController::comparedRunsChanged, this, &ExpectationsDesk::onRunsChanged);
    connect(
        controller, &WorkspaceController::comparisonChanged, this, &ExpectationsDesk::onComparisonChanged);
    connect(controller, &WorkspaceController::closed, this, [this] {
        m_file.clear();
        onRunsChanged();
    });
    connect(&shared.compare, &CompareDesk::basketChanged, this, [this] {
        m_isKnown = m_isKnown && !m_file.empty();
        refresh();
    });
    connect(panel, &ExpectationsPanel::shown, this, &ExpectationsDesk::refresh);
    connect(panel, &ExpectationsPanel::openRequested, this, &ExpectationsDesk::chooseFile);
    connect(panel, &ExpectationsPanel::keepRequested, this, &ExpectationsDesk::keepBroken);
    connect(panel, &ExpectationsPanel::testRequested, this, [this] {
        m_isKnown = false;
        refresh();
    });
}

ExpectationsDesk::~ExpectationsDesk() = default;

void ExpectationsDesk::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(
        &m_shared.panel,
        tr("Open a file of expectations"),
        ui::pathText(m_shared.controller.workspace()->folder()),
        tr("Expectations (*.txt *.expect);;All files (*)"));
    if (!file.isEmpty())
        openFile(ui::toPath(file));
}

void ExpectationsDesk::openFile(const std::filesystem::path& file) {
    m_file = file;
    m_isKnown = false;
    refresh();
}

void ExpectationsDesk::onRunsChanged() {
    m_isKnown = false;
    m_shared.panel.setBrokenCount(0);
    const bool hasRun = m_shared.controller.isOpen() && m_shared.controller.comparedRuns().after;
    m_shared.panel.showNothing(tr("Choose a run at the top to test what it has to get right."), hasRun);
    refresh();
}

void ExpectationsDesk::onComparisonChanged() {
    const auto& report = m_shared.controller.comparison();
    m_shared.panel.setBrokenCount(report ? static_cast<std::int64_t>(report->outcomes.broken.size()) : 0);
}

void ExpectationsDesk::keepBroken() {
    const auto& report = m_shared.controller.comparison();
    if (report)
        m_shared.compare.addToBasket(
            report->outcomes.broken, "Broken by " + report->after.name + ", right in " + report->before.name);
}

void ExpectationsDesk::refresh() {
    using Report = std::shared_ptr<const tasks::GateReport>;
    if (m_isKnown || !m_shared.panel.isVisible() || !m_shared.controller.isOpen() ||
        !m_shared.controller.comparedRuns().after)
        return;
    const auto file = m_file.empty() ? m_shared.compare.basketFile() : m_file;
    if (m_file.empty() && m_shared.env.kind(file) == FileKind::Missing) {
        m_shared.panel.showNothing(
            tr("Nothing is expected yet. Keep what a run broke, or open a file of expectations."), true);
        return;
    }
    m_isKnown = true;
    m_shared.panel.setBusy(true);
    const GateWork work{
        m_shared.env,
        file,
        m_shared.controller.workspace(),
        m_shared.controller.dataset(),
        m_shared.controller.comparedRuns(),
        m_openScorer};
    m_shared.jobs.run(
        {.title = tr("Testing expectations"), .context = this, .slot = QStringLiteral("expectations")},
        [work](jobs::JobContext& context) -> Result<Report> {
            ISCOPE_TRY_ASSIGN(auto report, testGate(work, context));
            return std::make_shared<const tasks::GateReport>(std::move(report));
        },
        [this, file](Result<Report> report) {
            if (report)
                m_shared.panel.setReport(file, *std::move(report));
            else
                m_shared.panel.showError(report.error());
        });
}

} // namespace intentscope::app
