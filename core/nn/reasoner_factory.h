// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"
#include "core/text/chat_template.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace intentscope::nn {

/// How a reasoner's weights are held and multiplied; sums are f32 on the processor.
enum class ReasonerPrecision {
    Auto, ///< bf16 for weights that are stored so, where the device multiplies it; otherwise f32
    F32,
    BF16, ///< half the memory; without instructions for it slower than f32
    I8,   ///< one byte a weight and a scale an output: a quarter of the memory, rounded (docs/reasoner.md)
};

enum class ReasonerDevice { Cpu, Cuda };

struct ReasonerOptions {
    ReasonerPrecision precision = ReasonerPrecision::Auto;
    ReasonerDevice device = ReasonerDevice::Cpu;
    std::size_t threadCount = 0; ///< of the processor; 0: every core. Answers do not depend on it
    /// Qwen3 may think before it answers. Off: a latent query is short, and its vector is that of the query.
    bool isThinking = false;
    /// In place of the folder's chat template, which need then not be one of the built-in ones.
    std::optional<text::ChatFamily> chatFamily = {};
};

/// "auto", "f32", "bf16", "int8".
std::string_view name(ReasonerPrecision precision);
/// InvalidInput that lists the known words.
Result<ReasonerPrecision> parsePrecision(std::string_view word);

/// "cpu", "cuda". InvalidInput that lists the known words.
Result<ReasonerDevice> parseDevice(std::string_view word);

/// The file with the template that a reasoner's training made its prompts with: in its folder, or for an
/// adapter without one in its model's. "" where there is none. The errors of AdapterFiles::baseFolder.
Result<std::filesystem::path> promptTemplateFile(Env& env, const std::filesystem::path& folder);

/// Opens folders of the Hugging Face layout as reasoners (docs/reasoner.md); see ReasonerFiles::open,
/// text::Tokenizer::read and text::ChatTemplate::read for their errors. UnsupportedVersion for a device that
/// this LibTorch does not have, and for int8 on it. On the processor an answer has the same bytes alone and
/// in any batch. Sets LibTorch's threads (torch_runtime.h).
rank::ReasonerFactory makeReasonerFactory(ReasonerOptions options = {});

} // namespace intentscope::nn
