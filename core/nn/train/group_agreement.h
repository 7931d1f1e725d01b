// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/train/process_group.h"
#include "core/rank/ranker_trainer.h"

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::nn {

/// What one process trains on and how, and hashes of what else decides it, by the name a person knows it by.
struct TrainingIdentity {
    std::string datasetHash;
    const rank::RankerTrainingSpec& spec;
    rank::TrainingStart start = rank::TrainingStart::Anew;
    std::vector<std::pair<std::string, std::string>> hashes = {};
};

/// Whether all processes are about to do the same. Mismatch, in every process, names the first thing in which
/// one differs from process 0, and both values. The group's errors.
Status checkAgreement(ProcessGroup& group, const TrainingIdentity& own, const std::stop_token& stop);

} // namespace intentscope::nn
