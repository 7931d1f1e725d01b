// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/attribution_torch.h"
#include "tests/support/result_matchers.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tensor.h>

#include <gtest/gtest.h>

#include <cmath>

namespace intentscope::nn {
namespace {

at::Tensor vectorOf(std::initializer_list<double> values) {
    return at::tensor(std::vector<double>(values), at::kDouble);
}

double at0(const at::Tensor& tensor, std::int64_t index) {
    return tensor[index].item<double>();
}

TEST(IntegratedGradients, OfALinearFunctionAreWeightTimesDifference) {
    const auto weights = vectorOf({2, -3});
    const auto function = [&](const std::vector<at::Tensor>& inputs) {
        return (inputs[0] * weights).sum(1) + 7;
    };
    const std::vector<PathEnds> ends{{vectorOf({1, 1}), vectorOf({4, 3})}};
    ASSERT_OK_AND_ASSIGN(const auto integral, integrateGradients(function, ends, {.errorBound = 1e-9}, {}));
    EXPECT_DOUBLE_EQ(at0(integral.attributions[0], 0), 6);
    EXPECT_DOUBLE_EQ(at0(integral.attributions[0], 1), -6);
    EXPECT_DOUBLE_EQ(integral.start, 6);
    EXPECT_DOUBLE_EQ(integral.end, 6);
    EXPECT_EQ(integral.stepCount, 32) << "nothing is left to refine";
}

TEST(IntegratedGradients, OfAProductAreSharedByItsFactors) {
    // From (0, 0) to (2, 3): both factors get half of 6, whatever the slope of each at the end.
    const auto function = [](const std::vector<at::Tensor>& inputs) {
        return (inputs[0] * inputs[1]).sum(1);
    };
    const std::vector<PathEnds> ends{{vectorOf({0}), vectorOf({2})}, {vectorOf({0}), vectorOf({3})}};
    ASSERT_OK_AND_ASSIGN(const auto integral, integrateGradients(function, ends, {.errorBound = 1e-9}, {}));
    EXPECT_NEAR(at0(integral.attributions[0], 0), 3, 1e-12);
    EXPECT_NEAR(at0(integral.attributions[1], 0), 3, 1e-12);
}

TEST(IntegratedGradients, TakeMoreStepsUntilTheErrorIsWithinTheBound) {
    const auto function = [](const std::vector<at::Tensor>& inputs) {
        return at::relu(inputs[0] * 100 - 57.3).pow(3).sum(1);
    };
    const std::vector<PathEnds> ends{{vectorOf({0}), vectorOf({1})}};
    const auto stepsFor = [&](double bound) {
        const auto integral = integrateGradients(function, ends, {.errorBound = bound}, {});
        EXPECT_LE(integral->completenessError, bound);
        return integral->stepCount;
    };
    EXPECT_GT(stepsFor(1e-2), stepsFor(1e3));
}

TEST(IntegratedGradients, AdmitThatStepsWereNotEnough) {
    const auto function = [](const std::vector<at::Tensor>& inputs) {
        return at::relu(inputs[0] * 100 - 57.3).pow(3).sum(1);
    };
    const std::vector<PathEnds> ends{{vectorOf({0}), vectorOf({1})}};
    ASSERT_OK_AND_ASSIGN(
        const auto integral, integrateGradients(function, ends, {.errorBound = 1e-12, .mostSteps = 64}, {}));
    EXPECT_EQ(integral.stepCount, 64);
    EXPECT_GT(integral.completenessError, 1e-12);
}

TEST(IntegratedGradients, StopWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto function = [](const std::vector<at::Tensor>& inputs) { return inputs[0].sum(1); };
    const std::vector<PathEnds> ends{{vectorOf({0}), vectorOf({1})}};
    EXPECT_THAT(
        integrateGradients(function, ends, {}, stop.get_token()), test::HasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace intentscope::nn
