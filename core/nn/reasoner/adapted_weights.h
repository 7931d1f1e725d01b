// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/adapter_files.h"
#include "core/nn/reasoner/weight_source.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::nn {

/// The weights of a model with an adapter merged into them: W + scale * B A, in f32. Any thread.
class AdaptedWeights final : public WeightSource {
public:
    /// `adapter` was opened for the config of `model`.
    AdaptedWeights(std::shared_ptr<const WeightSource> model, const AdapterFiles& adapter);
    void readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const override;
    void release(std::string_view name) const override;

private:
    struct Change {
        std::vector<float> a; ///< [rank, in]
        std::vector<float> b; ///< [out, rank], scaled
    };

    std::shared_ptr<const WeightSource> m_model;
    std::size_t m_rank;
    std::map<std::string, Change, std::less<>> m_changes; ///< by the weight's name
};

} // namespace intentscope::nn
