// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::nn {

/// A model that was written with an adapter merged into it.
struct MergedReasoner {
    std::filesystem::path folder;
    std::string hash;                    ///< of the model, 64 hex digits
    std::int64_t changedWeightCount = 0; ///< of `weightCount`
    std::int64_t weightCount = 0;
};

/// Writes the model of a LoRA adapter with the adapter merged into it, W + scale * B A, as a plain Hugging
/// Face folder, whole or not at all. A changed weight keeps the type that it is stored in; the others keep
/// their bytes. provenance.json names both parents by their hashes. Holds the changed weights in memory. The
/// errors of AdapterFiles and ReasonerFiles; AlreadyExists when there is something at `out`; Cancelled.
Result<MergedReasoner> writeMergedReasoner(
    Env& env,
    const std::filesystem::path& adapterFolder,
    const std::filesystem::path& out,
    const std::stop_token& stop);

} // namespace intentscope::nn
