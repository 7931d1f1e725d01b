// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/loopback_server.h"

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <random>
#include <string>

namespace intentscope::test {

/// What a proxy does with a request.
enum class Fault {
    None,       ///< hands it on
    Drop,       ///< closes without a word
    Late,       ///< hands it on after 30 ms
    TooMany,    ///< 429 with Retry-After: 0
    Unwell,     ///< 503 with a page of HTML
    Garbage,    ///< 200 with bytes that are no JSON
    WrongShape, ///< 200 with JSON of another kind
    Truncated,  ///< hands the answer on up to its middle, then closes
    Drip,       ///< hands the answer on in small pieces with pauses
};

/// A proxy that harms what passes: the given faults first, then by chance.
class FaultProxy {
public:
    /// `share` of the requests are harmed, every kind as often as the others.
    FaultProxy(int upstreamPort, std::uint64_t seed, double share, std::deque<Fault> first = {});

    std::string url() const { return m_server.url(); }
    int requestCount() const { return m_server.requestCount(); }
    /// How often each was done.
    std::map<Fault, int> counts();

private:
    Fault draw();
    void serve(const LoopbackServer::Request& request, const LoopbackServer::Reply& reply);

    const int m_upstream;
    const double m_share;
    std::mutex m_mutex; ///< guards what follows
    std::mt19937_64 m_random;
    std::deque<Fault> m_first;
    std::map<Fault, int> m_counts;
    LoopbackServer m_server; ///< last: its threads use the others
};

} // namespace intentscope::test
