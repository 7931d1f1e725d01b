// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::latent {

/// What is kept of one answer of a reasoner, or of one intent: then it is a vector alone.
struct LatentAnswer {
    std::string text = {};
    std::vector<float> vector = {}; ///< empty where the reasoner gives none
    double logProbability = 0;      ///< nats; NaN where the reasoner does not give it
    std::int32_t answerTokens = 0;
    bool isComplete = true; ///< false: cut at the greatest count of tokens

    friend bool operator==(const LatentAnswer&, const LatentAnswer&) = default;
};

} // namespace intentscope::latent
