// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/http_client.h"

#include "core/base/build_version.h"

#include <httplib.h>

#include <charconv>
#include <cmath>
#include <csignal>
#include <ctime>
#include <utility>

namespace intentscope::remote {
namespace {

constexpr double LongestConnectSeconds = 10;

/// Writing to a connection that the server has closed raises SIGPIPE, which would end the program. Held back
/// in this thread, and taken away again if it came.
class PipeSignalHeldBack {
public:
    PipeSignalHeldBack() {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        m_wasPending = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~PipeSignalHeldBack() {
        const timespec noTime = {};
        if (!m_wasPending)
            sigtimedwait(&m_pipe, nullptr, &noTime);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    PipeSignalHeldBack(const PipeSignalHeldBack&) = delete;
    PipeSignalHeldBack& operator=(const PipeSignalHeldBack&) = delete;

private:
    sigset_t m_pipe = {};
    sigset_t m_before = {};
    bool m_wasPending = false;
};

std::optional<double> secondsOf(const std::string& text) {
    double seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool isNumber = problem == std::errc() && end == text.data() + text.size();
    return isNumber && std::isfinite(seconds) && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

HttpFailure failureOf(httplib::Error error) {
    using Kind = HttpFailure::Kind;
    switch (error) {
    case httplib::Error::SSLServerVerification:
        return {Kind::Untrusted, "has a certificate that is not trusted, or not one of this name"};
    case httplib::Error::SSLLoadingCerts:
        return {Kind::Untrusted, "cannot be checked: the file of certificate authorities cannot be read"};
    case httplib::Error::SSLConnection:
        return {Kind::Lost, "did not agree on an encrypted connection"};
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
        return {Kind::Lost, "could not be reached"};
    case httplib::Error::Write:
        return {Kind::Lost, "closed the connection while the request was being sent"};
    default:
        return {Kind::Lost, "closed the connection before its answer was whole"};
    }
}

} // namespace

struct HttpClient::Connection {
    explicit Connection(const std::string& origin) : client(origin) {}

    WatchedSocket socket; ///< outlives `client`, whose callback notes into it
    httplib::Client client;
};

HttpClient::HttpClient(Url url, Secret key, std::filesystem::path caFile)
    : m_url(std::move(url)), m_key(std::move(key)), m_caFile(std::move(caFile)) {}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpClient::Connection> HttpClient::take() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<Connection>(m_url.origin());
    connection->client.set_keep_alive(true);
    connection->client.set_follow_location(false);
    connection->client.set_tcp_nodelay(true);
    connection->client.set_url_encode(false);
    connection->client.enable_server_certificate_verification(true);
    connection->client.set_socket_options(
        [socket = &connection->socket](int descriptor) { socket->note(descriptor); });
    if (!m_caFile.empty())
        connection->client.set_ca_cert_path(m_caFile.string());
    return connection;
}

void HttpClient::giveBack(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

tl::expected<HttpAnswer, HttpFailure> HttpClient::send(const HttpCall& call, RequestWatch& watch) {
    const PipeSignalHeldBack heldBack;
    auto connection = take();
    auto answer = ask(*connection, call, watch);
    if (answer)
        giveBack(std::move(connection));
    return answer;
}

tl::expected<HttpAnswer, HttpFailure>
HttpClient::ask(Connection& connection, const HttpCall& call, RequestWatch& watch) {
    httplib::Request request;
    request.method = call.body.empty() ? "GET" : "POST";
    request.path = m_url.path + call.path;
    request.body = call.body;
    request.headers = {
        {"Accept", "application/json"},
        {"Accept-Encoding", "identity"},
        {"User-Agent", "intentscope/" + codeVersion()}};
    if (!call.body.empty())
        request.set_header("Content-Type", "application/json");
    if (!m_key.isEmpty())
        request.set_header("Authorization", "Bearer " + m_key.value());
    HttpAnswer answer;
    bool isTooLong = false;
    request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
        isTooLong = answer.body.size() + size > MaxAnswerBytes;
        if (!isTooLong)
            answer.body.append(data, size);
        return !isTooLong;
    };

    const std::chrono::duration<double> limit(call.seconds);
    connection.client.set_connection_timeout(
        std::chrono::duration<double>(std::min(call.seconds, LongestConnectSeconds)));
    connection.client.set_read_timeout(limit);
    connection.client.set_write_timeout(limit);
    const auto deadline =
        RequestWatch::Clock::now() + std::chrono::duration_cast<RequestWatch::Clock::duration>(limit);
    const RequestWatch::Request watched(watch, connection.socket, deadline);
    const httplib::Result result = connection.client.send(request);
    if (isTooLong)
        return tl::unexpected(HttpFailure{HttpFailure::Kind::TooLong, "sent an answer above 256 MiB"});
    // An answer that came at the last moment may have been cut by the watch.
    if (watched.isLate())
        return tl::unexpected(HttpFailure{HttpFailure::Kind::Late, "took too long"});
    if (!result)
        return tl::unexpected(failureOf(result.error()));
    answer.status = result->status;
    answer.retryAfterSeconds = secondsOf(result->get_header_value("Retry-After"));
    return answer;
}

} // namespace intentscope::remote
