// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling_impression.h"

#include <algorithm>

namespace intentscope::app {
namespace {

/// The last of the user's impressions that is among these rows; invalid when none is.
ImpressionIndex
lastAmong(const std::vector<std::int32_t>& rows, UserIndex user, const data::Dataset& dataset) {
    const auto impressions = dataset.impressionsOf(user);
    for (auto impression = impressions.rbegin(); impression != impressions.rend(); ++impression) {
        if (std::ranges::binary_search(rows, *impression))
            return ImpressionIndex{*impression};
    }
    return {};
}

/// The last fixed impression of the users from the most improved one on; invalid when nothing was fixed.
ImpressionIndex fixedImpression(const data::Dataset& dataset, const tasks::CompareReport& report) {
    for (auto user = report.users.rbegin(); user != report.users.rend(); ++user) {
        const auto found = lastAmong(report.outcomes.fixed, user->user, dataset);
        if (found.isValid())
            return found;
    }
    return {};
}

} // namespace

ImpressionIndex tellingImpression(const data::Dataset& dataset, const tasks::CompareReport* report) {
    if (report != nullptr && !report->outcomes.fixed.empty())
        return fixedImpression(dataset, *report);
    for (UserIndex user{0}; user.value < dataset.userCount(); ++user.value) {
        const auto impressions = dataset.impressionsOf(user);
        if (!impressions.empty())
            return ImpressionIndex{impressions.back()};
    }
    return ImpressionIndex{0};
}

ImpressionIndex
tellingImpression(UserIndex user, const data::Dataset& dataset, const tasks::CompareReport* report) {
    if (report != nullptr) {
        for (const auto* rows : {&report->outcomes.broken, &report->outcomes.fixed}) {
            const auto found = lastAmong(*rows, user, dataset);
            if (found.isValid())
                return found;
        }
    }
    const auto impressions = dataset.impressionsOf(user);
    return impressions.empty() ? ImpressionIndex() : ImpressionIndex{impressions.back()};
}

} // namespace intentscope::app
