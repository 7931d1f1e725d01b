// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/sequence_model.h"
#include "core/nn/reasoner_factory.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::nn {

/// A language model ready to compute, and what is to be told about it.
struct ReasonerModel {
    std::unique_ptr<SequenceModel> model;
    std::filesystem::path textFolder; ///< where its tokenizer is
    std::string hash;                 ///< of weights, config, precision and device; 64 hex digits
    std::vector<std::string> notes;
};

/// Opens a folder's weights in the precision and on the device asked for.
Result<ReasonerModel>
openReasonerModel(Env& env, const std::filesystem::path& folder, const ReasonerOptions& options);

} // namespace intentscope::nn
