// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/reasoner.h"
#include "core/tasks/reason_prompts.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// A reasoner as a person names it.
struct ReasonerSource {
    /// A folder with a checkpoint or an adapter; a file that describes a remote reasoner
    /// (docs/remote-reasoner.md); or the http or https URL of a server.
    std::string location = {};

    // For a remote one; "": what the file says. Nothing is sent to a server that is not named here.
    std::string model = {};
    std::string keyVariable = {}; ///< name of the environment variable, never the key
    std::filesystem::path caFile = {};
    std::string embeddingModel = {};
};

/// Opens what `source` names. A URL or a file leads to a server, which is asked for its models; a folder is
/// opened by `local`. NotFound where there is nothing, InvalidInput for options of a remote reasoner that are
/// given with a folder, and the errors of either.
Result<std::unique_ptr<rank::Reasoner>> openReasoner(
    const ReasonerSource& source, const rank::ReasonerFactory& local, Env& env, const std::stop_token& stop);

/// Whether it names a server: by a URL or a file that describes one.
bool isRemote(const ReasonerSource& source, Env& env);

/// What would be sent to the server for the answer of an impression: address, headers and body, with the name
/// of the variable in the place of the key. Sends nothing. NotFound for an unknown impression; InvalidInput
/// when the source is not remote; the errors of ReasonPrompts.
Result<std::string> previewRequest(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const ReasonerSource& source,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env);

} // namespace intentscope::tasks
