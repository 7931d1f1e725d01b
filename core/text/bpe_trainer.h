// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::text {

/// The layouts a tokenizer can be trained in; docs/tokenizer.md describes them.
enum class TokenizerLayout { Gpt2, Qwen, Llama3 };
/// "gpt2", "qwen", "llama3".
std::string_view name(TokenizerLayout layout);
/// InvalidInput that lists the known words.
Result<TokenizerLayout> parseLayout(std::string_view word);

struct BpeTrainingSpec {
    TokenizerLayout layout = TokenizerLayout::Qwen;
    std::int32_t vocabularySize = 4096; ///< with special tokens and the 256 bytes
    std::int64_t leastCount = 2;        ///< pairs met less often are not merged
    /// They get the ids from 0 on. Under Llama3 the first one is put before every text.
    std::vector<std::string> specialTokens = {"<|endoftext|>", "<|im_start|>", "<|im_end|>"};
};

/// The next text, or nothing at the end.
using TextSource = std::function<Result<std::optional<std::string>>()>;

/// Trains a byte-level BPE on texts and returns its tokenizer.json, which Tokenizer::parse and Hugging Face's
/// `tokenizers` read. The pair met most often is merged next; of equals the one with the lower first id, then
/// the lower second. Deterministic; memory grows with the distinct pieces, not with the texts. InvalidInput
/// for a vocabulary with no room for bytes and special tokens, for special tokens that repeat or are empty,
/// and for texts without a piece; the source's errors; Cancelled.
Result<std::string> trainBpe(
    const BpeTrainingSpec& spec,
    const TextSource& texts,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::text
