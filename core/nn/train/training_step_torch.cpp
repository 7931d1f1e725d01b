// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_step_torch.h"

#include "core/nn/train/random.h"

#include <algorithm>

namespace intentscope::nn {

TrainingStep loadStep(const TrainingInput& input, std::span<const std::int32_t> impressions) {
    TrainingStep step{impressions, lossWeights(input, impressions), {}};
    const auto own = shareOf(impressions, input.group.spec());
    const auto partSize =
        input.spec.microBatchSize > 0 ? static_cast<std::size_t>(input.spec.microBatchSize) : own.size();
    for (std::size_t first = 0; first < own.size(); first += partSize) {
        const auto part = own.subspan(first, std::min(partSize, own.size() - first));
        const bool isWhole = part.size() == impressions.size();
        step.parts.push_back(
            {part, isWhole ? step.weights : lossWeights(input, part), packBatch(input.source(), part)});
    }
    return step;
}

void forgetSomeIntents(const TrainingInput& input, std::mt19937_64& random, EncodedFields& intents) {
    const auto& fields = input.config.features.intentFields;
    const auto idField = std::ranges::find(fields, FieldEncoding::IntentId, &Field::encoding);
    if (idField == fields.end())
        return;
    std::int32_t firstCode = 0;
    for (auto field = fields.begin(); field != idField; ++field)
        firstCode += field->codeCount;
    const auto position = static_cast<std::size_t>(idField - fields.begin());
    for (std::size_t row = 0; row < intents.rowCount(); ++row)
        if (uniform(random) < input.spec.dropout * 0.5) {
            const std::size_t bag = row * static_cast<std::size_t>(intents.fieldCount) + position;
            intents.codes[static_cast<std::size_t>(intents.offsets[bag])] = firstCode + Field::UnknownCode;
        }
}

void forgetSomeQueries(const TrainingInput& input, std::mt19937_64& random, QueryRows& queries) {
    for (std::size_t row = 0; row < queries.rowCount(); ++row)
        if (uniform(random) < input.spec.dropout * 0.5)
            queries.forget(row);
}

} // namespace intentscope::nn
