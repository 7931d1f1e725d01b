// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/nn/ranker/field_reader.h"
#include "core/nn/ranker/script_ranker_config.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace intentscope::nn {

/// The values of one input for a batch; either numbers or codes are filled.
struct ScriptValues {
    std::vector<float> numbers;        ///< [rows], NaN where missing
    std::vector<std::int64_t> codes;   ///< [rows], or all bags one after another
    std::vector<std::int64_t> offsets; ///< [rows + 1] into `codes`, of bags only
};

/// A batch of impressions as a TorchScript ranker is given it.
struct ScriptBatch {
    std::vector<ScriptValues> inputs;     ///< in the config's order
    std::vector<std::int64_t> offsets{0}; ///< [impressions + 1]: candidates of each
};

/// Reads inputs from one dataset. Refers to both. Safe to use from any thread.
class ScriptFeatures {
public:
    /// Mismatch as by `checkGives`.
    static Result<ScriptFeatures> create(const ScriptRankerConfig& config, const data::Dataset& dataset);

    ScriptBatch read(std::span<const std::int32_t> impressions) const;

private:
    ScriptFeatures(const ScriptRankerConfig& config, const data::Dataset& dataset)
        : m_config(&config), m_dataset(&dataset) {}
    void append(std::size_t input, const Moment& moment, ScriptValues& out) const;

    const ScriptRankerConfig* m_config;
    const data::Dataset* m_dataset;
    std::vector<std::unique_ptr<FieldReader>> m_readers; ///< null for numbers
};

} // namespace intentscope::nn
