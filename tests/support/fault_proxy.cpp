// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

namespace intentscope::test {
namespace {

constexpr int FaultKinds = 8;

/// The request with the connection's end as the answer's end.
std::string handedOn(const LoopbackServer::Request& request) {
    std::string head = request.head;
    const std::size_t connection = head.find("Connection: ");
    if (connection != std::string::npos)
        head.erase(connection, head.find("\r\n", connection) + 2 - connection);
    return head.substr(0, head.size() - 2) + "Connection: close\r\n\r\n" + request.body;
}

} // namespace

FaultProxy::FaultProxy(int upstreamPort, std::uint64_t seed, double share, std::deque<Fault> first)
    : m_upstream(upstreamPort), m_share(share), m_random(seed), m_first(std::move(first)),
      m_server([this](const auto& request, const auto& reply) { serve(request, reply); }) {}

std::map<Fault, int> FaultProxy::counts() {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

Fault FaultProxy::draw() {
    const std::lock_guard lock(m_mutex);
    Fault fault = Fault::None;
    if (!m_first.empty()) {
        fault = m_first.front();
        m_first.pop_front();
    } else if (std::uniform_real_distribution<double>(0, 1)(m_random) < m_share) {
        fault = static_cast<Fault>(std::uniform_int_distribution<int>(1, FaultKinds)(m_random));
    }
    ++m_counts[fault];
    return fault;
}

void FaultProxy::serve(const LoopbackServer::Request& request, const LoopbackServer::Reply& reply) {
    const Fault fault = draw();
    switch (fault) {
    case Fault::Drop:
        return;
    case Fault::TooMany:
        reply.answer(429, R"({"error":{"message":"slow down"}})", "Retry-After: 0\r\n");
        return;
    case Fault::Unwell:
        reply.answer(503, "<html>upstream is away</html>");
        return;
    case Fault::Garbage:
        reply.answer(200, "\x01\xff nonsense {");
        return;
    case Fault::WrongShape:
        reply.answer(200, R"({"choices":[{"index":0,"message":{"content":7}}],"data":"none"})");
        return;
    case Fault::Late:
        reply.wait(30);
        break;
    default:
        break;
    }
    const std::string answer = askLoopback(m_upstream, handedOn(request));
    if (fault == Fault::Truncated) {
        reply.send(answer.substr(0, answer.size() / 2));
        return;
    }
    const std::size_t piece = fault == Fault::Drip ? answer.size() / 20 + 1 : answer.size();
    for (std::size_t at = 0; at < answer.size(); at += piece) {
        if (!reply.send(answer.substr(at, piece)))
            return;
        if (fault == Fault::Drip)
            reply.wait(2);
    }
}

} // namespace intentscope::test
