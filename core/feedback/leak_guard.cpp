// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/leak_guard.h"

#include <algorithm>
#include <string>

namespace intentscope::feedback {

Status checkTrainingOnly(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> impressions) {
    ISCOPE_TRY_ASSIGN(const auto parts, data::makeSplit(dataset, split));
    ISCOPE_TRY(data::checkNoLeak(dataset, split, parts));
    for (const std::int32_t row : impressions) {
        if (std::ranges::binary_search(parts.train, row))
            continue;
        const bool isRow = row >= 0 && row < dataset.impressionCount();
        return fail(
            ErrorCode::Mismatch,
            (isRow ? "impression '" + std::string(dataset.impressionId({row})) + "'"
                   : "row " + std::to_string(row)) +
                " is not in the training part of the split " + data::toText(split) +
                ", so nothing may be learnt from it",
            {.cure = "Make the examples again with the same split"});
    }
    return {};
}

} // namespace intentscope::feedback
