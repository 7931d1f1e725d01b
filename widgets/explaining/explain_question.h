// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/edited_impression.h"
#include "core/rank/explainer.h"
#include "widgets/timeline/lane.h"

#include <optional>
#include <string>
#include <vector>

namespace intentscope::explaining {

/// What a person asks about the selected impression.
struct ExplainQuestion {
    timeline::RunSlot slot = timeline::RunSlot::After; ///< whose ranker is asked
    std::optional<IntentIndex> against = {};           ///< none: the score itself
    rank::AttributionBaseline baseline = rank::AttributionBaseline::Average;
    std::vector<data::FeatureEdit> edits = {};
    std::optional<std::string> query = {}; ///< a typed latent query in the place of the stored one

    bool isEdited() const { return !edits.empty() || query.has_value(); }
};

/// Whether another latent query can be read for the impression.
struct QueryReading {
    bool isOffered = false; ///< by a reasoner at hand
    std::string reasoner = {};
    std::string whyNot = {}; ///< one sentence for a person, in the window's language
};

} // namespace intentscope::explaining
