// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_steps.h"

#include "core/base/fingerprint.h"
#include "core/rank/training_settings_json.h"
#include "core/tasks/reason_task.h"
#include "core/tasks/score_task.h"
#include "core/tasks/train_ranker_task.h"

#include <algorithm>
#include <initializer_list>
#include <sys/resource.h>
#include <utility>

namespace intentscope::tasks {
namespace {

/// All that makes a step what it is, in one hash.
std::string keyOf(std::initializer_list<std::string> parts) {
    Fingerprinter key;
    for (const std::string& part : parts) {
        key.add(std::to_string(part.size()) + ":");
        key.add(part);
    }
    return key.finish().brief();
}

/// Steps that a call takes; those of a stage that has nothing to learn from are fewer.
std::size_t stepCount(const AlignSpec& spec) {
    const auto has = [&](const char* arm) { return std::ranges::count(spec.arms, arm) > 0; };
    const auto stages = static_cast<std::size_t>(
        std::ranges::count_if(spec.arms, [](const std::string& arm) { return arm.front() == '+'; }));
    const std::size_t round = stages == 0 ? 0 : 1 + 3 * stages + (has("full") ? 2U : 0U);
    return 6 + (has("qe+cal") ? 2U : 0U) + static_cast<std::size_t>(spec.roundCount) * round;
}

} // namespace

AlignSteps::AlignSteps(
    const AlignSpec& spec, const AlignDeps& deps, ProgressSink& progress, std::stop_token stop)
    : m_spec(spec), m_deps(deps), m_progress(progress), m_stop(std::move(stop)),
      m_shelf(deps.workspace.env(), deps.workspace.latentFolder()) {}

std::filesystem::path AlignSteps::checkpoint(const std::string& step, const std::string& key) const {
    return m_deps.workspace.checkpointsFolder() / ("align-" + step + "-" + key);
}

bool AlignSteps::isThere(const std::filesystem::path& folder) const {
    return env().kind(folder) == FileKind::Directory;
}

void StepProgress::report(const Progress& progress) {
    Progress told = progress;
    told.phase = m_label + ": " + progress.phase;
    m_inner.report(told);
}

void AlignSteps::announce(const std::string& step) {
    const AlignStepView view{m_timings.size() + 1, stepCount(m_spec), step};
    if (m_deps.observer && m_deps.observer->onStep)
        m_deps.observer->onStep(view);
    m_progress.setStep(
        "step " + std::to_string(m_timings.size() + 1) + " of " + std::to_string(stepCount(m_spec)) + ", " +
        step);
}

void AlignSteps::note(const std::string& step, double seconds, bool wasThere) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    m_timings.push_back({step, seconds, usage.ru_maxrss, wasThere});
}

rank::EpochCallback AlignSteps::epochsOf(const std::string& step) const {
    if (!m_deps.observer || !m_deps.observer->onEpoch)
        return {};
    return [this, step](const rank::TrainingEpoch& epoch) { m_deps.observer->onEpoch(step, epoch); };
}

rank::ReasonerStepCallback AlignSteps::pointsOf(const std::string& step) const {
    return [this, step](const rank::ReasonerTrainingStep& point) {
        if (m_deps.observer && m_deps.observer->onStage)
            m_deps.observer->onStage(step, point);
    };
}

Result<AlignedReasoner> AlignSteps::open(const std::filesystem::path& folder) const {
    ISCOPE_TRY_ASSIGN(auto reasoner, m_deps.openLocal(env(), folder));
    return AlignedReasoner{folder, std::move(reasoner)};
}

Result<AlignedRanker> AlignSteps::trainRanker(const RankerStep& step) {
    TrainRankerSpec spec{.training = m_spec.ranker, .target = {}, .checkpointsFolder = {}};
    spec.training.split = m_spec.split;
    spec.training.seed = m_spec.seed;
    spec.training.kl = step.reference ? rank::KlTerm::Reference : rank::KlTerm::None;
    spec.training.architecture =
        step.latent ? rank::RankerArchitecture::QeRec : rank::RankerArchitecture::TwoTower;
    if (step.start) {
        spec.start = step.start->folder;
        spec.training.epochCount = m_spec.calibrationEpochs;
        spec.training.learningRate *= m_spec.calibrationRateShare;
    }
    const std::string key = keyOf(
        {step.name,
         m_deps.dataset->info().hash,
         data::toText(spec.training.split) + " " + std::to_string(spec.training.seed),
         toJson(spec.training).dump(),
         step.latent ? step.latent->description().jobHash : "",
         step.reference ? step.reference->scorer->info().checkpointHash : "",
         step.start ? step.start->scorer->info().checkpointHash : ""});
    spec.target.checkpoint = checkpoint(step.name, key);
    spec.target.keepsState = true;
    const auto& folder = spec.target.checkpoint;
    if (isThere(folder)) {
        note(step.name, 0, true);
    } else {
        const std::filesystem::path state = folder.string() + ".unfinished.safetensors";
        if (env().kind(state) == FileKind::Regular)
            spec.target.start = rank::TrainingStart::Resume;
        const TrainRankerDeps deps{
            .env = env(),
            .dataset = *m_deps.dataset,
            .trainer = m_deps.rankerTrainer,
            .onEpoch = epochsOf(step.name),
            .latent = step.latent.get(),
            .reference = step.reference ? step.reference->scorer.get() : nullptr};
        ISCOPE_TRY(timed(step.name, [&] { return trainRankerTask(spec, deps, m_progress, m_stop); }));
    }
    ISCOPE_TRY_ASSIGN(auto scorer, m_deps.openScorer(env(), folder));
    return AlignedRanker{folder, std::move(scorer)};
}

