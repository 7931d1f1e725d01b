// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace intentscope::test {

/// Hands bytes on between a loopback port of its own and another one, until the line is cut.
class TcpRelay {
public:
    explicit TcpRelay(int upstreamPort);
    ~TcpRelay();
    TcpRelay(const TcpRelay&) = delete;
    TcpRelay& operator=(const TcpRelay&) = delete;

    int port() const { return m_port; }
    /// Ends every connection at once and takes no new one.
    void cut() { m_isCut = true; }
    /// Keeps connections and hands nothing on: a line that is dead without a word.
    void freeze() { m_isFrozen = true; }
    void mend();
    int connectionCount() const { return m_connectionCount; }

private:
    void accept();
    void handOn(int client);

    const int m_upstream;
    int m_socket = -1;
    int m_port = 0;
    std::atomic<bool> m_isCut = false;
    std::atomic<bool> m_isFrozen = false;
    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_connectionCount = 0;
    std::vector<std::thread> m_lines; ///< of the accepting thread
    std::thread m_accepting;
};

} // namespace intentscope::test
