// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/train_ranker_task.h"

#include "core/base/copy_folder.h"

#include <utility>

namespace intentscope::tasks {
namespace {

using Path = std::filesystem::path;

/// How many digits of a hash name a checkpoint's folder; as many as a person is shown.
constexpr std::size_t BriefDigits = 12;

Result<Path> copyCheckpoint(Env& env, const rank::TrainedRanker& ranker, const Path& checkpointsFolder) {
    Path target = checkpointsFolder / ranker.checkpointHash.substr(0, BriefDigits);
    if (env.kind(target) == FileKind::Directory)
        return target;
    ISCOPE_TRY(copyFolder(env, ranker.checkpoint, target));
    return target;
}

} // namespace

Result<TrainRankerOutcome> trainRankerTask(
    const TrainRankerSpec& spec, const TrainRankerDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(deps.dataset.check());
    ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(deps.dataset, spec.training.split));
    ISCOPE_TRY(data::checkNoLeak(deps.dataset, spec.training.split, split));
    ISCOPE_TRY(checkStop(stop));
    const auto onEpoch = deps.onEpoch ? deps.onEpoch : [](const rank::TrainingEpoch&) {};
    TrainRankerOutcome outcome;
    const rank::RankerMaterial material{deps.dataset, deps.latent, deps.reference, spec.start};
    ISCOPE_TRY_ASSIGN(
        outcome.ranker,
        deps.trainer.train(material, spec.training, spec.target, onEpoch, progress, std::move(stop)));
    outcome.trainCount = static_cast<std::int64_t>(split.train.size());
    outcome.validationCount = static_cast<std::int64_t>(split.validation.size());
    outcome.testCount = static_cast<std::int64_t>(split.test.size());
    if (!spec.checkpointsFolder)
        return outcome;
    auto copy = copyCheckpoint(deps.env, outcome.ranker, *spec.checkpointsFolder);
    if (!copy) {
        static_cast<void>(deps.env.removeTree(spec.target.checkpoint));
        return tl::unexpected(std::move(copy).error());
    }
    outcome.workspaceCopy = *std::move(copy);
    return outcome;
}

} // namespace intentscope::tasks
