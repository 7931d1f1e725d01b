// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker_factory.h"
#include "core/rank/scorer.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/export.h>

#include <fstream>
#include <iterator>
#include <numeric>

namespace intentscope::nn {
namespace {

using test::HasError;
using test::HasErrorAbout;
using testing::HasSubstr;
using testing::Not;

constexpr const char* Config = R"({
  "format": "intentscope-ranker", "version": 1, "architecture": "torchscript",
  "inputs": [
    {"name": "age", "table": "impressions", "column": "age", "encoding": "numeric"},
    {"name": "open", "table": "impressions", "column": "open", "encoding": "multi_categorical",
     "words": ["delivery", "refund"]},
    {"name": "intent", "table": "intents", "encoding": "intent_id", "words": ["i0", "i1", "i2"]}
  ]})";

std::string forward(const std::string& body) {
    return "def forward(self, features: Dict[str, Tensor], offsets: Tensor) -> Tensor:\n" + body;
}

/// Three times the intent's code plus the impression's age, 0 where it is missing.
const std::string Linear = forward(R"(
    counts = offsets[1:] - offsets[:-1]
    age = torch.repeat_interleave(torch.nan_to_num(features["age"], 0.0), counts)
    return features["intent"].float() * 3.0 + age
)");

class TorchscriptRanker : public testing::Test {
protected:
    void write(const std::string& method, const std::string& config = Config) {
        torch::jit::Module module("Ranker");
        module.define(method);
        m_folder.write("ranker/config.json", config);
        module.save((folder() / "model.pt").string());
    }

    std::filesystem::path folder() const { return m_folder.path() / "ranker"; }

    Result<std::unique_ptr<rank::Scorer>> open() {
        return makeScorerFactory(CodePolicy::Allow)(m_env, folder());
    }

