// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/scorer.h"

namespace intentscope::rank {

Scorer::~Scorer() = default;

} // namespace intentscope::rank
