// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/patient_client.h"

#include "core/base/progress.h"
#include "core/remote/chat_json.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace intentscope::remote {
namespace {

constexpr double HalfToOne = 0.5;

std::string wordsOf(const HttpAnswer& answer) {
    const std::string words = errorWords(answer.body);
    return "answered " + std::to_string(answer.status) + (words.empty() ? "" : " (" + words + ")");
}

std::string secondsText(double seconds) {
    std::string text = std::to_string(seconds);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace

/// How one attempt ended.
struct PatientClient::Attempt {
    bool isDone = false;
    bool isWorthAnother = false;
    std::optional<double> waitSeconds = {}; ///< what the server asked for
    ErrorCode code = ErrorCode::Io;
    std::string what = {}; ///< behind the URL: "answered 503"
    std::string cure = {};
};

PatientClient::PatientClient(const RemoteSpec& spec, Url url, Secret key)
    : m_limits(spec.limits), m_http(std::move(url), std::move(key), spec.caFile),
      m_pace(spec.limits.requestsPerMinute), m_random(spec.delaySeed) {}

PatientClient::Attempt PatientClient::judge(const HttpAnswer& answer, const Reader& read) {
    Attempt attempt;
    attempt.what = wordsOf(answer);
    attempt.waitSeconds = answer.retryAfterSeconds;
    if (answer.status == 200) {
        const Status status = read(answer.body);
        attempt.isDone = status.has_value();
        if (!status) {
            attempt.isWorthAnother = status.error().code == ErrorCode::Corrupt;
            attempt.code = status.error().code;
            attempt.what = "gave no usable answer: " + status.error().message;
            attempt.cure = status.error().cure;
        }
    } else if (answer.status == 429) {
        attempt.isWorthAnother = true;
        attempt.code = ErrorCode::Busy;
        attempt.cure = "Ask less of it with requests_per_minute and concurrency, or try later";
    } else if (answer.status == 408 || answer.status >= 500) {
        attempt.isWorthAnother = true;
        attempt.cure = "Look into the server's log, or try later";
    } else if (answer.status == 401 || answer.status == 403) {
        attempt.code = ErrorCode::InvalidInput;
        attempt.cure = m_http.key().isEmpty()
                           ? "Put a key into an environment variable and name it with key_variable"
                           : "Check the key in the environment variable " + m_http.key().variable();
    } else if (answer.status == 404) {
        attempt.code = ErrorCode::NotFound;
        attempt.cure = "Check the URL, which often ends in /v1, and the model's name";
    } else {
        attempt.code = ErrorCode::InvalidInput;
        attempt.cure = "Check what is asked against what this server offers";
    }
    return attempt;
}

PatientClient::Attempt PatientClient::attempt(const HttpCall& call, const Reader& read, RequestWatch& watch) {
    const auto answer = m_http.send(call, watch);
    if (answer)
        return judge(*answer, read);
    Attempt attempt;
    using Kind = HttpFailure::Kind;
    const Kind kind = answer.error().kind;
    attempt.isWorthAnother = kind == Kind::Lost || kind == Kind::Late;
    attempt.what = answer.error().what;
    if (kind == Kind::Late)
        attempt.what += ": the limit is " + secondsText(call.seconds) + " s";
    if (kind == Kind::Untrusted)
        attempt.cure = "Name the certificate authority's file with ca_file, or correct the address";
    else if (kind == Kind::TooLong)
        attempt.cure = "Ask for fewer samples or shorter answers at once";
    else
        attempt.cure = "Check that the server runs and the address is right";
    if (kind == Kind::Untrusted)
        attempt.code = ErrorCode::InvalidInput;
    return attempt;
}

std::chrono::duration<double> PatientClient::delayBefore(std::int32_t attempt) {
    const double whole =
        std::min(std::ldexp(m_limits.firstDelaySeconds, attempt - 2), m_limits.longestDelaySeconds);
    const std::lock_guard lock(m_mutex);
    std::uniform_real_distribution<double> part(HalfToOne, 1);
    return std::chrono::duration<double>(whole * part(m_random));
}

Status PatientClient::send(
    const std::string& path, const std::string& body, const Reader& read, RequestWatch& watch) {
    const HttpCall call{path, body, m_limits.secondsPerRequest};
    for (std::int32_t number = 1;; ++number) {
        ISCOPE_TRY(waitUntil(m_pace.next(), watch.stop()));
        Attempt outcome = attempt(call, read, watch);
        if (outcome.isDone)
            return {};
        ISCOPE_TRY(checkStop(watch.stop()));
        const bool asksForTooMuch = outcome.waitSeconds.value_or(0) > m_limits.longestDelaySeconds;
        if (outcome.isWorthAnother && !asksForTooMuch && number < m_limits.attempts) {
            const auto delay = std::max(
                delayBefore(number + 1), std::chrono::duration<double>(outcome.waitSeconds.value_or(0)));
            const auto time = Pace::Clock::now() + std::chrono::duration_cast<Pace::Clock::duration>(delay);
            if (outcome.waitSeconds)
                m_pace.holdUntil(time);
            ISCOPE_TRY(waitUntil(time, watch.stop()));
            continue;
        }
        std::string message = outcome.what;
        if (outcome.isWorthAnother && asksForTooMuch)
            message += ", and asks to wait for " + secondsText(*outcome.waitSeconds) + " s";
        if (number > 1)
            message += " (the last of " + std::to_string(number) + " attempts)";
        return fail(
            outcome.code,
            m_http.key().redacted("the server " + message),
            {.place = {.file = url().text() + path}, .cure = std::move(outcome.cure)});
    }
}

} // namespace intentscope::remote
