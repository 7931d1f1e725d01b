// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/exact_knn.h"
#include "core/projection/fuzzy_graph.h"
#include "core/projection/pca.h"
#include "core/projection/trustworthiness.h"
#include "core/projection/umap.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

using projection::NearPoint;
using projection::Rows;

/// Lines of projection_reference.txt of one kind, without that word (format: make_projection_reference.py).
std::vector<std::istringstream> readLines(const std::string& kind) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/projection_reference.txt");
    std::vector<std::istringstream> lines;
    std::string text;
    while (std::getline(file, text)) {
        if (text.starts_with(kind + " "))
            lines.emplace_back(text.substr(kind.size()));
    }
    return lines;
}

/// What a line says of its vectors.
struct Shape {
    std::size_t rows = 0;
    std::size_t width = 0;
    std::size_t clusters = 0;
    std::uint64_t seed = 0;
};

std::istream& operator>>(std::istream& line, Shape& shape) {
    return line >> shape.rows >> shape.width >> shape.clusters >> shape.seed;
}

double nextNumber(std::istream& line) {
    double number = std::numeric_limits<double>::quiet_NaN();
    line >> number;
    return number;
}

void skipColon(std::istream& line) {
    std::string colon;
    line >> colon;
}

/// The rule of the script.
std::vector<float> makeVectors(const Shape& shape) {
    std::uint64_t state = shape.seed;
    const auto draw = [&state] {
        state = (state * 1'103'515'245U + 12'345U) % (std::uint64_t{1} << 31U);
        return static_cast<double>(static_cast<std::int32_t>((state >> 8U) % 2'001U) - 1'000) / 512;
    };
    std::vector<double> centres(shape.clusters * shape.width);
    for (double& value : centres)
        value = 2 * draw();
    std::vector<float> values;
    for (std::size_t row = 0; row < shape.rows; ++row) {
        for (std::size_t i = 0; i < shape.width; ++i)
            values.push_back(static_cast<float>(centres[row % shape.clusters * shape.width + i] + draw()));
    }
    return values;
}

Rows rowsOf(const std::vector<float>& values, const Shape& shape) {
    return {values, static_cast<std::int32_t>(shape.width)};
}

/// Euclidean neighbours of every row; `count` has the row itself among them.
std::vector<std::vector<NearPoint>>
nearOf(const std::vector<float>& values, const Shape& shape, std::size_t count) {
    const auto set = knn::VectorSet::make(
                         values,
                         static_cast<std::int32_t>(shape.width),
                         {.nearness = knn::Nearness::L2, .isCentred = false})
                         .value();
    std::vector<std::int32_t> rows(shape.rows);
    std::iota(rows.begin(), rows.end(), 0);
    NullProgress progress;
    const auto lists = knn::exactKnnOfRows(*set, {.rows = rows, .k = count - 1}, progress, {}).value();
    std::vector<std::vector<NearPoint>> near(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (const auto& one : lists[i])
            near[i].push_back({one.row, -one.similarity});
    }
    return near;
}

TEST(ProjectionParity, PrincipalComponentsEqualThoseOfScikitLearn) {
    auto lines = readLines("pca");
    ASSERT_EQ(lines.size(), 3U);
    for (auto& line : lines) {
        Shape shape;
        line >> shape;
        skipColon(line);
        const auto values = makeVectors(shape);
        NullProgress progress;
        ASSERT_OK_AND_ASSIGN(const auto found, projection::fitPca(rowsOf(values, shape), 2, progress, {}));
        EXPECT_LT(found.residual, 1e-9);
        EXPECT_NEAR(found.shares[0], nextNumber(line), 1e-9);
        EXPECT_NEAR(found.shares[1], nextNumber(line), 1e-9);
        skipColon(line);
        const auto plane = projection::project(rowsOf(values, shape), found);
        for (std::size_t i = 0; i < 20; ++i)
            EXPECT_NEAR(static_cast<double>(plane[i]), nextNumber(line), 1e-5) << line.str();
    }
}

TEST(ProjectionParity, TheCurveEqualsThatOfUmapLearn) {
    auto lines = readLines("curve");
    ASSERT_EQ(lines.size(), 4U);
    for (auto& line : lines) {
        const double minDistance = nextNumber(line);
        const double spread = nextNumber(line);
        skipColon(line);
        const auto curve = projection::fitCurve(minDistance, spread);
        EXPECT_NEAR(curve.a, nextNumber(line), 1e-3);
        EXPECT_NEAR(curve.b, nextNumber(line), 1e-3);
    }
}

TEST(ProjectionParity, ScalesAndMembershipsEqualThoseOfUmapLearn) {
    auto scaleLines = readLines("scale");
    ASSERT_GE(scaleLines.size(), 10U);
    for (auto& line : scaleLines) {
        Shape shape;
        std::size_t count = 0;
        std::size_t point = 0;
        line >> shape >> count >> point;
        skipColon(line);
        const auto scale = projection::localScales(nearOf(makeVectors(shape), shape, count))[point];
        EXPECT_NEAR(scale.rho, nextNumber(line), 1e-4) << line.str();
        EXPECT_NEAR(scale.sigma, nextNumber(line), 1e-3) << line.str();
    }
    auto edgeLines = readLines("edge");
    ASSERT_GE(edgeLines.size(), 30U);
    for (auto& line : edgeLines) {
        Shape shape;
        std::size_t count = 0;
        std::int32_t from = 0;
        std::int32_t to = 0;
        line >> shape >> count >> from >> to;
        skipColon(line);
        const auto graph = projection::fuzzyGraph(nearOf(makeVectors(shape), shape, count));
        const auto edge =
            std::ranges::find_if(graph, [&](const auto& one) { return one.from == from && one.to == to; });
        ASSERT_NE(edge, graph.end()) << line.str();
        EXPECT_NEAR(edge->weight, nextNumber(line), 1e-3) << line.str();
    }
}

TEST(ProjectionParity, TrustworthinessEqualsThatOfScikitLearn) {
    auto lines = readLines("measure");
    ASSERT_EQ(lines.size(), 6U);
    for (auto& line : lines) {
        Shape shape;
        std::int32_t k = 0;
        line >> shape >> k;
        skipColon(line);
        const auto values = makeVectors(shape);
        std::vector<float> plane;
        for (std::size_t row = 0; row < shape.rows; ++row)
            plane.insert(plane.end(), {values[row * shape.width], values[row * shape.width + 1]});
        ASSERT_OK_AND_ASSIGN(
            const auto trust,
            projection::measureTrust(
                rowsOf(values, shape), plane, {.neighbourCount = k, .pointCount = shape.rows}, {}));
        // Ties in the plane of whole numbers may be ordered otherwise.
        EXPECT_NEAR(trust.value, nextNumber(line), 2e-4) << line.str();
    }
}

TEST(ProjectionParity, UmapIsAsTrustworthyAsUmapLearn) {
    auto lines = readLines("trust");
    ASSERT_EQ(lines.size(), 3U);
    for (auto& line : lines) {
        Shape shape;
        std::int32_t neighbourCount = 0;
        line >> shape >> neighbourCount;
        skipColon(line);
        const double mean = nextNumber(line);
        const auto values = makeVectors(shape);
        NullProgress progress;
        ASSERT_OK_AND_ASSIGN(const auto found, projection::fitPca(rowsOf(values, shape), 2, progress, {}));
        ASSERT_OK_AND_ASSIGN(
            const auto plane,
            projection::layOut(
                projection::fuzzyGraph(nearOf(values, shape, static_cast<std::size_t>(neighbourCount))),
                projection::project(rowsOf(values, shape), found),
                {.neighbourCount = neighbourCount},
                progress,
                {}));
        ASSERT_OK_AND_ASSIGN(
            const auto trust,
            projection::measureTrust(
                rowsOf(values, shape), plane, {.neighbourCount = 15, .pointCount = shape.rows}, {}));
        RecordProperty("trustworthiness of " + std::to_string(shape.rows), std::to_string(trust.value));
        EXPECT_NEAR(trust.value, mean, 0.02) << line.str();
    }
}

} // namespace
} // namespace intentscope::parity
