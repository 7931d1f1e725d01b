// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/losses_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

namespace intentscope::nn {
namespace {

at::Tensor doubles(std::vector<double> values) {
    return at::tensor(values, at::kDouble);
}

at::Tensor rows(std::vector<std::int64_t> values) {
    return at::tensor(values, at::kLong);
}

double value(const at::Tensor& scalar) {
    return scalar.item<double>();
}

/// Three lists of two, one and three candidates: one click, no click, two clicks.
PackedLists threeLists() {
    return {rows({0, 0, 1, 2, 2, 2}), doubles({0, 1, 0, 0.5, 0.5, 0}), 3};
}

at::Tensor someScores() {
    return doubles({0, std::log(3.0), 7, std::log(2.0), 0, std::log(5.0)});
}

/// Their softmax: 1/4, 3/4; 1; 2/8, 1/8, 5/8.
constexpr double FirstList = 0.28768207245178085;  // -log 3/4
constexpr double ThirdClick = 1.3862943611198906;  // -log 2/8
constexpr double FourthClick = 2.0794415416798357; // -log 1/8

TEST(ListNet, IsTheCrossEntropyOfClicksAndSoftmax) {
    EXPECT_NEAR(
        value(listNetLoss(someScores(), threeLists())),
        (FirstList + (ThirdClick + FourthClick) / 2) / 2,
        1e-12);
}

TEST(ListNet, LeavesOutListsWithoutAClickAndStandsLargeScores) {
    const auto scores = doubles({1000, 1000, -1000, 7});
    EXPECT_NEAR(
        value(listNetLoss(scores, {rows({0, 0, 0, 1}), doubles({1, 0, 0, 0}), 2})), std::log(2.0), 1e-12);
    EXPECT_EQ(value(listNetLoss(scores, {rows({0, 0, 0, 1}), at::zeros({4}, at::kDouble), 2})), 0.0);
}

TEST(ListNet, CountsListsByTheirWeights) {
    auto lists = threeLists();
    lists.weights = doubles({3, 100, 1});
    EXPECT_NEAR(
        value(listNetLoss(someScores(), lists)), (3 * FirstList + (ThirdClick + FourthClick) / 2) / 4, 1e-12);
    lists.weights = doubles({2, 2, 2});
    EXPECT_NEAR(
        value(listNetLoss(someScores(), lists)), value(listNetLoss(someScores(), threeLists())), 1e-12);
    lists.weights = at::zeros({3}, at::kDouble);
    EXPECT_EQ(value(listNetLoss(someScores(), lists)), 0.0);
}

TEST(SoftmaxLoss, CountsEveryClickTheSame) {
    EXPECT_NEAR(
        value(softmaxLoss(someScores(), threeLists())), (FirstList + ThirdClick + FourthClick) / 3, 1e-12);
    auto lists = threeLists();
    lists.weights = doubles({4, 1, 1});
    EXPECT_NEAR(
        value(softmaxLoss(someScores(), lists)), (4 * FirstList + ThirdClick + FourthClick) / 6, 1e-12);
}

TEST(BceLoss, JudgesEveryCandidateByItself) {
    // sigma(log 3) = 3/4 and sigma(0) = 1/2.
    const PackedLists lists{rows({0, 0, 1}), doubles({1, 0, 0}), 2};
    const auto scores = doubles({std::log(3.0), 0, std::log(3.0)});
    EXPECT_NEAR(value(bceLoss(scores, lists)), -(std::log(0.75) + std::log(0.5) + std::log(0.25)) / 3, 1e-12);
    auto weighted = lists;
    weighted.weights = doubles({1, 2});
    EXPECT_NEAR(
        value(bceLoss(scores, weighted)), -(std::log(0.75) + std::log(0.5) + 2 * std::log(0.25)) / 4, 1e-12);
    EXPECT_TRUE(std::isfinite(value(bceLoss(doubles({-1000, 1000, 1000}), lists))));
}

TEST(KlDivergence, IsTheMeanOverLists) {
    // P is uniform; Q = 1/4, 3/4 in the first list and P in the second.
    const PackedLists lists{rows({0, 0, 1, 1}), doubles({1, 0, 0, 0}), 2};
    const auto p = doubles({5, 5, -2, -2});
    const auto q = doubles({0, std::log(3.0), 9, 9});
    const double first = 0.5 * std::log(0.5 / 0.25) + 0.5 * std::log(0.5 / 0.75);
    EXPECT_NEAR(value(klDivergence(p, q, lists)), first / 2, 1e-12);
    const double back = 0.25 * std::log(0.25 / 0.5) + 0.75 * std::log(0.75 / 0.5);
    EXPECT_NEAR(value(klDivergence(q, p, lists)), back / 2, 1e-12);
    EXPECT_NEAR(value(symmetricKl(p, q, lists)), (first + back) / 4, 1e-12);
    auto weighted = lists;
    weighted.weights = doubles({3, 1});
    EXPECT_NEAR(value(klDivergence(p, q, weighted)), first * 3 / 4, 1e-12);
}

TEST(KlDivergence, IsZeroBetweenListsThatDifferByAConstant) {
    const auto lists = threeLists();
    EXPECT_NEAR(value(klDivergence(someScores() + 3, someScores(), lists)), 0.0, 1e-12);
    EXPECT_NEAR(value(symmetricKl(someScores() - 1e4, someScores(), lists)), 0.0, 1e-9);
}

using Loss = std::function<at::Tensor(const at::Tensor&)>;

void expectGradientsOfFiniteDifferences(const Loss& loss, const char* name) {
    auto scores = doubles({0.3, -0.2, 1.0, 0.1, -1.5, 0.7}).set_requires_grad(true);
    loss(scores).backward();
    constexpr double Step = 1e-6;
    double largest = 0;
    for (std::int64_t i = 0; i < scores.numel(); ++i) {
        auto above = scores.detach().clone();
        auto below = scores.detach().clone();
        above[i] += Step;
        below[i] -= Step;
        const double gradient = scores.grad()[i].item<double>();
        EXPECT_NEAR(gradient, (value(loss(above)) - value(loss(below))) / (2 * Step), 1e-7) << name << i;
        largest = std::max(largest, std::abs(gradient));
    }
    EXPECT_GT(largest, 0.01) << name;
}

TEST(Losses, HaveTheGradientsOfFiniteDifferences) {
    auto lists = threeLists();
    lists.weights = doubles({1, 2, 0.5});
    const auto other = doubles({1, 0, 0, -1, 0.5, 2});
    const std::vector<std::pair<const char*, Loss>> losses{
        {"listnet", [&](const auto& s) { return listNetLoss(s, lists); }},
        {"softmax", [&](const auto& s) { return softmaxLoss(s, lists); }},
        {"bce", [&](const auto& s) { return bceLoss(s, lists); }},
        {"kl to scores", [&](const auto& s) { return klDivergence(other, s, lists); }},
        {"kl from scores", [&](const auto& s) { return klDivergence(s, other, lists); }},
        {"rdrop", [&](const auto& s) { return symmetricKl(s, s * other, lists); }}};
    for (const auto& [name, loss] : losses)
        expectGradientsOfFiniteDifferences(loss, name);
}

} // namespace
} // namespace intentscope::nn
