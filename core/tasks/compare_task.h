// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/permutation.h"
#include "core/tasks/eval_task.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct CompareSpec {
    /// Split parts are cut to the impressions that are in that part of both runs.
    ImpressionPart part = ImpressionPart::Test;
    metrics::MetricSpec metrics = {};
    stats::BootstrapSpec bootstrap = {};
    std::int32_t topK = 3;                   ///< "right" means: a clicked intent is among the first topK
    std::optional<slices::Slice> slice = {}; ///< of the runs' dataset; none: every impression of the part
};

/// One metric of two runs on the same impressions.
struct MetricComparison {
    std::string name;
    std::string rule; ///< what was averaged over what; shown with the number
    stats::PairedEstimate estimate;
    /// Of the sign-flip test over the same users, with as many permutations as the bootstrap has replicates
    /// and its seed; none below two users.
    std::optional<stats::PermutationTest> permutation;
    /// The smallest true difference these users would show (5 % two-sided, 80 % power); none below two users.
    std::optional<double> smallestDetectableEffect;
    std::int64_t userCount = 0;
    std::int64_t groupCount = 0; ///< groups of a GAUC; impressions of the others
    std::int64_t impressionCount = 0;
    std::int64_t tieCountBefore = 0;
    std::int64_t tieCountAfter = 0;
};

/// Impression rows by what happened to them, each ascending.
struct OutcomeSets {
    std::vector<std::int32_t> fixed;  ///< wrong before, right after
    std::vector<std::int32_t> broken; ///< right before, wrong after
    std::vector<std::int32_t> bothRight;
    std::vector<std::int32_t> bothWrong;
};

/// How a user's mean NDCG@topK moved.
struct UserDifference {
    UserIndex user;
    double difference = 0; ///< after - before
};

struct CompareReport {
    CompareSpec spec;
    rank::RunInfo before;
    rank::RunInfo after;
    std::int64_t impressionCount = 0;          ///< scored by both
    std::int64_t leftOutImpressionCount = 0;   ///< of the part, but not scored by both
    std::int64_t clicklessImpressionCount = 0; ///< scored by both, without a click: no set, no top-k metric
    std::int64_t ungroupedImpressionCount = 0; ///< scored by both, without a session: no GAUC
    std::vector<MetricComparison> metrics;
    std::vector<DroppedGroupReport> droppedGroups;
    OutcomeSets outcomes;
    std::vector<UserDifference> users; ///< all with a click; worst first, then by user
    std::int64_t betterUserCount = 0;
    std::int64_t worseUserCount = 0;
};

/// Both runs to compare; of the same dataset.
struct RunPair {
    const rank::ScoreTable& before;
    const rank::ScoreTable& after;
};

/// The impressions of a comparison, ascending.
struct ComparedImpressions {
    std::vector<std::int32_t> rows; ///< scored by both
    std::int64_t leftOutCount = 0;  ///< of the part, but not scored by both
};

/// What compareTask looks at; its errors.
Result<ComparedImpressions> comparedImpressions(const CompareSpec& spec, const RunPair& runs);

/// Compares two runs on the impressions scored by both. Mismatch when they are runs of different datasets or
/// have no impression in common; InvalidInput as evalTask; Cancelled.
Result<CompareReport>
compareTask(const CompareSpec& spec, const RunPair& runs, ProgressSink& progress, std::stop_token stop);

/// One JSON object (2-space indent, final newline). Lists the ids of fixed and broken impressions and the
/// users that moved; of the unchanged it gives the counts. `dataset` is the runs' own.
std::string toJson(const CompareReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
