// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_task.h"

#include "core/base/atomic_file.h"
#include "core/feedback/leak_guard.h"
#include "core/rank/intent_tower.h"
#include "core/tasks/align_examples.h"
#include "core/tasks/align_steps.h"
#include "core/tasks/best_of_n_task.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

using Path = std::filesystem::path;
using LatentPtr = std::shared_ptr<const latent::LatentSet>;

/// A generator that is not the policy.
struct OtherGenerator {
    std::unique_ptr<rank::Reasoner> reasoner;
    std::string templateText;
};

class Alignment {
public:
    Alignment(
        const AlignSpec& spec, const AlignDeps& deps, ProgressSink& progress, const std::stop_token& stop)
        : m_spec(spec), m_deps(deps), m_steps(spec, deps, progress, stop) {}

    Result<AlignOutcome> run() {
        ISCOPE_TRY(begin());
        for (std::int32_t round = 1; round <= m_spec.roundCount; ++round)
            ISCOPE_TRY(goRound(round));
        const AlignMeasureSpec measures{
            m_spec.split, m_spec.slices, m_spec.bootstrap, m_spec.explorationShare, m_spec.truth};
        ISCOPE_TRY(m_steps.timed("measures", [&] {
            return measureArms(m_out, measures, m_steps.env(), m_steps.progress(), m_steps.stop());
        }));
        m_out.timings = m_steps.takeTimings();
        ISCOPE_TRY(store());
        return std::move(m_out);
    }

private:
    bool has(const std::string& arm) const { return std::ranges::count(m_spec.arms, arm) > 0; }