    Result<std::vector<float>> score(std::stop_token stop = {}) {
        ISCOPE_TRY_ASSIGN(const auto scorer, open());
        std::vector<std::int32_t> rows(static_cast<std::size_t>(m_dataset->impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
        std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
        ISCOPE_TRY(scorer->score({*m_dataset}, rows, scores, stop));
        return scores;
    }

    void expectRefused(const std::string& body, const char* about) {
        write(forward(body));
        const auto scores = score();
        EXPECT_THAT(scores, HasErrorAbout(ErrorCode::InvalidInput, about));
        if (!scores) {
            EXPECT_EQ(scores.error().place.file, (folder() / "model.pt").string());
            EXPECT_THAT(scores.error().message, Not(HasSubstr("\n")));
        }
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeMemoryDataset(test::smallShop(10));
};

TEST_F(TorchscriptRanker, ScoresByItsOwnCode) {
    write(Linear);
    ASSERT_OK_AND_ASSIGN(const auto scores, score());
    // Impression 0 has no age; impression 1 is 5 and lists intents 4 (unknown), 2 and 3 (unknown).
    EXPECT_EQ(
        std::vector(scores.begin(), scores.begin() + 8), (std::vector<float>{6, 9, 12, 0, 0, 5, 17, 5}));
}

TEST_F(TorchscriptRanker, HandsBagsOverWithTheirOffsets) {
    write(forward(R"(
    counts = offsets[1:] - offsets[:-1]
    bags = features["open.offsets"]
    total = torch.cumsum(torch.cat([offsets[:1], features["open"]]), 0)
    sums = total[bags[1:]] - total[bags[:-1]]
    return torch.repeat_interleave(sums, counts).float()
)"));
    ASSERT_OK_AND_ASSIGN(const auto scores, score());
    // Open topics: delivery and voucher (codes 2 and unknown 0), then refund and payment (3 and 0).
    EXPECT_EQ(scores[0], 2);
    EXPECT_EQ(scores[5], 3);
}

TEST_F(TorchscriptRanker, IsNotLoadedUntilItsCodeIsAllowed) {
    m_folder.write("ranker/config.json", Config);
    m_folder.write("ranker/model.pt", "never read");
    EXPECT_THAT(makeScorerFactory()(m_env, folder()), HasErrorAbout(ErrorCode::InvalidInput, "not allowed"));
    EXPECT_THAT(codeWarning(m_env, folder()), HasSubstr("runs its code with your rights"));
}

TEST_F(TorchscriptRanker, WarnsOfNothingElse) {
    EXPECT_EQ(codeWarning(m_env, m_folder.path() / "nowhere"), "");
    m_folder.write("other/config.json", R"({"architecture": "two_tower"})");
    EXPECT_EQ(codeWarning(m_env, m_folder.path() / "other"), "");
}

TEST_F(TorchscriptRanker, RefusesDamagedFilesInOneSentence) {
    write(Linear);
    const auto path = folder() / "model.pt";
    std::ifstream file(path, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    for (std::size_t part = 0; part < 64; ++part) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << whole.substr(0, whole.size() * part / 64);
        const auto opened = open();
        ASSERT_THAT(opened, HasErrorAbout(ErrorCode::Corrupt, "no TorchScript module")) << part;
        EXPECT_THAT(opened.error().message, Not(HasSubstr("\n")));
        EXPECT_LT(opened.error().message.size(), 300U) << opened.error().message;
    }
}

TEST_F(TorchscriptRanker, RefusesFilesOfAnotherHash) {
    std::string config = Config;
    config.insert(1, "\"model_sha256\": \"" + std::string(64, '0') + "\",");
    write(Linear, config);
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::Corrupt, "SHA-256"));
}

TEST_F(TorchscriptRanker, HasAHashOfCodeAndConfig) {
    write(Linear);
    ASSERT_OK_AND_ASSIGN(const auto first, open());
    std::string config = Config;
    write(Linear, config.replace(config.find("\"i0\""), 4, "\"i9\""));
    ASSERT_OK_AND_ASSIGN(const auto second, open());
    EXPECT_NE(first->info().checkpointHash, second->info().checkpointHash);
    EXPECT_EQ(first->info().architecture, "torchscript");
}

TEST_F(TorchscriptRanker, RefusesOtherSignatures) {
    const auto refused = [&](const std::string& method, const char* found) {
        write(method);
        EXPECT_THAT(open(), HasErrorAbout(ErrorCode::Mismatch, found));
    };
    refused("def forward(self, x: Tensor) -> Tensor:\n    return x\n", "Tensor x");
    refused("def predict(self, x: Tensor) -> Tensor:\n    return x\n", "no method");
    refused(
        "def forward(self, features: Dict[str, Tensor], offsets: Tensor):\n    return [offsets]\n",
        "Tensor[]");
}

TEST_F(TorchscriptRanker, RefusesWhatItsCodeGetsWrong) {
    expectRefused("    return offsets.float()\n", "shape");
    expectRefused("    return features[\"intent\"]\n", "Long");
    expectRefused("    return features[\"intent\"] / 0.0 - features[\"intent\"] / 0.0\n", "not finite");
    expectRefused("    return features[\"nothing\"]\n", "nothing");
    expectRefused("    assert False, \"too late\"\n    return offsets\n", "too late");
    expectRefused("    return torch.rand([int(offsets[-1])])\n", "random");
    expectRefused("    return torch.softmax(features[\"intent\"].float(), 0)\n", "mixes");
}

TEST_F(TorchscriptRanker, NamesInputsThatTheDatasetLacks) {
    std::string config = Config;
    write(Linear, config.replace(config.find("\"column\": \"age\""), 15, "\"column\": \"agе\""));
    EXPECT_THAT(score(), HasErrorAbout(ErrorCode::Mismatch, "read as numeric"));
}

TEST_F(TorchscriptRanker, StopsWhenAsked) {
    write(Linear);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(score(stop.get_token()), HasError(ErrorCode::Cancelled));
}

TEST_F(TorchscriptRanker, RefusesConfigsThatSayTooLittle) {
    const auto refused = [&](const std::string& what, const std::string& with, const char* about) {
        std::string config = Config;
        write(Linear, config.replace(config.find(what), what.size(), with));
        const auto opened = open();
        ASSERT_FALSE(opened.has_value()) << with;
        EXPECT_THAT(opened.error().message, HasSubstr(about));
        EXPECT_EQ(opened.error().place.file, (folder() / "config.json").string());
    };
    refused("\"name\": \"open\"", "\"name\": \"age\"", "two inputs called 'age'");
    refused("\"encoding\": \"numeric\"", "\"encoding\": \"secret\"", "encoding");
    refused("\"version\": 1", "\"version\": 2", "version 2");
    refused("[\"delivery\", \"refund\"]", "[\"refund\", \"refund\"]", "same word");
    refused("\"column\": \"open\",", "", "lacks 'column'");
}

} // namespace
} // namespace intentscope::nn
