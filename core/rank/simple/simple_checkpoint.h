// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/simple/simple_model.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace intentscope::rank {

/// Where a simple ranker comes from. Nothing depends on the clock.
struct SimpleProvenance {
    std::string datasetHash;
    std::string datasetName;
    std::string split;                ///< data::toText
    std::uint64_t seed = 0;           ///< of the training's spec: nothing here is drawn
    std::int64_t impressionCount = 0; ///< that were counted
    std::string codeVersion;
};

struct SimpleCheckpoint {
    SimpleModel model;
    SimpleProvenance provenance;
    std::string hash; ///< SHA-256 that changes with anything that changes scores, 64 hex digits
};

/// "popularity", "item_knn", ... of the folder's config.json, or none when it is no simple ranker's (or there
/// is none that can be read: then whoever opens the folder says what is wrong).
std::optional<SimpleArchitecture> simpleArchitectureOf(Env& env, const std::filesystem::path& folder);

/// Reads config.json, counts.npy and provenance.json. Corrupt for damage, naming the file, or for another
/// hash than provenance.json has; UnsupportedVersion for a newer format.
Result<SimpleCheckpoint> readSimpleCheckpoint(Env& env, const std::filesystem::path& folder);

/// Writes the folder whole or not at all; AlreadyExists when there is something. The checkpoint's hash.
Result<std::string> writeSimpleCheckpoint(
    Env& env,
    const std::filesystem::path& folder,
    const SimpleModel& model,
    const SimpleProvenance& provenance);

} // namespace intentscope::rank
