// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/query_rows.h"

#include <algorithm>

namespace intentscope::nn {

void QueryRows::append(const rank::LatentQueries& latent, ImpressionIndex impression) {
    const std::int32_t row = latent.rowOf(impression);
    isPresent.push_back(row < 0 ? 0.0F : 1.0F);
    if (row < 0) {
        vectors.resize(vectors.size() + static_cast<std::size_t>(vectorSize), 0.0F);
        return;
    }
    const auto vector = latent.vector(row);
    vectors.insert(vectors.end(), vector.begin(), vector.end());
}

void QueryRows::forget(std::size_t row) {
    const auto size = static_cast<std::ptrdiff_t>(vectorSize);
    std::fill_n(vectors.begin() + static_cast<std::ptrdiff_t>(row) * size, size, 0.0F);
    isPresent[row] = 0;
}

void appendIntentVectors(
    const rank::LatentQueries& latent, std::span<const std::int32_t> intents, std::vector<float>& out) {
    for (const std::int32_t intent : intents) {
        const auto vector = latent.intentVector(IntentIndex{intent});
        out.insert(out.end(), vector.begin(), vector.end());
    }
}

Status checkBelongs(const rank::LatentQueries& latent, const data::Dataset& dataset) {
    const rank::LatentQueryInfo& info = latent.info();
    if (latent.vectorSize() < 1)
        return fail(
            ErrorCode::InvalidInput,
            "the latent queries of " + info.reasonerName + " have no vectors to rank with",
            {.place = {}, .cure = "Use a reasoner that gives vectors"});
    if (info.datasetHash != dataset.info().hash)
        return fail(
            ErrorCode::Mismatch,
            "the latent queries are of dataset " + info.datasetHash.substr(0, 12) + ", not of '" +
                dataset.info().name + "' (" + dataset.info().hash.substr(0, 12) + ")",
            {.place = {}, .cure = "Run 'reason' on this dataset"});
    return {};
}

} // namespace intentscope::nn
