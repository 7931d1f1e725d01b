// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/expectation.h"
#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/rank/latent_queries.h"
#include "core/rank/score_table.h"
#include "core/rank/scorer.h"
#include "core/slices/slice.h"
#include "core/tasks/impression_part.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct GateSpec {
    std::vector<analysis::ExpectationBlock> blocks;
    std::string file; ///< that they were read from, for errors
    /// Impressions of slices; those named by their id are looked at in any part.
    ImpressionPart part = ImpressionPart::Test;
    bool allowsOtherReasoner = false; ///< see rank::ScoringInput; for edited features
};

/// What a gate looks at. All must outlive the call.
struct GateDeps {
    std::shared_ptr<const data::Dataset> dataset; ///< the runs'
    const rank::ScoreTable& run;
    const rank::ScoreTable* before = nullptr; ///< what "unchanged" without edits compares with
    /// The slice of an expression or a saved name.
    std::function<Result<slices::Slice>(const std::string&)> findSlice = {};
    /// The ranker that scored an impression of the run; asked for edited features only.
    std::function<Result<std::shared_ptr<const rank::Scorer>>(ImpressionIndex)> findScorer = {};
    std::shared_ptr<const rank::LatentQueries> latent = nullptr; ///< for rankers that read them
};

/// One expectation and what came of it.
struct ExpectationOutcome {
    std::string where; ///< "impression i1", "slice region == "SG""
    std::vector<data::FeatureEdit> edits = {};
    analysis::Expectation expectation;
    std::int64_t testedCount = 0;
    std::vector<std::int32_t> failing = {}; ///< impressions that it does not hold for, ascending

    /// It holds for the share of impressions that was asked for, and for one at least.
    bool isPassed() const;
};

struct GateReport {
    GateSpec spec;
    rank::RunInfo run;
    std::vector<ExpectationOutcome> outcomes; ///< in the file's order
    bool isPassed() const;
};

/// Tests every expectation. An intent that is no candidate of an impression is not in its top k and above
/// nothing; an impression that the run did not score, or that has no candidates, meets no expectation.
/// InvalidInput, with file and line, for an unknown intent, and for "unchanged" without edits and run before;
/// NotFound for an unknown impression; errors of the functions passed in; Cancelled.
Result<GateReport>
gateTask(const GateSpec& spec, const GateDeps& deps, ProgressSink& progress, const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const GateReport& report, const data::Dataset& dataset);

struct BasketAddition {
    std::span<const std::int32_t> impressions;
    std::int32_t topK = 3;
    std::string reason = {}; ///< a remark above them; "" for none
};

struct BasketOutcome {
    std::int64_t addedCount = 0;
    std::int64_t knownCount = 0;     ///< were in the basket before
    std::int64_t clicklessCount = 0; ///< without a click nothing can be expected of them
};

/// Adds "a clicked intent is among the first topK" for each impression to a file of expectations, which need
/// not exist; what stands in it stays as it is. Errors of parseExpectations, and of reading and writing the
/// file.
Result<BasketOutcome> addToBasket(
    Env& env,
    const std::filesystem::path& file,
    const data::Dataset& dataset,
    const BasketAddition& addition);

} // namespace intentscope::tasks
