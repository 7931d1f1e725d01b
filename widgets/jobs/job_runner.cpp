// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_runner.h"

#include "core/base/assert.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>

#if defined(Q_OS_LINUX)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace intentscope::jobs {
namespace {

constexpr int ProgressIntervalMs = 100;
constexpr int IoThreadCount = 2;
constexpr std::int64_t JudgeableMs = 1'000;

/// The window's thread goes first: threads of a pool, and those LibTorch starts from them, inherit it.
void yieldToTheWindow() {
#if defined(Q_OS_LINUX)
    constexpr int Niceness = 10;
    thread_local bool isDone = false;
    if (isDone)
        return;
    isDone = true;
    // Refused inside some containers; the job then merely competes.
    static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), Niceness));
#endif
}

} // namespace

JobContext::~JobContext() = default;
JobRunner::Task::~Task() = default;

std::optional<std::int64_t> remainingMs(const Progress& progress, std::int64_t phaseElapsedMs) {
    if (progress.total <= 0 || progress.done <= 0 || phaseElapsedMs < JudgeableMs)
        return std::nullopt;
    const double left = static_cast<double>(std::max<std::int64_t>(progress.total - progress.done, 0));
    return static_cast<std::int64_t>(
        static_cast<double>(phaseElapsedMs) * left / static_cast<double>(progress.done));
}

/// One job. Everything is the GUI thread's, except where a member says otherwise.
struct Job final : public JobContext, public ProgressSink {
    JobId id;
    JobSpec spec;
    QPointer<QObject> context;
    bool isReplaced = false;
    QElapsedTimer runClock;
    QElapsedTimer phaseClock;
    Progress shown;

    JobRunner* runner = nullptr; ///< used from the worker to post; outlives it, because it waits
    std::stop_source stopSource; ///< thread-safe
    std::atomic<bool> hasBegun = false;
    std::mutex mutex;
    Progress newest;      ///< guarded by `mutex`
    bool isFresh = false; ///< guarded by `mutex`

    bool maySpeak() const { return !isReplaced && !context.isNull(); }

    std::stop_token stopToken() const override { return stopSource.get_token(); }
    ProgressSink& progress() override { return *this; }
    void report(const Progress& progress) override;
    void publish(std::function<void()> update) override;

    std::weak_ptr<Job> self;
};

void Job::report(const Progress& progress) {
    const std::lock_guard lock(mutex);
    newest = progress;
    isFresh = true;
}

void Job::publish(std::function<void()> update) {
    QMetaObject::invokeMethod(
        runner,
        [weak = self, update = std::move(update)] {
            const auto job = weak.lock();
            if (job && job->maySpeak())
                update();
        },
        Qt::QueuedConnection);
}

struct JobRunner::Private {
    struct Entry {
        std::shared_ptr<Job> job;
        std::shared_ptr<Task> task;
    };

    std::vector<Entry> entries;
    QThreadPool computePool;
    QThreadPool ioPool;
    QTimer progressTimer;
    std::uint64_t lastId = 0;
    bool isShutDown = false;

    QThreadPool& pool(JobKind kind) { return kind == JobKind::Compute ? computePool : ioPool; }
    std::vector<Entry>::iterator find(JobId id) {
        return std::find_if(
            entries.begin(), entries.end(), [id](const Entry& entry) { return entry.job->id == id; });
    }
    void replace(const JobSpec& spec);
    bool refresh(Job& job);
    static JobView view(const Job& job);
    static void work(Job& job, Task& task);
};

void JobRunner::Private::replace(const JobSpec& spec) {
    if (spec.slot.isEmpty())
        return;
    for (const Entry& entry : entries) {
        if (entry.job->context == spec.context && entry.job->spec.slot == spec.slot) {
            entry.job->isReplaced = true;
            entry.job->stopSource.request_stop();
        }
    }
}

bool JobRunner::Private::refresh(Job& job) {
    const bool isNewlyRunning = job.hasBegun && !job.runClock.isValid();
    if (isNewlyRunning) {
        job.runClock.start();
        job.phaseClock.start();
    }
    const std::lock_guard lock(job.mutex);
    if (!job.isFresh)
        return isNewlyRunning;
    job.isFresh = false;
    if (job.newest.phase != job.shown.phase)
        job.phaseClock.start();
    job.shown = job.newest;
    return true;
}

JobView JobRunner::Private::view(const Job& job) {
    JobView view{.id = job.id, .title = job.spec.title, .progress = job.shown};
    if (job.stopSource.stop_requested())
        view.phase = JobPhase::Stopping;
    else if (job.runClock.isValid())
        view.phase = JobPhase::Running;
    if (job.runClock.isValid()) {
        view.elapsedMs = job.runClock.elapsed();
        view.remainingMs = remainingMs(job.shown, job.phaseClock.elapsed());
    }
    return view;
}

