// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/best_of_n_task.h"

#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/feedback/leak_guard.h"
#include "core/latent/latent_journal.h"
#include "core/stats/random.h"
#include "core/tasks/answer_vectors.h"
#include "core/tasks/reason_task.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

/// Impressions whose answers are read or scored together.
constexpr std::size_t BlockSize = 64;

/// One candidate on its way to its reward.
struct Candidate {
    feedback::JudgedAnswer answer;
    std::vector<float> vector; ///< of the policy; empty until it was read
};

/// What one generator wrote, and how.
struct Writing {
    std::shared_ptr<const latent::LatentSet> set;
    bool isOfPolicy = false; ///< its vectors are the policy's own
};

Result<std::vector<std::int32_t>> judgeable(const BestOfNSpec& spec, const data::Dataset& dataset) {
    ISCOPE_TRY(dataset.checkCandidates());
    ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, spec.split));
    std::vector<std::int32_t> rows;
    for (const std::int32_t row : split.train)
        if (feedback::isJudgeable(dataset.candidatesOf({row})))
            rows.push_back(row);
    if (rows.empty())
        return fail(
            ErrorCode::InvalidInput,
            "no impression of the training part has a clicked and another intent, so nothing can be judged",
            {.cure = "Take another split, or a dataset with clicks"});
    return rows;
}

class BestOf {
public:
    BestOf(const BestOfNSpec& spec, const BestOfNDeps& deps) : m_spec(spec), m_deps(deps) {}

    Result<BestOfNOutcome> run(ProgressSink& progress, const std::stop_token& stop) {
        ISCOPE_TRY_ASSIGN(auto rows, judgeable(m_spec, *m_deps.dataset));
        m_out.origin.clickedCount = std::ssize(rows);
        m_out.impressions = drawSome(std::move(rows), m_spec.impressionLimit, m_spec.seed);
        ISCOPE_TRY(feedback::checkTrainingOnly(*m_deps.dataset, m_spec.split, m_out.impressions));
        ISCOPE_TRY_ASSIGN(auto prompts, ReasonPrompts::make(m_deps.dataset, m_spec.settings, m_deps.policy));
        for (const BestOfGenerator& generator : m_deps.generators)
            ISCOPE_TRY(write(generator, prompts, progress, stop));
        ISCOPE_TRY(collect(progress, stop));
        ISCOPE_TRY(readOthers(prompts, progress, stop));
        ISCOPE_TRY(judge(progress, stop));
        choose(prompts);
        return std::move(m_out);
    }

private:
    Status write(
        const BestOfGenerator& generator,
        const ReasonPrompts& prompts,
        ProgressSink& progress,
        const std::stop_token& stop) {
        ReasonSpec job{.name = "best-of-n " + generator.name, .settings = m_spec.settings};
        job.impressions = m_out.impressions;
        job.part = "best-of-n of train of " + data::toText(m_spec.split);
        job.settings.templateText =
            generator.templateText.empty() ? prompts.templateText() : generator.templateText;
        job.settings.sampling.sampleCount = m_spec.sampleCount;
        job.settings.sampling.temperature = generator.temperature;
        job.settings.sampling.topP = generator.topP;
        job.settings.sampling.seed = generator.seed;
        const ReasonDeps deps{
            .dataset = m_deps.dataset, .reasoner = *generator.reasoner, .shelf = m_deps.shelf};
        ISCOPE_TRY_ASSIGN(auto written, reasonTask(job, deps, progress, stop));
        m_out.generatedCount += written.generatedCount;
        for (std::string& note : written.notes)
            m_out.notes.push_back(generator.name + ": " + std::move(note));
        const latent::LatentDescription& set = written.set->description();
        m_out.origin.generators.push_back(
            {generator.name, set.reasonerHash, set.contextSettings + "; " + set.answerSettings, set.id});
        const auto& own = m_deps.latent->info();
        m_writings.push_back(
            {written.set, set.reasonerHash == own.reasonerHash && set.templateHash == own.templateHash});
        return {};
    }

