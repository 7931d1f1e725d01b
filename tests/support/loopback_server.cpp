// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_server.h"

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace intentscope::test {
namespace {

constexpr int LookMs = 5;

bool sendAll(int socket, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

/// Appends what has come; false at the end of the stream or, with nothing come, after a stop.
bool receive(int socket, std::string& bytes, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd readable{socket, POLLIN, 0};
        if (::poll(&readable, 1, LookMs) <= 0)
            continue;
        std::array<char, 16'384> buffer;
        const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (count > 0)
            bytes.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    }
    return false;
}

std::size_t contentLength(const std::string& head) {
    const std::size_t at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

bool readRequest(int socket, LoopbackServer::Request& request, const std::stop_token& stop) {
    std::string bytes;
    std::size_t end = std::string::npos;
    while (end == std::string::npos) {
        if (!receive(socket, bytes, stop))
            return false;
        end = bytes.find("\r\n\r\n");
    }
    request.head = bytes.substr(0, end + 4);
    request.body = bytes.substr(end + 4);
    const std::size_t path = request.head.find(' ') + 1;
    request.path = request.head.substr(path, request.head.find(' ', path) - path);
    while (request.body.size() < contentLength(request.head))
        if (!receive(socket, request.body, stop))
            return false;
    return true;
}

sockaddr_in loopback(int port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

bool LoopbackServer::Reply::send(const std::string& bytes) const {
    return !m_stop.stop_requested() && sendAll(m_socket, bytes);
}

bool LoopbackServer::Reply::answer(int status, const std::string& body, const std::string& headers) const {
    return send(
        "HTTP/1.1 " + std::to_string(status) + " Status\r\nContent-Type: application/json\r\n" + headers +
        "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

void LoopbackServer::Reply::wait(int milliseconds) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::chrono::steady_clock::now() < end && !m_stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void LoopbackServer::Reply::waitForClose() const {
    std::string ignored;
    while (receive(m_socket, ignored, m_stop)) {
    }
}

LoopbackServer::LoopbackServer(Serve serve) : m_serve(std::move(serve)) {
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_socket, generic, size) == 0 && ::listen(m_socket, 64) == 0 &&
        ::getsockname(m_socket, generic, &size) == 0)
        m_port = ntohs(address.sin_port);
    m_accepting = std::jthread([this](const std::stop_token& stop) { accept(stop); });
}

LoopbackServer::~LoopbackServer() {
    m_accepting.request_stop();
    m_accepting.join();
    for (std::jthread& conversation : m_conversations)
        conversation.request_stop();
    m_conversations.clear();
    ::close(m_socket);
}

void LoopbackServer::accept(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, LookMs) <= 0)
            continue;
        const int socket = ::accept(m_socket, nullptr, nullptr);
        if (socket >= 0)
            m_conversations.emplace_back(
                [this, socket](const std::stop_token& ending) { converse(socket, ending); });
    }
}

void LoopbackServer::converse(int socket, const std::stop_token& stop) {
    Request request;
    if (readRequest(socket, request, stop)) {
        ++m_requestCount;
        m_serve(request, Reply(socket, stop));
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
}

std::string askLoopback(int port, const std::string& request) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    std::string answer;
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        sendAll(socket, request))
        while (receive(socket, answer, {})) {
        }
    ::close(socket);
    return answer;
}

} // namespace intentscope::test
