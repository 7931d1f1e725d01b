// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// A reasoner that can be asked, as its files tell of it: nothing is opened, and nothing is sent.
struct FoundReasoner {
    std::string name;     ///< the folder's or file's, for a person
    std::string location; ///< tasks::ReasonerSource::location
    std::string server;  ///< where a prompt would be sent: "https://host:8600/v1"; "" for one of this machine
    std::string problem; ///< why it cannot be asked; "" when nothing is known against it

    bool isRemote() const { return !server.empty(); }
    friend bool operator==(const FoundReasoner&, const FoundReasoner&) = default;
};

/// What a folder or file holds: a checkpoint (config.json with a model_type), an adapter
/// (adapter_config.json), or the description of a remote reasoner (docs/remote-reasoner.md). NotFound when it
/// is none of these.
Result<FoundReasoner> describeReasoner(Env& env, const std::filesystem::path& path);

/// Those directly inside of `folders`, by name within each; a missing folder holds none. Rankers, and what is
/// no reasoner, are left out; a description that cannot be read is listed with its problem.
std::vector<FoundReasoner> findReasoners(Env& env, std::span<const std::filesystem::path> folders);

} // namespace intentscope::tasks
