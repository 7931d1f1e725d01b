// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/reason_task.h"

#include "core/base/atomic_folder.h"
#include "core/base/checked.h"
#include "core/latent/latent_journal.h"
#include "core/latent/latent_set_writer.h"
#include "core/tasks/context_plan.h"
#include "core/tasks/latent_reuse.h"
#include "core/tasks/reason_job.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace intentscope::tasks {
namespace {

using latent::LatentAnswer;
using latent::LatentDescription;

tl::unexpected<Error> badAnswer(const std::string& what) {
    return fail(
        ErrorCode::Corrupt,
        "The reasoner gave " + what,
        {.cure = "Look at the reasoner with: intentscope-cli reason --impression ID --reasoner FOLDER"});
}

Status checkVector(const std::vector<float>& vector, std::int32_t size) {
    if (!std::cmp_equal(vector.size(), size)) {
        return badAnswer(
            "a vector of " + std::to_string(vector.size()) + " numbers in place of " + std::to_string(size));
    }
    if (!std::ranges::all_of(vector, [](float value) { return std::isfinite(value); }))
        return badAnswer("a vector with a number that is not finite");
    return {};
}

/// One call of the task, once plan and journal are known.
class ReasonJob {
public:
    ReasonJob(
        const ReasonSpec& spec,
        const ReasonDeps& deps,
        const ReasonPrompts& prompts,
        ContextPlan plan,
        LatentReuse reuse,
        latent::LatentJournal journal)
        : m_spec(spec), m_deps(deps), m_prompts(prompts), m_plan(std::move(plan)), m_reuse(std::move(reuse)),
          m_journal(std::move(journal)) {}

    /// Every block that is in no journal and no set.
    Status answerAll(ReasonOutcome& outcome, ProgressSink& progress, const std::stop_token& stop) {
        std::vector<std::size_t> missing;
        std::int64_t total = 0;
        for (std::size_t block = 0; block < m_plan.blockCount(); ++block) {
            const auto size = narrow<std::int64_t>(m_plan.block(block).size());
            if (m_journal.has(block)) {
                outcome.resumedCount += size;
            } else if (isStored(block)) {
                outcome.reusedCount += size;
            } else {
                missing.push_back(block);
                total += size;
            }
        }
        for (const std::size_t block : missing) {
            report(progress, outcome.generatedCount, total);
            ISCOPE_TRY(answerBlock(block, stop));
            outcome.generatedCount += narrow<std::int64_t>(m_plan.block(block).size());
        }
        report(progress, outcome.generatedCount, total);
        return {};
    }

    /// The vectors of the KB, as blocks behind those of the contexts.
    Status embedIntents(ProgressSink& progress, const std::stop_token& stop) {
        const std::int32_t count = m_deps.dataset->intentCount();
        for (std::int32_t first = 0; first < count && hasVectors(); first += Step) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Reading the intents", .done = first, .total = count, .detail = {}});
            if (!m_journal.has(intentBlock(first)))
                ISCOPE_TRY(embedBlock(first, std::min(first + Step, count), stop));
        }
        return {};
    }

    Status assemble(LatentDescription& description, ReasonOutcome& outcome, const std::stop_token& stop) {
        const auto fill = [&](const std::filesystem::path& folder) -> Status {
            ISCOPE_TRY_ASSIGN(
                auto writer,
                latent::LatentSetWriter::create(m_deps.shelf.env(), folder, description.vectorSize));
            ISCOPE_TRY(writeContexts(writer, outcome, stop));
            ISCOPE_TRY(writeIntents(writer));
            description.contextCount = narrow<std::int64_t>(m_plan.contexts.size());
            return writer.finish(impressionRows(description), m_prompts.templateText(), description);
        };
        return writeFolderAtomically(m_deps.shelf.env(), m_deps.shelf.setFolder(description.id), fill);
    }

