// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/rank/simple/count_table.h"
#include "core/rank/simple/impression_contexts.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::rank {

struct CountedContexts {
    ContextRule rule;
    CountTable table;
};

/// What a simple ranker knows: counts, nothing else. Intents and words are kept as text, so that another
/// dataset with other rows can be scored.
struct SimpleModel {
    SimpleRankerSpec spec;
    std::vector<std::string> intents;    ///< ids
    std::vector<CountedContexts> tables; ///< the first has one context, with all impressions

    /// Clicks of all intents together by exposures of all, in (0, 1].
    double overallRate() const;
};

/// Counts the candidates with a known outcome that were not logged as kept from the user. InvalidInput when
/// nothing was clicked, and as ImpressionContexts::create; Cancelled. O(candidates * tables).
Result<SimpleModel> countImpressions(
    const data::Dataset& dataset,
    std::span<const std::int32_t> impressions,
    const SimpleRankerSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop);

/// Scores the impressions of one dataset. Model and dataset must outlive it.
class SimpleScoring {
public:
    /// As ImpressionContexts::create.
    static Result<SimpleScoring> create(const SimpleModel& model, const data::Dataset& dataset);

    /// One score a candidate (formulas: docs/simple-rankers.md); never NaN. An intent that was not counted
    /// has the overall rate and no similarity.
    void score(ImpressionIndex impression, std::span<float> scores) const;

private:
    SimpleScoring(const SimpleModel& model, const data::Dataset& dataset);

    double rate(std::int32_t intent) const;
    double backedOff(std::int32_t intent, std::span<const std::int64_t> rows) const;
    double posterior(std::int32_t intent, std::span<const std::int64_t> rows) const;
    double similarity(std::int32_t intent, std::span<const std::int64_t> rows) const;

    const SimpleModel* m_model;
    const data::Dataset* m_dataset;
    double m_overallRate;
    std::vector<std::int32_t> m_intents; ///< of the dataset's intents: rows of the model, -1 where unknown
    std::vector<ImpressionContexts> m_contexts; ///< of the tables but the first
};

} // namespace intentscope::rank
