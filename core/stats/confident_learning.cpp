// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/confident_learning.h"

#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace intentscope::stats {
namespace {

constexpr double Slack = 1e-6;
constexpr double AboveAll = 2;
constexpr std::size_t ExamplesBetweenPolls = 4096;

Status checkExamples(std::span<const LabelledExample> examples, std::int32_t classCount) {
    const auto isClass = [&](std::int32_t label) { return label >= 0 && label < classCount; };
    const auto isShare = [&](const ClassShare& share) {
        return isClass(share.label) && std::isfinite(share.probability) && share.probability >= 0;
    };
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const LabelledExample& example = examples[i];
        if (!isClass(example.given) || !std::ranges::all_of(example.shares, isShare))
            return fail(
                ErrorCode::InvalidInput,
                "Example " + std::to_string(i) + " has a class or a probability out of range");
    }
    return {};
}

double probabilityOf(const LabelledExample& example, std::int32_t label) {
    const auto found = std::ranges::find(example.shares, label, &ClassShare::label);
    return found == example.shares.end() ? 0.0 : found->probability;
}

std::int32_t mostProbable(const LabelledExample& example) {
    ClassShare best{0, 0};
    for (const ClassShare& share : example.shares) {
        const bool isTie = share.probability == best.probability && share.label < best.label;
        if (share.probability > best.probability || isTie)
            best = share;
    }
    return best.label;
}

std::vector<double> thresholdsOf(std::span<const LabelledExample> examples, std::int32_t classCount) {
    std::vector<double> sums(static_cast<std::size_t>(classCount));
    std::vector<double> counts(sums.size());
    for (const LabelledExample& example : examples) {
        sums[static_cast<std::size_t>(example.given)] += probabilityOf(example, example.given);
        ++counts[static_cast<std::size_t>(example.given)];
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = counts[i] > 0 ? sums[i] / counts[i] : AboveAll;
    return sums;
}

/// The class that an example is confidently of.
class ConfidentClass {
public:
    explicit ConfidentClass(const std::vector<double>& thresholds) : m_thresholds(thresholds) {
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            if (thresholds[i] <= Slack)
                m_reachedByAll.push_back(static_cast<std::int32_t>(i));
        }
    }

    /// -1 for none.
    std::int32_t of(const LabelledExample& example) const {
        std::int32_t lowest = -1;
        std::size_t count = 0;
        const auto take = [&](std::int32_t label) {
            lowest = lowest < 0 ? label : std::min(lowest, label);
            ++count;
        };
        for (const ClassShare& share : example.shares) {
            if (share.probability >= m_thresholds[static_cast<std::size_t>(share.label)] - Slack)
                take(share.label);
        }
        for (const std::int32_t label : m_reachedByAll) {
            if (std::ranges::find(example.shares, label, &ClassShare::label) == example.shares.end())
                take(label);
        }
        return count > 1 ? mostProbable(example) : lowest;
    }

private:
    const std::vector<double>& m_thresholds;
    std::vector<std::int32_t> m_reachedByAll; ///< thresholds that even a probability of 0 reaches
};

double qualityOf(const LabelledExample& example, LabelQuality quality) {
    const double own = probabilityOf(example, example.given);
    if (quality == LabelQuality::SelfConfidence)
        return own;
    double other = 0;
    for (const ClassShare& share : example.shares) {
        if (share.label != example.given)
            other = std::max(other, share.probability);
    }
    return (own - other + 1) / 2;
}

} // namespace

Result<ConfidentLearning> findSuspects(
    std::span<const LabelledExample> examples,
    std::int32_t classCount,
    LabelQuality quality,
    const std::stop_token& stop) {
    ISCOPE_TRY(checkExamples(examples, classCount));
    ConfidentLearning found;
    found.thresholds = thresholdsOf(examples, classCount);
    const auto width = static_cast<std::size_t>(classCount);
    found.joint.resize(width * width);
    const ConfidentClass confident(found.thresholds);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (i % ExamplesBetweenPolls == 0)
            ISCOPE_TRY(checkStop(stop));
        const LabelledExample& example = examples[i];
        found.quality.push_back(qualityOf(example, quality));
        const std::int32_t estimated = confident.of(example);
        if (estimated < 0)
            continue;
        ++found.confidentCount;
        ++found.joint[static_cast<std::size_t>(example.given) * width + static_cast<std::size_t>(estimated)];
        if (estimated != example.given && mostProbable(example) != example.given)
            found.suspects.push_back(i);
    }
    for (std::size_t i = 0; i < width; ++i)
        found.joint[i * width + i] = std::max<std::int64_t>(found.joint[i * width + i], 1);
    std::ranges::stable_sort(found.suspects, {}, [&](std::size_t i) { return found.quality[i]; });
    return found;
}

} // namespace intentscope::stats
