// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/explainer.h"

#include <algorithm>
#include <cmath>

namespace intentscope::rank {
namespace {

void add(std::vector<ContributionSum>& sums, std::string_view name, double amount) {
    const auto found = std::ranges::find(sums, name, &ContributionSum::name);
    if (found == sums.end())
        sums.push_back({std::string(name), amount});
    else
        found->amount += amount;
}

template <class Item>
void sortByMagnitude(std::vector<Item>& items) {
    std::ranges::stable_sort(
        items, [](const Item& a, const Item& b) { return std::abs(a.amount) > std::abs(b.amount); });
}

} // namespace

std::string_view name(RankerPart part) {
    switch (part) {
    case RankerPart::User:
        return "user";
    case RankerPart::Intent:
        return "intent";
    case RankerPart::Match:
        return "match";
    case RankerPart::Query:
        break;
    }
    return "query";
}

std::string_view name(AttributionBaseline baseline) {
    return baseline == AttributionBaseline::Average ? "average" : "missing";
}

Result<AttributionBaseline> parseAttributionBaseline(std::string_view text) {
    for (const auto baseline : {AttributionBaseline::Average, AttributionBaseline::Missing})
        if (name(baseline) == text)
            return baseline;
    return fail(
        ErrorCode::InvalidInput, "'" + std::string(text) + "' is no baseline; there are average and missing");
}

Explainer::~Explainer() = default;

void summarise(Explanation& explanation) {
    explanation.groups.clear();
    explanation.parts.clear();
    for (const Contribution& input : explanation.inputs) {
        add(explanation.groups, input.group, input.amount);
        add(explanation.parts, name(input.part), input.amount);
    }
    sortByMagnitude(explanation.inputs);
    sortByMagnitude(explanation.groups);
    sortByMagnitude(explanation.parts);
}

} // namespace intentscope::rank
