// SPDX-License-Identifier: GPL-3.0-or-later
// The report about the two runs on screen.
#include "app/main_window.h"
#include "app/report_pdf.h"
#include "core/tasks/report_task.h"
#include "widgets/base/convert.h"

#include <QFileDialog>

namespace intentscope::app {
namespace {

Result<std::filesystem::path>
writeReport(const tasks::ReportRequest& request, workspace::Workspace& workspace, jobs::JobContext& context) {
    if (request.file.extension() != ".pdf") {
        ISCOPE_TRY_ASSIGN(
            auto outcome, tasks::reportTask(request, workspace, context.progress(), context.stopToken()));
        return std::move(outcome.file);
    }
    ISCOPE_TRY_ASSIGN(
        const auto page, tasks::reportPage(request, workspace, context.progress(), context.stopToken()));
    ISCOPE_TRY(writePdf(workspace.env(), page, request.file));
    return request.file;
}

} // namespace

void MainWindow::exportReport() {
    const auto& runs = m_controller.comparedRuns();
    if (!runs.before || !runs.after) {
        m_messages->showMessage(ui::Severity::Note, tr("Choose two runs, before and after, for a report"));
        return;
    }
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the report"), QStringLiteral("report.html"), tr("HTML (*.html);;PDF (*.pdf)"));
    if (!file.isEmpty())
        writeReportTo(ui::toPath(file));
}

void MainWindow::writeReportTo(const std::filesystem::path& file) {
    const auto& runs = m_controller.comparedRuns();
    tasks::ReportRequest request{
        .before = runs.before->info().id, .after = runs.after->info().id, .file = file};
    if (const auto& shown = m_controller.comparison())
        request.compare = shown->spec;
    m_shared.jobs.run(
        {.title = tr("Writing the report"), .kind = jobs::JobKind::Compute, .context = this},
        [request, workspace = m_controller.workspace()](jobs::JobContext& context) {
            return writeReport(request, *workspace, context);
        },
        [this](Result<std::filesystem::path> written) {
            if (!written) {
                showError(written.error());
                return;
            }
            m_messages->showMessage(
                ui::Severity::Note, tr("Report written to %1").arg(ui::pathText(*written)));
        });
}

} // namespace intentscope::app
