// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/nearest_intents.h"
#include "core/rank/reasoner.h"
#include "core/tasks/answer_task.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::reasoning {

/// Where a latent query that is shown comes from.
enum class QueryOrigin { Before, After, Written };

/// A set of latent queries as a person chooses one.
struct SetChoice {
    QString id;
    QString title;  ///< "writer, 5 Mar"
    QString detail; ///< part, settings, hashes: for a tooltip
};

/// What a set holds for the selected impression. Immutable once it is shown.
struct StoredQuery {
    bool isThere = false; ///< the set has a latent query for this impression
    QString text = {};
    QString detail = {};                          ///< tokens, log-probability, whether it was cut
    std::vector<latent::NearIntent> nearest = {}; ///< every intent; empty where the set has no vectors
};

/// What a reasoner has just written for the selected impression. Immutable once it is shown.
struct WrittenQuery {
    tasks::ImpressionAnswer answer;
    std::vector<std::vector<latent::NearIntent>> nearest = {}; ///< a sample each; empty while unknown
    rank::ReasonerInfo reasoner = {};
    rank::SamplingSpec sampling = {};
    std::int64_t durationMs = 0; ///< of the answer alone, all samples together
};

/// What would be sent for the selected impression.
struct PromptContent {
    tasks::ImpressionPrompt prompt = {};
    QString reasonerName = {}; ///< "": no reasoner, and the texts stand without its marks and count
    QString request = {};      ///< of a remote reasoner: address, headers and body
};

} // namespace intentscope::reasoning