    /// The different whole answers of each impression, in the order of generator and sample.
    Status collect(ProgressSink& progress, const std::stop_token& stop) {
        progress.report({.phase = "Comparing the answers"});
        m_candidates.resize(m_out.impressions.size());
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (i % BlockSize == 0)
                ISCOPE_TRY(checkStop(stop));
            for (std::size_t g = 0; g < m_writings.size(); ++g)
                ISCOPE_TRY(collectFrom(g, i));
        }
        return {};
    }

    Status collectFrom(std::size_t generator, std::size_t place) {
        const Writing& writing = m_writings[generator];
        const std::int32_t first = writing.set->rowOf({m_out.impressions[place]});
        std::vector<Candidate>& candidates = m_candidates[place];
        for (std::int32_t sample = 0; sample < m_spec.sampleCount; ++sample) {
            latent::LatentAnswer answer = writing.set->answer(first + sample);
            if (answer.text.find_first_not_of(" \t\r\n") == std::string::npos) {
                ++m_out.origin.emptyCount;
                continue;
            }
            ISCOPE_TRY_ASSIGN(const bool isWhole, fits(writing, answer));
            if (!isWhole) {
                ++m_out.origin.cutCount;
                continue;
            }
            const auto isSame = [&](const Candidate& one) { return one.answer.text == answer.text; };
            if (std::ranges::any_of(candidates, isSame)) {
                ++m_out.origin.repeatedCount;
                continue;
            }
            Candidate candidate;
            candidate.answer.text = std::move(answer.text);
            candidate.answer.generator = narrow<std::int32_t>(generator);
            candidate.answer.sample = sample;
            if (writing.isOfPolicy)
                candidate.vector = std::move(answer.vector);
            candidates.push_back(std::move(candidate));
        }
        return {};
    }

    /// Whether the answer came to an end, and within the tokens that the policy may use for one.
    Result<bool> fits(const Writing& writing, const latent::LatentAnswer& answer) const {
        if (!answer.isComplete || writing.isOfPolicy)
            return answer.isComplete;
        ISCOPE_TRY_ASSIGN(const auto tokens, m_deps.policy.countTokens(answer.text));
        return tokens < m_spec.settings.sampling.maxTokens; // one is for the end
    }

    /// The policy reads what others wrote; a block that was read before is taken from the journal.
    Status readOthers(const ReasonPrompts& prompts, ProgressSink& progress, const std::stop_token& stop) {
        if (std::ranges::all_of(m_writings, &Writing::isOfPolicy))
            return {};
        Fingerprinter key;
        key.add(m_deps.latent->info().reasonerHash + prompts.templateHash() + prompts.contextSettings());
        key.add(answerSettings(m_spec.settings));
        for (const Writing& writing : m_writings)
            key.add(writing.set->description().jobHash);
        const std::string hash = key.finish().hex();
        ISCOPE_TRY(m_deps.shelf.env().createDirectories(m_deps.scratch));
        ISCOPE_TRY_ASSIGN(
            auto journal,
            latent::LatentJournal::open(m_deps.shelf.env(), m_deps.scratch / hash.substr(0, 16), hash));
        for (std::size_t first = 0; first < m_candidates.size(); first += BlockSize) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Reading the answers with " + m_deps.policy.info().name,
                 .done = narrow<std::int64_t>(first),
                 .total = std::ssize(m_candidates),
                 .detail = {}});
            ISCOPE_TRY(readBlock(prompts, journal, first, stop));
        }
        return {};
    }

    Status readBlock(
        const ReasonPrompts& prompts,
        latent::LatentJournal& journal,
        std::size_t first,
        const std::stop_token& stop) {
        std::vector<Candidate*> unread;
        std::vector<rank::ReasonerPrompt> contexts;
        std::vector<std::string> texts;
        const bool isStored = journal.has(first / BlockSize);
        for (std::size_t i = first; i < std::min(first + BlockSize, m_candidates.size()); ++i) {
            for (Candidate& candidate : m_candidates[i]) {
                if (!candidate.vector.empty())
                    continue;
                unread.push_back(&candidate);
                if (isStored)
                    continue;
                ISCOPE_TRY_ASSIGN(auto context, prompts.textOf({m_out.impressions[i]}));
                contexts.push_back({std::move(context.system), std::move(context.user)});
                texts.push_back(candidate.answer.text);
            }
        }
        std::vector<latent::LatentAnswer> answers;
        if (isStored) {
            ISCOPE_TRY_ASSIGN(answers, journal.read(first / BlockSize));
        } else {
            ISCOPE_TRY_ASSIGN(
                auto vectors, m_deps.policy.embedAnswers(contexts, texts, m_spec.settings.pooling, stop));
            for (std::vector<float>& vector : vectors)
                answers.push_back({.vector = std::move(vector)});
            ISCOPE_TRY(journal.append(first / BlockSize, answers));
        }
        if (answers.size() != unread.size())
            return fail(ErrorCode::Corrupt, "The journal of vectors holds a block of another size");
        for (std::size_t i = 0; i < unread.size(); ++i)
            unread[i]->vector = std::move(answers[i].vector);
        return {};
    }

    /// The k-th answers of all impressions are scored together.
    Status judge(ProgressSink& progress, const std::stop_token& stop) {
        std::size_t most = 0;
        for (const auto& candidates : m_candidates)
            most = std::max(most, candidates.size());
        for (std::size_t k = 0; k < most; ++k) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Judging the answers",
                 .done = narrow<std::int64_t>(k),
                 .total = narrow<std::int64_t>(most),
                 .detail = {}});
            ISCOPE_TRY(judgeAt(k, stop));
        }
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            feedback::JudgedImpression judged{.impression = m_out.impressions[i]};
            for (Candidate& candidate : m_candidates[i])
                judged.answers.push_back(std::move(candidate.answer));
            m_out.judged.push_back(std::move(judged));
        }
        return {};
    }

    Status judgeAt(std::size_t k, const std::stop_token& stop) {
        std::vector<std::int32_t> rows;
        std::vector<std::size_t> places;
        std::vector<std::span<const float>> vectors;
        std::size_t scoreCount = 0;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (m_candidates[i].size() <= k)
                continue;
            rows.push_back(m_out.impressions[i]);
            places.push_back(i);
            vectors.emplace_back(m_candidates[i][k].vector);
            scoreCount += m_deps.dataset->candidatesOf({rows.back()}).size();
        }
        const AnswerVectors latent(m_deps.latent, rows, std::move(vectors));
        std::vector<float> scores(scoreCount);
        const rank::ScoringInput input{.dataset = *m_deps.dataset, .latent = &latent};
        ISCOPE_TRY(m_deps.ranker.score(input, rows, scores, stop));
        std::span<const float> rest(scores);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto list = m_deps.dataset->candidatesOf({rows[i]});
            m_candidates[places[i]][k].answer.reward = feedback::rewardOf(rest.first(list.size()), list);
            rest = rest.subspan(list.size());
        }
        return {};
    }

    void choose(const ReasonPrompts& prompts) {
        feedback::PreferenceOrigin& origin = m_out.origin;
        m_out.pairs = feedback::choosePairs(m_out.judged, m_spec.rule, origin.counts);
        std::vector<std::int32_t> places(m_out.pairs.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] = narrow<std::int32_t>(i);
        places = drawSome(std::move(places), m_spec.pairLimit, m_spec.seed);
        origin.overLimitCount = std::ssize(m_out.pairs) - std::ssize(places);
        std::vector<feedback::PreferencePair> kept;
        for (const std::int32_t place : places)
            kept.push_back(std::move(m_out.pairs[static_cast<std::size_t>(place)]));
        m_out.pairs = std::move(kept);
        origin.datasetHash = m_deps.dataset->info().hash;
        origin.split = data::toText(m_spec.split);
        origin.policyHash = m_deps.policy.info().checkpointHash;
        origin.rankerHash = m_deps.ranker.info().checkpointHash;
        origin.templateHash = prompts.templateHash();
        origin.rule = m_spec.rule;
        origin.sampleCount = m_spec.sampleCount;
        origin.seed = m_spec.seed;
    }

    const BestOfNSpec& m_spec;
    const BestOfNDeps& m_deps;
    BestOfNOutcome m_out;
    std::vector<Writing> m_writings;
    std::vector<std::vector<Candidate>> m_candidates; ///< parallel to the impressions
};

