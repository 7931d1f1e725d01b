// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_files.h"

#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/TensorOperators.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace intentscope::nn {
namespace {

using ::intentscope::test::HasError;
using ::intentscope::test::HasErrorAbout;
using ::intentscope::test::TempDirectory;

class ReasonerFolder : public testing::Test {
protected:
    std::filesystem::path folder() const { return m_directory.path() / "model"; }

    Status
    write(const ReasonerConfig& config, const WeightMap& weights, std::uint64_t maxShardBytes = Large) {
        return write(m_env, config, weights, maxShardBytes);
    }

    Status write(
        Env& env, const ReasonerConfig& config, const WeightMap& weights, std::uint64_t maxShardBytes) const {
        const auto bytes = weightBytes(weights);
        return writeReasoner(env, folder(), {config, bytes, {{"tokenizer.json", "{}"}}, maxShardBytes});
    }

    static constexpr std::uint64_t Large = 1U << 30U;
    RealEnv m_env;
    TempDirectory m_directory;
};

TEST_F(ReasonerFolder, IsReadAsItWasWritten) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    const auto weights = test::tinyWeights(config);
    ASSERT_OK(write(config, weights));
    ASSERT_OK_AND_ASSIGN(const auto files, ReasonerFiles::open(m_env, folder()));
    EXPECT_EQ(files->config(), config);
    ASSERT_OK_AND_ASSIGN(const auto loaded, loadWeights(files, {}));
    ASSERT_EQ(loaded.size(), weights.size());
    for (const auto& [name, weight] : weights)
        EXPECT_TRUE(loaded.at(name).equal(weight)) << name;
    ASSERT_OK_AND_ASSIGN(const auto companions, readCompanionFiles(m_env, folder()));
    EXPECT_EQ(companions, (std::map<std::string, std::string>{{"tokenizer.json", "{}"}}));
}

TEST_F(ReasonerFolder, HasTheSameHashInOneFileAndInShards) {
    const auto config = test::tinyConfig(ReasonerFamily::Llama);
    const auto weights = test::tinyWeights(config);
    ASSERT_OK(write(config, weights));
    ASSERT_OK_AND_ASSIGN(const auto single, ReasonerFiles::open(m_env, folder()));
    ASSERT_OK_AND_ASSIGN(const auto hash, single->hash());
    std::filesystem::remove_all(folder());
    ASSERT_OK(write(config, weights, 8'000));
    EXPECT_FALSE(std::filesystem::exists(folder() / "model.safetensors"));
    EXPECT_TRUE(std::filesystem::exists(folder() / "model.safetensors.index.json"));
    ASSERT_OK_AND_ASSIGN(const auto sharded, ReasonerFiles::open(m_env, folder()));
    EXPECT_THAT(sharded->hash(), ::intentscope::test::IsOkAndHolds(hash));
    auto other = weights;
    other["model.norm.weight"] = other["model.norm.weight"] + 1;
    std::filesystem::remove_all(folder());
    ASSERT_OK(write(config, other));
    ASSERT_OK_AND_ASSIGN(const auto changed, ReasonerFiles::open(m_env, folder()));
    ASSERT_OK_AND_ASSIGN(const auto otherHash, changed->hash());
    EXPECT_NE(hash, otherHash);
}

TEST_F(ReasonerFolder, WidensAndNarrowsWeights) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen2);
    auto weights = test::tinyWeights(config);
    for (auto& [name, weight] : weights)
        weight = weight.to(at::kBFloat16);
    ASSERT_OK(write(config, weights));
    ASSERT_OK_AND_ASSIGN(const auto files, ReasonerFiles::open(m_env, folder()));
    ASSERT_OK_AND_ASSIGN(const auto kept, loadWeights(files, {}));
    ASSERT_OK_AND_ASSIGN(const auto wide, loadWeights(files, {at::kFloat}));
    for (const auto& [name, weight] : weights) {
        EXPECT_EQ(kept.at(name).scalar_type(), at::kBFloat16);
        EXPECT_TRUE(wide.at(name).equal(weight.to(at::kFloat))) << name;
    }
}

TEST_F(ReasonerFolder, KeepsTheMappingAliveAsLongAsAWeight) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    ASSERT_OK(write(config, test::tinyWeights(config)));
    at::Tensor norm;
    {
        ASSERT_OK_AND_ASSIGN(const auto files, ReasonerFiles::open(m_env, folder()));
        ASSERT_OK_AND_ASSIGN(const auto weights, loadWeights(files, {}));
        norm = weights.at("model.norm.weight");
    }
    EXPECT_TRUE(norm.equal(test::tinyWeights(config).at("model.norm.weight")));
}

