// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_opening.h"

#include "core/tasks/sample_task.h"
#include "widgets/base/convert.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <utility>

namespace intentscope::app {

void openOrMakeSample(
    const SampleDeps& deps,
    const std::filesystem::path& sampleData,
    QObject* context,
    std::function<void(Result<std::filesystem::path>)> onDone) {
    const auto folder =
        ui::toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "sample.iscope";
    deps.jobs.run(
        {.title = QCoreApplication::translate("SampleOpening", "Preparing the sample"),
         .context = context,
         .slot = QStringLiteral("sample")},
        [&env = deps.env, openScorer = deps.openScorer, sampleData, folder](
            jobs::JobContext& job) -> Result<std::filesystem::path> {
            if (env.kind(folder) == FileKind::Directory)
                return folder;
            ISCOPE_TRY(env.createDirectories(folder.parent_path()));
            // The workspace is closed again at the end of this line: opening it is the window's own job.
            ISCOPE_TRY(tasks::makeSampleWorkspace(
                {sampleData, folder}, {env, openScorer}, job.progress(), job.stopToken()));
            return folder;
        },
        std::move(onDone));
}

} // namespace intentscope::app
