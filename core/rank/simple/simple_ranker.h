// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/scorer.h"
#include "core/rank/simple/simple_ranker_spec.h"

#include <memory>

namespace intentscope::rank {

/// Trains a ranker that counts: of the training spec it takes the split alone (and notes the seed). It has no
/// epochs, keeps no state (InvalidInput for a training that is to go on) and never looks at the validation
/// part. Errors as countImpressions and writeSimpleCheckpoint. `env` must outlive it.
std::unique_ptr<RankerTrainer> makeSimpleRankerTrainer(Env& env, SimpleRankerSpec spec);

/// Opens folders whose config.json names a simple ranker (errors as readSimpleCheckpoint), and leaves every
/// other folder to `others`.
ScorerFactory withSimpleRankers(ScorerFactory others);

} // namespace intentscope::rank
