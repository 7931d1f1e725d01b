// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/request_watch.h"
#include "core/remote/secret.h"
#include "core/remote/url.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::remote {

/// One request; without a body a GET, else a POST of JSON.
struct HttpCall {
    std::string path = {}; ///< below the server's URL: "/chat/completions"
    std::string body = {};
    double seconds = 120; ///< from connecting to the last byte
};

struct HttpAnswer {
    int status = 0;
    std::string body = {};
    std::optional<double> retryAfterSeconds = {}; ///< of a header in seconds; dates are not read
};

/// Why there is no answer.
struct HttpFailure {
    enum class Kind {
        Lost,      ///< no connection, or it broke
        Late,      ///< not whole within its time
        Untrusted, ///< the server's certificate is not the one of its name, or nobody known vouches for it
        TooLong,   ///< above MaxAnswerBytes
    };
    Kind kind = Kind::Lost;
    std::string what = {}; ///< for the end of a sentence: "could not be reached"
};

/// Sends requests to one server, over connections that are kept. It follows no redirects, so that a key goes
/// nowhere else, and looks at no proxy variables. Any thread.
class HttpClient {
public:
    static constexpr std::size_t MaxAnswerBytes = std::size_t{256} << 20U;

    /// `caFile` "": the certificate authorities of the system.
    HttpClient(Url url, Secret key, std::filesystem::path caFile);
    ~HttpClient();

    tl::expected<HttpAnswer, HttpFailure> send(const HttpCall& call, RequestWatch& watch);

    const Url& url() const { return m_url; }
    const Secret& key() const { return m_key; }

private:
    struct Connection;

    std::unique_ptr<Connection> take();
    void giveBack(std::unique_ptr<Connection> connection);
    tl::expected<HttpAnswer, HttpFailure>
    ask(Connection& connection, const HttpCall& call, RequestWatch& watch);

    const Url m_url;
    const Secret m_key;
    const std::filesystem::path m_caFile;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle; ///< guarded by m_mutex
};

} // namespace intentscope::remote