    /// Baseline, latent queries of the policy, QE-Rec, and the control: calibration without new queries.
    Status begin() {
        m_out.name = m_spec.name;
        m_out.datasetName = m_deps.dataset->info().name;
        m_out.datasetHash = m_deps.dataset->info().hash;
        m_out.split = data::toText(m_spec.split);
        m_out.seed = m_spec.seed;
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(*m_deps.dataset, m_spec.split));
        m_testRows = split.test;
        ISCOPE_TRY_ASSIGN(m_policy, m_steps.open(m_spec.reasoner));
        m_start = m_policy;
        ISCOPE_TRY(drawDivergencePrompts());
        ISCOPE_TRY(openGenerators());
        ISCOPE_TRY_ASSIGN(m_base, m_steps.trainRanker({.name = "base"}));
        ISCOPE_TRY(addArm("base", m_base, nullptr, nullptr));
        ISCOPE_TRY_ASSIGN(m_latent, m_steps.writeLatent("qe", m_policy, {}));
        ISCOPE_TRY_ASSIGN(
            m_judge, m_steps.trainRanker({.name = "qe", .latent = m_latent, .reference = &m_base}));
        ISCOPE_TRY(addArm("qe", m_judge, &m_policy, m_latent));
        if (!has("qe+cal"))
            return {};
        ISCOPE_TRY_ASSIGN(
            const auto control,
            m_steps.trainRanker(
                {.name = "qe-cal", .latent = m_latent, .reference = &m_base, .start = &m_judge}));
        return addArm("qe+cal", control, &m_policy, m_latent);
    }

    Status openGenerators() {
        for (const AlignGenerator& one : m_spec.generators) {
            OtherGenerator other;
            ISCOPE_TRY_ASSIGN(
                other.reasoner, openReasoner(one.source, m_deps.openLocal, m_steps.env(), m_steps.stop()));
            if (!one.templateFile.empty()) {
                ISCOPE_TRY_ASSIGN(other.templateText, m_steps.env().readFile(one.templateFile));
            }
            m_others.push_back(std::move(other));
        }
        return {};
    }

    Status addArm(
        const std::string& name,
        const AlignedRanker& ranker,
        const AlignedReasoner* reasoner,
        LatentPtr latent) {
        AlignArm arm{.name = name, .latent = std::move(latent)};
        if (reasoner) {
            arm.reasonerFolder = reasoner->folder.filename().string();
            arm.reasonerHash = reasoner->hash();
        }
        ISCOPE_TRY(m_steps.scoreArm(arm, ranker));
        if (reasoner && !m_divergencePrompts.empty() && reasoner->hash() != m_start.hash()) {
            ISCOPE_TRY_ASSIGN(arm.divergence, m_steps.divergence(*reasoner, m_start, m_divergencePrompts));
        }
        m_out.arms.push_back(std::move(arm));
        return {};
    }

    void tellPairs(std::int32_t round, const BestOfNOutcome& best) const {
        if (!m_deps.observer || !m_deps.observer->onPair)
            return;
        const data::Dataset& dataset = *m_deps.dataset;
        for (const feedback::PreferencePair& pair : best.pairs) {
            m_deps.observer->onPair(
                {.round = round,
                 .impressionId = std::string(dataset.impressionId({pair.impression})),
                 .clicked = clickedTitles(dataset, pair.impression),
                 .winner = pair.winner.text,
                 .loser = pair.loser.text,
                 .margin = pair.margin()});
        }
    }

    Status drawDivergencePrompts() {
        if (m_spec.divergenceCount == 0)
            return {};
        ISCOPE_TRY_ASSIGN(
            const auto texts, ReasonPrompts::make(m_deps.dataset, m_spec.settings, *m_policy.reasoner));
        for (const std::int32_t row : drawSome(m_testRows, m_spec.divergenceCount, m_spec.seed)) {
            ISCOPE_TRY_ASSIGN(auto text, texts.textOf({row}));
            m_divergencePrompts.push_back({std::move(text.system), std::move(text.user)});
        }
        return {};
    }

    Result<BestOfNOutcome> bestOfN(std::int32_t round) {
        BestOfNSpec spec{
            .split = m_spec.split,
            .settings = m_spec.settings,
            .sampleCount = m_spec.sampleCount,
            .impressionLimit = m_spec.impressionLimit,
            .pairLimit = m_spec.pairLimit,
            .seed = m_spec.seed,
            .rule = m_spec.rule};
        std::vector<BestOfGenerator> generators;
        if (m_others.empty())
            generators.push_back(
                {.name = "policy", .reasoner = m_policy.reasoner.get(), .seed = m_spec.seed});
        for (std::size_t i = 0; i < m_others.size(); ++i) {
            const AlignGenerator& one = m_spec.generators[i];
            generators.push_back(
                {.name = m_others[i].reasoner->info().name + "#" + std::to_string(i + 1),
                 .reasoner = m_others[i].reasoner.get(),
                 .temperature = one.temperature,
                 .topP = one.topP,
                 .seed = m_spec.seed + i,
                 .templateText = m_others[i].templateText});
        }
        const BestOfNDeps deps{
            .dataset = m_deps.dataset,
            .policy = *m_policy.reasoner,
            .generators = generators,
            .ranker = *m_judge.scorer,
            .latent = m_latent,
            .shelf = m_steps.shelf(),
            .scratch = m_deps.workspace.folder() / "align"};
        ISCOPE_TRY_ASSIGN(auto best, m_steps.timed("best of n, round " + std::to_string(round), [&] {
            return bestOfNTask(spec, deps, m_steps.progress(), m_steps.stop());
        }));
        if (std::cmp_less(best.impressions.size(), best.origin.clickedCount))
            m_out.samples.push_back(
                "Best-of-N of round " + std::to_string(round) + " judged a sample of " +
                std::to_string(best.impressions.size()) + " of " + std::to_string(best.origin.clickedCount) +
                " training impressions with a click (seed " + std::to_string(m_spec.seed) + ")");
        if (best.origin.overLimitCount > 0)
            m_out.samples.push_back(
                "Of the pairs, " + std::to_string(best.origin.overLimitCount) + " over the limit of " +
                std::to_string(m_spec.pairLimit) + " were left out by the seed");
        for (std::string& note : best.notes)
            m_out.sittingNotes.push_back(std::move(note));
        tellPairs(round, best);
        return best;
    }

    /// The prompts of the pairs, as the policy reads them.
    Result<std::vector<rank::ReasonerPrompt>>
    promptsOf(const BestOfNOutcome& best, const ReasonPrompts& texts) {
        std::vector<rank::ReasonerPrompt> prompts;
        for (const feedback::PreferencePair& pair : best.pairs) {
            ISCOPE_TRY_ASSIGN(auto text, texts.textOf({pair.impression}));
            prompts.push_back({std::move(text.system), std::move(text.user)});
        }
        return prompts;
    }

    Status storePairs(
        std::int32_t round, const BestOfNOutcome& best, std::span<const rank::ReasonerPrompt> prompts) {
        AlignPreferences stored{.round = round, .origin = best.origin};
        std::vector<feedback::PreferenceRow> rows;
        Fingerprinter key;
        key.add(best.origin.rankerHash + best.origin.policyHash + std::to_string(m_spec.rule.margin));
        key.add(std::string(name(m_spec.rule.loser)) + std::to_string(m_spec.seed));
        for (std::size_t i = 0; i < best.pairs.size(); ++i) {
            const feedback::PreferencePair& pair = best.pairs[i];
            rows.push_back({std::string(m_deps.dataset->impressionId({pair.impression})), prompts[i], &pair});
            key.add(rows.back().impressionId + "\n" + pair.winner.text + "\n" + pair.loser.text);
            stored.winnerRewards.push_back(pair.winner.reward.logProbability);
            stored.loserRewards.push_back(pair.loser.reward.logProbability);
        }
        const auto folder = "preferences-" + key.finish().brief();
        stored.folder = m_deps.workspace.exportsFolder() / folder;
        ISCOPE_TRY(m_steps.env().createDirectories(m_deps.workspace.exportsFolder()));
        if (m_steps.env().kind(stored.folder) == FileKind::Missing)
            ISCOPE_TRY(feedback::writePreferenceSet(m_steps.env(), stored.folder, best.origin, rows));
        ISCOPE_TRY(feedback::verifyPreferenceSet(m_steps.env(), stored.folder));
        stored.examples = pairExamples(*m_deps.dataset, best);
        m_out.preferences.push_back(std::move(stored));
        return {};
    }

    /// Where the frozen ranker has put every intent; nothing where winners are the positives.
    Result<std::vector<std::vector<float>>> contrastiveTargets() const {
        if (m_spec.positive != rank::ContrastivePositive::IntentVector || !has("+cl"))
            return std::vector<std::vector<float>>();
        const auto* tower = dynamic_cast<const rank::IntentTower*>(m_judge.scorer.get());
        if (!tower)
            return fail(
                ErrorCode::UnsupportedVersion,
                "the ranker " + m_judge.folder.filename().string() + " has no vectors of intents",
                {.cure = "Take the winners as positives"});
        return tower->intentVectors({.dataset = *m_deps.dataset, .latent = m_latent.get()});
    }

    Status goRound(std::int32_t round) {
        std::vector<std::string> stages;
        for (const char* stage : {"sft", "dpo", "cl"})
            if (has("+" + std::string(stage)))
                stages.emplace_back(stage);
        if (stages.empty())
            return {};
        ISCOPE_TRY_ASSIGN(const auto best, bestOfN(round));
        ISCOPE_TRY_ASSIGN(
            const auto texts, ReasonPrompts::make(m_deps.dataset, m_spec.settings, *m_policy.reasoner));
        ISCOPE_TRY_ASSIGN(const auto prompts, promptsOf(best, texts));
        ISCOPE_TRY(storePairs(round, best, prompts));
        ISCOPE_TRY_ASSIGN(const auto targets, contrastiveTargets());
        const StageMaterial material{*m_deps.dataset, best, prompts, *m_latent, m_spec.rule.margin, targets};
        const std::string suffix = round == 1 ? "" : "#" + std::to_string(round);
        AlignedReasoner refined = m_policy;
        LatentPtr latent;
        for (const std::string& stage : stages) {
            ISCOPE_TRY_ASSIGN(const auto parsed, rank::parseStage(stage));
            ISCOPE_TRY_ASSIGN(
                refined,
                m_steps.trainReasoner(
                    parsed, refined, stageExamples(material, parsed), texts.templateText()));
            if (!best.pairs.empty()) {
                ISCOPE_TRY_ASSIGN(
                    m_out.curves.emplace_back(), readCurve(m_steps.env(), refined.folder, stage + suffix));
            }
            // Only calibration looks at more than the test part.
            const bool needsAll = has("full") && stage == stages.back();
            const auto rows = needsAll ? std::vector<std::int32_t>() : m_testRows;
            ISCOPE_TRY_ASSIGN(latent, m_steps.writeLatent("+" + stage + suffix, refined, rows));
            ISCOPE_TRY(addArm("+" + stage + suffix, m_judge, &refined, latent));
        }
        if (!has("full"))
            return {};
        ISCOPE_TRY_ASSIGN(
            auto calibrated,
            m_steps.trainRanker({.name = "full", .latent = latent, .reference = &m_base, .start = &m_judge}));
        ISCOPE_TRY(addArm("full" + suffix, calibrated, &refined, latent));
        m_judge = std::move(calibrated);
        m_policy = std::move(refined);
        m_latent = std::move(latent);
        return {};
    }

    Status store() {
        m_out.folder = m_deps.workspace.exportsFolder() / ("align-" + m_spec.name);
        Env& env = m_steps.env();
        ISCOPE_TRY(env.createDirectories(m_out.folder));
        ISCOPE_TRY(writeFileAtomically(env, m_out.folder / "report.json", toJson(m_out)));
        ISCOPE_TRY(writeFileAtomically(env, m_out.folder / "report.txt", toText(m_out)));
        ISCOPE_TRY(writeFileAtomically(env, m_out.folder / "report.html", toHtml(m_out)));
        return writeFileAtomically(env, m_out.folder / "times.json", timesJson(m_out));
    }

    const AlignSpec& m_spec;
    const AlignDeps& m_deps;
    AlignSteps m_steps;
    AlignOutcome m_out;
    std::vector<std::int32_t> m_testRows;
    std::vector<OtherGenerator> m_others;
    AlignedReasoner m_start;  ///< the policy of the first round
    AlignedReasoner m_policy; ///< of this round
    std::vector<rank::ReasonerPrompt> m_divergencePrompts;
    AlignedRanker m_base;
    AlignedRanker m_judge; ///< the frozen reward model of this round
    LatentPtr m_latent;    ///< of the policy, every impression
};

