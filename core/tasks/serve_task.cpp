// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/serve_task.h"

#include "core/remote/reasoner_server.h"
#include "core/remote/url.h"

#include <utility>

namespace intentscope::tasks {
namespace {

Status checkRange(const char* what, std::int32_t value, std::int32_t least, std::int32_t most) {
    if (value >= least && value <= most)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        std::string(what) + " must lie between " + std::to_string(least) + " and " + std::to_string(most) +
            ", and is " + std::to_string(value));
}

Status check(const ServeSpec& spec) {
    ISCOPE_TRY(checkRange("the port", spec.port, 0, 65'535));
    ISCOPE_TRY(checkRange("the number of prompts of a batch", spec.batch, 1, 1'024));
    ISCOPE_TRY(checkRange("the milliseconds that a batch waits", spec.windowMs, 0, 10'000));
    ISCOPE_TRY(checkRange("the number of requests that wait", spec.waiting, 1, 100'000));
    ISCOPE_TRY(checkRange("the number of connections", spec.connections, 1, 1'024));
    return checkRange("the size of a request in KiB", spec.requestKib, 1, 1 << 20);
}

Result<remote::Secret> tokenOf(const ServeSpec& spec) {
    if (spec.tokenVariable.empty())
        return remote::Secret();
    ISCOPE_TRY_ASSIGN(remote::Secret token, remote::Secret::fromEnvironment(spec.tokenVariable));
    if (token.isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            "the environment variable " + spec.tokenVariable + ", which should hold the token, is not set",
            {.cure = "Set it, for example to the output of: openssl rand -hex 24"});
    return token;
}

std::vector<std::string> notesOf(const ServeSpec& spec, const rank::ReasonerInfo& info) {
    std::vector<std::string> notes = info.notes;
    if (!remote::isLoopback(spec.host) && spec.certificate.empty())
        notes.emplace_back("Prompts, answers and the token travel unencrypted: there is no certificate.");
    if (spec.tokenVariable.empty())
        notes.emplace_back("Every program of this machine may ask: there is no token.");
    return notes;
}

} // namespace

Result<ServeReport> serve(
    const ServeSpec& spec,
    rank::Reasoner& reasoner,
    Env& env,
    const ServeTold& told,
    const std::stop_token& stop) {
    ISCOPE_TRY(check(spec));
    ISCOPE_TRY_ASSIGN(remote::Secret token, tokenOf(spec));
    const remote::ServerSpec server{
        .host = spec.host,
        .port = spec.port,
        .model = spec.model.empty() ? reasoner.info().name : spec.model,
        .token = std::move(token),
        .certificate = spec.certificate,
        .privateKey = spec.privateKey,
        .queue =
            {.waiting = static_cast<std::size_t>(spec.waiting),
             .batch = static_cast<std::size_t>(spec.batch),
             .window = std::chrono::milliseconds(spec.windowMs)},
        .requestBytes = static_cast<std::size_t>(spec.requestKib) << 10U,
        .connections = static_cast<std::size_t>(spec.connections)};
    ServeReport report{.model = server.model};
    // Lines come one at a time, and the last before the server has ended.
    const auto log = [&](const std::string& line) {
        ++report.requestCount;
        told.request(line);
    };
    ISCOPE_TRY_ASSIGN(const auto opened, remote::ReasonerServer::open(env, server, reasoner, log));
    report.url = opened->url();
    told.started({report.url, report.model, notesOf(spec, reasoner.info())});
    ISCOPE_TRY(opened->run(stop));
    return report;
}

} // namespace intentscope::tasks
