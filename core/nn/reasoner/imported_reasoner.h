// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::nn {

/// A reasoner that was trained with other programs, and what it has to belong to (docs/cluster-training.md).
struct ReasonerImport {
    std::filesystem::path checkpoint; ///< folder of a model, or of a PEFT adapter
    std::filesystem::path base;       ///< folder of the model that the training began from
    std::filesystem::path preferences =
        {}; ///< preference set it learned from, or its manifest.json; "": none
    std::filesystem::path templateFile = {}; ///< template of the prompts; "": the base's
    std::filesystem::path target;            ///< folder to write
};

struct ImportedReasoner {
    std::filesystem::path folder;
    std::string hash;       ///< of the weights, with the model's for an adapter; 64 hex digits
    std::string parentHash; ///< of the base's weights
    bool isAdapter = false;
    std::vector<std::string> notes = {}; ///< what could not be checked, and what is odd
};

/// Checks that a reasoner belongs to its base and writes it as a folder that `reason` opens, whole or not at
/// all: weights of the base's names and shapes, the base's tokenizer, chat template and prompt template; for
/// an adapter the base's weights wherever it names them on this machine; with a preference set also that the
/// base is its policy and the prompt template its own. Only weights and texts are taken over, nothing
/// pickled. provenance.json says "trained elsewhere" and names base, set and every source file by its hash.
///
/// Mismatch for what does not belong, naming the file and the cure; InvalidInput for a base that is an
/// adapter; the errors of AdapterFiles, ReasonerFiles, the tokenizer and verifyPreferenceSet; AlreadyExists
/// when there is something at `target`; Cancelled. O(bytes of both models).
Result<ImportedReasoner> importReasoner(Env& env, const ReasonerImport& import, const std::stop_token& stop);

} // namespace intentscope::nn
