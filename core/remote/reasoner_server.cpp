// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/reasoner_server.h"

#include "core/base/time.h"
#include "core/base/workers.h"
#include "core/remote/serving_json.h"
#include "core/remote/url.h"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <sys/socket.h>
#include <thread>
#include <utility>

namespace intentscope::remote {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* Json = "application/json";
/// How long an idle connection is kept; a stop waits for it.
constexpr std::time_t IdleSeconds = 1;
constexpr std::time_t ReadSeconds = 30;
constexpr std::size_t RequestsPerConnection = 1000;
constexpr int Backlog = 128;
/// A stream that waits says so this often, so that nothing between here and the client closes it.
constexpr std::chrono::seconds StreamBeat{1};

/// What the log says of the request that a thread serves. The library serves a request on one thread from
/// its first byte to its log line.
struct RequestNote {
    Clock::time_point begin = Clock::now();
    std::string detail = {};
};
thread_local RequestNote currentRequest;

/// The host of a header "localhost:8080" or "[::1]:8080".
std::string hostOf(const std::string& header) {
    if (header.starts_with('['))
        return header.substr(1, header.find(']') - 1);
    return header.substr(0, header.find(':'));
}

void refuse(httplib::Response& response, int status, const Error& error) {
    response.status = status;
    if (status == 429)
        response.set_header("Retry-After", "1");
    if (status == 401)
        response.set_header("WWW-Authenticate", "Bearer");
    response.set_content(errorAnswer(error), Json);
}

void refuse(httplib::Response& response, const Error& error) {
    refuse(response, httpStatus(error.code), error);
}

void noteAnswer(const ServedAnswer& answer) {
    std::int64_t tokens = 0;
    for (const rank::Generation& generation : answer.generations)
        tokens += generation.answerTokens;
    if (!answer.generations.empty())
        currentRequest.detail = std::to_string(answer.generations.front().promptTokens) + "+" +
                                std::to_string(tokens) + " tokens, " +
                                std::to_string(answer.generations.size()) + " answers";
    else if (!answer.vectors.empty())
        currentRequest.detail = std::to_string(answer.vectors.size()) + " vectors";
}

} // namespace

/// The HTTP library's server with its routes.
class ReasonerServer::Connections {
public:
    Connections(const ServerSpec& spec, rank::Reasoner& reasoner, Log log)
        : m_spec(spec), m_reasoner(reasoner), m_log(std::move(log)), m_queue(reasoner, spec.queue),
          m_started(nowUtc().value / MillisPerSecond) {
        if (m_spec.model.empty())
            m_spec.model = reasoner.info().name;
    }

    Status bind();
    Status run(const std::stop_token& stop);
    std::int32_t port() const { return m_port; }
    std::string url() const { return Url{isTls(), m_spec.host, m_port, "/v1"}.text(); }

private:
    using Handler = void (Connections::*)(const httplib::Request&, httplib::Response&);

    bool isTls() const { return !m_spec.certificate.empty(); }
    void addRoutes();
    httplib::Server::Handler admitted(Handler handler);
    bool admit(const httplib::Request& request, httplib::Response& response) const;
    void chat(const httplib::Request& request, httplib::Response& response);
    void stream(const ChatRequest& request, ServingTicket ticket, httplib::Response& response);
    /// Answers what was read of a request, in the words of `word`.
    void answer(const auto& asked, httplib::Response& response, const auto& word);
    void embeddings(const httplib::Request& request, httplib::Response& response);
    void render(const httplib::Request& request, httplib::Response& response);
    void countTokens(const httplib::Request& request, httplib::Response& response);
    void readAnswers(const httplib::Request& request, httplib::Response& response);
    void models(const httplib::Request& request, httplib::Response& response);
    void logRequest(const httplib::Request& request, const httplib::Response& response);
    void answerQueue(const std::stop_token& stop);
    AnswerHead head();

