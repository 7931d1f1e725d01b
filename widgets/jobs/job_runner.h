// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/jobs/job_context.h"

#include <QObject>
#include <QString>

#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace intentscope::jobs {

enum class JobKind {
    Compute, ///< one at a time; LibTorch uses the cores inside it
    Io,      ///< two at a time
};

struct JobId {
    std::uint64_t value = 0;

    constexpr bool isValid() const { return value != 0; }
    friend constexpr auto operator<=>(JobId, JobId) = default;
};

struct JobSpec {
    QString title; ///< for a person: "Scoring full-2024w5"
    JobKind kind = JobKind::Compute;
    QObject* context = nullptr; ///< the result is delivered only while it lives; its end cancels the job
    /// A newer job with the same context and the same non-empty slot replaces an older one: the older is
    /// cancelled and delivers nothing. "sort", "neighbours".
    QString slot = {};
    bool isShown = true; ///< false for work that is over before a person could read its title
};

enum class JobPhase { Queued, Running, Stopping };

/// A job as the window shows it.
struct JobView {
    JobId id;
    QString title;
    JobPhase phase = JobPhase::Queued;
    Progress progress = {};
    std::int64_t elapsedMs = 0;                   ///< since it began to run
    std::optional<std::int64_t> remainingMs = {}; ///< an estimate; none while there is too little to judge by
};

/// The time left in a phase by its average speed so far; none before a second has passed or without a total.
std::optional<std::int64_t> remainingMs(const Progress& progress, std::int64_t phaseElapsedMs);

template <class T>
struct ResultValue;
template <class T>
struct ResultValue<Result<T>> {
    using Type = T;
};

/// A function a job can run: `(JobContext&) -> Result<T>`.
template <class Fn>
concept JobFunction = requires { typename ResultValue<std::invoke_result_t<Fn&, JobContext&>>::Type; };

/// The only place that starts threads. Runs functions on two pools (compute and io) whose threads yield to
/// the window's, and delivers their results on the window's thread. Everything a function throws becomes an
/// Error: memory that ran out ResourceExhausted, anything else Internal.
///
/// Every member is called on the GUI thread. A function must not touch widgets or capture objects of the GUI
/// thread: it owns or shares what it works on.
class JobRunner final : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Asks every job to stop and waits for them; delivers nothing any more.
    ~JobRunner() override;

    /// Queues `fn`; `onDone(Result<T>)` follows on the GUI thread, from the event loop, once: with the value,
    /// the error, or Cancelled. Not at all when the job was replaced, its context is gone, or the runner is
    /// shutting down; then, too, the returned id is invalid if nothing was started.
    template <JobFunction Fn, class Done>
        requires std::invocable<Done&, std::invoke_result_t<Fn&, JobContext&>>
    JobId run(JobSpec spec, Fn fn, Done onDone);

    /// The job ends with Cancelled as soon as its function looks. Unknown ids are over already: ignored.
    void cancel(JobId id);
    void cancelAll();
    /// Refuses new jobs and asks the present ones to stop. `jobCountChanged(0)` tells when they have.
    void shutDown();

    /// Jobs that are not over, shown or not.
    int jobCount() const;
    /// Those to show, oldest first.
    std::vector<JobView> jobs() const;
    std::optional<JobView> job(JobId id) const;

Q_SIGNALS:
    void jobAdded(intentscope::jobs::JobId id);
    /// At most ten times a second for each job.
    void jobProgressed(intentscope::jobs::JobId id);
    /// After its result was delivered.
    void jobFinished(intentscope::jobs::JobId id);
    void jobCountChanged(int count);

private:
    struct Private;

    /// The typed part of a job: its function, its result and what to do with it.
    class Task {
    public:
        virtual ~Task();
        virtual void execute(JobContext& context) = 0; ///< on a worker thread
        virtual void fail(Error error) = 0;            ///< in place of a result
        virtual void deliver() = 0;                    ///< on the GUI thread
    };
    template <class Fn, class Done>
    class TypedTask;

    JobId start(JobSpec spec, std::unique_ptr<Task> task);
    void finish(JobId id);

    std::unique_ptr<Private> m;
};

template <class Fn, class Done>
class JobRunner::TypedTask final : public Task {
public:
    using ResultType = std::invoke_result_t<Fn&, JobContext&>;

    TypedTask(Fn fn, Done onDone) : m_fn(std::in_place, std::move(fn)), m_onDone(std::move(onDone)) {}
    void execute(JobContext& context) override {
        m_result.emplace((*m_fn)(context));
        m_fn.reset();
    }
    void fail(Error error) override { m_result.emplace(tl::unexpected(std::move(error))); }
    void deliver() override { m_onDone(*std::move(m_result)); }

private:
    std::optional<Fn> m_fn;
    Done m_onDone;
    std::optional<ResultType> m_result;
};

template <JobFunction Fn, class Done>
    requires std::invocable<Done&, std::invoke_result_t<Fn&, JobContext&>>
JobId JobRunner::run(JobSpec spec, Fn fn, Done onDone) {
    return start(std::move(spec), std::make_unique<TypedTask<Fn, Done>>(std::move(fn), std::move(onDone)));
}

} // namespace intentscope::jobs
