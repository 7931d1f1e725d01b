// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/intent_tower.h"

namespace intentscope::rank {

IntentTower::~IntentTower() = default;

} // namespace intentscope::rank
