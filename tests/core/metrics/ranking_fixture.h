// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ranking_view.h"

#include <cstdint>
#include <vector>

namespace intentscope::metrics::test {

/// One list to measure; intents number from 0 where they are not given.
struct ImpressionRow {
    std::int32_t user = 0;
    std::vector<float> scores;
    std::vector<std::int8_t> clicked;
    std::vector<std::int32_t> intents = {};
};

/// Owns what a RankingView looks at. Groups are the users until somebody changes them.
struct Rankings {
    explicit Rankings(const std::vector<ImpressionRow>& rows);

    RankingView view() const;

    std::vector<std::int64_t> offsets{0};
    std::vector<float> scores;
    std::vector<std::int8_t> clicked;
    std::vector<std::int32_t> intents;
    std::vector<std::int32_t> groups;
    std::vector<std::int32_t> users;
    std::vector<double> weights;
    std::vector<std::int32_t> impressions;
};

/// Random lists with many ties: scores are multiples of 1/4.
Rankings randomRankings(std::uint64_t seed, std::int32_t impressionCount);

} // namespace intentscope::metrics::test
