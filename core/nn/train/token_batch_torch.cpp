// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/token_batch_torch.h"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <vector>

namespace intentscope::nn {

TokenBatch packExamples(std::span<const TokenExample> examples, std::span<const std::int32_t> indices) {
    std::vector<const TokenRow*> rows;
    std::size_t width = 0;
    for (const std::int32_t index : indices)
        for (const TokenRow& row : examples[static_cast<std::size_t>(index)].rows) {
            rows.push_back(&row);
            width = std::max(width, row.tokens.size());
        }
    const auto rowCount = static_cast<std::int64_t>(rows.size());
    TokenBatch batch;
    batch.exampleCount = static_cast<std::int64_t>(indices.size());
    batch.ids = at::zeros({rowCount, static_cast<std::int64_t>(width)}, at::kLong);
    batch.mask = at::zeros_like(batch.ids);
    auto* ids = batch.ids.data_ptr<std::int64_t>();
    auto* mask = batch.mask.data_ptr<std::int64_t>();
    std::vector<std::int64_t> places;
    std::vector<std::int64_t> targets;
    std::vector<std::int64_t> rowOfTarget;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto& [tokens, answerBegin] = *rows[row];
        const std::size_t first = row * width;
        std::copy(tokens.begin(), tokens.end(), ids + first);
        std::fill_n(mask + first, tokens.size(), 1);
        for (std::size_t i = answerBegin; i < tokens.size(); ++i) {
            places.push_back(static_cast<std::int64_t>(first + i - 1));
            targets.push_back(tokens[i]);
            rowOfTarget.push_back(static_cast<std::int64_t>(row));
        }
        batch.tokenCount += static_cast<std::int64_t>(tokens.size());
    }
    batch.places = at::tensor(places, at::kLong);
    batch.targets = at::tensor(targets, at::kLong);
    batch.rowOfTarget = at::tensor(rowOfTarget, at::kLong);
    return batch;
}

} // namespace intentscope::nn
