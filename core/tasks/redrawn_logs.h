// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/list_propensity.h"
#include "core/tasks/logged_lists.h"
#include "core/tasks/shop_truth.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace intentscope::tasks {

/// Logs that another chatbot would have made of a simulated shop's moments: any number of any size, with as
/// much exploration as asked for.
struct RedrawSpec {
    std::int64_t impressionCount = 10'000; ///< of a log, at least; its last user is taken whole
    /// Share of positions drawn at random, in (0, 1]; the others in proportion to 1 / place in the log at
    /// hand.
    double explorationShare = 1;
    /// Only the first so many candidates of each list in the log at hand; none: all of them. At least three.
    std::optional<std::size_t> candidateCount = {};
    std::uint64_t seed = 1;
};

/// InvalidInput for a spec out of range.
Status checkRedraw(const RedrawSpec& spec);

struct DrawnImpression {
    std::int32_t row = 0;
    std::int32_t user = 0; ///< a number of the draw: a user drawn twice is two users of the log
};

/// A list as a redrawn log has it.
struct RedrawnList {
    LoggedList logged; ///< `rows` are places among `kept`
    metrics::ShownPropensities shown;
};

/// Draws the logs: users with replacement, for each of their impressions the order of the kept candidates,
/// one position after the other without replacement, and the clicks by the click model of the simulator,
/// without wrong clicks. Everything depends on seed, log and place in the log alone. Immutable; the truth and
/// the dataset must outlive it.
class RedrawnLogs {
public:
    /// `rows`: impressions to draw from, at least one.
    RedrawnLogs(
        const RedrawSpec& spec,
        const data::Dataset& dataset,
        const ShopTruth& truth,
        std::span<const std::int32_t> rows);

    std::vector<DrawnImpression> drawLog(std::int32_t log) const;
    /// Places among the impression's candidates that the chatbot orders, in the order of the log at hand.
    std::vector<std::size_t> kept(ImpressionIndex impression) const;
    /// `place`: of the impression in the log.
    RedrawnList drawList(
        ImpressionIndex impression,
        std::span<const std::size_t> kept,
        std::int32_t log,
        std::size_t place) const;

private:
    RedrawSpec m_spec;
    const data::Dataset* m_dataset;
    const ShopTruth* m_truth;
    std::vector<std::vector<std::int32_t>> m_rowsOfUsers;
};

} // namespace intentscope::tasks