    ServerSpec m_spec;
    rank::Reasoner& m_reasoner;
    const Log m_log;
    GenerationQueue m_queue;
    const std::int64_t m_started;
    std::unique_ptr<httplib::Server> m_server;
    std::int32_t m_port = 0;
    int m_listening = -1;
    std::atomic<bool> m_hasListened = false;
    std::atomic<std::uint64_t> m_answerCount = 0;
    std::mutex m_logMutex; ///< one line at a time
};

Status ReasonerServer::Connections::bind() {
    m_server =
        isTls() ? std::make_unique<httplib::SSLServer>(m_spec.certificate.c_str(), m_spec.privateKey.c_str())
                : std::make_unique<httplib::Server>();
    if (!m_server->is_valid())
        return fail(
            ErrorCode::InvalidInput,
            "the certificate and the private key '" + m_spec.privateKey.string() +
                "' cannot be used together",
            {.place = {.file = m_spec.certificate.string()},
             .cure = "Give both as PEM files that belong together"});
    // Not the library's own options: those let a second program take the same port.
    m_server->set_socket_options([this](int socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        m_listening = socket;
    });
    addRoutes();
    m_port = m_spec.port > 0 ? m_spec.port : m_server->bind_to_any_port(m_spec.host);
    if (m_port <= 0 || (m_spec.port > 0 && !m_server->bind_to_port(m_spec.host, m_spec.port)))
        return fail(
            ErrorCode::Busy,
            "cannot listen on " + m_spec.host + ", port " + std::to_string(m_spec.port),
            {.cure = "Another program may have the port: choose another, or 0 for any; or the host is not of "
                     "this machine"});
    // The library lets five connections wait to be accepted: a client with more at once would be held up.
    ::listen(m_listening, Backlog);
    return {};
}

void ReasonerServer::Connections::addRoutes() {
    httplib::Server& server = *m_server;
    server.Post("/v1/chat/completions", admitted(&Connections::chat));
    server.Post("/v1/embeddings", admitted(&Connections::embeddings));
    server.Post("/v1/intentscope/prompt", admitted(&Connections::render));
    server.Post("/v1/intentscope/tokens", admitted(&Connections::countTokens));
    server.Post("/v1/intentscope/answers", admitted(&Connections::readAnswers));
    server.Get("/v1/models", admitted(&Connections::models));
    server.Get("/health", [](const httplib::Request&, httplib::Response& response) {
        response.set_content(R"({"status":"ok"})", Json);
    });
    server.set_pre_routing_handler([](const httplib::Request&, httplib::Response&) {
        currentRequest = {};
        return httplib::Server::HandlerResponse::Unhandled;
    });
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (!response.body.empty())
            return;
        const bool isTooLong = response.status == 413;
        const Error error{
            ErrorCode::InvalidInput,
            isTooLong ? "the request is longer than this server takes" : "there is nothing at this address",
            {},
            isTooLong ? "Send less at once" : "Ask /v1/chat/completions, /v1/embeddings or /v1/models"};
        response.set_content(errorAnswer(error), Json);
    });
    server.set_logger([this](const auto& request, const auto& response) { logRequest(request, response); });
    server.set_payload_max_length(m_spec.requestBytes);
    server.set_keep_alive_timeout(IdleSeconds);
    server.set_keep_alive_max_count(RequestsPerConnection);
    server.set_read_timeout(ReadSeconds);
    server.set_tcp_nodelay(true);
    server.new_task_queue = [count = m_spec.connections] { return new httplib::ThreadPool(count); };
}

httplib::Server::Handler ReasonerServer::Connections::admitted(Handler handler) {
    return [this, handler](const httplib::Request& request, httplib::Response& response) {
        if (admit(request, response))
            (this->*handler)(request, response);
    };
}