TEST_F(ReasonerFolder, ListsAllThatIsMissingExtraAndMisshapen) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    auto other = config;
    other.intermediateSize = 42;
    other.tiesEmbeddings = false;
    other.hasQueryKeyNorm = false;
    ASSERT_OK(write(other, test::tinyWeights(other)));
    m_directory.write("model/config.json", toJsonText(config));
    const auto opened = ReasonerFiles::open(m_env, folder());
    EXPECT_THAT(opened, HasErrorAbout(ErrorCode::Mismatch, "model.layers.1.self_attn.k_norm.weight"));
    EXPECT_THAT(opened, HasErrorAbout(ErrorCode::Mismatch, "model.layers.0.self_attn.q_norm.weight"));
    EXPECT_THAT(
        opened, HasErrorAbout(ErrorCode::Mismatch, "model.layers.0.mlp.up_proj.weight is F32[42, 24]"));
}

TEST_F(ReasonerFolder, AcceptsAnOutputProjectionThatEqualsTheTiedEmbedding) {
    auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    config.tiesEmbeddings = false;
    auto weights = test::tinyWeights(config);
    weights["lm_head.weight"] = weights["model.embed_tokens.weight"].clone();
    ASSERT_OK(write(config, weights));
    config.tiesEmbeddings = true;
    m_directory.write("model/config.json", toJsonText(config));
    EXPECT_OK(ReasonerFiles::open(m_env, folder()));

    weights["lm_head.weight"][3][4] += 1;
    config.tiesEmbeddings = false;
    std::filesystem::remove_all(folder());
    ASSERT_OK(write(config, weights));
    config.tiesEmbeddings = true;
    m_directory.write("model/config.json", toJsonText(config));
    EXPECT_THAT(
        ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::Mismatch, "lm_head.weight differs"));
}

TEST_F(ReasonerFolder, SaysWhatAFolderLacks) {
    EXPECT_THAT(ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::NotFound, "config.json"));
    m_directory.write("model/config.json", toJsonText(test::tinyConfig(ReasonerFamily::Qwen3)));
    EXPECT_THAT(
        ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::NotFound, "model.safetensors"));
    m_directory.write("model/pytorch_model.bin", "x");
    EXPECT_THAT(
        ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::UnsupportedVersion, "pickled"));
    m_directory.write(
        "model/model.safetensors.index.json",
        R"({"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}})");
    EXPECT_THAT(
        ReasonerFiles::open(m_env, folder()),
        HasErrorAbout(ErrorCode::NotFound, "one.safetensors, two.safetensors"));
    m_directory.write("model/model.safetensors.index.json", R"({"weight_map": {"a": "../one.safetensors"}})");
    EXPECT_THAT(ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::Corrupt, "weight_map"));
}

TEST_F(ReasonerFolder, RefusesAnIndexThatDoesNotFitItsShards) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen2);
    ASSERT_OK(write(config, test::tinyWeights(config), 8'000));
    const auto index = folder() / "model.safetensors.index.json";
    ASSERT_OK_AND_ASSIGN(const std::string text, m_env.readFile(index));
    auto renamed = text;
    renamed.replace(renamed.find("model.norm.weight"), 10, "model.warm");
    m_directory.write("model/model.safetensors.index.json", renamed);
    EXPECT_THAT(
        ReasonerFiles::open(m_env, folder()), HasErrorAbout(ErrorCode::Mismatch, "model.warm.weight"));
    auto shorter = text;
    const auto line = shorter.find("    \"model.embed_tokens.weight\"");
    shorter.erase(line, shorter.find('\n', line) - line + 1);
    m_directory.write("model/model.safetensors.index.json", shorter);
    EXPECT_THAT(ReasonerFiles::open(m_env, folder()), HasError(ErrorCode::Mismatch));
}

TEST_F(ReasonerFolder, IsNotWrittenForWeightsOfAnotherConfig) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    auto weights = test::tinyWeights(config);
    weights.erase("model.norm.weight");
    EXPECT_THAT(write(config, weights), HasErrorAbout(ErrorCode::InvalidInput, "model.norm.weight"));
    weights = test::tinyWeights(config);
    weights["more"] = weights["model.norm.weight"];
    EXPECT_THAT(write(config, weights), HasError(ErrorCode::InvalidInput));
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(ReasonerFolder, IsWrittenWholeOrNotAtAll) {
    const auto config = test::tinyConfig(ReasonerFamily::Qwen3);
    const auto weights = test::tinyWeights(config);
    ::intentscope::test::FaultyEnv counting;
    ASSERT_OK(write(counting, config, weights, 8'000));
    EXPECT_THAT(write(config, weights), HasError(ErrorCode::AlreadyExists));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        std::filesystem::remove_all(folder());
        ::intentscope::test::FaultyEnv full(step);
        const auto written = write(full, config, weights, 8'000);
        EXPECT_THAT(written, HasError(ErrorCode::ResourceExhausted)) << step;
        // The last steps bring a folder to disk that is whole already.
        if (std::filesystem::exists(folder())) {
            EXPECT_OK(ReasonerFiles::open(m_env, folder())) << step;
        }
    }
}

} // namespace
} // namespace intentscope::nn
