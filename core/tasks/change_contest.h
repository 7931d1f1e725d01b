// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/compare_task.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace intentscope::tasks {

/// Which two intents of an impression a change is about.
enum class ChangeQuestion : std::uint8_t {
    FirstIntent,   ///< the intent ranked first after against the one ranked first before
    ClickedIntent, ///< the best ranked clicked intent against the unclicked one that beat it, or would have
};
std::string_view name(ChangeQuestion question);

/// Two candidates of an impression: how far the one is ahead of the other is what changed.
struct ChangeContest {
    ImpressionIndex impression;
    IntentIndex intent;
    IntentIndex against;
};

/// The two intents that the question is about. FirstIntent: where the same intent is first in both runs, its
/// lead over the runner-up of the run after. ClickedIntent: the rival is the unclicked intent that ranks
/// highest in the run in which the clicked one does worse. None for an impression that a run did not score,
/// with fewer than two candidates, or, asked for the clicked intent, where nothing or everything was clicked.
std::optional<ChangeContest>
contestOf(const RunPair& runs, ImpressionIndex impression, ChangeQuestion question);

/// Impressions that ended otherwise, each set ascending.
struct ChangedImpressions {
    std::vector<std::int32_t> fixed;   ///< no clicked intent among the first topK before, one after
    std::vector<std::int32_t> broken;  ///< the other way round
    std::vector<std::int32_t> another; ///< another intent is first, clicked or not
};

/// What became otherwise in the impressions that compareTask looks at; its errors; Cancelled.
Result<ChangedImpressions>
changedImpressions(const CompareSpec& spec, const RunPair& runs, const std::stop_token& stop);

} // namespace intentscope::tasks