bool ReasonerServer::Connections::admit(const httplib::Request& request, httplib::Response& response) const {
    constexpr std::string_view Bearer = "Bearer ";
    const std::string given = request.get_header_value("Authorization");
    const bool isTokenRight = given.starts_with(Bearer) && m_spec.token.isSameAs(given.substr(Bearer.size()));
    if (!m_spec.token.isEmpty() && !isTokenRight) {
        refuse(
            response,
            401,
            {ErrorCode::InvalidInput, "this server wants its token", {}, "Send it as Authorization: Bearer"});
        return false;
    }
    // Without a token, a page in a browser on this machine must not reach the reasoner: neither under a name
    // that someone points at 127.0.0.1, nor by a form, which cannot send JSON.
    if (m_spec.token.isEmpty() && !isLoopback(hostOf(request.get_header_value("Host")))) {
        refuse(
            response, 403, {ErrorCode::InvalidInput, "this server answers under the names of loopback only"});
        return false;
    }
    if (request.method == "POST" && !request.get_header_value("Content-Type").starts_with(Json)) {
        refuse(response, 415, {ErrorCode::InvalidInput, "the body must be sent as application/json"});
        return false;
    }
    return true;
}

AnswerHead ReasonerServer::Connections::head() {
    return {
        "chatcmpl-" + std::to_string(m_started) + "-" + std::to_string(++m_answerCount),
        m_spec.model,
        nowUtc().value / MillisPerSecond,
        m_reasoner.info().checkpointHash.substr(0, 12)};
}

void ReasonerServer::Connections::chat(const httplib::Request& request, httplib::Response& response) {
    const auto asked = readChatRequest(request.body, m_spec.model);
    if (!asked || !asked->isStream)
        return answer(asked, response, [&](const auto& question, const auto& given) {
            return chatAnswer(head(), question, given);
        });
    auto ticket = m_queue.submit(asked->job);
    if (!ticket)
        return refuse(response, ticket.error());
    stream(*asked, std::move(*ticket), response);
}

void ReasonerServer::Connections::stream(
    const ChatRequest& request, ServingTicket ticket, httplib::Response& response) {
    // The library copies its functions, and a ticket cannot be.
    auto shared = std::make_shared<ServingTicket>(std::move(ticket));
    const auto provide = [this, request, shared](std::size_t, httplib::DataSink& sink) {
        const auto send = [&](const std::string& events) { return sink.write(events.data(), events.size()); };
        while (shared->answer.wait_for(StreamBeat) != std::future_status::ready) {
            if (!send(": waiting\n\n")) {
                *shared->isAbandoned = true;
                return false;
            }
        }
        const auto answer = shared->answer.get();
        if (answer)
            noteAnswer(*answer);
        const bool isSent = send(answer ? chatEvents(head(), request, *answer) : errorEvent(answer.error()));
        sink.done();
        return isSent;
    };
    response.set_header("Cache-Control", "no-cache");
    response.set_chunked_content_provider("text/event-stream", provide);
}

void ReasonerServer::Connections::answer(const auto& asked, httplib::Response& response, const auto& word) {
    if (!asked)
        return refuse(response, asked.error());
    auto ticket = m_queue.submit(asked->job);
    if (!ticket)
        return refuse(response, ticket.error());
    const auto answer = ticket->answer.get();
    if (!answer)
        return refuse(response, answer.error());
    noteAnswer(*answer);
    response.set_content(word(*asked, *answer), Json);
}

void ReasonerServer::Connections::embeddings(const httplib::Request& request, httplib::Response& response) {
    answer(
        readEmbeddingRequest(request.body, m_spec.model),
        response,
        [&](const auto& asked, const auto& given) { return embeddingAnswer(head(), asked, given); });
}

void ReasonerServer::Connections::render(const httplib::Request& request, httplib::Response& response) {
    answer(readRenderRequest(request.body, m_spec.model), response, [](const auto&, const auto& given) {
        return renderAnswer(given);
    });
}

void ReasonerServer::Connections::countTokens(const httplib::Request& request, httplib::Response& response) {
    answer(readCountRequest(request.body, m_spec.model), response, [](const auto&, const auto& given) {
        return countAnswer(given);
    });
}

void ReasonerServer::Connections::readAnswers(const httplib::Request& request, httplib::Response& response) {
    answer(readAnswersRequest(request.body, m_spec.model), response, [&](const auto&, const auto& given) {
        return answersAnswer(head(), given);
    });
}

