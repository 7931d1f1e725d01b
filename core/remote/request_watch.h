// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace intentscope::remote {

/// A second handle of a connection's socket. Shutting the socket down makes whoever connects, reads or writes
/// on it return at once; the handle is ours, so that its number cannot mean another file meanwhile. Any
/// thread.
class WatchedSocket {
public:
    WatchedSocket() = default;
    ~WatchedSocket();
    WatchedSocket(const WatchedSocket&) = delete;
    WatchedSocket& operator=(const WatchedSocket&) = delete;

    /// The connection has this socket from now on.
    void note(int socket);
    void shutDown();

private:
    std::mutex m_mutex;
    int m_socket = -1; ///< guarded by m_mutex
};

/// Ends requests that take too long, or that nobody waits for any more. The HTTP library can limit the time
/// between two bytes only, and a signal handler may wake no thread, so one worker looks every 20 ms.
class RequestWatch {
public:
    using Clock = std::chrono::steady_clock;
    using Work = std::function<Status(std::size_t block, RequestWatch& watch)>;

    /// work(0) to work(count - 1) on `width` threads beside the one that watches, each block at most once; no
    /// block begins after a failure or a stop. The failure of the lowest block that failed, or Cancelled.
    static Status run(std::size_t count, std::size_t width, const Work& work, const std::stop_token& stop);

    const std::stop_token& stop() const { return m_stop; }

    /// One request; it is under watch while this object lives.
    class Request {
    public:
        Request(RequestWatch& watch, WatchedSocket& socket, Clock::time_point deadline);
        ~Request();
        Request(const Request&) = delete;
        Request& operator=(const Request&) = delete;

        bool isLate() const { return Clock::now() >= m_deadline; }

    private:
        friend class RequestWatch;
        RequestWatch& m_watch;
        WatchedSocket& m_socket;
        const Clock::time_point m_deadline;
    };

private:
    RequestWatch(std::size_t count, std::stop_token stop);

    void look();
    bool isOver() const;
    Status begin();
    void end(const Status& status);
    Status runBlock(std::size_t block, const Work& work);

    const std::stop_token m_stop;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::vector<Request*> m_requests;
    std::size_t m_left;       ///< blocks that have not ended
    std::size_t m_active = 0; ///< blocks that have begun and not ended
    std::optional<Error> m_failure;
};

/// Sleeps until `time`; Cancelled within 20 ms of a stop.
Status waitUntil(RequestWatch::Clock::time_point time, const std::stop_token& stop);

} // namespace intentscope::remote
