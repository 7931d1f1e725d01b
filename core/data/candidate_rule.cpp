// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_rule.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::data {
namespace {

void insertSorted(std::vector<std::int32_t>& intents, std::int32_t intent) {
    const auto at = std::ranges::lower_bound(intents, intent);
    if (at == intents.end() || *at != intent)
        intents.insert(at, intent);
}

} // namespace

void CandidateRule::addToGroup(std::string_view group, IntentIndex intent) {
    const auto [found, isNew] = m_groups.try_emplace(std::string(group), m_everywhere);
    insertSorted(found->second, intent.value);
}

void CandidateRule::addEverywhere(IntentIndex intent) {
    insertSorted(m_everywhere, intent.value);
    for (auto& [group, intents] : m_groups)
        insertSorted(intents, intent.value);
}

std::span<const std::int32_t> CandidateRule::candidatesOf(std::string_view group) const {
    const auto found = m_groups.find(group);
    return found == m_groups.end() ? m_everywhere : found->second;
}

Status addWithCandidates(
    DatasetWriter& writer,
    const Record& impression,
    std::span<const std::int32_t> candidates,
    std::span<const std::int32_t> clicked) {
    for (const auto intent : clicked) {
        if (!std::ranges::binary_search(candidates, intent)) {
            return fail(
                ErrorCode::InvalidInput,
                "The clicked intent is not among the candidates of this impression",
                {.place = {.file = std::string(impression.file), .line = impression.line},
                 .cure = "Correct the intent or the group, or choose another rule for the candidates"});
        }
    }
    ISCOPE_TRY(writer.addImpression(impression));
    std::vector<std::int8_t> flags(candidates.size(), 0);
    for (const auto intent : clicked) {
        const auto at = std::ranges::lower_bound(candidates, intent) - candidates.begin();
        flags[static_cast<std::size_t>(at)] = 1;
    }
    return writer.addCandidates(candidates, flags);
}

} // namespace intentscope::data
