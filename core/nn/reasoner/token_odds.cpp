// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/token_odds.h"

#include <algorithm>
#include <cmath>

namespace intentscope::nn {

TokenOdds::TokenOdds(std::span<const float> logits) : m_logits(logits) {
    const float highest = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits)
        sum += static_cast<double>(std::exp(logit - highest));
    m_logSum = static_cast<double>(highest) + std::log(sum);
}

float TokenOdds::logProbability(std::int32_t token) const {
    return static_cast<float>(static_cast<double>(m_logits[static_cast<std::size_t>(token)]) - m_logSum);
}

float TokenOdds::entropy() const {
    double entropy = 0;
    for (const float logit : m_logits) {
        const auto logProbability = static_cast<float>(static_cast<double>(logit) - m_logSum);
        if (std::isfinite(logProbability)) // a logit of minus infinity has no share in the sum
            entropy -= static_cast<double>(std::exp(logProbability) * logProbability);
    }
    return static_cast<float>(std::max(entropy, 0.0));
}

} // namespace intentscope::nn
