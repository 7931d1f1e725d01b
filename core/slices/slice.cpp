// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/slice.h"

namespace intentscope::slices {

std::string Slice::title() const {
    return name.empty() ? "slice " + expression : "slice '" + name + "' (" + expression + ")";
}

Status keepSlice(const Slice& slice, std::vector<std::int32_t>& impressions) {
    const auto countBefore = impressions.size();
    std::erase_if(
        impressions, [&](std::int32_t row) { return !slice.rows->contains(static_cast<std::size_t>(row)); });
    if (!impressions.empty())
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "None of the " + std::to_string(countBefore) + " impressions is in " + slice.title(),
        {.cure = "The slice has " + std::to_string(slice.rows->size()) +
                 " impressions of the dataset; look at another part (--part) or another slice"});
}

} // namespace intentscope::slices