void JobRunner::Private::work(Job& job, Task& task) {
    yieldToTheWindow();
    job.hasBegun = true;
    if (const Status status = checkStop(job.stopToken()); !status) {
        task.fail(status.error());
        return;
    }
    // Nothing may leave a pool thread; the words of a foreign exception are kept for the details.
    try {
        task.execute(job);
    } catch (const std::bad_alloc&) {
        task.fail(
            {.code = ErrorCode::ResourceExhausted,
             .message = "there is not enough memory for this",
             .cure = "Close other programs, or work on a smaller dataset"});
    } catch (const std::exception& exception) {
        task.fail({.code = ErrorCode::Internal, .message = std::string("unexpected: ") + exception.what()});
    } catch (...) {
        task.fail({.code = ErrorCode::Internal, .message = "something unknown was thrown"});
    }
}

JobRunner::JobRunner(QObject* parent) : QObject(parent), m(std::make_unique<Private>()) {
    m->computePool.setMaxThreadCount(1);
    m->ioPool.setMaxThreadCount(IoThreadCount);
    // A thread that stays keeps its priority and LibTorch's per-thread state.
    m->computePool.setExpiryTimeout(-1);
    m->ioPool.setExpiryTimeout(-1);
    m->progressTimer.setInterval(ProgressIntervalMs);
    connect(&m->progressTimer, &QTimer::timeout, this, [this] {
        // Receivers may start or cancel jobs.
        const auto entries = m->entries;
        for (const auto& entry : entries) {
            if (m->refresh(*entry.job))
                Q_EMIT jobProgressed(entry.job->id);
        }
    });
}

JobRunner::~JobRunner() {
    shutDown();
    m->computePool.waitForDone();
    m->ioPool.waitForDone();
}

JobId JobRunner::start(JobSpec spec, std::unique_ptr<Task> task) {
    ISCOPE_ASSERT(spec.context != nullptr);
    if (m->isShutDown)
        return {};
    m->replace(spec);
    const auto job = std::make_shared<Job>();
    job->id = {++m->lastId};
    job->context = spec.context;
    job->spec = std::move(spec);
    job->runner = this;
    job->self = job;
    connect(job->context, &QObject::destroyed, this, [weak = job->self] {
        if (const auto ending = weak.lock())
            ending->stopSource.request_stop();
    });
    std::shared_ptr<Task> sharedTask = std::move(task);
    m->entries.push_back({job, sharedTask});
    m->progressTimer.start();
    m->pool(job->spec.kind).start([this, job, sharedTask]() mutable {
        Private::work(*job, *sharedTask);
        // What the task captured for the GUI thread must also end there.
        sharedTask.reset();
        QMetaObject::invokeMethod(this, [this, id = job->id] { finish(id); }, Qt::QueuedConnection);
    });
    Q_EMIT jobAdded(job->id);
    Q_EMIT jobCountChanged(jobCount());
    return job->id;
}

void JobRunner::finish(JobId id) {
    const auto found = m->find(id);
    if (found == m->entries.end())
        return;
    const Private::Entry entry = std::move(*found);
    m->entries.erase(found);
    if (m->entries.empty())
        m->progressTimer.stop();
    if (entry.job->maySpeak() && !m->isShutDown)
        entry.task->deliver();
    Q_EMIT jobFinished(id);
    Q_EMIT jobCountChanged(jobCount());
}

void JobRunner::cancel(JobId id) {
    const auto found = m->find(id);
    if (found == m->entries.end())
        return;
    found->job->stopSource.request_stop();
    Q_EMIT jobProgressed(id);
}

void JobRunner::cancelAll() {
    const auto entries = m->entries;
    for (const auto& entry : entries)
        cancel(entry.job->id);
}

void JobRunner::shutDown() {
    m->isShutDown = true;
    cancelAll();
}

int JobRunner::jobCount() const {
    return static_cast<int>(m->entries.size());
}

std::vector<JobView> JobRunner::jobs() const {
    std::vector<JobView> views;
    for (const auto& entry : m->entries) {
        if (entry.job->spec.isShown && !entry.job->isReplaced)
            views.push_back(Private::view(*entry.job));
    }
    return views;
}

std::optional<JobView> JobRunner::job(JobId id) const {
    const auto found = m->find(id);
    if (found == m->entries.end())
        return std::nullopt;
    return Private::view(*found->job);
}

} // namespace intentscope::jobs
