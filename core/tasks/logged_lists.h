// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/metrics/off_policy.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace intentscope::tasks {

/// Why an impression tells nothing about another policy.
enum class LeftOutReason {
    NotScored,      ///< the run has no scores for it
    TooShort,       ///< fewer than three candidates
    NoPosition,     ///< the order of the list was not logged
    NoPropensity,   ///< how likely the list was is not logged
    UnknownOutcome, ///< whether one of the first three was clicked is not known
};
constexpr std::size_t LeftOutReasonCount = 5;

/// "not scored", "fewer than three candidates", ...
std::string_view name(LeftOutReason reason);

/// What a log says of one list.
struct LoggedList {
    metrics::ShownIntents intents{}; ///< on the first positions
    metrics::PerPosition clicks{};
    std::array<std::size_t, metrics::ShownCount> rows{}; ///< of the first positions among the candidates
    std::vector<float> propensities;                     ///< by position; of the order alone: the first three
};

/// The lists of a dataset as its logging policy drew them. The dataset must outlive it. Safe to read from any
/// thread.
class LoggedLists {
public:
    /// `explorationShare`: of a policy that drew the lists from all intents of the region; none: the policy
    /// drew the order of given candidates. InvalidInput for a share outside [0, 1), and where the dataset's
    /// tables do not say which intents a region has.
    static Result<LoggedLists> create(const data::Dataset& dataset, std::optional<double> explorationShare);

    /// Fills `list`, or says why it cannot.
    std::optional<LeftOutReason> read(ImpressionIndex impression, LoggedList& list) const;
    /// How likely its first positions were given its candidates. InvalidInput that names the impression when
    /// the propensities contradict the way the list is said to have been drawn. `scratch`: one a thread.
    Result<metrics::ShownPropensities> propensitiesOf(
        ImpressionIndex impression, const LoggedList& list, metrics::ListPropensity& scratch) const;

private:
    explicit LoggedLists(const data::Dataset& dataset) : m_dataset(&dataset) {}

    Status readPools();
    std::int64_t poolSize(ImpressionIndex impression) const;
    Status checkOrderOnly(ImpressionIndex impression) const;

    const data::Dataset* m_dataset;
    std::optional<double> m_explorationShare;
    const data::Column* m_region = nullptr;
    /// By code of the impressions' region, and last those without one: since when each intent exists,
    /// ascending.
    std::vector<std::vector<std::int64_t>> m_pools;
};

} // namespace intentscope::tasks