Status checkSpec(const AlignSpec& spec) {
    const auto known = alignArms();
    bool hasStage = false;
    for (const std::string& arm : spec.arms) {
        if (std::ranges::count(known, arm) == 0)
            return fail(
                ErrorCode::InvalidInput,
                "'" + arm + "' is no arm",
                {.cure = "Write some of base, qe, qe+cal, +sft, +dpo, +cl, full"});
        if (arm.front() == '+') {
            hasStage = true;
            ISCOPE_TRY(rank::parseStage(arm.substr(1)));
        }
    }
    const bool isFull = std::ranges::count(spec.arms, "full") > 0;
    if (isFull && !hasStage)
        return fail(
            ErrorCode::InvalidInput,
            "the arm full calibrates on a refined reasoner, and none of +sft, +dpo and +cl is listed",
            {.cure = "List the stages to run"});
    if (spec.roundCount < 1 || (spec.roundCount > 1 && !isFull))
        return fail(
            ErrorCode::InvalidInput,
            "more than one round needs the arm full: the next round starts from its ranker");
    if (spec.name.empty() || spec.name.find('/') != std::string::npos)
        return fail(ErrorCode::InvalidInput, "the alignment needs a name without a slash");
    return {};
}

} // namespace

std::vector<std::string> alignArms() {
    return {"base", "qe", "qe+cal", "+sft", "+dpo", "+cl", "full"};
}

Result<AlignOutcome>
alignTask(const AlignSpec& spec, const AlignDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(checkSpec(spec));
    return Alignment(spec, deps, progress, stop).run();
}

} // namespace intentscope::tasks
