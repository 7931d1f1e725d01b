// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/checkpoint.h"

#include "core/base/env.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <random>

namespace intentscope::nn {
namespace {

using test::HasError;
using test::HasErrorAbout;

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void overwrite(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class CheckpointFolder : public testing::Test {
protected:
    void SetUp() override {
        m_dataset = test::makeMemoryDataset(test::smallShop(12));
        std::vector<std::int32_t> rows(12);
        std::iota(rows.begin(), rows.end(), 0);
        rank::RankerTrainingSpec spec;
        spec.dimension = 4;
        spec.expertCount = 2;
        spec.memberCount = 2;
        spec.seed = std::numeric_limits<std::uint64_t>::max();
        m_config.sizes = sizesOf(spec);
        m_config.sizes.textBucketCount = 16;
        ASSERT_OK_AND_ASSIGN(m_config.features, fitFeatureSpace(*m_dataset, rows, {4, 16}));
        m_provenance = {std::string(64, 'd'), "shop", spec, 2, {}, "0.1.0", "1.13.1"};
        m_provenance.epochs.push_back({0, 1, 1.5, std::numeric_limits<double>::quiet_NaN(), 0.25, 0});
        for (std::int32_t member = 0; member < 2; ++member)
            for (const ParameterSpec& parameter : memberParameters(m_config))
                addTensor(memberPrefix(member) + parameter.name, parameter.shape);
    }

    void addTensor(const std::string& name, const std::vector<std::int64_t>& shape) {
        const auto count = std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies{});
        m_values.push_back(std::vector<float>(static_cast<std::size_t>(count), 0.5F));
        m_tensors.push_back({name, TensorType::F32, shape, std::as_bytes(std::span(m_values.back()))});
    }

    Result<std::string> write() {
        return writeCheckpoint(m_env, m_path, {m_config, m_provenance, m_tensors});
    }

    /// Expects that the folder is refused after one of its files got another text.
    void expectRefused(const char* file, const std::string& text, ErrorCode code, const std::string& about) {
        const std::string before = contents(m_path / file);
        overwrite(m_path / file, text);
        EXPECT_THAT(readCheckpointInfo(m_env, m_path), HasErrorAbout(code, about)) << text.substr(0, 60);
        overwrite(m_path / file, before);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_path = m_folder.path() / "ranker";
    std::shared_ptr<const data::Dataset> m_dataset;
    RankerConfig m_config;
    Provenance m_provenance;
    std::vector<std::vector<float>> m_values;
    std::vector<TensorBytes> m_tensors;
};

TEST_F(CheckpointFolder, GivesBackConfigAndProvenance) {
    ASSERT_OK_AND_ASSIGN(const auto hash, write());
    ASSERT_OK_AND_ASSIGN(const auto checkpoint, openCheckpoint(m_env, m_path));
    EXPECT_EQ(checkpoint.config, m_config);
    EXPECT_EQ(checkpoint.info.scorer.checkpointHash, hash);
    EXPECT_EQ(checkpoint.info.scorer.architecture, "two_tower");
    EXPECT_EQ(checkpoint.info.scorer.seed, std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(checkpoint.info.scorer.split, "time:0.7/0.1");
    EXPECT_EQ(checkpoint.info.provenance.spec.memberCount, 2);
    ASSERT_EQ(checkpoint.info.provenance.epochs.size(), 1U);
    EXPECT_EQ(checkpoint.info.provenance.epochs[0].validationNdcg3, 0.25);
    EXPECT_TRUE(std::isnan(checkpoint.info.provenance.epochs[0].validationLoss));
    EXPECT_GT(checkpoint.info.scorer.parameterCount, 1000);
}

TEST_F(CheckpointFolder, IsNotWrittenOverSomethingElse) {
    ASSERT_OK(write());
    EXPECT_THAT(write(), HasErrorAbout(ErrorCode::AlreadyExists, "ranker"));
}

TEST_F(CheckpointFolder, IsThereWholeOrNotAtAllOnAFullDisk) {
    test::FaultyEnv counting;
    ASSERT_OK(writeCheckpoint(counting, m_folder.path() / "counted", {m_config, m_provenance, m_tensors}));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        const auto written = writeCheckpoint(full, m_path, {m_config, m_provenance, m_tensors});
        EXPECT_THAT(written, HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_EQ(m_env.kind(m_path), FileKind::Missing) << step;
        EXPECT_EQ(m_env.kind(m_folder.path() / "ranker.partial"), FileKind::Missing) << step;
    }
}

TEST_F(CheckpointFolder, IsNotFoundWithoutItsConfig) {
    EXPECT_THAT(readCheckpointInfo(m_env, m_path), HasErrorAbout(ErrorCode::NotFound, "config.json"));
    m_folder.write("ranker/other.txt", "");
    EXPECT_THAT(readCheckpointInfo(m_env, m_path), HasErrorAbout(ErrorCode::NotFound, "train ranker"));
    m_folder.write("file", "");
    EXPECT_THAT(readCheckpointInfo(m_env, m_folder.path() / "file"), HasError(ErrorCode::NotFound));
}

TEST_F(CheckpointFolder, ListsMissingExtraAndMisshapenTensorsTogether) {
    m_tensors[0].name = "members.0.stranger";
    m_tensors[1].shape = {1, static_cast<std::int64_t>(m_values[1].size())};
    ASSERT_OK(write());
    const auto info = readCheckpointInfo(m_env, m_path);
    EXPECT_THAT(info, HasErrorAbout(ErrorCode::Mismatch, "missing: members.0.user.embedding"));
    EXPECT_THAT(info, HasErrorAbout(ErrorCode::Mismatch, "extra: members.0.stranger"));
    EXPECT_THAT(info, HasErrorAbout(ErrorCode::Mismatch, "misshapen: members.0.user.value is F32[1, "));
}

TEST_F(CheckpointFolder, NamesAnUnknownArchitectureOrVersion) {
    ASSERT_OK(write());
    const std::string config = contents(m_path / "config.json");
    expectRefused(
        "config.json",
        replaced(config, "\"two_tower\"", "\"three_tower\""),
        ErrorCode::UnsupportedVersion,
        "'three_tower'");
    expectRefused(
        "config.json",
        replaced(config, "\"version\": 1", "\"version\": 3"),
        ErrorCode::UnsupportedVersion,
        "version 3");
    expectRefused(
        "config.json",
        replaced(config, "\"two_tower\"", "\"qe_rec\""),
        ErrorCode::UnsupportedVersion,
        "from version 2");
    expectRefused(
        "config.json",
        replaced(config, "\"intentscope-ranker\"", "\"other\""),
        ErrorCode::Corrupt,
        "'other'");
}

TEST_F(CheckpointFolder, OfABaselineIsOneThatTheFirstVersionReads) {
    ASSERT_OK(write());
    const std::string config = contents(m_path / "config.json");
    EXPECT_NE(config.find("\"version\": 1"), std::string::npos);
    EXPECT_EQ(config.find("latent"), std::string::npos);
}

TEST_F(CheckpointFolder, GivesBackWhatAQueryEnhancedRankerReads) {
    m_config.latent = {48, true, false};
    const std::string text = toJsonText(m_config);
    EXPECT_NE(text.find("\"version\": 2"), std::string::npos);
    EXPECT_THAT(parseRankerConfig(text, "config.json"), test::IsOkAndHolds(m_config));
    const auto refused = [&](const char* from, const char* to, const char* about) {
        EXPECT_THAT(
            parseRankerConfig(replaced(text, from, to), "config.json"),
            HasErrorAbout(ErrorCode::Corrupt, about));
    };
    refused("\"vector_size\": 48", "\"vector_size\": 0", "vector_size");
    refused("\"query_tower\": true", "\"query_tower\": 1", "not true or false");
    refused("\"query_tower\": true", "\"query_tower\": false", "neither");
    refused("\"latent\"", "\"other\"", "lacks 'latent'");
}

TEST_F(CheckpointFolder, OfAQueryEnhancedRankerHasToSayWhichQueries) {
    m_config.latent = {4, true, true};
    m_tensors.clear();
    for (std::int32_t member = 0; member < 2; ++member)
        for (const ParameterSpec& parameter : memberParameters(m_config))
            addTensor(memberPrefix(member) + parameter.name, parameter.shape);
    ASSERT_OK(write());
    EXPECT_THAT(readCheckpointInfo(m_env, m_path), HasErrorAbout(ErrorCode::Corrupt, "names none"));
}

TEST_F(CheckpointFolder, RefusesADamagedConfig) {
    ASSERT_OK(write());
    const std::string config = contents(m_path / "config.json");
    for (std::size_t part = 0; part < 64; ++part)
        expectRefused(
            "config.json", config.substr(0, config.size() * part / 64), ErrorCode::Corrupt, "config.json");
    const auto refuse = [&](const std::string& from, const std::string& to, const std::string& about) {
        expectRefused("config.json", replaced(config, from, to), ErrorCode::Corrupt, about);
    };
    refuse("\"dimension\": 4", "\"dimension\": 0", "dimension is 0");
    refuse("\"dimension\": 4", "\"dimension\": 4.5", "'dimension'");
    refuse("\"attention_heads\": 2", "\"attention_heads\": 3", "not a multiple");
    refuse("\"member_count\"", "\"members\"", "lacks 'member_count'");
    refuse("\"encoding\": \"categorical\"", "\"encoding\": \"magic\"", "unknown table or encoding");
    refuse("\"code_count\": 5", "\"code_count\": 6", "code_count");
    refuse("\"kind\": \"numeric\"", "\"kind\": \"text\"", "does not fit the schema");
    refuse("\"kind\": \"numeric\"", "\"kind\": \"odd\"", "unknown kind or role");
    refuse("\"intent_column\": \"topic\"", "\"intent_column\": \"title\"", "match 'open' with 'title'");
    refuse("\"deviation\": ", "\"deviation\": -", "deviation");
    refuse("\"user_fields\": [", "\"user_fields\": 3, \"old\": [", "not a list of fields");
    refuse("\"matches\": [", "\"matches\": 3, \"old\": [", "matches");
}

TEST_F(CheckpointFolder, RefusesADamagedProvenance) {
    ASSERT_OK(write());
    const std::string text = contents(m_path / "provenance.json");
    expectRefused("provenance.json", "", ErrorCode::Corrupt, "provenance.json");
    expectRefused("provenance.json", replaced(text, "\"seed\": ", "\"seed\": -"), ErrorCode::Corrupt, "seed");
    expectRefused("provenance.json", replaced(text, "time:0.7", "clock:0.7"), ErrorCode::Corrupt, "split");
    expectRefused(
        "provenance.json", replaced(text, "\"dropout\"", "\"drop\""), ErrorCode::Corrupt, "dropout");
    expectRefused(
        "provenance.json", replaced(text, "\"train_loss\"", "\"loss\""), ErrorCode::Corrupt, "train_loss");
}

TEST_F(CheckpointFolder, RefusesAbsurdSizesBeforeItMakesRoomForThem) {
    ASSERT_OK(write());
    const std::string config = contents(m_path / "config.json");
    const auto refuse =
        [&](const std::string& from, const std::string& to, ErrorCode code, const char* about) {
            expectRefused("config.json", replaced(config, from, to), code, about);
        };
    refuse("\"dimension\": 4", "\"dimension\": 2147483647", ErrorCode::Corrupt, "dimension is 2147483647");
    refuse("\"dimension\": 4", "\"dimension\": 99999999999", ErrorCode::Corrupt, "'dimension'");
    refuse("\"dimension\": 4", "\"dimension\": 1024", ErrorCode::Mismatch, "instead of F32[");
    refuse("\"expert_count\": 2", "\"expert_count\": 256", ErrorCode::Mismatch, "misshapen");
    refuse("\"member_count\": 2", "\"member_count\": 64", ErrorCode::Mismatch, "missing: members.2.");
    refuse("\"member_count\": 2", "\"member_count\": 1", ErrorCode::Mismatch, "extra: members.1.");
}

TEST_F(CheckpointFolder, WithOneBitFlippedIsRefused) {
    ASSERT_OK(write());
    std::mt19937 random(5);
    for (const char* file : {"model.safetensors", "config.json"}) {
        const std::string whole = contents(m_path / file);
        for (int sample = 0; sample < 400; ++sample) {
            const std::size_t bit = random() % (whole.size() * 8);
            std::string damaged = whole;
            damaged[bit / 8] =
                static_cast<char>(static_cast<unsigned char>(damaged[bit / 8]) ^ (1U << (bit % 8)));
            overwrite(m_path / file, damaged);
            const auto opened = openCheckpoint(m_env, m_path);
            ASSERT_FALSE(opened) << file << " bit " << bit;
            EXPECT_THAT(
                opened.error().code,
                testing::AnyOf(ErrorCode::Corrupt, ErrorCode::Mismatch, ErrorCode::UnsupportedVersion))
                << file << " bit " << bit << ": " << opened.error().text();
        }
        overwrite(m_path / file, whole);
    }
    EXPECT_OK(openCheckpoint(m_env, m_path)) << "the damage was all there was";
}

TEST_F(CheckpointFolder, RefusesFilesOfAnotherCheckpointThatFitsInShape) {
    ASSERT_OK(write());
    const auto other = m_folder.path() / "other";
    m_values[0][0] = 0.25F;
    ASSERT_OK(writeCheckpoint(m_env, other, {m_config, m_provenance, m_tensors}));
    expectRefused("model.safetensors", contents(other / "model.safetensors"), ErrorCode::Corrupt, "SHA-256");
    const std::string config = contents(m_path / "config.json");
    expectRefused("config.json", config + "\n", ErrorCode::Corrupt, "config.json");
}

TEST_F(CheckpointFolder, RefusesADatasetWithOtherColumnsAndListsThem) {
    EXPECT_OK(checkFits(m_config.features, m_dataset->schema()));
    auto shop = test::smallShop(12);
    shop.impressionColumns[0] = test::numberColumn(test::feature("status"), std::vector<double>(12, 1.0));
    shop.impressionColumns[1] = test::numberColumn(test::feature("weight"), std::vector<double>(12, 1.0));
    const auto other = test::makeMemoryDataset(shop);
    const auto fits = checkFits(m_config.features, other->schema());
    EXPECT_THAT(fits, HasErrorAbout(ErrorCode::Mismatch, "missing: impressions.age"));
    EXPECT_THAT(fits, HasErrorAbout(ErrorCode::Mismatch, "extra: impressions.weight"));
    EXPECT_THAT(
        fits, HasErrorAbout(ErrorCode::Mismatch, "impressions.status (numeric instead of categorical)"));
}

} // namespace
} // namespace intentscope::nn
