// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/random.h"

#include <cstdint>
#include <string>

namespace intentscope::sim {

/// A full name as it is usual in region `region`, in Latin letters, in the region's own order.
std::string makeName(Random& random, std::int32_t region);

} // namespace intentscope::sim
