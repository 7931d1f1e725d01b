// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/latent_fixture.h"

#include <cmath>

namespace intentscope::test {
namespace {

/// Uneven, so that a layer norm of it is none of its neighbours'.
std::vector<float> namedVector(std::int32_t intent, double noise) {
    std::vector<float> vector(LatentSize);
    for (std::int32_t i = 0; i < LatentSize; ++i) {
        const double own = i == intent % LatentSize ? 2.0 : 0.0;
        const double swing = noise * std::sin(3.0 * i + 7.0 * noise * i + noise);
        vector[static_cast<std::size_t>(i)] = static_cast<float>(0.5 + 0.1 * i + own + swing);
    }
    return vector;
}

std::int32_t clickedIntent(const data::Dataset& dataset, std::int32_t row) {
    const auto candidates = dataset.candidatesOf(ImpressionIndex{row});
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (candidates.clicked[i] == 1)
            return candidates.intents[i];
    return 0;
}

} // namespace

MemoryLatentQueries::Content tellingQueries(const data::Dataset& dataset) {
    MemoryLatentQueries::Content content;
    content.info = {
        .id = "queries",
        .datasetHash = dataset.info().hash,
        .reasonerName = "teller",
        .reasonerHash = std::string(64, 'e'),
        .templateHash = std::string(64, 'f'),
        .settings = "greedy",
        .vectorsHash = std::string(64, '1')};
    content.vectorSize = LatentSize;
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row) {
        const bool hasQuery = row % 5 != 4;
        content.rows.push_back(hasQuery ? static_cast<std::int32_t>(content.vectors.size()) : -1);
        if (hasQuery)
            content.vectors.push_back(namedVector(clickedIntent(dataset, row), 0.1 + 0.05 * (row % 4)));
    }
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        content.intents.push_back(namedVector(intent, 0));
    return content;
}

} // namespace intentscope::test