    std::vector<std::string> notes() const {
        std::vector<std::string> notes = m_journal.notes();
        notes.insert(notes.end(), m_reuse.notes().begin(), m_reuse.notes().end());
        return notes;
    }
    std::int64_t shortenedCount() const { return m_plan.shortenedCount; }
    std::int64_t contextCount() const { return narrow<std::int64_t>(m_plan.contexts.size()); }

private:
    static constexpr std::int32_t Step = 16; ///< intents in a block

    bool hasVectors() const { return m_deps.reasoner.info().vectorSize > 0; }
    std::uint64_t intentBlock(std::int32_t firstIntent) const {
        return m_plan.blockCount() + static_cast<std::uint64_t>(firstIntent / Step);
    }
    const ContextPlan::Context& context(std::int32_t index) const {
        return m_plan.contexts[static_cast<std::size_t>(index)];
    }
    bool isStored(std::size_t block) const {
        return std::ranges::all_of(
            m_plan.block(block), [&](std::int32_t index) { return m_reuse.has(context(index).hash.hex()); });
    }
    static void report(ProgressSink& progress, std::int64_t done, std::int64_t total) {
        progress.report({.phase = "Writing latent queries", .done = done, .total = total, .detail = {}});
    }

    Status answerBlock(std::size_t block, const std::stop_token& stop) {
        ISCOPE_TRY(checkStop(stop));
        std::vector<rank::ReasonerPrompt> prompts;
        for (const std::int32_t index : m_plan.block(block)) {
            ISCOPE_TRY_ASSIGN(auto text, m_prompts.textOf({context(index).impression}));
            prompts.push_back({std::move(text.system), std::move(text.user)});
        }
        const rank::GenerationSpec generation{
            .sampling = m_spec.settings.sampling,
            .pooling = m_spec.settings.pooling,
            .givesVectors = hasVectors(),
            .givesTokens = false};
        ISCOPE_TRY_ASSIGN(auto all, m_deps.reasoner.generate(prompts, generation, stop));
        std::vector<LatentAnswer> answers;
        for (auto& samples : all) {
            if (!std::cmp_equal(samples.size(), m_spec.settings.sampling.sampleCount))
                return badAnswer(std::to_string(samples.size()) + " answers to a prompt");
            for (rank::Generation& one : samples) {
                ISCOPE_TRY(checkVector(one.vector, m_deps.reasoner.info().vectorSize));
                answers.push_back(
                    {std::move(one.text),
                     std::move(one.vector),
                     one.logProbability,
                     one.answerTokens,
                     one.isComplete});
            }
        }
        if (all.size() != prompts.size())
            return badAnswer(
                "answers to " + std::to_string(all.size()) + " of " + std::to_string(prompts.size()) +
                " prompts");
        return m_journal.append(block, answers);
    }

    Status embedBlock(std::int32_t first, std::int32_t end, const std::stop_token& stop) {
        std::vector<std::string> texts;
        for (std::int32_t intent = first; intent < end; ++intent)
            texts.push_back(intentText(*m_deps.dataset, {intent}));
        ISCOPE_TRY_ASSIGN(auto vectors, m_deps.reasoner.embed(texts, m_spec.settings.pooling, stop));
        if (vectors.size() != texts.size())
            return badAnswer(
                "vectors of " + std::to_string(vectors.size()) + " of " + std::to_string(texts.size()) +
                " texts");
        std::vector<LatentAnswer> answers;
        for (auto& vector : vectors) {
            ISCOPE_TRY(checkVector(vector, m_deps.reasoner.info().vectorSize));
            answers.push_back({.vector = std::move(vector)});
        }
        return m_journal.append(intentBlock(first), answers);
    }

    /// All answers of a block, context by context.
    Result<std::vector<LatentAnswer>> answersOf(std::size_t block) {
        if (m_journal.has(block))
            return m_journal.read(block);
        std::vector<LatentAnswer> answers;
        for (const std::int32_t index : m_plan.block(block)) {
            for (LatentAnswer& answer : m_reuse.answers(context(index).hash.hex()))
                answers.push_back(std::move(answer));
        }
        return answers;
    }

