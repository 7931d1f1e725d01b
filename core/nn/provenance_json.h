// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/json_reader.h"
#include "core/rank/latent_queries.h"
#include "core/rank/training_settings_json.h"

#include <span>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Parts of provenance.json and of the state of an unfinished training. Private to core/nn: it shows
/// nlohmann::json. rank::toJson writes what readTraining reads.
nlohmann::ordered_json toJson(const rank::LatentQueryInfo& latent);
nlohmann::ordered_json toJson(std::span<const rank::TrainingEpoch> epochs);

rank::RankerTrainingSpec readTraining(JsonReader& reader);
rank::LatentQueryInfo readLatent(JsonReader& reader);
/// The list "epochs" of `root`. Corrupt.
Result<std::vector<rank::TrainingEpoch>> readEpochs(JsonReader& root, const std::string& file);

} // namespace intentscope::nn
