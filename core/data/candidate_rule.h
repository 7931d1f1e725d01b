// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset_writer.h"
#include "core/data/record.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// Which intents are the candidates of an impression, where the source does not list them: those of the
/// impression's group (its region, its product), and those that belong to every group.
class CandidateRule {
public:
    void addToGroup(std::string_view group, IntentIndex intent);
    void addEverywhere(IntentIndex intent);
    /// Ascending intent rows. An unknown group has those that belong to every group.
    std::span<const std::int32_t> candidatesOf(std::string_view group) const;

private:
    std::map<std::string, std::vector<std::int32_t>, std::less<>> m_groups;
    std::vector<std::int32_t> m_everywhere;
};

/// Adds an impression with the candidates of its group, of which the clicked ones are flagged. InvalidInput,
/// and nothing added, when a clicked intent is not a candidate.
Status addWithCandidates(
    DatasetWriter& writer,
    const Record& impression,
    std::span<const std::int32_t> candidates,
    std::span<const std::int32_t> clicked);

} // namespace intentscope::data