    /// Stretch by stretch: only one is in memory.
    Status
    writeContexts(latent::LatentSetWriter& writer, ReasonOutcome& outcome, const std::stop_token& stop) {
        constexpr std::size_t Stretch = ContextPlan::WindowBlocks * ContextPlan::BlockSize;
        const auto samples = static_cast<std::size_t>(m_spec.settings.sampling.sampleCount);
        for (std::size_t window = 0; window * Stretch < m_plan.contexts.size(); ++window) {
            ISCOPE_TRY(checkStop(stop));
            const std::size_t first = window * Stretch;
            std::vector<std::vector<LatentAnswer>> sorted(std::min(Stretch, m_plan.contexts.size() - first));
            const std::size_t firstBlock = window * ContextPlan::WindowBlocks;
            const std::size_t endBlock =
                std::min(firstBlock + ContextPlan::WindowBlocks, m_plan.blockCount());
            for (std::size_t block = firstBlock; block < endBlock; ++block) {
                ISCOPE_TRY_ASSIGN(auto answers, answersOf(block));
                if (answers.size() != m_plan.block(block).size() * samples)
                    return fail(ErrorCode::Corrupt, "The journal holds a block of another size");
                auto next = answers.begin();
                for (const std::int32_t index : m_plan.block(block)) {
                    const auto end = next + static_cast<std::ptrdiff_t>(samples);
                    sorted[static_cast<std::size_t>(index) - first].assign(
                        std::make_move_iterator(next), std::make_move_iterator(end));
                    next = end;
                }
            }
            for (std::size_t i = 0; i < sorted.size(); ++i) {
                outcome.cutCount += std::ranges::count(sorted[i], false, &LatentAnswer::isComplete);
                ISCOPE_TRY(writer.addContext(m_plan.contexts[first + i].hash.hex(), sorted[i]));
            }
        }
        return {};
    }

    Status writeIntents(latent::LatentSetWriter& writer) {
        for (std::int32_t first = 0; first < m_deps.dataset->intentCount() && hasVectors(); first += Step) {
            ISCOPE_TRY_ASSIGN(const auto answers, m_journal.read(intentBlock(first)));
            for (const LatentAnswer& answer : answers)
                ISCOPE_TRY(writer.addIntent(answer.vector));
        }
        return {};
    }

    std::vector<std::int32_t> impressionRows(const LatentDescription& description) const {
        std::vector<std::int32_t> rows(static_cast<std::size_t>(description.impressionCount), -1);
        for (std::size_t i = 0; i < m_plan.contextOf.size(); ++i) {
            const std::size_t impression =
                m_spec.impressions.empty() ? i : static_cast<std::size_t>(m_spec.impressions[i]);
            rows[impression] = narrow<std::int32_t>(
                std::int64_t{m_plan.contextOf[i]} * m_spec.settings.sampling.sampleCount);
        }
        return rows;
    }

    const ReasonSpec& m_spec;
    const ReasonDeps& m_deps;
    const ReasonPrompts& m_prompts;
    ContextPlan m_plan;
    LatentReuse m_reuse;
    latent::LatentJournal m_journal;
};

/// The set of the same job, where it is there; null otherwise.
Result<std::shared_ptr<const latent::LatentSet>>
finishedSet(const latent::LatentShelf& shelf, const LatentDescription& job, const std::stop_token& stop) {
    const auto folder = shelf.setFolder(job.id);
    if (shelf.env().kind(folder / latent::files::Description) == FileKind::Missing) {
        ISCOPE_TRY(shelf.env().removeTree(folder)); // what a removal that was cut short left
        return nullptr;
    }
    ISCOPE_TRY_ASSIGN(auto set, latent::LatentSet::open(shelf.env(), folder));
    ISCOPE_TRY(set->verify(shelf.env(), stop));
    ISCOPE_TRY(shelf.env().removeTree(shelf.journalFolder(job.id)));
    return set;
}

