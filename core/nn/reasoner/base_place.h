// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <string>

namespace intentscope::nn {

/// The model's folder as seen from an adapter's, so that both can be moved together.
std::string seenFrom(const std::filesystem::path& base, const std::filesystem::path& adapterFolder);

/// Whether the model found for an adapter is the one it was trained on: `base_hash` in the provenance.json
/// beside it, where there is one, against the hash of the model's weights. Mismatch, naming both; Corrupt for
/// a provenance.json that is no JSON.
Status checkBaseHash(Env& env, const std::filesystem::path& adapterFolder, const std::string& modelHash);

} // namespace intentscope::nn
