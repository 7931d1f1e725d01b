// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/feedback/label_batch.h"

#include <memory>

namespace intentscope::feedback {

/// What becomes of the clicks of training impressions without a label.
enum class OtherClicks {
    Keep,
    Drop, ///< known not to be clicked: such a list teaches a listwise loss nothing
};

/// `base` as a trainer is to see it: a labelled impression's clicked candidates are those with a true intent,
/// all others of it are known not to be. Everything else, the hash too, is that of `base`; impressions
/// outside of the training part of `split` keep their clicks. A true intent that is no candidate of its
/// impression teaches nothing and is counted. The errors of makeSplit; Corrupt for damaged candidates.
struct RelabelledDataset {
    std::shared_ptr<const data::Dataset> dataset;
    std::int64_t changedCount = 0; ///< labelled impressions whose clicks are not what the label says
    std::int64_t outsideCount = 0; ///< labelled impressions without a true intent among the candidates
};
Result<RelabelledDataset> relabel(
    std::shared_ptr<const data::Dataset> base,
    const LabelBatch& batch,
    const data::SplitSpec& split,
    OtherClicks others);

} // namespace intentscope::feedback
