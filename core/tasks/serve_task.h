// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/reasoner.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// How a reasoner is offered to others.
struct ServeSpec {
    std::string host = "127.0.0.1";
    std::int32_t port = 8600; ///< 0: any that is free
    std::string tokenVariable =
        {}; ///< name of the environment variable with the token; a must beyond loopback
    std::filesystem::path certificate = {}; ///< PEM, with `privateKey`: https
    std::filesystem::path privateKey = {};
    std::string model = {};         ///< the name under which it is served; "": the reasoner's own
    std::int32_t batch = 8;         ///< prompts of one call of the reasoner, 1 to 1024
    std::int32_t windowMs = 10;     ///< how long the first of a batch waits for others, 0 to 10,000
    std::int32_t waiting = 256;     ///< requests that wait at most, 1 to 100,000
    std::int32_t connections = 32;  ///< served at once, 1 to 1024; each has a thread
    std::int32_t requestKib = 4096; ///< size of a request at most, 1 to 1,048,576
};

/// What a person is told when the server answers.
struct ServeStart {
    std::string url = {};
    std::string model = {};
    std::vector<std::string> notes = {}; ///< one sentence each
};

struct ServeReport {
    std::string url = {};
    std::string model = {};
    std::int64_t requestCount = 0;
};

/// What a server tells while it runs.
struct ServeTold {
    std::function<void(const ServeStart&)> started; ///< before the first request
    /// One line for each request, with nothing of its contents. On another thread, one at a time.
    std::function<void(const std::string& line)> request;
};

/// Offers the reasoner over the OpenAI-compatible API (docs/remote-reasoner.md) until a stop, which is its
/// regular end. InvalidInput for values out of range and for a token that is missing, and the errors of
/// remote::ReasonerServer::open.
Result<ServeReport> serve(
    const ServeSpec& spec,
    rank::Reasoner& reasoner,
    Env& env,
    const ServeTold& told,
    const std::stop_token& stop);

} // namespace intentscope::tasks
