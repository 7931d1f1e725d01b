// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/onset.h"

#include <algorithm>
#include <cmath>

namespace intentscope::analysis {
namespace {

/// log of p^hits (1 - p)^misses at its best p.
double logLikelihood(const WeekCount& count) {
    const auto term = [&](std::int64_t part) {
        const auto size = static_cast<double>(part);
        return part == 0 ? 0.0 : size * std::log(size / static_cast<double>(count.chances));
    };
    return term(count.hits) + term(count.chances - count.hits);
}

double shareOf(const WeekCount& count) {
    return static_cast<double>(count.hits) / static_cast<double>(count.chances);
}

} // namespace

UtcMillis weekOf(UtcMillis time) {
    constexpr std::int64_t Week = 7 * MillisPerDay;
    constexpr std::int64_t FirstMonday = 4 * MillisPerDay; // 1970-01-05
    const std::int64_t since = time.value - FirstMonday;
    const std::int64_t rest = (since % Week + Week) % Week;
    return UtcMillis{time.value - rest};
}

std::optional<Onset> onsetOf(std::span<const WeekCount> weeks) {
    WeekCount all;
    for (const WeekCount& week : weeks) {
        all.chances += week.chances;
        all.hits += week.hits;
    }
    std::optional<Onset> best;
    double bestGain = 0;
    std::int64_t places = 0;
    WeekCount before;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        const WeekCount since{all.chances - before.chances, all.hits - before.hits};
        if (weeks[week].chances > 0 && before.chances > 0) {
            ++places;
            const double gain = logLikelihood(before) + logLikelihood(since) - logLikelihood(all);
            if (shareOf(since) > shareOf(before) && (!best || gain > bestGain)) {
                bestGain = gain;
                best = Onset{.week = week, .shareBefore = shareOf(before), .shareSince = shareOf(since)};
            }
        }
        before.chances += weeks[week].chances;
        before.hits += weeks[week].hits;
    }
    // The upper tail of chi-squared with one degree of freedom at x is erfc(sqrt(x / 2)), and x = 2 gain.
    if (best)
        best->pValue =
            std::min(1.0, static_cast<double>(places) * std::erfc(std::sqrt(std::max(0.0, bestGain))));
    return best;
}

} // namespace intentscope::analysis