Result<AlignedReasoner> AlignSteps::trainReasoner(
    rank::ReasonerStage stage,
    const AlignedReasoner& start,
    std::vector<rank::ReasonerExample> examples,
    const std::string& promptTemplate) {
    if (examples.empty())
        return start;
    const std::string step(name(stage));
    rank::ReasonerTrainingSpec spec;
    spec.stage = stage;
    spec.seed = m_spec.seed;
    spec.epochCount = m_spec.reasonerEpochs;
    spec.batchSize = m_spec.reasonerBatch;
    spec.learningRate = m_spec.rates.at(step);
    spec.noiseAlpha = step == "sft" ? m_spec.noiseAlpha : 0;
    if (const std::int64_t context = start.reasoner->info().contextTokens; context > 0)
        spec.maxTokens = static_cast<std::int32_t>(std::min<std::int64_t>(context, 2048));
    rank::ReasonerTrainingSet set;
    set.train = std::move(examples);
    set.datasetHash = m_deps.dataset->info().hash;
    set.source = "preferences of a ranker, training part of " + data::toText(m_spec.split);
    set.promptTemplate = promptTemplate;
    rank::ReasonerTrainingPlace place;
    place.start = start.folder;
    place.checkpoint = checkpoint(step, keyOf({step, start.hash(), hashOf(set), toJson(spec).dump()}));
    place.isResuming = true;
    place.stateEvery = 100;
    if (isThere(place.checkpoint)) {
        note(step, 0, true);
        return open(place.checkpoint);
    }
    ISCOPE_TRY(timed(step, [&] {
        return m_deps.reasonerTrainer.train(set, spec, place, pointsOf(step), m_progress, m_stop);
    }));
    return open(place.checkpoint);
}

Result<std::shared_ptr<const latent::LatentSet>> AlignSteps::writeLatent(
    const std::string& setName, const AlignedReasoner& reasoner, std::vector<std::int32_t> rows) {
    ReasonSpec spec{.name = m_spec.name + " " + setName, .settings = m_spec.settings};
    if (!rows.empty())
        spec.part = "test of " + data::toText(m_spec.split);
    spec.impressions = std::move(rows);
    const ReasonDeps deps{.dataset = m_deps.dataset, .reasoner = *reasoner.reasoner, .shelf = m_shelf};
    ISCOPE_TRY_ASSIGN(auto outcome, timed("latent queries of " + setName, [&] {
                          return reasonTask(spec, deps, m_progress, m_stop);
                      }));
    m_timings.back().wasThere = outcome.wasThere;
    return outcome.set;
}

Status AlignSteps::scoreArm(AlignArm& arm, const AlignedRanker& ranker) {
    arm.rankerFolder = ranker.folder.filename().string();
    arm.rankerHash = ranker.scorer->info().checkpointHash;
    const ScoreSpec spec{
        .runName = m_spec.name + " " + arm.name,
        .checkpoints = {ranker.folder},
        .part = ImpressionPart::Test,
        .allowsOtherReasoner = true};
    const ScoreDeps deps{
        .env = env(), .dataset = m_deps.dataset, .openScorer = m_deps.openScorer, .latent = arm.latent};
    ISCOPE_TRY_ASSIGN(const auto table, timed("scores of " + arm.name, [&] {
                          return scoreTask(spec, deps, m_progress, m_stop);
                      }));
    const auto known = m_deps.workspace.findRun(spec.runName);
    if (!known && known.error().code != ErrorCode::NotFound)
        return tl::unexpected(known.error());
    if (!known) {
        ISCOPE_TRY(m_deps.workspace.saveRun(table));
    } else if (
        known->datasetHash != m_deps.dataset->info().hash ||
        known->rankerHashes != table.info().rankerHashes) {
        return fail(
            ErrorCode::AlreadyExists,
            "there is a run '" + spec.runName + "' with another ranker",
            {.cure = "Choose another name with --name"});
    }
    ISCOPE_TRY_ASSIGN(arm.run, m_deps.workspace.loadRun(spec.runName, m_deps.dataset));
    if (!std::ranges::equal(arm.run->allScores(), table.allScores(), [](float a, float b) {
            return a == b || (a != a && b != b);
        }))
        return fail(
            ErrorCode::AlreadyExists,
            "the run '" + spec.runName + "' has other scores",
            {.cure = "Choose another name with --name"});
    return {};
}

} // namespace intentscope::tasks
