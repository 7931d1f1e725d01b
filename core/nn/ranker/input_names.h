// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/feature_space.h"
#include "core/nn/ranker/field_reader.h"
#include "core/rank/explainer.h"

#include <vector>

namespace intentscope::nn {

/// What a person reads of each field of a side and its value in one row of `dataset`; amounts are 0.
std::vector<rank::Contribution>
namedFields(const std::vector<Field>& fields, const data::Dataset& dataset, const Moment& moment);

/// The same of the matches between an impression and an intent.
std::vector<rank::Contribution>
namedMatches(const std::vector<Match>& matches, const data::Dataset& dataset, const Moment& moment);

/// The vector of an intent's KB text, and the latent query, as one input each.
rank::Contribution namedIntentVector(const data::Dataset& dataset, IntentIndex intent);
rank::Contribution namedQuery(const rank::LatentQueries& latent, ImpressionIndex impression);

} // namespace intentscope::nn
