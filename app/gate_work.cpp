// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gate_work.h"

#include "core/tasks/explain_sources.h"
#include "core/tasks/explain_task.h"
#include "core/tasks/slice_task.h"

#include <map>
#include <string>

namespace intentscope::app {

Result<tasks::GateReport> testGate(const GateWork& work, jobs::JobContext& context) {
    ISCOPE_TRY_ASSIGN(const auto text, work.env.readFile(work.file));
    tasks::GateSpec spec{.blocks = {}, .file = work.file.filename().string(), .allowsOtherReasoner = true};
    ISCOPE_TRY_ASSIGN(spec.blocks, analysis::parseExpectations(text, spec.file));
    const rank::RunInfo& info = work.runs.after->info();
    const latent::LatentShelf shelf(work.env, work.workspace->latentFolder());
    ISCOPE_TRY_ASSIGN(const auto latent, tasks::latentOfRun(shelf, info, {}));
    std::map<std::string, std::shared_ptr<const rank::Scorer>> scorers;
    const tasks::GateDeps deps{
        .dataset = work.dataset,
        .run = *work.runs.after,
        .before = work.runs.before.get(),
        .findSlice =
            [&](const std::string& name) {
                return tasks::chooseSlice(name, *work.workspace, work.dataset, context.stopToken());
            },
        .findScorer = [&](ImpressionIndex impression) -> Result<std::shared_ptr<const rank::Scorer>> {
            ISCOPE_TRY_ASSIGN(
                const auto folder,
                tasks::rankerFolderOf(info, impression, *work.dataset, work.workspace->folder()));
            auto& scorer = scorers[folder.string()];
            if (!scorer) {
                ISCOPE_TRY_ASSIGN(scorer, work.openScorer(work.env, folder));
                ISCOPE_TRY(tasks::checkScoredBy(info, scorer->info(), folder));
            }
            return scorer;
        },
        .latent = latent};
    return tasks::gateTask(spec, deps, context.progress(), context.stopToken());
}

} // namespace intentscope::app
