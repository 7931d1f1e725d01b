// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner_trainer.h"

#include <string>

namespace intentscope::nn {

/// What provenance.json of a trained reasoner tells. Refers to what it names; nothing depends on the clock.
struct ReasonerProvenance {
    const rank::ReasonerTrainingSet& texts;
    const rank::ReasonerTrainingSpec& spec;
    const rank::ReasonerTrainingPlace& place;
    const rank::TrainedReasoner& trained;
    std::string parentHash;
    std::string baseHash;      ///< of an adapter's model; "" otherwise
    std::string referenceHash; ///< "" for none other than the start
    std::string codeVersion;
    std::string torchVersion;
};

std::string provenanceText(const ReasonerProvenance& provenance);

/// "loss 0.534, validation 0.601, accuracy 0.750, margin 0.212": figures of the validation where it is known.
std::string lossText(const rank::ReasonerTrainingStep& step);

} // namespace intentscope::nn
