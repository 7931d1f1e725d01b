// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/ranker_trainer.h"

namespace intentscope::rank {

RankerTrainer::~RankerTrainer() = default;

} // namespace intentscope::rank
