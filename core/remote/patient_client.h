// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/http_client.h"
#include "core/remote/pace.h"
#include "core/remote/remote_spec.h"

#include <functional>
#include <mutex>
#include <random>
#include <string>

namespace intentscope::remote {

/// Asks one server until the answer is right or its limits are reached. A lost connection, a late or
/// unreadable answer, 408, 429 and 5xx are asked again after a delay that doubles and is shortened by chance
/// by up to a half; Retry-After is waited for. Anything else ends at once. Any thread.
class PatientClient {
public:
    /// Takes what it wants out of a body; Corrupt where it is not what was expected: then it is asked again.
    using Reader = std::function<Status(const std::string& body)>;

    PatientClient(const RemoteSpec& spec, Url url, Secret key);

    /// Cancelled within about 20 ms of a stop; else one sentence with the URL: Io when the server cannot be
    /// reached or answers with 5xx, Busy when it says 429 to the end, Corrupt for answers that are none,
    /// NotFound for 404, InvalidInput for other refusals, with the server's own words. The key is in none.
    Status send(const std::string& path, const std::string& body, const Reader& read, RequestWatch& watch);

    const Url& url() const { return m_http.url(); }
    const Secret& key() const { return m_http.key(); }

private:
    struct Attempt;

    Attempt attempt(const HttpCall& call, const Reader& read, RequestWatch& watch);
    Attempt judge(const HttpAnswer& answer, const Reader& read);
    std::chrono::duration<double> delayBefore(std::int32_t attempt);

    const RemoteLimits m_limits;
    HttpClient m_http;
    Pace m_pace;
    std::mutex m_mutex;
    std::mt19937_64 m_random; ///< guarded by m_mutex
};

} // namespace intentscope::remote