void ReasonerServer::Connections::models(const httplib::Request&, httplib::Response& response) {
    AnswerHead started = head();
    started.created = m_started;
    response.set_content(modelsAnswer(started, m_reasoner.info()), Json);
}

void ReasonerServer::Connections::logRequest(
    const httplib::Request& request, const httplib::Response& response) {
    const double seconds = std::chrono::duration<double>(Clock::now() - currentRequest.begin).count();
    char time[32] = {};
    std::snprintf(time, sizeof time, "%.3f s", seconds);
    // A path that is none of ours may hold anything.
    const bool isOurs = request.path.starts_with("/v1/") && response.status != 404;
    std::string line = toIso8601(nowUtc()) + " " + request.method + " " +
                       (isOurs || request.path == "/health" ? request.path : std::string("(elsewhere)")) +
                       " " + std::to_string(response.status) + " " + time;
    if (!currentRequest.detail.empty())
        line += ", " + currentRequest.detail;
    currentRequest = {};
    const std::lock_guard lock(m_logMutex);
    m_log(line);
}

Status ReasonerServer::Connections::run(const std::stop_token& stop) {
    return Workers(2).forEach(2, [&](std::size_t block) -> Status {
        if (block == 0) {
            answerQueue(stop);
            return {};
        }
        const bool wasStopped = m_server->listen_after_bind();
        m_hasListened = true;
        m_queue.close();
        if (!wasStopped)
            return fail(
                ErrorCode::Io, "the server stopped accepting connections", {.cure = "Start it again"});
        return {};
    });
}

void ReasonerServer::Connections::answerQueue(const std::stop_token& stop) {
    // Also when memory runs out: the thread that listens must come back. Again and again, since the library
    // takes no notice of a stop before it has begun to listen.
    struct StopServer {
        Connections& connections;
        ~StopServer() {
            connections.m_queue.close();
            while (!connections.m_hasListened) {
                connections.m_server->stop();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
    } const stopServer{*this};
    m_queue.run(stop);
}

ReasonerServer::ReasonerServer(std::unique_ptr<Connections> connections)
    : m_connections(std::move(connections)) {}

ReasonerServer::~ReasonerServer() = default;

Result<std::unique_ptr<ReasonerServer>>
ReasonerServer::open(Env& env, const ServerSpec& spec, rank::Reasoner& reasoner, Log log) {
    if (!isLoopback(spec.host) && spec.token.isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            "beyond this machine, on '" + spec.host + "', a token is required",
            {.cure =
                 "Put one into an environment variable and name it with --token-env, or stay on 127.0.0.1"});
    if (!isLoopback(spec.host) && spec.token.value().size() < LeastTokenBytes)
        return fail(
            ErrorCode::InvalidInput,
            "the token in " + spec.token.variable() + " is shorter than " + std::to_string(LeastTokenBytes) +
                " characters and could be guessed",
            {.cure = "Make one with: openssl rand -hex 24"});
    if (spec.certificate.empty() != spec.privateKey.empty())
        return fail(
            ErrorCode::InvalidInput,
            "a certificate and its private key belong together",
            {.cure = "Give both or none"});
    for (const auto& file : {spec.certificate, spec.privateKey})
        if (!file.empty() && env.kind(file) != FileKind::Regular)
            return fail(ErrorCode::NotFound, "there is no such file", {.place = {.file = file.string()}});
    auto connections = std::make_unique<Connections>(spec, reasoner, std::move(log));
    ISCOPE_TRY(connections->bind());
    return std::unique_ptr<ReasonerServer>(new ReasonerServer(std::move(connections)));
}

std::int32_t ReasonerServer::port() const {
    return m_connections->port();
}

std::string ReasonerServer::url() const {
    return m_connections->url();
}

Status ReasonerServer::run(const std::stop_token& stop) {
    return m_connections->run(stop);
}

} // namespace intentscope::remote
