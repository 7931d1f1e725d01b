// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

#include <string>

namespace CLI {
class App;
}

namespace intentscope::cli {

/// What a ranker is taught with, as words.
struct LossOptions {
    std::string loss = "listnet";
    std::string kl;        ///< "": reference where one is given, else none
    std::string reference; ///< name or folder of a baseline's checkpoint; "" for none
    std::string weights = "equal";
    std::string stopMetric = "ndcg3";
    double klWeight = rank::RankerTrainingSpec{}.klWeight;
    double weightCap = rank::RankerTrainingSpec{}.weightCap;
};

void addLossOptions(CLI::App& verb, LossOptions& options);

/// InvalidInput for a word that is not known.
Result<rank::RankerTrainingSpec> withLoss(rank::RankerTrainingSpec spec, const LossOptions& options);

} // namespace intentscope::cli
