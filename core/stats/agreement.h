// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/bootstrap.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::stats {

/// Who said what: `unitCount` rows of `raterCount` categories, in [0, categoryCount), or -1 where a rater did
/// not judge the unit.
struct Ratings {
    std::size_t raterCount = 0;
    std::int32_t categoryCount = 0;
    std::vector<std::int32_t> values = {}; ///< unit by unit

    std::size_t unitCount() const { return raterCount == 0 ? 0 : values.size() / raterCount; }
    std::span<const std::int32_t> unit(std::size_t i) const {
        return std::span(values).subspan(i * raterCount, raterCount);
    }
};

/// A measure of agreement, 1 for perfect and 0 for chance.
struct Agreement {
    std::optional<double> value = {};      ///< none when it is not defined: no unit, or one category only
    std::optional<Interval> interval = {}; ///< none below two units
    std::int64_t unitCount = 0;            ///< units it rests on
    std::int64_t leftOutCount = 0;         ///< units with a judgement that it cannot use
    /// Replicates of the bootstrap in which it was not defined; they are left out of the interval.
    std::int64_t undefinedCount = 0;
};

/// The share of units on which two raters agree, of those that both judged.
Agreement percentAgreement(const Ratings& ratings, std::size_t first, std::size_t second);

/// Cohen's kappa of two raters (Cohen 1960, "A coefficient of agreement for nominal scales"), on the units
/// that both judged.
///
/// Intervals of this and the next two are percentile bootstraps over units with the spec's replicates, seed
/// and confidence; the same digits on every platform. InvalidInput for a spec out of range; Cancelled.
Result<Agreement> cohenKappa(
    const Ratings& ratings,
    std::size_t first,
    std::size_t second,
    const BootstrapSpec& spec,
    const std::stop_token& stop);

/// Fleiss' kappa (Fleiss 1971, "Measuring nominal scale agreement among many raters"). It needs the same
/// number of judgements on every unit: units with the number that is most common (of equally common ones the
/// larger, at least 2) are used, the others are left out.
Result<Agreement> fleissKappa(const Ratings& ratings, const BootstrapSpec& spec, const std::stop_token& stop);

/// Krippendorff's alpha for nominal data (Krippendorff 2004, "Content analysis", chapter 11): missing
/// judgements are no obstacle; units with one alone are left out.
Result<Agreement>
krippendorffAlpha(const Ratings& ratings, const BootstrapSpec& spec, const std::stop_token& stop);

/// The same ratings with two categories: 1 for `category`, 0 for any other.
Ratings oneAgainstRest(const Ratings& ratings, std::int32_t category);

} // namespace intentscope::stats
