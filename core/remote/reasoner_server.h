// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/reasoner.h"
#include "core/remote/generation_queue.h"
#include "core/remote/secret.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace intentscope::remote {

struct ServerSpec {
    std::string host = "127.0.0.1";
    std::int32_t port = 0;                  ///< 0: any that is free
    std::string model = {};                 ///< the name under which the reasoner is served; "": its own
    Secret token = {};                      ///< asked for in every request; a must beyond loopback
    std::filesystem::path certificate = {}; ///< PEM, with `privateKey`: https
    std::filesystem::path privateKey = {};
    QueueLimits queue = {};
    std::size_t requestBytes = std::size_t{4} << 20U; ///< of a body, at most
    std::size_t connections = 32;                     ///< served at once; each has a thread
};

/// Offers a reasoner over the OpenAI-compatible API: /v1/chat/completions, /v1/embeddings, /v1/models and
/// /health (docs/remote-reasoner.md). One thread calls the reasoner; the HTTP library has threads of its own
/// for connections, which end before `run` returns.
class ReasonerServer {
public:
    /// One line about each request, with its size and time and nothing of its contents. Any thread, one at a
    /// time.
    using Log = std::function<void(const std::string& line)>;

    static constexpr std::size_t LeastTokenBytes = 16;

    /// Takes the address and does not answer yet. The reasoner must outlive the server. InvalidInput beyond
    /// loopback without a token or with a short one, and for a certificate or key that cannot be used; Busy
    /// when the port is taken.
    static Result<std::unique_ptr<ReasonerServer>>
    open(Env& env, const ServerSpec& spec, rank::Reasoner& reasoner, Log log);
    ~ReasonerServer();

    std::int32_t port() const;
    /// "http://127.0.0.1:8080/v1": what a client is given.
    std::string url() const;
    /// Serves until a stop, on the calling thread and another one. Requests under way then get 503.
    Status run(const std::stop_token& stop);

private:
    class Connections;

    explicit ReasonerServer(std::unique_ptr<Connections> connections);

    std::unique_ptr<Connections> m_connections;
};

} // namespace intentscope::remote
