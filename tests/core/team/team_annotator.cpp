// SPDX-License-Identifier: GPL-3.0-or-later
// One annotator at work: labels by chance in a workspace that has joined a team, and shares them now and
// then. A server that is away does not stop the labelling. Prints one line: labels made, attempts that
// failed. team_annotator WORKSPACE COUNT SEED
#include "core/tasks/label_task.h"
#include "core/tasks/team_task.h"

#include <cstdlib>
#include <iostream>
#include <random>

namespace intentscope {
namespace {

constexpr int LabelsBetweenSyncs = 125;

struct Work {
    workspace::Workspace& workspace;
    const data::Dataset& dataset;
    std::string annotator;
    std::mt19937_64 random;
    int failedCount = 0;
};

labels::LabelEvent judgement(Work& work) {
    const auto draw = [&](std::int32_t count) {
        return std::uniform_int_distribution<std::int32_t>(0, count - 1)(work.random);
    };
    labels::LabelEvent event;
    event.annotator = work.annotator;
    event.sessionId = "sitting of " + work.annotator;
    event.impressionId = work.dataset.impressionId(ImpressionIndex{draw(work.dataset.impressionCount())});
    constexpr int OneInTwenty = 20;
    if (draw(OneInTwenty) == 0) {
        event.action = labels::LabelAction::Retract;
        return event;
    }
    event.label.trueIntents = {
        std::string(work.dataset.intentId(IntentIndex{draw(work.dataset.intentCount())}))};
    event.label.verdict = draw(2) == 0 ? labels::Verdict::Wrong : labels::Verdict::Acceptable;
    event.label.note = "it isn't \"late\", caf\xC3\xA9 \\ 100 %";
    return event;
}

Status share(Work& work, std::int32_t attempts) {
    NullProgress progress;
    tasks::TeamSyncSpec spec;
    spec.attempts = attempts;
    spec.firstDelaySeconds = 0.1;
    spec.longestDelaySeconds = 1;
    spec.patience = {.connectSeconds = 5, .answerSeconds = 10};
    spec.onRetry = [&](const Error&, double) { ++work.failedCount; };
    auto done = tasks::teamSync(spec, work.workspace, progress, {});
    const bool isAway = !done && (done.error().code == ErrorCode::Io || done.error().code == ErrorCode::Busy);
    work.failedCount += isAway ? 1 : 0;
    if (done || (isAway && attempts == 1))
        return {};
    return tl::unexpected(std::move(done).error());
}

Status annotate(const char* folder, int count, std::uint64_t seed) {
    RealEnv env;
    ISCOPE_TRY_ASSIGN(
        const auto workspace, workspace::Workspace::open(folder, env, workspace::OpenMode::Write));
    ISCOPE_TRY_ASSIGN(const auto status, tasks::teamStatus(*workspace));
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace->openDataset(status.membership.datasetHash));
    Work work{*workspace, *dataset, status.membership.annotator, std::mt19937_64(seed)};
    for (int made = 1; made <= count; ++made) {
        ISCOPE_TRY(tasks::appendLabel({workspace->labels(), *dataset}, judgement(work)));
        if (made % LabelsBetweenSyncs == 0)
            ISCOPE_TRY(share(work, 1));
    }
    constexpr std::int32_t Patient = 100;
    ISCOPE_TRY(share(work, Patient));
    std::cout << work.annotator << ": " << count << " labels, " << work.failedCount << " attempts failed"
              << std::endl;
    return {};
}

} // namespace
} // namespace intentscope

int main(int argumentCount, char** arguments) {
    if (argumentCount != 4)
        return 2;
    const auto done = intentscope::annotate(
        arguments[1], std::atoi(arguments[2]), static_cast<std::uint64_t>(std::atoll(arguments[3])));
    if (done)
        return 0;
    std::cerr << done.error().text() << std::endl;
    return 1;
}
