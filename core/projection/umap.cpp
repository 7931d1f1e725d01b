// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/umap.h"

#include "core/base/assert.h"
#include "core/stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace intentscope::projection {
namespace {

constexpr int CurvePoints = 300;
constexpr int MostFitSteps = 200;
constexpr double LargestStep = 4; ///< a gradient of one pair is cut to this
constexpr double StartSide = 10;
constexpr double StartNoise = 1e-3; ///< of the start, so that points at the same place part
constexpr std::size_t EdgesBetweenStops = 1U << 16U;

/// The sum of squares of the curve against what it is to be, with derivatives for a step.
struct CurveFit {
    double error = 0;
    std::array<double, 3> normal{}; ///< J'J: aa, ab, bb
    std::array<double, 2> slope{};  ///< J'r

    CurveFit(const UmapCurve& curve, double minDistance, double spread) {
        for (int i = 0; i < CurvePoints; ++i) {
            const double distance = 3 * spread * i / (CurvePoints - 1);
            const double wanted = distance < minDistance ? 1 : std::exp(-(distance - minDistance) / spread);
            const double power = std::pow(distance, 2 * curve.b);
            const double value = 1 / (1 + curve.a * power);
            const double rest = wanted - value;
            const double byA = -power * value * value;
            const double byB = distance > 0 ? -2 * curve.a * power * std::log(distance) * value * value : 0;
            error += rest * rest;
            normal[0] += byA * byA;
            normal[1] += byA * byB;
            normal[2] += byB * byB;
            slope[0] += byA * rest;
            slope[1] += byB * rest;
        }
    }
};

float cut(double step) {
    return static_cast<float>(std::clamp(step, -LargestStep, LargestStep));
}

/// What one edge waits for: epochs between its samples, and when the next ones are due.
struct EdgeClock {
    double period = 0;
    double next = 0;
    double negativePeriod = 0;
    double nextNegative = 0;
};

/// The descent: points, curve and the moves of one edge.
struct Descent {
    std::vector<float>& points;
    UmapCurve curve;
    std::uint64_t pointCount;
    double rate = 1; ///< of this epoch

    float* at(std::int32_t point) { return &points[2 * static_cast<std::size_t>(point)]; }
    static double squaredDistance(const float* left, const float* right) {
        const double x = static_cast<double>(left[0]) - static_cast<double>(right[0]);
        const double y = static_cast<double>(left[1]) - static_cast<double>(right[1]);
        return x * x + y * y;
    }
    void attract(std::int32_t from, std::int32_t to) {
        float* own = at(from);
        float* other = at(to);
        const double squared = squaredDistance(own, other);
        if (squared <= 0)
            return;
        const double power = std::pow(squared, curve.b);
        const double pull = -2 * curve.a * curve.b * power / squared / (curve.a * power + 1);
        for (int axis = 0; axis < 2; ++axis) {
            const float step = cut(pull * static_cast<double>(own[axis] - other[axis]));
            own[axis] += step * static_cast<float>(rate);
            other[axis] -= step * static_cast<float>(rate);
        }
    }
    void repel(std::int32_t from, std::int32_t other) {
        if (from == other)
            return;
        float* own = at(from);
        const float* far = at(other);
        const double squared = squaredDistance(own, far);
        if (squared <= 0)
            return;
        const double push = 2 * curve.b / ((0.001 + squared) * (curve.a * std::pow(squared, curve.b) + 1));
        for (int axis = 0; axis < 2; ++axis)
            own[axis] += cut(push * static_cast<double>(own[axis] - far[axis])) * static_cast<float>(rate);
    }
};

void spreadOut(std::vector<float>& points, stats::Random& random) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
        float low = points[axis];
        float high = points[axis];
        for (std::size_t i = axis; i < points.size(); i += 2) {
            low = std::min(low, points[i]);
            high = std::max(high, points[i]);
        }
        const double extent = static_cast<double>(high) - static_cast<double>(low);
        for (std::size_t i = axis; i < points.size(); i += 2) {
            const double share =
                extent > 0 ? (static_cast<double>(points[i]) - static_cast<double>(low)) / extent : 0.5;
            points[i] = static_cast<float>(StartSide * share + StartNoise * (random.uniform() - 0.5));
        }
    }
}

} // namespace

