// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/generation_queue.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace intentscope::remote {
namespace {

constexpr std::chrono::milliseconds LookInterval{20};

bool isLike(const rank::GenerationSpec& a, const rank::GenerationSpec& b) {
    const auto all = [](const rank::GenerationSpec& spec) {
        const rank::SamplingSpec& sampling = spec.sampling;
        return std::tuple(
            sampling.maxTokens,
            sampling.temperature,
            sampling.topP,
            sampling.topK,
            sampling.repetitionPenalty,
            sampling.sampleCount,
            sampling.seed,
            spec.pooling,
            spec.givesVectors,
            spec.givesTokens);
    };
    return all(a) == all(b);
}

/// Whether both are prompts that one call of the reasoner can answer.
bool canShareCall(const ServingJob& a, const ServingJob& b) {
    const auto* first = std::get_if<PromptJob>(&a);
    const auto* second = std::get_if<PromptJob>(&b);
    return first && second && isLike(first->spec, second->spec);
}

} // namespace

GenerationQueue::GenerationQueue(rank::Reasoner& reasoner, const QueueLimits& limits)
    : m_reasoner(reasoner), m_limits(limits) {}

Result<ServingTicket> GenerationQueue::submit(ServingJob job) {
    const std::lock_guard lock(m_mutex);
    if (m_hasEnded)
        return fail(ErrorCode::Cancelled, "the server is stopping");
    if (m_waiting.size() >= m_limits.waiting)
        return fail(ErrorCode::Busy, std::to_string(m_waiting.size()) + " requests wait already");
    Waiting waiting{
        std::move(job), {}, std::make_shared<std::atomic<bool>>(false), std::chrono::steady_clock::now()};
    ServingTicket ticket{waiting.promise.get_future(), waiting.isAbandoned};
    m_waiting.push_back(std::move(waiting));
    m_changed.notify_all();
    return ticket;
}

std::size_t GenerationQueue::countLikeFirst() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        m_waiting, [&](const Waiting& waiting) { return canShareCall(m_waiting.front().job, waiting.job); }));
}

std::vector<GenerationQueue::Waiting> GenerationQueue::takeBatch(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    std::vector<Waiting> batch;
    // A stop may come from a signal handler, which can wake nobody.
    m_changed.wait_for(lock, LookInterval, [&] { return !m_waiting.empty(); });
    if (m_waiting.empty() || stop.stop_requested())
        return batch;
    if (std::holds_alternative<PromptJob>(m_waiting.front().job))
        m_changed.wait_until(lock, m_waiting.front().since + m_limits.window, [&] {
            return countLikeFirst() >= m_limits.batch;
        });
    batch.push_back(std::move(m_waiting.front()));
    m_waiting.pop_front();
    for (auto next = m_waiting.begin(); next != m_waiting.end() && batch.size() < m_limits.batch;) {
        if (!canShareCall(batch.front().job, next->job)) {
            ++next;
            continue;
        }
        batch.push_back(std::move(*next));
        next = m_waiting.erase(next);
    }
    std::erase_if(batch, [](const Waiting& waiting) { return waiting.isAbandoned->load(); });
    return batch;
}

void GenerationQueue::answerPrompts(std::vector<Waiting>& batch, const std::stop_token& stop) {
    std::vector<rank::ReasonerPrompt> prompts;
    prompts.reserve(batch.size());
    for (const Waiting& waiting : batch)
        prompts.push_back(std::get<PromptJob>(waiting.job).prompt);
    const rank::GenerationSpec& spec = std::get<PromptJob>(batch.front().job).spec;
    auto answers = m_reasoner.generate(prompts, spec, stop);
    // When one of them does not fit, the others are not to suffer for it.
    const bool isOneAtFault = !answers && answers.error().code == ErrorCode::InvalidInput && batch.size() > 1;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (isOneAtFault)
            batch[i].promise.set_value(answerOne(prompts[i], spec, stop));
        else if (answers)
            batch[i].promise.set_value(ServedAnswer{.generations = std::move((*answers)[i])});
        else
            batch[i].promise.set_value(tl::unexpected(answers.error()));
    }
}

Result<ServedAnswer> GenerationQueue::answerOne(
    const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto answers, m_reasoner.generate({&prompt, 1}, spec, stop));
    return ServedAnswer{.generations = std::move(answers.front())};
}

Result<std::vector<std::int64_t>> GenerationQueue::countTokens(const std::vector<std::string>& texts) const {
    std::vector<std::int64_t> counts;
    counts.reserve(texts.size());
    for (const std::string& text : texts) {
        ISCOPE_TRY_ASSIGN(const std::int64_t count, m_reasoner.countTokens(text));
        counts.push_back(count);
    }
    return counts;
}

Result<ServedAnswer> GenerationQueue::answerOther(const ServingJob& job, const std::stop_token& stop) {
    ServedAnswer answer;
    if (const auto* texts = std::get_if<TextsJob>(&job)) {
        ISCOPE_TRY_ASSIGN(answer.vectors, m_reasoner.embed(texts->texts, texts->pooling, stop));
        ISCOPE_TRY_ASSIGN(answer.counts, countTokens(texts->texts));
    } else if (const auto* render = std::get_if<RenderJob>(&job)) {
        ISCOPE_TRY_ASSIGN(answer.rendered, m_reasoner.render(render->prompt));
    } else if (const auto* read = std::get_if<AnswersJob>(&job)) {
        ISCOPE_TRY_ASSIGN(
            answer.vectors, m_reasoner.embedAnswers(read->prompts, read->answers, read->pooling, stop));
        ISCOPE_TRY_ASSIGN(answer.counts, countTokens(read->answers));
    } else {
        ISCOPE_TRY_ASSIGN(answer.counts, countTokens(std::get<CountJob>(job).texts));
    }
    return answer;
}

void GenerationQueue::answer(std::vector<Waiting>& batch, const std::stop_token& stop) {
    if (std::holds_alternative<PromptJob>(batch.front().job))
        answerPrompts(batch, stop);
    else
        batch.front().promise.set_value(answerOther(batch.front().job, stop));
}

void GenerationQueue::close() {
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    for (Waiting& waiting : m_waiting)
        waiting.promise.set_value(fail(ErrorCode::Cancelled, "the server is stopping"));
    m_waiting.clear();
}

bool GenerationQueue::isClosed() {
    const std::lock_guard lock(m_mutex);
    return m_hasEnded;
}

void GenerationQueue::run(const std::stop_token& stop) {
    while (!stop.stop_requested() && !isClosed()) {
        std::vector<Waiting> batch = takeBatch(stop);
        if (!batch.empty())
            answer(batch, stop);
    }
    close();
}

} // namespace intentscope::remote
