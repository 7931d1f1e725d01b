// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telling_impression.h"

#include <algorithm>

namespace intentscope::app {
namespace {

/// The last fixed impression of the users from the most improved one on; invalid when nothing was fixed.
ImpressionIndex fixedImpression(const data::Dataset& dataset, const tasks::CompareReport& report) {
    for (auto user = report.users.rbegin(); user != report.users.rend(); ++user) {
        const auto impressions = dataset.impressionsOf(user->user);
        for (auto impression = impressions.rbegin(); impression != impressions.rend(); ++impression) {
            if (std::ranges::binary_search(report.outcomes.fixed, *impression))
                return ImpressionIndex{*impression};
        }
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

} // namespace intentscope::app
