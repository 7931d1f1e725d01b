// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/bpe_model.h"
#include "core/text/bpe_trainer.h"

#include <string>
#include <vector>

namespace intentscope::text {

/// What training found: tokens by id (in the characters of byte_alphabet.h) and merges, first to last.
struct TrainedBpe {
    std::vector<std::string> specialTokens; ///< the first ids
    std::vector<std::string> tokens;        ///< all, by id
    std::vector<std::pair<std::string, std::string>> merges;
};

/// The steps before the model in a layout.
Result<PreTokenizer> preTokenizerOf(TokenizerLayout layout);
Normalizer normalizerOf(TokenizerLayout layout);
/// The tokenizer.json of a trained vocabulary.
std::string tokenizerJson(TokenizerLayout layout, const TrainedBpe& trained);

} // namespace intentscope::text
