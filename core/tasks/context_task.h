// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/context_text.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct ContextSpec {
    std::string impressionId = {};
    std::filesystem::path templateFile = {}; ///< "": the default template
    std::filesystem::path tokenizer = {};    ///< tokenizer.json or its folder; "": tokens are not counted
    std::optional<std::int64_t> budget = {};
    std::int32_t eventCount = data::ContextLimits{}.eventCount;
};

/// An impression's prompt and what made it.
struct ContextPreview {
    data::ContextText context;
    std::string templateHash;       ///< SHA-256 of the template's text
    std::string tokenizerHash;      ///< of tokenizer.json; "" without one
    std::vector<std::string> notes; ///< of the tokenizer
};

/// The prompt of one impression, as a reasoner would be given it. NotFound for an unknown impression and
/// missing files; the errors of ContextTexts and of text::Tokenizer.
Result<ContextPreview>
previewContext(const ContextSpec& spec, std::shared_ptr<const data::Dataset> dataset, Env& env);

} // namespace intentscope::tasks
