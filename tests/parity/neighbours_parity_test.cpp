// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/drift.h"
#include "core/knn/exact_knn.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace intentscope::parity {
namespace {

/// Lines of neighbours_reference.txt of one kind, without that word (format: make_neighbours_reference.py).
std::vector<std::istringstream> readLines(const std::string& kind) {
    std::ifstream file(test::sourceDirectory() / "tests/parity/neighbours_reference.txt");
    std::vector<std::istringstream> lines;
    std::string text;
    while (std::getline(file, text)) {
        if (text.starts_with(kind + " "))
            lines.emplace_back(text.substr(kind.size()));
    }
    return lines;
}

/// The rule of the script.
std::vector<float> makeVectors(std::size_t rows, std::size_t width, std::uint64_t seed) {
    std::uint64_t state = seed;
    std::vector<float> values;
    for (std::size_t i = 0; i < rows * width; ++i) {
        state = (state * 1'103'515'245U + 12'345U) % (std::uint64_t{1} << 31U);
        const auto whole = static_cast<std::int32_t>((state >> 8U) % 2'001U) - 1'000;
        values.push_back(static_cast<float>(3 + static_cast<double>(whole) / 512));
    }
    for (std::size_t row = 7; row < rows; row += 7) {
        for (std::size_t column = 0; column < width; ++column)
            values[row * width + column] = values[column];
    }
    return values;
}

TEST(NeighboursParity, EqualNumPysBruteForceWithTiesByRow) {
    auto lines = readLines("knn");
    ASSERT_EQ(lines.size(), 54U);
    for (auto& line : lines) {
        std::string measure;
        bool isCentred = false;
        std::int32_t rows = 0;
        std::int32_t width = 0;
        std::uint64_t seed = 0;
        std::int32_t query = 0;
        std::string colon;
        line >> measure >> isCentred >> rows >> width >> seed >> query >> colon;
        ASSERT_OK_AND_ASSIGN(const auto nearness, knn::parseNearness(measure));
        ASSERT_OK_AND_ASSIGN(
            const auto set,
            knn::VectorSet::make(
                makeVectors(static_cast<std::size_t>(rows), static_cast<std::size_t>(width), seed),
                width,
                {.nearness = nearness, .isCentred = isCentred}));
        ASSERT_OK_AND_ASSIGN(
            const auto found,
            knn::exactKnn(*set, set->vector(query), {.k = 10, .leftOutRow = query}, Workers(), {}));
        ASSERT_EQ(found.size(), 10U);
        for (const auto& one : found) {
            std::int32_t row = -1;
            double similarity = 0;
            line >> row >> similarity;
            EXPECT_EQ(one.row, row) << line.str();
            EXPECT_NEAR(one.similarity, similarity, 1e-9) << line.str();
        }
    }
}

std::vector<std::int32_t> readItems(std::istream& line, std::size_t count) {
    std::vector<std::int32_t> items(count);
    for (auto& item : items)
        line >> item;
    std::string colon;
    line >> colon;
    return items;
}

TEST(NeighboursParity, OverlapsEqualThoseOfThePackageRbo) {
    auto lines = readLines("rbo");
    ASSERT_EQ(lines.size(), 48U);
    for (auto& line : lines) {
        double p = 0;
        std::size_t k = 0;
        std::string colon;
        line >> p >> k >> colon;
        const auto before = readItems(line, k);
        const auto after = readItems(line, k);
        double overlap = -1;
        double rbo = -1;
        line >> overlap >> rbo;
        EXPECT_NEAR(knn::overlapAtK(before, after), overlap, 1e-12) << line.str();
        EXPECT_NEAR(knn::rankBiasedOverlap(before, after, p), rbo, 1e-12) << line.str();
    }
}

} // namespace
} // namespace intentscope::parity
