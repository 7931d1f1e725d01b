// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/trustworthiness.h"

#include "core/base/assert.h"
#include "core/base/workers.h"
#include "core/knn/dot_products.h"
#include "core/stats/random.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace intentscope::projection {
namespace {

constexpr std::int32_t FewestPoints = 4;

std::vector<std::int32_t> drawPoints(std::int32_t count, const TrustSpec& spec) {
    std::vector<std::int32_t> points(static_cast<std::size_t>(count));
    std::iota(points.begin(), points.end(), 0);
    stats::Random random(spec.seed);
    const std::size_t drawn = std::min(spec.pointCount, points.size());
    for (std::size_t i = 0; i < drawn && drawn < points.size(); ++i)
        std::swap(points[i], points[i + random.below(points.size() - i)]);
    points.resize(drawn);
    return points;
}

/// Squared distances of one point to all, in either space.
std::vector<float> distancesFrom(std::int32_t point, const Rows& rows) {
    std::vector<float> distances;
    distances.reserve(static_cast<std::size_t>(rows.count()));
    const auto size = static_cast<std::size_t>(rows.width);
    for (std::int32_t other = 0; other < rows.count(); ++other)
        distances.push_back(knn::squaredDistance(rows.row(point).data(), rows.row(other).data(), size));
    return distances;
}

/// How far down the original order the neighbours in the plane stand.
double penaltyOf(std::int32_t point, const Rows& rows, const Rows& plane, std::int32_t neighbourCount) {
    const auto near = distancesFrom(point, plane);
    std::vector<std::int32_t> order(near.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase(order, point);
    const auto isNearer = [](const std::vector<float>& distances) {
        return [&distances](std::int32_t left, std::int32_t right) {
            const float one = distances[static_cast<std::size_t>(left)];
            const float other = distances[static_cast<std::size_t>(right)];
            return one != other ? one < other : left < right;
        };
    };
    const auto end = order.begin() + neighbourCount;
    std::nth_element(order.begin(), end, order.end(), isNearer(near));
    const auto original = distancesFrom(point, rows);
    double penalty = 0;
    for (auto neighbour = order.begin(); neighbour != end; ++neighbour) {
        const auto rank = 1 + std::ranges::count_if(std::span(order), [&](std::int32_t other) {
                              return isNearer(original)(other, *neighbour);
                          });
        penalty += static_cast<double>(std::max<std::int64_t>(0, rank - neighbourCount));
    }
    return penalty;
}

} // namespace

Result<Trust> measureTrust(
    const Rows& rows, std::span<const float> plane, const TrustSpec& spec, const std::stop_token& stop) {
    const std::int32_t count = rows.count();
    ISCOPE_ASSERT(std::cmp_equal(plane.size(), 2 * static_cast<std::int64_t>(count)));
    if (count < FewestPoints)
        return fail(ErrorCode::InvalidInput, "Fewer than four points have no trustworthiness");
    Trust trust;
    trust.neighbourCount = std::max(1, std::min(spec.neighbourCount, (count - 1) / 2));
    const auto points = drawPoints(count, spec);
    std::vector<double> penalties(points.size());
    ISCOPE_TRY(Workers().forEach(
        points.size(),
        [&](std::size_t i) -> Status {
            penalties[i] = penaltyOf(points[i], rows, {plane, 2}, trust.neighbourCount);
            return {};
        },
        stop));
    const double sum = std::accumulate(penalties.begin(), penalties.end(), 0.0);
    const double k = trust.neighbourCount;
    trust.pointCount = points.size();
    trust.value = 1 - 2 / (k * (2.0 * count - 3 * k - 1)) * sum / static_cast<double>(points.size());
    return trust;
}

} // namespace intentscope::projection
