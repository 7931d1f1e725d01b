// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/error_tree.h"
#include "core/analysis/heat_map.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace intentscope::analysis {
namespace {

/// Size and errors of both halves, and the rows.
struct Leaf {
    ErrorCount search;
    ErrorCount held;
    std::vector<std::int32_t> rows;

    friend bool operator==(const Leaf&, const Leaf&) = default;
};

struct Case {
    TreeSpec spec;
    std::vector<FeatureBins> features;
    std::vector<std::uint8_t> isError;
    std::vector<std::uint8_t> isHeldOut;
    std::vector<Leaf> leaves; ///< by their first row
    std::map<std::pair<int, int>, ErrorCount> cells;
};

/// Bin 1 + i holds the number or word i.
FeatureBins startFeature(const std::string& column, int count, bool isOrdered) {
    FeatureBins feature{.column = column, .isOrdered = isOrdered};
    feature.bins.push_back({.label = "missing", .term = column + " is missing"});
    for (int value = 0; value < count; ++value) {
        const std::string text = std::to_string(value);
        feature.bins.push_back(
            {.label = text,
             .term = column + " == " + text,
             .below = isOrdered && value > 0 ? column + " < " + text : ""});
    }
    return feature;
}

void readLine(std::istringstream& line, const std::string& kind, std::vector<Case>& cases) {
    if (kind == "case") {
        Case& next = cases.emplace_back();
        next.spec.minChiSquared = 0;
        line >> next.spec.depth >> next.spec.minSize;
        next.features = {
            startFeature("days", 10, true), startFeature("price", 5, true), startFeature("region", 4, false)};
        return;
    }
    Case& last = cases.back();
    if (kind == "row") {
        int value = 0;
        for (FeatureBins& feature : last.features) {
            line >> value;
            feature.codes.push_back(static_cast<std::uint8_t>(value + 1));
        }
        line >> value;
        last.isError.push_back(static_cast<std::uint8_t>(value));
        line >> value;
        last.isHeldOut.push_back(static_cast<std::uint8_t>(value));
    } else if (kind == "leaf") {
        Leaf leaf;
        line >> leaf.search.size >> leaf.search.errors >> leaf.held.size >> leaf.held.errors;
        for (std::int32_t row = 0; line >> row;)
            leaf.rows.push_back(row);
        last.leaves.push_back(std::move(leaf));
    } else if (kind == "cell") {
        std::pair<int, int> place;
        ErrorCount count;
        line >> place.first >> place.second >> count.size >> count.errors;
        last.cells[place] = count;
    }
}

std::vector<Case> readCases() {
    std::ifstream file(test::sourceDirectory() / "tests/parity/error_tree_reference.txt");
    EXPECT_TRUE(file.is_open());
    std::vector<Case> cases;
    for (std::string text; std::getline(file, text);) {
        std::istringstream line(text);
        std::string kind;
        line >> kind;
        if (!kind.empty() && kind[0] != '#')
            readLine(line, kind, cases);
    }
    return cases;
}

std::vector<Leaf> leavesOf(const ErrorTree& tree) {
    std::vector<Leaf> leaves;
    for (const TreeNode& node : tree.nodes) {
        if (!node.isLeaf)
            continue;
        Leaf leaf{.search = node.search, .held = node.held, .rows = {}};
        for (std::size_t i = node.begin; i < node.end; ++i)
            leaf.rows.push_back(tree.positions[i]);
        leaves.push_back(std::move(leaf));
    }
    return leaves;
}

TEST(ErrorTreeParityTest, LeavesAreThoseOfScikitLearnAndRatesThoseOfPandas) {
    const auto cases = readCases();
    ASSERT_EQ(cases.size(), 12U);
    const auto byFirstRow = [](const Leaf& leaf) { return leaf.rows.front(); };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Case& each = cases[i];
        ASSERT_OK_AND_ASSIGN(
            const auto tree,
            growErrorTree(
                {.features = each.features, .isError = each.isError, .isHeldOut = each.isHeldOut},
                each.spec,
                {}));
        auto found = leavesOf(tree);
        auto expected = each.leaves;
        std::ranges::sort(found, {}, byFirstRow);
        std::ranges::sort(expected, {}, byFirstRow);
        EXPECT_EQ(found, expected) << "case " << i;
    }
}

TEST(ErrorTreeParityTest, HeatMapsAreThoseOfPandas) {
    for (const Case& each : readCases()) {
        const auto map = heatMapOf(each.features[0], each.features[2], each.isError);
        std::size_t filled = 0;
        for (std::size_t row = 0; row < map.rows.bins.size(); ++row) {
            for (std::size_t column = 0; column < map.columns.bins.size(); ++column) {
                const std::pair place{
                    std::stoi(map.rows.bins[row].label), std::stoi(map.columns.bins[column].label)};
                const auto expected = each.cells.find(place);
                const auto& cell = map.cell(row, column);
                EXPECT_EQ(cell, expected == each.cells.end() ? ErrorCount{} : expected->second);
                filled += cell.size > 0 ? 1 : 0;
            }
        }
        EXPECT_EQ(filled, each.cells.size());
    }
}

} // namespace
} // namespace intentscope::analysis
