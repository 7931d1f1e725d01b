// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace intentscope::metrics {

/// What the metrics read: ranked lists with clicks, and who they belong to. Owns nothing; knows no Dataset,
/// so that any source of numbers can be measured. Compressed rows: the candidates of impression i are
/// [offsets[i], offsets[i+1]) of `scores`, `clicked` and `intents`.
struct RankingView {
    std::span<const std::int64_t> offsets; ///< impression count + 1
    std::span<const float> scores;         ///< higher is better; NaN where not scored
    std::span<const std::int8_t> clicked;  ///< 1, 0, or -1 where unknown
    std::span<const std::int32_t> intents; ///< equal scores rank by ascending intent, then by position
    /// Per impression the row of its group in GAUC, from 0; negative: in no group, left out of GAUC.
    std::span<const std::int32_t> groups;
    /// Per impression the user: the unit that intervals resample. A group belongs to one user.
    std::span<const std::int32_t> users;
    /// Per impression a positive factor that counts it more or less; empty: every impression counts 1.
    std::span<const double> weights;
    /// The impressions to evaluate, each at most once.
    std::span<const std::int32_t> impressions;
};

/// The candidates of one impression, parallel.
struct CandidateView {
    std::span<const float> scores;
    std::span<const std::int8_t> clicked;
    std::span<const std::int32_t> intents;

    std::size_t size() const { return scores.size(); }
};

CandidateView candidatesOf(const RankingView& view, std::int32_t impression);

/// True when there are candidates and none of their scores is NaN.
bool isScored(const CandidateView& candidates);

double weightOf(const RankingView& view, std::int32_t impression);

} // namespace intentscope::metrics
