// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/nn/reasoner/reasoner_config.h"

#include <filesystem>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Whether a checkpoint's tokenizer is its base's. Compared is what they say, not how they are written:
/// programs that save a tokenizer lay its file out anew and keep their padding and truncation in it.
/// A checkpoint without tokenizer.json has the base's. Mismatch; Corrupt for a damaged file.
Status
checkSameTokenizer(Env& env, const std::filesystem::path& checkpoint, const std::filesystem::path& base);

/// The same for the chat template; a checkpoint without tokenizer.json needs none. Mismatch.
Status
checkSameChatTemplate(Env& env, const std::filesystem::path& checkpoint, const std::filesystem::path& base);

/// Whether two configs are of one architecture: everything but the type of the stored weights, how new ones
/// are initialised and which tokens begin, end and pad. Mismatch, naming `file`, and what differs there.
Status checkSameArchitecture(
    const ReasonerConfig& checkpoint, const ReasonerConfig& base, const std::filesystem::path& file);

} // namespace intentscope::nn