Status checkSpec(const BestOfNSpec& spec, const BestOfNDeps& deps) {
    if (deps.generators.empty())
        return fail(ErrorCode::InvalidInput, "no reasoner is named that writes candidates");
    if (spec.sampleCount < 1 || spec.impressionLimit < 0 || spec.pairLimit < 0)
        return fail(
            ErrorCode::InvalidInput,
            "a number of samples must be at least 1, and limits must not be negative");
    if (!(spec.rule.margin >= 0))
        return fail(ErrorCode::InvalidInput, "the margin must be 0 or above");
    if (deps.latent->info().reasonerHash != deps.policy.info().checkpointHash)
        return fail(
            ErrorCode::Mismatch,
            "the latent queries are of another reasoner than the one whose answers are to be judged");
    return {};
}

} // namespace

std::vector<std::int32_t> drawSome(std::vector<std::int32_t> values, std::int64_t limit, std::uint64_t seed) {
    if (limit == 0 || std::cmp_less_equal(values.size(), limit))
        return values;
    stats::Random random(seed);
    for (std::size_t i = 0; std::cmp_less(i, limit); ++i)
        std::swap(values[i], values[i + static_cast<std::size_t>(random.below(values.size() - i))]);
    values.resize(static_cast<std::size_t>(limit));
    std::ranges::sort(values);
    return values;
}

Result<BestOfNOutcome>
bestOfNTask(const BestOfNSpec& spec, const BestOfNDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(checkSpec(spec, deps));
    return BestOf(spec, deps).run(progress, stop);
}

} // namespace intentscope::tasks
