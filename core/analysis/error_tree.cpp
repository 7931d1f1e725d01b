// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/error_tree.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/progress.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

namespace intentscope::analysis {
namespace {

constexpr std::size_t CodeCount = 256;

/// One feature's bin, or all its bins below one.
struct Question {
    std::size_t feature = 0;
    std::uint8_t code = 0;
    bool isBelow = false;
    double gain = 0;

    bool fits(std::uint8_t value) const { return isBelow ? value != 0 && value < code : value == code; }
};

class Growing {
public:
    Growing(const ErrorSample& sample, const TreeSpec& spec, const std::stop_token& stop)
        : m_sample(sample), m_spec(spec), m_stop(stop) {}

    Result<ErrorTree> grow() {
        m_tree.positions.resize(m_sample.isError.size());
        std::iota(m_tree.positions.begin(), m_tree.positions.end(), 0);
        TreeNode root;
        root.end = m_tree.positions.size();
        ISCOPE_TRY(grow(std::move(root)));
        return std::move(m_tree);
    }

private:
    bool isHeldOut(std::int32_t position) const {
        return !m_sample.isHeldOut.empty() && m_sample.isHeldOut[narrow<std::size_t>(position)] != 0;
    }

    std::span<std::int32_t> positionsOf(const TreeNode& node) {
        return std::span(m_tree.positions).subspan(node.begin, node.end - node.begin);
    }

    void count(TreeNode& node) {
        for (const std::int32_t position : positionsOf(node)) {
            ErrorCount& count = isHeldOut(position) ? node.held : node.search;
            ++count.size;
            count.errors += m_sample.isError[narrow<std::size_t>(position)];
        }
        if (m_sample.isHeldOut.empty())
            node.held = node.search;
    }

    // Depth is at most ten.
    Status grow(TreeNode node) { // NOLINT(misc-no-recursion)
        ISCOPE_TRY(checkStop(m_stop));
        count(node);
        const std::size_t place = m_tree.nodes.size();
        m_tree.nodes.push_back(node);
        if (node.depth == m_spec.depth)
            return {};
        const auto question = bestQuestion(node);
        if (!question)
            return {};
        m_tree.nodes[place].isLeaf = false;
        const FeatureBins& feature = m_sample.features[question->feature];
        const auto positions = positionsOf(node);
        const auto middle =
            std::stable_partition(positions.begin(), positions.end(), [&](std::int32_t position) {
                return question->fits(feature.codes[narrow<std::size_t>(position)]);
            });
        const std::size_t border = node.begin + narrow<std::size_t>(middle - positions.begin());
        const FeatureBins::Bin& bin = feature.bins[question->code];
        const std::string term = question->isBelow ? bin.below : bin.term;
        ISCOPE_TRY(grow(childOf(node, place, term, {node.begin, border})));
        return grow(childOf(node, place, "not (" + term + ")", {border, node.end}));
    }

    static TreeNode childOf(
        const TreeNode& parent,
        std::size_t place,
        const std::string& term,
        std::pair<std::size_t, std::size_t> range) {
        TreeNode child;
        child.parent = narrow<std::int32_t>(place);
        child.depth = parent.depth + 1;
        child.term = term;
        child.expression = (parent.expression.empty() ? "" : parent.expression + " and ") + term;
        child.begin = range.first;
        child.end = range.second;
        return child;
    }

    std::optional<Question> bestQuestion(const TreeNode& node) {
        const double rate = node.search.rate();
        const double impurity = rate * (1 - rate);
        if (!(impurity > 0))
            return std::nullopt;
        std::optional<Question> best;
        for (std::size_t i = 0; i < m_sample.features.size(); ++i) {
            askFeature(node, i, best);
        }
        if (best && best->gain / impurity < m_spec.minChiSquared)
            return std::nullopt;
        return best;
    }

    void askFeature(const TreeNode& node, std::size_t which, std::optional<Question>& best) {
        const FeatureBins& feature = m_sample.features[which];
        std::array<ErrorCount, CodeCount> counts{};
        for (const std::int32_t position : positionsOf(node)) {
            if (isHeldOut(position))
                continue;
            ErrorCount& count = counts[feature.codes[narrow<std::size_t>(position)]];
            ++count.size;
            count.errors += m_sample.isError[narrow<std::size_t>(position)];
        }
        ErrorCount below;
        for (std::size_t code = 0; code < feature.bins.size(); ++code) {
            const FeatureBins::Bin& bin = feature.bins[code];
            Question question{.feature = which, .code = static_cast<std::uint8_t>(code)};
            if (feature.isOrdered && !bin.below.empty()) {
                question.isBelow = true;
                consider(node.search, below, question, best);
            } else if (!bin.term.empty() && (!feature.isOrdered || code == 0)) {
                consider(node.search, counts[code], question, best);
            }
            if (code > 0) {
                below.size += counts[code].size;
                below.errors += counts[code].errors;
            }
        }
    }

    /// Gini: n p (1 - p) summed over both sides falls by e1^2/n1 + e2^2/n2 - e^2/n.
    void consider(
        const ErrorCount& all,
        const ErrorCount& fitting,
        Question question,
        std::optional<Question>& best) const {
        const std::int64_t rest = all.size - fitting.size;
        if (fitting.size < m_spec.minSize || rest < m_spec.minSize)
            return;
        const auto part = [](std::int64_t errors, std::int64_t size) {
            const auto count = static_cast<double>(errors);
            return count * count / static_cast<double>(size);
        };
        question.gain = part(fitting.errors, fitting.size) + part(all.errors - fitting.errors, rest) -
                        part(all.errors, all.size);
        constexpr double Rounding = 1e-9;
        if (question.gain > (best ? best->gain : 0) + Rounding)
            best = question;
    }

    const ErrorSample& m_sample;
    const TreeSpec& m_spec;
    const std::stop_token& m_stop;
    ErrorTree m_tree;
};

} // namespace

Result<ErrorTree>
growErrorTree(const ErrorSample& sample, const TreeSpec& spec, const std::stop_token& stop) {
    constexpr std::int32_t Deepest = 10;
    if (spec.depth < 1 || spec.depth > Deepest)
        return fail(
            ErrorCode::InvalidInput,
            "the depth of an error tree is 1 to " + std::to_string(Deepest) + ", not " +
                std::to_string(spec.depth));
    if (spec.minSize < 1)
        return fail(ErrorCode::InvalidInput, "a part of an error tree has at least 1 impression");
    for (const FeatureBins& feature : sample.features) {
        ISCOPE_ASSERT(feature.codes.size() == sample.isError.size());
        ISCOPE_ASSERT(feature.bins.size() <= CodeCount);
    }
    ISCOPE_ASSERT(sample.isHeldOut.empty() || sample.isHeldOut.size() == sample.isError.size());
    return Growing(sample, spec, stop).grow();
}

} // namespace intentscope::analysis
