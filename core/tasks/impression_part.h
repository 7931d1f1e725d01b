// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace intentscope::tasks {

/// Which impressions of a run are looked at.
enum class ImpressionPart {
    AllScored, ///< whatever has a score, seen in training or not
    Train,
    Validation,
    Test ///< never seen in training; all of an out-of-fold run
};

/// Rows of the part, ascending, by the split that the run carries. Those of a split part may be unscored.
/// InvalidInput when the run carries no split or an out-of-fold run is asked for what it has not, and when
/// the part is empty; whatever parseSplit and makeSplit report.
Result<std::vector<std::int32_t>> impressionsOf(const rank::ScoreTable& run, ImpressionPart part);

/// "all scored", "train", "validation", "test".
std::string_view name(ImpressionPart part);

} // namespace intentscope::tasks