UmapCurve fitCurve(double minDistance, double spread) {
    UmapCurve curve{1, 1};
    CurveFit fit(curve, minDistance, spread);
    double damping = 1e-3; // Levenberg and Marquardt
    for (int step = 0; step < MostFitSteps && damping < 1e12; ++step) {
        const double aa = fit.normal[0] * (1 + damping);
        const double bb = fit.normal[2] * (1 + damping);
        const double determinant = aa * bb - fit.normal[1] * fit.normal[1];
        if (determinant == 0)
            break;
        const UmapCurve next{
            curve.a + (bb * fit.slope[0] - fit.normal[1] * fit.slope[1]) / determinant,
            curve.b + (aa * fit.slope[1] - fit.normal[1] * fit.slope[0]) / determinant};
        const bool isCurve = next.a > 0 && next.b > 0;
        const CurveFit nextFit(isCurve ? next : curve, minDistance, spread);
        if (isCurve && nextFit.error < fit.error) {
            curve = next;
            fit = nextFit;
            damping /= 10;
        } else {
            damping *= 10;
        }
    }
    return curve;
}

Status checkUmap(const UmapSpec& spec, std::int32_t pointCount) {
    const auto refuse = [](std::string what) {
        return fail(ErrorCode::InvalidInput, std::move(what), {.place = {}, .cure = "Choose another value"});
    };
    if (spec.neighbourCount < 2)
        return refuse("UMAP needs at least two neighbours, the point itself among them");
    if (spec.neighbourCount >= pointCount)
        return refuse(
            "UMAP with " + std::to_string(spec.neighbourCount) + " neighbours needs more points than " +
            std::to_string(pointCount));
    if (!(spec.spread > 0) || !(spec.minDistance >= 0) || spec.minDistance > spec.spread)
        return refuse("The least distance of UMAP must lie between 0 and its spread");
    if (spec.epochCount < 0 || spec.negativeCount < 0 || !(spec.learningRate > 0))
        return refuse("Epochs, negative samples and learning rate of UMAP must not be negative");
    return {};
}

std::int32_t epochsOf(const UmapSpec& spec, std::int32_t pointCount) {
    if (spec.epochCount > 0)
        return spec.epochCount;
    return pointCount <= 10'000 ? 500 : 200;
}

Result<std::vector<float>> layOut(
    std::span<const FuzzyEdge> graph,
    std::vector<float> start,
    const UmapSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_ASSERT(start.size() >= 2 && start.size() % 2 == 0);
    const auto pointCount = static_cast<std::int32_t>(start.size() / 2);
    const std::int32_t epochCount = epochsOf(spec, pointCount);
    stats::Random random(spec.seed);
    spreadOut(start, random);
    double strongest = 0;
    for (const FuzzyEdge& edge : graph)
        strongest = std::max(strongest, edge.weight);
    std::vector<FuzzyEdge> edges;
    std::vector<EdgeClock> clocks;
    for (const FuzzyEdge& edge : graph) {
        const double period = strongest / edge.weight;
        if (period > epochCount)
            continue; // it would never be drawn
        edges.push_back(edge);
        const double negative = spec.negativeCount > 0 ? period / spec.negativeCount : 0;
        clocks.push_back({period, period, negative, negative});
    }
    Descent descent{start, fitCurve(spec.minDistance, spec.spread), static_cast<std::uint64_t>(pointCount)};
    for (std::int32_t epoch = 0; epoch < epochCount; ++epoch) {
        progress.report({.phase = "UMAP", .done = epoch, .total = epochCount, .detail = {}});
        descent.rate = spec.learningRate * (1 - static_cast<double>(epoch) / epochCount);
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (i % EdgesBetweenStops == 0)
                ISCOPE_TRY(checkStop(stop));
            EdgeClock& clock = clocks[i];
            if (clock.next > epoch)
                continue;
            clock.next += clock.period;
            descent.attract(edges[i].from, edges[i].to);
            if (spec.negativeCount == 0)
                continue;
            const auto due = static_cast<std::int32_t>((epoch - clock.nextNegative) / clock.negativePeriod);
            for (std::int32_t sample = 0; sample < due; ++sample)
                descent.repel(edges[i].from, static_cast<std::int32_t>(random.below(descent.pointCount)));
            clock.nextNegative += std::max(0, due) * clock.negativePeriod;
        }
    }
    return start;
}

} // namespace intentscope::projection
