// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace intentscope::remote {

/// One prompt to be answered.
struct PromptJob {
    rank::ReasonerPrompt prompt = {};
    rank::GenerationSpec spec = {};
};

/// Texts whose vectors are wanted.
struct TextsJob {
    std::vector<std::string> texts = {};
    rank::Pooling pooling = rank::Pooling::LastToken;
};

/// A prompt that is wanted as the model is given it.
struct RenderJob {
    rank::ReasonerPrompt prompt = {};
};

/// Texts whose tokens are to be counted.
struct CountJob {
    std::vector<std::string> texts = {};
};

/// Answers, whoever wrote them, whose vectors behind their prompts are wanted.
struct AnswersJob {
    std::vector<rank::ReasonerPrompt> prompts = {};
    std::vector<std::string> answers = {}; ///< parallel
    rank::Pooling pooling = rank::Pooling::LastToken;
};

using ServingJob = std::variant<PromptJob, TextsJob, RenderJob, CountJob, AnswersJob>;

/// What came of a job.
struct ServedAnswer {
    std::vector<rank::Generation> generations = {}; ///< of a PromptJob
    std::vector<std::vector<float>> vectors = {};   ///< of a TextsJob and an AnswersJob
    std::vector<std::int64_t> counts = {}; ///< tokens of each text, of all but a PromptJob and a RenderJob
    std::string rendered = {};             ///< of a RenderJob
};

/// Somebody who waits for a job.
struct ServingTicket {
    std::future<Result<ServedAnswer>> answer = {};
    /// Set when nobody waits any more: a job that has not begun is then left out.
    std::shared_ptr<std::atomic<bool>> isAbandoned = {};
};

struct QueueLimits {
    std::size_t waiting = 256;            ///< jobs that wait at most
    std::size_t batch = 8;                ///< prompts of one call of the reasoner
    std::chrono::milliseconds window{10}; ///< how long the first of a batch waits for others
};

/// Brings the jobs of many connections to a reasoner that takes one call at a time. Prompts with the same
/// settings that wait together are answered in one call, which does not change what they are answered.
class GenerationQueue {
public:
    /// The reasoner must outlive the queue.
    GenerationQueue(rank::Reasoner& reasoner, const QueueLimits& limits);

    /// Any thread. Busy when as many wait as may, Cancelled when the queue has ended.
    Result<ServingTicket> submit(ServingJob job);
    /// Answers jobs on the calling thread until a stop or `close`; those left then get Cancelled.
    void run(const std::stop_token& stop);
    /// Takes no further jobs and gives those that wait Cancelled. Any thread.
    void close();

private:
    struct Waiting {
        ServingJob job;
        std::promise<Result<ServedAnswer>> promise;
        std::shared_ptr<std::atomic<bool>> isAbandoned;
        std::chrono::steady_clock::time_point since;
    };

    std::size_t countLikeFirst() const;
    std::vector<Waiting> takeBatch(const std::stop_token& stop);
    void answer(std::vector<Waiting>& batch, const std::stop_token& stop);
    void answerPrompts(std::vector<Waiting>& batch, const std::stop_token& stop);
    Result<ServedAnswer> answerOne(
        const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, const std::stop_token& stop);
    Result<ServedAnswer> answerOther(const ServingJob& job, const std::stop_token& stop);
    Result<std::vector<std::int64_t>> countTokens(const std::vector<std::string>& texts) const;
    bool isClosed();

    rank::Reasoner& m_reasoner;
    const QueueLimits m_limits;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<Waiting> m_waiting;
    bool m_hasEnded = false;
};

} // namespace intentscope::remote
