// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/labels/label_state.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace intentscope::feedback {

/// What to do with labels of impressions that a split holds out.
enum class HeldOutLabels {
    Refuse,
    LeaveOut, ///< and count them
};

struct LabelBatchRule {
    data::SplitSpec split = data::TimeSplit{}; ///< its training part alone may be learnt from
    HeldOutLabels heldOut = HeldOutLabels::Refuse;
    std::vector<std::string> annotators = {}; ///< only theirs; empty: everybody's
    std::vector<std::string> sessions = {};   ///< only judgements of these sittings; empty: all
};

/// What people say of one impression, settled between them.
struct LabelledImpression {
    std::int32_t impression = 0;              ///< row
    std::vector<std::int32_t> intents = {};   ///< rows of the true intents, the best first
    double weight = 1;                        ///< of the confidence: 1, medium 0.75, low 0.5
    std::vector<std::string> annotators = {}; ///< those whose judgement it is
    std::vector<std::string> eventIds = {};   ///< theirs, in the same order

    /// 2 for the first true intent, 1 for a further one, 0 for any other.
    std::int32_t gradeOf(std::int32_t intent) const;
    friend bool operator==(const LabelledImpression&, const LabelledImpression&) = default;
};

/// Labels that may be learnt from.
struct LabelBatch {
    std::string
        hash; ///< SHA-256 over impressions, intents and event ids: the provenance of what is made of it
    std::vector<LabelledImpression> impressions; ///< by row
    std::int64_t labelCount = 0;                 ///< labels in force that were looked at, without the skipped
    std::int64_t skippedCount = 0;
    std::int64_t intentlessCount = 0; ///< impressions that were judged without a true intent
    std::int64_t disputedCount = 0;   ///< impressions left out: no majority names one first intent
    std::int64_t heldOutCount = 0;    ///< impressions left out by the leak guard
};

/// Settles the labels in force: an adjudicator's word counts alone; else the first intent that most of the
/// annotators name, if no other is named as often, with the further intents of the first of those who name
/// it (by name) and the least of their confidences. Labels of intents or impressions that the dataset does
/// not hold are InvalidInput. Mismatch when a labelled impression is not of the split's training part and the
/// rule refuses it: the message names up to 20 users and says how many there are. The errors of makeSplit and
/// checkNoLeak; InvalidInput when nothing is left.
Result<LabelBatch>
makeLabelBatch(const data::Dataset& dataset, const labels::LabelState& state, const LabelBatchRule& rule);

} // namespace intentscope::feedback
