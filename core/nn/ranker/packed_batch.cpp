// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/packed_batch.h"

#include <algorithm>

namespace intentscope::nn {
namespace {

std::vector<std::int32_t>
distinctIntents(const data::Dataset& dataset, std::span<const std::int32_t> impressions) {
    std::vector<char> isUsed(static_cast<std::size_t>(dataset.intentCount()), 0);
    for (const std::int32_t impression : impressions)
        for (const std::int32_t intent : dataset.candidatesOf(ImpressionIndex{impression}).intents)
            isUsed[static_cast<std::size_t>(intent)] = 1;
    std::vector<std::int32_t> intents;
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        if (isUsed[static_cast<std::size_t>(intent)] != 0)
            intents.push_back(intent);
    return intents;
}

void appendTargets(const data::CandidateList& candidates, std::vector<float>& targets) {
    const auto clickCount = std::ranges::count(candidates.clicked, std::int8_t{1});
    const float share = clickCount > 0 ? 1.0F / static_cast<float>(clickCount) : 0.0F;
    for (const std::int8_t clicked : candidates.clicked)
        targets.push_back(clicked == 1 ? share : 0.0F);
}

} // namespace

PackedBatch packBatch(const BatchSource& source, std::span<const std::int32_t> impressions) {
    const data::Dataset& dataset = source.dataset;
    PackedBatch batch;
    batch.users = source.encoder.emptyUsers();
    batch.intents = source.encoder.emptyIntents();
    std::vector<std::int64_t> rowOfIntent(static_cast<std::size_t>(dataset.intentCount()), -1);
    const auto intents = distinctIntents(dataset, impressions);
    for (std::size_t row = 0; row < intents.size(); ++row) {
        const auto intent = static_cast<std::size_t>(intents[row]);
        rowOfIntent[intent] = static_cast<std::int64_t>(row);
        batch.intents.appendRow(source.allIntents, intent);
    }
    std::int64_t userRow = 0;
    for (const std::int32_t row : impressions) {
        const ImpressionIndex impression{row};
        const auto candidates = dataset.candidatesOf(impression);
        source.encoder.appendImpression(impression, batch.users);
        source.encoder.appendMatches(impression, candidates.intents, batch.matches);
        for (const std::int32_t intent : candidates.intents) {
            batch.pairUsers.push_back(userRow);
            batch.pairIntents.push_back(rowOfIntent[static_cast<std::size_t>(intent)]);
        }
        appendTargets(candidates, batch.targets);
        ++userRow;
    }
    if (source.latent) {
        batch.queries.vectorSize = source.latent->vectorSize();
        for (const std::int32_t row : impressions)
            batch.queries.append(*source.latent, ImpressionIndex{row});
        appendIntentVectors(*source.latent, intents, batch.intentVectors);
    }
    return batch;
}

} // namespace intentscope::nn