Error withRest(Error error, const ReasonOutcome& outcome, std::int64_t contextCount) {
    const std::int64_t kept = outcome.resumedCount + outcome.generatedCount;
    if (error.code == ErrorCode::Cancelled && kept > 0) {
        error.cure = "Ask for the same again to go on: " + std::to_string(kept) + " of " +
                     std::to_string(contextCount) + " prompts are answered and kept";
    }
    return error;
}

} // namespace

Result<ReasonStanding>
reasonStanding(const ReasonSpec& spec, const ReasonDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(deps.dataset->check());
    ISCOPE_TRY_ASSIGN(const auto rows, reasonRows(spec, *deps.dataset));
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(deps.dataset, spec.settings, deps.reasoner));
    const LatentDescription description = describeReasonJob(spec, deps, prompts, rows);
    Env& env = deps.shelf.env();
    ReasonStanding standing{.impressionCount = narrow<std::int64_t>(rows.size())};
    standing.isThere =
        env.kind(deps.shelf.setFolder(description.id) / latent::files::Description) == FileKind::Regular;
    ISCOPE_TRY_ASSIGN(const auto plan, planContexts(prompts, rows, deps.workers, progress, stop));
    standing.contextCount = narrow<std::int64_t>(plan.contexts.size());
    standing.shortenedCount = plan.shortenedCount;
    const auto folder = deps.shelf.journalFolder(description.id);
    if (env.kind(folder) != FileKind::Directory)
        return standing;
    ISCOPE_TRY_ASSIGN(const auto journal, latent::LatentJournal::open(env, folder, description.jobHash));
    for (std::size_t block = 0; block < plan.blockCount(); ++block) {
        if (journal.has(block))
            standing.writtenCount += narrow<std::int64_t>(plan.block(block).size());
    }
    return standing;
}

std::string intentText(const data::Dataset& dataset, IntentIndex intent) {
    std::string text(dataset.intentTitle(intent));
    if (const data::Column* description = dataset.intents().findRole(data::Role::Description)) {
        const auto more = description->textAt(static_cast<std::size_t>(intent.value));
        if (!more.empty())
            text += "\n" + std::string(more);
    }
    return text;
}

Result<ReasonOutcome>
reasonTask(const ReasonSpec& spec, const ReasonDeps& deps, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(deps.dataset->check());
    ISCOPE_TRY_ASSIGN(const auto rows, reasonRows(spec, *deps.dataset));
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(deps.dataset, spec.settings, deps.reasoner));
    LatentDescription description = describeReasonJob(spec, deps, prompts, rows);
    ReasonOutcome outcome;
    ISCOPE_TRY_ASSIGN(outcome.set, finishedSet(deps.shelf, description, stop));
    outcome.wasThere = outcome.set != nullptr;
    if (outcome.wasThere)
        return outcome;
    ISCOPE_TRY_ASSIGN(auto plan, planContexts(prompts, rows, deps.workers, progress, stop));
    ISCOPE_TRY_ASSIGN(auto reuse, LatentReuse::find(deps.shelf, description, stop));
    const auto journalFolder = deps.shelf.journalFolder(description.id);
    ISCOPE_TRY_ASSIGN(
        auto journal, latent::LatentJournal::open(deps.shelf.env(), journalFolder, description.jobHash));
    ReasonJob job(spec, deps, prompts, std::move(plan), std::move(reuse), std::move(journal));
    outcome.notes = job.notes();
    outcome.shortenedCount = job.shortenedCount();
    Status done = job.answerAll(outcome, progress, stop);
    if (done)
        done = job.embedIntents(progress, stop);
    if (done)
        done = job.assemble(description, outcome, stop);
    if (!done)
        return tl::unexpected(withRest(std::move(done).error(), outcome, job.contextCount()));
    ISCOPE_TRY_ASSIGN(
        outcome.set, latent::LatentSet::open(deps.shelf.env(), deps.shelf.setFolder(description.id)));
    ISCOPE_TRY(deps.shelf.env().removeTree(journalFolder));
    return outcome;
}

} // namespace intentscope::tasks
