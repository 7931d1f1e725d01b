// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent_shelf.h"
#include "core/tasks/align_task.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// A reasoner of the chain, opened.
struct AlignedReasoner {
    std::filesystem::path folder = {};
    std::shared_ptr<rank::Reasoner> reasoner = {};
    const std::string& hash() const { return reasoner->info().checkpointHash; }
};

/// A ranker of the chain, opened.
struct AlignedRanker {
    std::filesystem::path folder = {};
    std::shared_ptr<const rank::Scorer> scorer = {};
};

/// What a ranker of the chain is trained from.
struct RankerStep {
    std::string name = {};
    std::shared_ptr<const latent::LatentSet> latent = {}; ///< null: the baseline
    const AlignedRanker* reference = nullptr;             ///< of the KL term
    const AlignedRanker* start = nullptr;                 ///< null: from nothing
};

/// Says of every progress which step of how many it is of.
class StepProgress final : public ProgressSink {
public:
    explicit StepProgress(ProgressSink& inner) : m_inner(inner) {}
    void setStep(std::string label) { m_label = std::move(label); }
    void report(const Progress& progress) override;

private:
    ProgressSink& m_inner;
    std::string m_label;
};

/// When a step began.
struct StepClock {
    double wallSeconds = 0;
    double processorSeconds = 0; ///< of all threads
    static StepClock now();
};

/// The resumable steps of an alignment: each leaves its result in the workspace under a name with the hash of
/// its inputs, and takes it from there when it is asked for again.
class AlignSteps {
public:
    AlignSteps(const AlignSpec& spec, const AlignDeps& deps, ProgressSink& progress, std::stop_token stop);

    Result<AlignedReasoner> open(const std::filesystem::path& folder) const;
    Result<AlignedRanker> trainRanker(const RankerStep& step);
    /// `start` itself where there is nothing to learn from.
    Result<AlignedReasoner> trainReasoner(
        rank::ReasonerStage stage,
        const AlignedReasoner& start,
        std::vector<rank::ReasonerExample> examples,
        const std::string& promptTemplate);
    Result<std::shared_ptr<const latent::LatentSet>>
    writeLatent(const std::string& name, const AlignedReasoner& reasoner, std::vector<std::int32_t> rows);
    /// Scores the test part and registers the run "<name> <arm>"; a run of this ranker on these latent
    /// queries is taken as it is.
    Status scoreArm(AlignArm& arm, const AlignedRanker& ranker);
    /// KL of the policy to the reference on answers to these prompts; kept in the workspace.
    Result<std::optional<PolicyDivergence>> divergence(
        const AlignedReasoner& policy,
        const AlignedReasoner& reference,
        std::span<const rank::ReasonerPrompt> prompts);

    const latent::LatentShelf& shelf() const { return m_shelf; }
    Env& env() const { return m_deps.workspace.env(); }
    ProgressSink& progress() { return m_progress; }
    const std::stop_token& stop() const { return m_stop; }
    std::vector<AlignTiming> takeTimings() { return std::move(m_timings); }
    /// Runs `work` and notes what it took.
    template <class Work>
    auto timed(const std::string& step, Work work) {
        announce(step);
        const StepClock begin = StepClock::now();
        auto result = work();
        note(step, begin);
        return result;
    }

private:
    std::filesystem::path checkpoint(const std::string& step, const std::string& key) const;
    bool isThere(const std::filesystem::path& folder) const;
    void announce(const std::string& step);
    rank::EpochCallback epochsOf(const std::string& step) const;
    rank::ReasonerStepCallback pointsOf(const std::string& step) const;
    void note(const std::string& step, const StepClock& begin);
    void noteThere(const std::string& step);
    Result<std::shared_ptr<const rank::ScoreTable>> storedRun(const AlignArm& arm) const;

    const AlignSpec& m_spec;
    const AlignDeps& m_deps;
    StepProgress m_progress;
    std::stop_token m_stop;
    latent::LatentShelf m_shelf;
    std::vector<AlignTiming> m_timings;
};

} // namespace intentscope::tasks
