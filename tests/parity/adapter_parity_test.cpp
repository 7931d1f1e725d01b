// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/adapted_weights.h"
#include "core/nn/reasoner/adapter_files.h"
#include "core/nn/reasoner/decoder.h"
#include "core/nn/reasoner/merged_reasoner.h"
#include "tests/parity/reasoner_reference.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace intentscope::parity {
namespace {

/// Adapters that PEFT wrote, merged into their models here.
class AdapterParity : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        auto reference = ReasonerReference::read(GetParam());
        ASSERT_OK(reference);
        m_reference = std::make_unique<ReasonerReference>(*std::move(reference));
        auto files = nn::ReasonerFiles::open(m_env, reasonerFolder(GetParam()));
        ASSERT_OK(files);
        m_config = (*files)->config();
        const auto adapter = nn::AdapterFiles::open(m_env, reasonerFolder(GetParam()) / "adapter", m_config);
        ASSERT_OK(adapter);
        m_weights = std::make_unique<nn::AdaptedWeights>(
            std::make_shared<const nn::FileWeights>(*std::move(files)), **adapter);
    }

    RealEnv m_env;
    std::unique_ptr<ReasonerReference> m_reference;
    nn::ReasonerConfig m_config;
    std::unique_ptr<nn::AdaptedWeights> m_weights;
};

float largestDifference(std::span<const float> a, std::span<const float> b) {
    EXPECT_EQ(a.size(), b.size());
    float worst = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, std::isfinite(a[i]) ? std::abs(a[i] - b[i]) : INFINITY);
    return worst;
}

TEST_P(AdapterParity, merged_weights_are_those_of_peft) {
    const auto names = m_reference->namesBehind("adapter.merged.");
    EXPECT_FALSE(names.empty());
    for (const std::string& name : names) {
        const auto expected = m_reference->floats("adapter.merged." + name);
        std::vector<float> found(expected.size());
        m_weights->readRows(name, 0, found);
        EXPECT_LE(largestDifference(found, expected), 1e-5F) << name;
    }
}

TEST_P(AdapterParity, logits_with_the_adapter_are_those_of_peft) {
    const Workers workers(2);
    ASSERT_OK_AND_ASSIGN(
        const auto weights, nn::DecoderWeights::pack(m_config, *m_weights, nn::PackedType::F32, workers));
    nn::Decoder decoder(weights, workers);
    const auto expected = m_reference->floats("adapter.logits");
    const auto without = m_reference->floats("logits");
    const std::size_t length = m_reference->extent("ids", 1);
    const std::size_t vocabulary = m_reference->extent("logits", 2);
    for (std::size_t row = 0; row < m_reference->rowCount(); ++row) {
        const auto prompt = m_reference->prompt(row);
        auto cache = decoder.makeCache(prompt.size());
        std::vector<float> states(prompt.size() * static_cast<std::size_t>(m_config.hiddenSize));
        ASSERT_OK(decoder.read(std::vector<nn::Decoder::Reading>{{&cache, prompt, states}}));
        std::vector<float> logits(prompt.size() * vocabulary);
        decoder.logits(states, logits);
        const std::size_t first = (row * length + m_reference->padding(row)) * vocabulary;
        EXPECT_LE(largestDifference(logits, std::span(expected).subspan(first, logits.size())), 1e-4F);
        EXPECT_GT(largestDifference(logits, std::span(without).subspan(first, logits.size())), 0.1F)
            << "the adapter changes nothing";
    }
}

TEST_P(AdapterParity, a_merged_folder_holds_the_weights_of_peft_and_says_where_it_comes_from) {
    const test::TempDirectory scratch;
    const auto out = scratch.path() / "merged";
    const auto folder = reasonerFolder(GetParam());
    ASSERT_OK_AND_ASSIGN(const auto merged, nn::writeMergedReasoner(m_env, folder / "adapter", out, {}));
    ASSERT_OK_AND_ASSIGN(const auto files, nn::ReasonerFiles::open(m_env, out));
    const nn::FileWeights weights(files);
    const auto names = m_reference->namesBehind("adapter.merged.");
    EXPECT_EQ(merged.changedWeightCount, std::ssize(names));
    for (const std::string& name : names) {
        const auto expected = m_reference->floats("adapter.merged." + name);
        std::vector<float> found(expected.size());
        weights.readRows(name, 0, found);
        EXPECT_LE(largestDifference(found, expected), 1e-5F) << name;
    }
    ASSERT_OK_AND_ASSIGN(const auto model, nn::ReasonerFiles::open(m_env, folder));
    ASSERT_OK_AND_ASSIGN(const std::string modelHash, model->hash());
    ASSERT_OK_AND_ASSIGN(const std::string provenance, m_env.readFile(out / "provenance.json"));
    EXPECT_NE(provenance.find(modelHash), std::string::npos);
    EXPECT_EQ(m_env.kind(out / "tokenizer.json"), FileKind::Regular);
    EXPECT_THAT(
        nn::writeMergedReasoner(m_env, folder / "adapter", out, {}),
        test::HasError(ErrorCode::AlreadyExists));
}

INSTANTIATE_TEST_SUITE_P(
    Adapters, AdapterParity, testing::Values("qwen3_tied", "qwen2_tied"), [](const auto& test) {
        return test.param;
    });

} // namespace
} // namespace intentscope::parity
