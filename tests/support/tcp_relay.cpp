// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcp_relay.h"

#include "core/base/assert.h"

#include <arpa/inet.h>
#include <array>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace intentscope::test {
namespace {

constexpr int SliceMs = 10;

sockaddr_in loopback(int port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    return place;
}

/// False at the end of either side.
bool move(int from, int to) {
    std::array<char, 16'384> bytes{};
    const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
    ssize_t done = 0;
    while (done < count) {
        const ssize_t sent =
            ::send(to, bytes.data() + done, static_cast<std::size_t>(count - done), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        done += sent;
    }
    return count > 0;
}

} // namespace

TcpRelay::TcpRelay(int upstreamPort) : m_upstream(upstreamPort) {
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in place = loopback(0);
    socklen_t size = sizeof place;
    ISCOPE_ASSERT(::bind(m_socket, reinterpret_cast<sockaddr*>(&place), size) == 0);
    ISCOPE_ASSERT(::listen(m_socket, SOMAXCONN) == 0);
    ISCOPE_ASSERT(::getsockname(m_socket, reinterpret_cast<sockaddr*>(&place), &size) == 0);
    m_port = ntohs(place.sin_port);
    m_accepting = std::thread([this] { accept(); });
}

TcpRelay::~TcpRelay() {
    m_isOver = true;
    m_accepting.join();
    for (std::thread& line : m_lines)
        line.join();
    ::close(m_socket);
}

void TcpRelay::mend() {
    m_isCut = false;
    m_isFrozen = false;
}

void TcpRelay::accept() {
    while (!m_isOver) {
        pollfd file{m_socket, POLLIN, 0};
        if (::poll(&file, 1, SliceMs) <= 0)
            continue;
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        if (m_isCut) {
            ::close(client);
            continue;
        }
        ++m_connectionCount;
        m_lines.emplace_back([this, client] { handOn(client); });
    }
}

void TcpRelay::handOn(int client) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in place = loopback(m_upstream);
    bool isOpen = ::connect(server, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
    while (isOpen && !m_isCut && !m_isOver) {
        std::array<pollfd, 2> files{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (m_isFrozen) {
            ::poll(nullptr, 0, SliceMs);
            continue;
        }
        if (::poll(files.data(), files.size(), SliceMs) <= 0)
            continue;
        if (files[0].revents != 0)
            isOpen = move(client, server);
        if (isOpen && files[1].revents != 0)
            isOpen = move(server, client);
    }
    ::close(client);
    ::close(server);
}

} // namespace intentscope::test
