// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"
#include "core/rank/reasoner_trainer.h"

#include <nlohmann/json.hpp>

namespace intentscope::rank {

/// All settings that change what a training makes, for provenance and for whatever is kept by them: the same
/// settings give the same JSON. Private to core: it shows nlohmann::json.

/// Without split and seed, which provenance holds with the data.
nlohmann::ordered_json toJson(const RankerTrainingSpec& spec);
nlohmann::ordered_json toJson(const ReasonerTrainingSpec& spec);

} // namespace intentscope::rank
