// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/held_out.h"

#include <algorithm>
#include <set>
#include <string>

namespace intentscope::feedback {

Result<std::vector<std::int32_t>> heldOutOf(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> impressions) {
    ISCOPE_TRY_ASSIGN(const auto parts, data::makeSplit(dataset, split));
    ISCOPE_TRY(data::checkNoLeak(dataset, split, parts));
    std::set<std::int32_t> heldOut;
    for (const std::int32_t row : impressions) {
        if (!std::ranges::binary_search(parts.train, row))
            heldOut.insert(row);
    }
    return std::vector<std::int32_t>(heldOut.begin(), heldOut.end());
}

tl::unexpected<Error> heldOutError(
    const data::Dataset& dataset, const data::SplitSpec& split, std::span<const std::int32_t> heldOut) {
    constexpr std::size_t MaxNamed = 20;
    std::set<std::string> users;
    for (const std::int32_t row : heldOut)
        users.emplace(dataset.userId(dataset.userOf({row})));
    std::string named;
    std::size_t count = 0;
    for (const std::string& user : users) {
        if (count++ == MaxNamed) {
            named += ", ...";
            break;
        }
        named += (named.empty() ? "" : ", ") + user;
    }
    return fail(
        ErrorCode::Mismatch,
        std::to_string(heldOut.size()) + " labelled impressions of " + std::to_string(users.size()) +
            " users are not in the training part of the split " + data::toText(split) +
            ", so nothing may be learnt from them: " + named,
        {.cure = "Leave them out with --leave-out-held-out, or label impressions of the training part"});
}

} // namespace intentscope::feedback
