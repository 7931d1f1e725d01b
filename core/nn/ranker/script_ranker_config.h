// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/ranker/feature_space.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// One entry of the dictionary that `forward` of a TorchScript ranker is given.
struct ScriptInput {
    std::string name;
    Field field; ///< what is read; edges, mean and deviation are not used

    /// Whether it is a float tensor with NaN where missing; else codes.
    bool isNumber() const;
    /// Whether a row has any number of codes, so that there are offsets beside them.
    bool isBag() const;
    /// Whether it has one row a candidate; else one an impression.
    bool isOfIntents() const { return field.table == FieldTable::Intents; }
};

/// config.json beside a TorchScript ranker: docs/torchscript.md.
struct ScriptRankerConfig {
    static constexpr std::string_view Architecture = "torchscript";
    static constexpr const char* ModelFile = "model.pt";

    std::vector<ScriptInput> inputs;
    std::string modelHash = {};   ///< SHA-256 of model.pt; "" where it is not stated
    std::string datasetHash = {}; ///< it was trained on; "" where it is not stated, as the two below
    std::string split = {};
    std::uint64_t seed = 0;
};

/// Corrupt for what is not such a config, naming the input; UnsupportedVersion for another version.
Result<ScriptRankerConfig> parseScriptRankerConfig(std::string_view text, const std::string& file);

/// Mismatch that lists every input that the dataset cannot give.
Status checkGives(const data::DatasetSchema& schema, const ScriptRankerConfig& config);

} // namespace intentscope::nn
