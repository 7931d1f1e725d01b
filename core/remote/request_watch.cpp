// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/request_watch.h"

#include "core/base/progress.h"
#include "core/base/workers.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace intentscope::remote {
namespace {

constexpr std::chrono::milliseconds LookInterval{20};

} // namespace

WatchedSocket::~WatchedSocket() {
    if (m_socket >= 0)
        ::close(m_socket);
}

void WatchedSocket::note(int socket) {
    const std::lock_guard lock(m_mutex);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
}

void WatchedSocket::shutDown() {
    const std::lock_guard lock(m_mutex);
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

RequestWatch::Request::Request(RequestWatch& watch, WatchedSocket& socket, Clock::time_point deadline)
    : m_watch(watch), m_socket(socket), m_deadline(deadline) {
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_requests.push_back(this);
}

RequestWatch::Request::~Request() {
    const std::lock_guard lock(m_watch.m_mutex);
    std::erase(m_watch.m_requests, this);
}

RequestWatch::RequestWatch(std::size_t count, std::stop_token stop)
    : m_stop(std::move(stop)), m_left(count) {}

bool RequestWatch::isOver() const {
    return m_left == 0 || (m_active == 0 && (m_failure || m_stop.stop_requested()));
}

void RequestWatch::look() {
    std::unique_lock lock(m_mutex);
    while (!isOver()) {
        for (Request* request : m_requests)
            if (m_stop.stop_requested() || request->isLate())
                request->m_socket.shutDown();
        m_changed.wait_for(lock, LookInterval);
    }
}

Status RequestWatch::begin() {
    const std::lock_guard lock(m_mutex);
    // Begun by its thread just when another failed: without somebody who looks it must not ask anything.
    if (m_failure)
        return tl::unexpected(*m_failure);
    ISCOPE_TRY(checkStop(m_stop));
    ++m_active;
    return {};
}

void RequestWatch::end(const Status& status) {
    const std::lock_guard lock(m_mutex);
    --m_active;
    --m_left;
    if (!status && !m_failure)
        m_failure = status.error();
    m_changed.notify_all();
}

Status RequestWatch::runBlock(std::size_t block, const Work& work) {
    ISCOPE_TRY(begin());
    Status status = fail(ErrorCode::Internal, "a request ended in an exception");
    // Also when memory runs out: else the one who looks would wait for ever.
    struct End {
        RequestWatch& watch;
        const Status& status;
        ~End() { watch.end(status); }
    } const end{*this, status};
    status = work(block, *this);
    if (m_stop.stop_requested())
        status = checkStop(m_stop);
    return status;
}

Status
RequestWatch::run(std::size_t count, std::size_t width, const Work& work, const std::stop_token& stop) {
    RequestWatch watch(count, stop);
    return Workers(width + 1).forEach(count + 1, [&](std::size_t block) {
        if (block > 0)
            return watch.runBlock(block - 1, work);
        watch.look();
        return Status();
    });
}

Status waitUntil(RequestWatch::Clock::time_point time, const std::stop_token& stop) {
    while (RequestWatch::Clock::now() < time) {
        ISCOPE_TRY(checkStop(stop));
        std::this_thread::sleep_until(std::min(time, RequestWatch::Clock::now() + LookInterval));
    }
    return checkStop(stop);
}

} // namespace intentscope::remote
