// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::rank {

/// Where latent queries come from; every field changes them.
struct LatentQueryInfo {
    std::string id = {}; ///< folder name under latent/ of a workspace; "" outside one
    std::string datasetHash = {};
    std::string reasonerName = {};
    std::string reasonerHash = {}; ///< ReasonerInfo::checkpointHash
    std::string templateHash = {}; ///< of the prompt's template
    std::string settings = {};     ///< sampling, pooling and budget as one line of text
    std::string vectorsHash = {};  ///< SHA-256 of the vectors' file
};

/// The latent query of every impression of a dataset, and the reasoner's vectors of the KB's intents.
/// Impressions with the same context share a row. Immutable and shared.
class LatentQueries {
public:
    virtual ~LatentQueries();
    virtual const LatentQueryInfo& info() const = 0;
    virtual std::int32_t vectorSize() const = 0;

    virtual std::int64_t rowCount() const = 0;
    /// -1 where the impression has none.
    virtual std::int32_t rowOf(ImpressionIndex impression) const = 0;
    /// vectorSize() floats of a row; valid as long as this object.
    virtual std::span<const float> vector(std::int32_t row) const = 0;
    virtual std::string text(std::int32_t row) const = 0;
    /// vectorSize() floats: the pooled KB text of an intent.
    virtual std::span<const float> intentVector(IntentIndex intent) const = 0;
};

} // namespace intentscope::rank
