// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/reason_part.h"

#include "core/data/split.h"

#include <numeric>
#include <utility>

namespace intentscope::tasks {

Status choosePart(const ReasonPart& part, const data::Dataset& dataset, ReasonSpec& spec) {
    if (part.part != "all") {
        ISCOPE_TRY_ASSIGN(const auto splitSpec, data::parseSplit(part.split));
        ISCOPE_TRY_ASSIGN(auto split, data::makeSplit(dataset, splitSpec));
        spec.impressions = part.part == "train"        ? std::move(split.train)
                           : part.part == "validation" ? std::move(split.validation)
                                                       : std::move(split.test);
        spec.part = part.part + " of " + part.split;
        if (spec.impressions.empty())
            return fail(ErrorCode::InvalidInput, "the split '" + part.split + "' has no such part");
    }
    if (!part.slice)
        return {};
    if (spec.impressions.empty()) {
        spec.impressions.resize(static_cast<std::size_t>(dataset.impressionCount()));
        std::iota(spec.impressions.begin(), spec.impressions.end(), 0);
        spec.part = part.slice->title();
    } else {
        spec.part += ", " + part.slice->title();
    }
    return slices::keepSlice(*part.slice, spec.impressions);
}

} // namespace intentscope::tasks
