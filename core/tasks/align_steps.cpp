// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_steps.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/data/json_node.h"
#include "core/rank/training_settings_json.h"
#include "core/tasks/figures_json.h"
#include "core/tasks/reason_task.h"
#include "core/tasks/score_task.h"
#include "core/tasks/train_ranker_task.h"

#include <algorithm>
#include <chrono>
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
    const std::size_t arm = spec.divergenceCount > 0 ? 1 : 0; // each arm of a refined reasoner
    const std::size_t round = stages == 0 ? 0 : 1 + (3 + arm) * stages + (has("full") ? 2 + arm : 0);
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

StepClock StepClock::now() {
    const auto secondsOf = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return {
        std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
        secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime)};
}

void AlignSteps::note(const std::string& step, const StepClock& begin) {
    const StepClock end = StepClock::now();
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    m_timings.push_back(
        {step,
         end.wallSeconds - begin.wallSeconds,
         end.processorSeconds - begin.processorSeconds,
         usage.ru_maxrss,
         false});
}

void AlignSteps::noteThere(const std::string& step) {
    note(step, StepClock::now());
    m_timings.back().wasThere = true;
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
        noteThere(step.name);
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
    if (stage == rank::ReasonerStage::Contrastive)
        spec.positive = m_spec.positive;
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
        noteThere(step);
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

Result<std::shared_ptr<const rank::ScoreTable>> AlignSteps::storedRun(const AlignArm& arm) const {
    const std::string runName = m_spec.name + " " + arm.name;
    const auto known = m_deps.workspace.findRun(runName);
    if (!known && known.error().code == ErrorCode::NotFound)
        return nullptr;
    if (!known)
        return tl::unexpected(known.error());
    const std::string vectors = arm.latent ? arm.latent->info().vectorsHash : "";
    const bool isSame = known->datasetHash == m_deps.dataset->info().hash &&
                        known->rankerHashes == std::vector{arm.rankerHash} &&
                        (known->latent ? known->latent->vectorsHash : "") == vectors;
    if (!isSame)
        return fail(
            ErrorCode::AlreadyExists,
            "there is a run '" + runName + "' of another ranker or on other latent queries",
            {.cure = "Choose another name with --name"});
    return m_deps.workspace.loadRun(runName, m_deps.dataset);
}

Status AlignSteps::scoreArm(AlignArm& arm, const AlignedRanker& ranker) {
    arm.rankerFolder = ranker.folder.filename().string();
    arm.rankerHash = ranker.scorer->info().checkpointHash;
    ISCOPE_TRY_ASSIGN(arm.run, storedRun(arm));
    if (arm.run) {
        noteThere("scores of " + arm.name);
        return {};
    }
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
    ISCOPE_TRY(m_deps.workspace.saveRun(table));
    ISCOPE_TRY_ASSIGN(arm.run, m_deps.workspace.loadRun(spec.runName, m_deps.dataset));
    return {};
}

Result<std::optional<PolicyDivergence>> AlignSteps::divergence(
    const AlignedReasoner& policy,
    const AlignedReasoner& reference,
    std::span<const rank::ReasonerPrompt> prompts) {
    if (!tellsOdds(*policy.reasoner) || !tellsOdds(*reference.reasoner))
        return std::nullopt;
    DivergenceSpec spec{*policy.reasoner, *reference.reasoner, m_spec.settings.sampling, m_spec.bootstrap};
    spec.sampling.seed = m_spec.seed;
    Fingerprinter key;
    for (const rank::ReasonerPrompt& prompt : prompts)
        key.add(prompt.system + "\n" + prompt.user + "\n");
    const auto folder = m_deps.workspace.folder() / "align";
    const auto file = folder / ("divergence-" +
                                keyOf(
                                    {policy.hash(),
                                     reference.hash(),
                                     key.finish().hex(),
                                     std::to_string(spec.sampling.maxTokens),
                                     std::to_string(spec.sampling.seed),
                                     std::to_string(spec.bootstrap.replicateCount),
                                     std::to_string(spec.bootstrap.seed)}) +
                                ".json");
    if (env().kind(file) == FileKind::Regular) {
        noteThere("divergence of " + policy.folder.filename().string());
        return readDivergence(env(), file);
    }
    ISCOPE_TRY_ASSIGN(auto found, timed("divergence of " + policy.folder.filename().string(), [&] {
                          return policyDivergence(spec, prompts, m_stop);
                      }));
    if (!found)
        return found;
    ISCOPE_TRY(env().createDirectories(folder));
    ISCOPE_TRY(writeFileAtomically(env(), file, toJson(*found)));
    return found;
}

} // namespace intentscope::tasks
