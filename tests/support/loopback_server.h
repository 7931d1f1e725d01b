// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace intentscope::test {

/// A server of raw bytes on 127.0.0.1, so that tests decide what goes over the wire and when. Each connection
/// has a thread, serves one request and is closed.
class LoopbackServer {
public:
    struct Request {
        std::string head; ///< with the blank line
        std::string path;
        std::string body;
    };

    /// What is sent back; everything of it ends at once when the server does.
    class Reply {
    public:
        Reply(int socket, std::stop_token stop) : m_socket(socket), m_stop(std::move(stop)) {}
        bool send(const std::string& bytes) const;
        /// A whole answer; `headers` with their line ends.
        bool answer(int status, const std::string& body, const std::string& headers = {}) const;
        void wait(int milliseconds) const;
        /// Until the client has closed.
        void waitForClose() const;

    private:
        int m_socket;
        std::stop_token m_stop;
    };

    using Serve = std::function<void(const Request&, const Reply&)>;

    explicit LoopbackServer(Serve serve);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/v1"; }
    int requestCount() const { return m_requestCount; }

private:
    void accept(const std::stop_token& stop);
    void converse(int socket, const std::stop_token& stop);

    const Serve m_serve;
    int m_socket = -1;
    int m_port = 0;
    std::atomic<int> m_requestCount = 0;
    std::vector<std::jthread> m_conversations; ///< of the accepting thread
    std::jthread m_accepting;
};

/// Sends `request` as it is to a port of this machine and gives all that comes back until the end.
std::string askLoopback(int port, const std::string& request);

} // namespace intentscope::test
