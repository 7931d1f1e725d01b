// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace intentscope::remote {

/// The variable that is looked at when none is named.
constexpr std::string_view DefaultKeyVariable = "INTENTSCOPE_API_KEY";

/// How hard a server may be asked, and for how long one waits for it.
struct RemoteLimits {
    std::int32_t concurrency = 4;       ///< requests under way at once, 1 to 64
    std::int32_t requestsPerMinute = 0; ///< 0: no limit
    double secondsPerRequest = 120;     ///< from connecting to the last byte
    std::int32_t attempts = 6;          ///< of one request, the first included
    double firstDelaySeconds = 0.5;     ///< before the second attempt; doubles from one to the next
    double longestDelaySeconds = 30;    ///< also the longest Retry-After that is waited for
};

/// A remote reasoner as a person gives it: in a file (docs/remote-reasoner.md), or as an address.
struct RemoteSpec {
    std::string url = {};
    std::string model = {}; ///< "": the server's only one
    std::string keyVariable =
        {}; ///< name of the environment variable; "": DefaultKeyVariable, where it is set
    std::filesystem::path caFile = {}; ///< PEM; "": the certificate authorities of the system
    /// Of a server that gives no vectors of its own hidden states: the model whose embeddings stand for them.
    std::string embeddingModel = {};
    std::filesystem::path tokenizer = {}; ///< folder with the model's tokenizer.json, to count tokens exactly
    /// A JSON object whose members go into every request for answers, for what one kind of server alone
    /// knows;
    /// "": none. Members that IntentScope writes itself cannot be among them.
    std::string extraBody = {};
    RemoteLimits limits = {};
    std::uint64_t delaySeed = 1; ///< of the jitter of delays
};

/// Reads such a file; paths in it are relative to its folder. Corrupt when it is no JSON object, InvalidInput
/// names what is wrong in it, also a key that does not exist, and the file system's errors.
Result<RemoteSpec> readRemoteSpec(Env& env, const std::filesystem::path& file);

/// InvalidInput that names the value and its range.
Status checkRemoteSpec(const RemoteSpec& spec);

} // namespace intentscope::remote
