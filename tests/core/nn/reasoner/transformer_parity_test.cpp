// SPDX-License-Identifier: GPL-3.0-or-later
// clang wants IValue whole before the tensors' headers.
#include <ATen/core/ivalue.h>

#include "core/nn/reasoner/transformer_torch.h"
#include "core/nn/reasoner/weights_torch.h"
#include "tests/parity/reasoner_reference.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/ones.h>
#include <c10/core/InferenceMode.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace intentscope::parity {
namespace {

constexpr double Tolerance = 1e-4;

at::Tensor tensorOf(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
    // from_blob does not write.
    return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat).clone();
}

at::Tensor tensorOf(const std::vector<std::int32_t>& values, const std::vector<std::int64_t>& shape) {
    return at::from_blob(const_cast<std::int32_t*>(values.data()), shape, at::kInt).to(at::kLong);
}

void expectNear(const at::Tensor& found, const at::Tensor& expected, double tolerance) {
    ASSERT_EQ(found.sizes(), expected.sizes());
    ASSERT_TRUE(found.isfinite().all().item<bool>());
    EXPECT_LE((found - expected).abs().max().item<double>(), tolerance);
}

/// The differentiable language model against Transformers, padded as Transformers pads.
class TransformerParity : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        auto reference = ReasonerReference::read(GetParam());
        ASSERT_OK(reference);
        m_reference = std::make_unique<ReasonerReference>(*std::move(reference));
        auto files = nn::ReasonerFiles::open(m_env, reasonerFolder(GetParam()));
        ASSERT_OK(files);
        auto weights = nn::loadWeights(*files, {.type = at::kFloat, .isWritable = true});
        ASSERT_OK(weights);
        m_model = std::make_unique<nn::Transformer>((*files)->config(), *std::move(weights));
    }

    at::Tensor floats(std::string_view name) const {
        return tensorOf(m_reference->floats(name), m_reference->shape(name));
    }
    at::Tensor integers(std::string_view name) const {
        return tensorOf(m_reference->integers(name), m_reference->shape(name));
    }
    at::Tensor states(const at::Tensor& ids, const at::Tensor& mask) const {
        return m_model->states(ids, nn::makeAttentionInput(m_model->config(), mask), nullptr);
    }

    RealEnv m_env;
    std::unique_ptr<ReasonerReference> m_reference;
    std::unique_ptr<nn::Transformer> m_model;
};

TEST_P(TransformerParity, logits_of_a_padded_batch_are_those_of_transformers) {
    const c10::InferenceMode inference;
    const auto mask = integers("mask");
    const auto logits = m_model->logits(states(integers("ids"), mask));
    // What stands at padding is nobody's business.
    const auto isToken = mask.to(at::kFloat).unsqueeze(-1);
    expectNear(logits * isToken, floats("logits") * isToken, Tolerance);
}

TEST_P(TransformerParity, greedy_answers_and_pooled_vectors_are_those_of_transformers) {
    const c10::InferenceMode inference;
    nn::KvCache cache(m_model->config());
    auto mask = integers("mask");
    auto step = integers("ids");
    at::Tensor sum;
    at::Tensor last;
    std::vector<at::Tensor> answer;
    for (std::int64_t token = 0; token <= 64; ++token) {
        const std::int64_t past = cache.length();
        const auto found =
            m_model->states(step, nn::makeAttentionInput(m_model->config(), mask, past), &cache);
        const auto weight = mask.narrow(1, past, found.size(1)).to(at::kFloat).unsqueeze(-1);
        const auto part = (found * weight).sum(1);
        sum = sum.defined() ? sum + part : part;
        last = found.select(1, found.size(1) - 1);
        if (token == 64)
            break;
        step = m_model->logits(last).argmax(-1, true);
        answer.push_back(step);
        mask = at::cat({mask, at::ones({mask.size(0), 1}, at::kLong)}, 1);
    }
    EXPECT_TRUE(at::cat(answer, 1).equal(integers("greedy")));
    expectNear(last, floats("pooled.last"), Tolerance);
    expectNear(sum / mask.sum(1, true).to(at::kFloat), floats("pooled.mean"), Tolerance);
}

TEST_P(TransformerParity, loss_and_every_gradient_of_a_tuning_step_are_those_of_pytorch) {
    for (const auto& [name, weight] : m_model->weights())
        weight.set_requires_grad(true);
    const auto logits = m_model->logits(states(integers("sft.ids"), integers("sft.mask")));
    const auto labels = integers("sft.labels");
    const std::int64_t predicted = labels.size(1) - 1;
    const auto loss = at::cross_entropy_loss(
        logits.narrow(1, 0, predicted).reshape({-1, logits.size(-1)}),
        labels.narrow(1, 1, predicted).reshape({-1}));
    expectNear(loss.detach().reshape({1}), floats("sft.loss"), Tolerance);
    loss.backward();
    const auto names = m_reference->namesBehind("gradient.");
    EXPECT_EQ(names.size(), m_model->weights().size());
    for (const std::string& name : names) {
        SCOPED_TRACE(name);
        const auto weight = m_model->weights().find(name);
        ASSERT_NE(weight, m_model->weights().end());
        ASSERT_TRUE(weight->second.grad().defined());
        expectNear(weight->second.grad(), floats("gradient." + name), Tolerance);
    }
}

TEST_P(TransformerParity, a_folder_written_again_is_the_same_byte_for_byte) {
    const test::TempDirectory scratch;
    const auto first = scratch.path() / "first";
    const auto second = scratch.path() / "second";
    ASSERT_OK_AND_ASSIGN(const auto files, nn::ReasonerFiles::open(m_env, reasonerFolder(GetParam())));
    const auto write = [&](const std::shared_ptr<const nn::ReasonerFiles>& from, const auto& to) -> Status {
        ISCOPE_TRY_ASSIGN(const auto weights, nn::loadWeights(from, {}));
        ISCOPE_TRY_ASSIGN(auto companions, nn::readCompanionFiles(m_env, from->folder()));
        const auto bytes = nn::weightBytes(weights);
        constexpr std::uint64_t ShardBytes = 40'000;
        return nn::writeReasoner(
            m_env,
            to,
            {.config = from->config(),
             .weights = bytes,
             .companions = std::move(companions),
             .maxShardBytes = ShardBytes});
    };
    ASSERT_OK(write(files, first));
    ASSERT_OK_AND_ASSIGN(const auto again, nn::ReasonerFiles::open(m_env, first));
    EXPECT_EQ(again->config(), files->config());
    ASSERT_OK_AND_ASSIGN(const auto hash, files->hash());
    EXPECT_THAT(again->hash(), test::IsOkAndHolds(hash));
    ASSERT_OK(write(again, second));
    ASSERT_OK_AND_ASSIGN(const auto names, m_env.list(first));
    EXPECT_THAT(m_env.list(second), test::IsOkAndHolds(names));
    for (const auto& name : names) {
        ASSERT_OK_AND_ASSIGN(const auto text, m_env.readFile(first / name));
        EXPECT_THAT(m_env.readFile(second / name), test::IsOkAndHolds(text)) << name;
    }
    EXPECT_TRUE(std::ranges::count(names, "model.safetensors.index.json") == 1) << "it is in shards";
    // For tests/parity/check_saved_reasoner.py.
    if (const char* kept = std::getenv("ISCOPE_SAVE_REASONERS")) {
        EXPECT_OK(write(files, std::filesystem::path(kept) / GetParam()));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Reasoners, TransformerParity, testing::ValuesIn(reasonerCases()), [](const auto& test) {
        return test.param;
    });

} // namespace
} // namespace intentscope::parity
