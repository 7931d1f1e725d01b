// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_spec.h"

#include "core/remote/chat_json.h"
#include "core/remote/url.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <functional>
#include <map>
#include <utility>

namespace intentscope::remote {
namespace {

using Json = nlohmann::json;
using Setter = std::function<bool(const Json&)>;
using Setters = std::map<std::string, Setter>;

constexpr std::uint64_t MaxFileBytes = 1U << 20U;

Setter text(std::string& out) {
    return [&out](const Json& value) {
        if (value.is_string())
            out = value.get<std::string>();
        return value.is_string();
    };
}

Setter path(std::filesystem::path& out, const std::filesystem::path& folder) {
    return [&out, folder](const Json& value) {
        if (value.is_string())
            out = folder / value.get<std::string>();
        return value.is_string();
    };
}

Setter number(double& out) {
    return [&out](const Json& value) {
        if (value.is_number())
            out = value.get<double>();
        return value.is_number();
    };
}

Setter count(std::int32_t& out) {
    return [&out](const Json& value) {
        constexpr std::uint64_t Largest = 1'000'000;
        const bool isCount = value.is_number_unsigned() && value.get<std::uint64_t>() <= Largest;
        if (isCount)
            out = static_cast<std::int32_t>(value.get<std::uint64_t>());
        return isCount;
    };
}

std::string namesOf(const Setters& setters) {
    std::string names;
    for (const auto& [name, unused] : setters)
        names.append(names.empty() ? "" : ", ").append(name);
    return names;
}

/// Hands every member to its setter; "" or what is wrong.
std::string readMembers(const Json& object, const Setters& setters) {
    for (const auto& [key, value] : object.items()) {
        const auto setter = setters.find(key);
        if (setter == setters.end())
            return "'" + key + "' is not known; there are " + namesOf(setters);
        if (!setter->second(value))
            return "'" + key + "' has a value of the wrong kind";
    }
    return {};
}

std::string readLimits(const Json& object, RemoteLimits& limits) {
    return readMembers(
        object,
        {{"concurrency", count(limits.concurrency)},
         {"requests_per_minute", count(limits.requestsPerMinute)},
         {"seconds_per_request", number(limits.secondsPerRequest)},
         {"attempts", count(limits.attempts)},
         {"first_delay_seconds", number(limits.firstDelaySeconds)},
         {"longest_delay_seconds", number(limits.longestDelaySeconds)}});
}

std::string readSpec(const Json& object, const std::filesystem::path& folder, RemoteSpec& spec) {
    std::string kind;
    std::int32_t version = 1;
    std::string limitsProblem;
    std::string problem = readMembers(
        object,
        {{"kind", text(kind)},
         {"version", count(version)},
         {"url", text(spec.url)},
         {"model", text(spec.model)},
         {"key_variable", text(spec.keyVariable)},
         {"ca_file", path(spec.caFile, folder)},
         {"embedding_model", text(spec.embeddingModel)},
         {"tokenizer", path(spec.tokenizer, folder)},
         {"extra_body",
          [&](const Json& value) {
              if (value.is_object())
                  spec.extraBody = value.dump();
              return value.is_object();
          }},
         {"limits", [&](const Json& value) {
              if (value.is_object())
                  limitsProblem = readLimits(value, spec.limits);
              return value.is_object();
          }}});
    if (!problem.empty())
        return problem;
    if (!limitsProblem.empty())
        return "in 'limits' " + limitsProblem;
    if (kind != "remote_reasoner")
        return "'kind' is not \"remote_reasoner\"";
    return version == 1 ? std::string() : "'version' is " + std::to_string(version) + ", and 1 is known";
}

} // namespace

Result<RemoteSpec> readRemoteSpec(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const std::string content, env.readFile(file, MaxFileBytes));
    const FailDetail detail = {
        .place = {.file = file.string()}, .cure = "docs/remote-reasoner.md shows a whole file"};
    const Json object = Json::parse(content, nullptr, false);
    if (!object.is_object())
        return fail(ErrorCode::Corrupt, "the file is not a JSON object", detail);
    RemoteSpec spec;
    const std::string problem = readSpec(object, file.parent_path(), spec);
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, problem, detail);
    Status status = checkRemoteSpec(spec);
    if (!status) {
        status.error().place.file = file.string();
        return tl::unexpected(std::move(status).error());
    }
    return spec;
}

Status checkRemoteSpec(const RemoteSpec& spec) {
    const auto refuse = [](const char* what) { return fail(ErrorCode::InvalidInput, what); };
    const RemoteLimits& limits = spec.limits;
    ISCOPE_TRY(parseUrl(spec.url));
    ISCOPE_TRY(checkExtraBody(spec.extraBody));
    if (limits.concurrency < 1 || limits.concurrency > 64)
        return refuse("the number of requests at once must lie between 1 and 64");
    if (limits.requestsPerMinute < 0)
        return refuse("the requests per minute must be 0 (no limit) or above");
    if (!(limits.secondsPerRequest > 0) || !(limits.secondsPerRequest <= 86'400))
        return refuse("the seconds per request must lie above 0 and not above 86400");
    if (limits.attempts < 1 || limits.attempts > 100)
        return refuse("the number of attempts must lie between 1 and 100");
    if (!(limits.firstDelaySeconds > 0) || !(limits.firstDelaySeconds <= limits.longestDelaySeconds))
        return refuse("the first delay must lie above 0 and not above the longest");
    if (!(limits.longestDelaySeconds <= 3'600))
        return refuse("the longest delay must not be above 3600 seconds");
    return {};
}

} // namespace intentscope::remote
