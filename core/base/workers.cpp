// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/workers.h"

#include "core/base/progress.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace intentscope {
namespace {

struct Failure {
    std::size_t block;
    Error error;
};

/// What the threads of one call share.
class Crew {
public:
    Crew(std::size_t count, std::size_t window, std::stop_token stop)
        : m_count(count), m_stop(std::move(stop)), m_isReady(window, false) {}

    /// Runs blocks until there is none left to begin.
    void work(const Workers::Work& produce, const Workers::Work& consume) {
        try {
            while (const auto block = claim()) {
                const Status status = produce(*block);
                if (!status)
                    noteFailure(*block, status.error());
                else
                    deliver(*block, consume);
            }
        } catch (...) {
            // Out of memory, mostly. A thread must not die of it: the caller's thread hands it on.
            const std::lock_guard lock(m_mutex);
            m_exception = std::current_exception();
            m_changed.notify_all();
        }
    }

    Status outcome() {
        if (m_exception)
            std::rethrow_exception(m_exception);
        if (m_failure)
            return tl::unexpected(std::move(m_failure->error));
        if (m_consumed < m_count)
            return checkStop(m_stop);
        return {};
    }

private:
    bool hasEnded() const { return m_failure || m_exception || m_stop.stop_requested(); }

    std::optional<std::size_t> claim() {
        std::unique_lock lock(m_mutex);
        // A stop needs no notice of its own: the blocks in work end soon, and each tells of it.
        m_changed.wait(lock, [this] {
            return hasEnded() || m_next >= m_count || m_next < m_consumed + m_isReady.size();
        });
        if (hasEnded() || m_next >= m_count)
            return std::nullopt;
        return m_next++;
    }

    void noteFailure(std::size_t block, const Error& error) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure || block < m_failure->block)
            m_failure = Failure{block, error};
        m_changed.notify_all();
    }

    /// Whether the next block in order waits to be consumed, and nothing below it has failed.
    bool canConsume() const {
        return m_consumed < m_count && m_isReady[m_consumed % m_isReady.size()] && !m_exception &&
               (!m_failure || m_consumed < m_failure->block);
    }

    void deliver(std::size_t produced, const Workers::Work& consume) {
        std::unique_lock lock(m_mutex);
        m_isReady[produced % m_isReady.size()] = true;
        if (m_isConsuming)
            return;
        m_isConsuming = true;
        while (canConsume()) {
            const std::size_t block = m_consumed;
            lock.unlock();
            const Status status = consume(block);
            if (!status) {
                noteFailure(block, status.error());
                return; // still the one who consumes: nothing behind the failure is
            }
            lock.lock();
            m_isReady[block % m_isReady.size()] = false;
            ++m_consumed;
            m_changed.notify_all();
        }
        m_isConsuming = false;
    }

    const std::size_t m_count;
    const std::stop_token m_stop;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::size_t m_next = 0;      ///< to begin
    std::size_t m_consumed = 0;  ///< blocks [0, m_consumed) are done with
    std::vector<bool> m_isReady; ///< by block modulo the window: produced and not consumed
    bool m_isConsuming = false;
    std::optional<Failure> m_failure;
    std::exception_ptr m_exception;
};

} // namespace

Workers::Workers() : Workers(std::thread::hardware_concurrency()) {}

Workers::Workers(std::size_t width) : m_width(std::max<std::size_t>(width, 1)) {}

Status Workers::forEach(std::size_t count, const Work& work, const std::stop_token& stop) const {
    // A window that never fills: blocks are begun as fast as they end.
    static const Work Nothing = [](std::size_t) { return Status(); };
    return inOrder(count, work, Nothing, stop, std::max<std::size_t>(count, 1));
}

Status Workers::inOrder(
    std::size_t count,
    const Work& produce,
    const Work& consume,
    const std::stop_token& stop,
    std::size_t window) const {
    Crew crew(count, window > 0 ? window : 2 * m_width, stop);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min(m_width, count); ++i)
            threads.emplace_back([&] { crew.work(produce, consume); });
        crew.work(produce, consume);
    }
    return crew.outcome();
}

} // namespace intentscope
