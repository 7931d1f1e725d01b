// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace intentscope::nn {

/// What the logits of one place say, as the model itself sees it: temperature 1, nothing cut off.
class TokenOdds {
public:
    /// Finite logits, one a token; they must outlive the object. O(logits).
    explicit TokenOdds(std::span<const float> logits);

    /// Natural logarithm.
    float logProbability(std::int32_t token) const;
    /// -sum p log p over all tokens, nats. O(logits).
    float entropy() const;

private:
    std::span<const float> m_logits;
    double m_logSum; ///< log of the sum of all exponentials
};

} // namespace intentscope::nn
