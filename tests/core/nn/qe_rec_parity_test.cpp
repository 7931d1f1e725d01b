// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/qe_rec_torch.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/train/losses_torch.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <optional>
#include <vector>

namespace intentscope::parity {
namespace {

using nn::QeRec;

/// Both compute in double precision.
constexpr double Tolerance = 1e-9;

/// The sizes of make_qe_reference.py; weights of other shapes would be noticed.
nn::RankerConfig configWith(bool hasQuery, bool hasIntentText) {
    const auto field = [](std::int32_t codeCount) { return nn::Field{.codeCount = codeCount}; };
    nn::RankerConfig config;
    config.sizes = {
        .dimension = 8,
        .tokenCount = 2,
        .attentionHeads = 2,
        .attentionLayers = 2,
        .expertCount = 3,
        .hiddenCount = 5};
    config.features.userFields = {field(4), field(6), field(5)};
    config.features.intentFields = {field(7), field(5)};
    config.features.matches.resize(2);
    if (hasQuery || hasIntentText)
        config.latent = {11, hasQuery, hasIntentText};
    return config;
}

/// What Python PyTorch says about one batch of five lists (tests/parity/make_qe_reference.py).
class QeRecParity : public testing::Test {
protected:
    void SetUp() override {
        nn::configureTorch();
        const auto path = test::sourceDirectory() / "tests/parity/qe_tiny/reference.safetensors";
        ASSERT_OK_AND_ASSIGN(auto file, nn::SafetensorsFile::open(m_env, path));
        m_file.emplace(std::move(file));
        readFields("users", 3, m_batch.users);
        readFields("intents", 2, m_batch.intents);
        m_batch.pairUsers = numbers<std::int64_t>("pair_users");
        m_batch.pairIntents = numbers<std::int64_t>("pair_intents");
        m_batch.matches = numbers<float>("matches");
        m_batch.targets = numbers<float>("targets");
        m_batch.queries = {11, numbers<float>("queries"), numbers<float>("present")};
        m_batch.intentVectors = numbers<float>("intent_vectors");
    }

    template <class T>
    std::vector<T> numbers(const std::string& name) const {
        const nn::TensorEntry* entry = m_file->find(name);
        if (!entry) {
            ADD_FAILURE() << name << " is not in the reference";
            return {};
        }
        const auto bytes = m_file->bytes(*entry);
        std::vector<T> values(static_cast<std::size_t>(entry->elementCount()));
        EXPECT_EQ(bytes.size(), values.size() * sizeof(T)) << name;
        std::memcpy(values.data(), bytes.data(), std::min(bytes.size(), values.size() * sizeof(T)));
        return values;
    }

    void readFields(const std::string& side, std::int32_t fieldCount, nn::EncodedFields& out) const {
        out.fieldCount = fieldCount;
        out.codes = numbers<std::int32_t>(side + ".codes");
        out.offsets = numbers<std::int32_t>(side + ".offsets");
        out.values = numbers<float>(side + ".values");
    }

    template <class T>
    at::Tensor doubles(const std::string& name) const {
        const auto values = numbers<T>(name);
        auto tensor = at::empty({static_cast<std::int64_t>(values.size())}, at::kDouble);
        std::copy(values.begin(), values.end(), tensor.template data_ptr<double>());
        return tensor;
    }

    QeRec graphOf(const nn::RankerConfig& config) const {
        auto weights = nn::WeightSet::initialised(config, at::detail::createCPUGenerator(1)).toDouble();
        for (const auto& parameter : nn::memberParameters(config)) {
            const auto weight = weights.get(parameter.name).detach();
            weight.copy_(doubles<float>("weights." + parameter.name).view(weight.sizes()));
        }
        return {config, weights};
    }

    nn::PackedLists lists() const {
        const nn::PairTensors pairs(m_batch.pairUsers, m_batch.pairIntents, m_batch.targets);
        return {
            pairs.users.clone(), pairs.matches.view(-1).to(at::kDouble), 5, doubles<float>("list_weights")};
    }

    void expectScores(const QeRec& graph, const std::string& variant) const {
        const auto expected = numbers<double>(variant + ".scores");
        const auto scores = batchScores(graph, m_batch, nullptr).detach();
        ASSERT_EQ(scores.numel(), static_cast<std::int64_t>(expected.size()));
        double spread = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            EXPECT_NEAR(scores[static_cast<std::int64_t>(i)].item<double>(), expected[i], Tolerance)
                << variant << " " << i;
            spread = std::max(spread, std::abs(expected[i] - expected[0]));
        }
        EXPECT_GT(spread, 0.5) << "equal scores would prove nothing";
    }

    using Loss = std::function<at::Tensor(const QeRec&)>;

    void expectLoss(const nn::RankerConfig& config, const std::string& name, const Loss& loss) const {
        const QeRec graph = graphOf(config);
        const auto value = loss(graph);
        EXPECT_NEAR(value.item<double>(), numbers<double>(name + ".value").front(), Tolerance) << name;
        value.backward();
        for (const auto& parameter : nn::memberParameters(config)) {
            const auto& gradient = graph.weights().get(parameter.name).grad();
            ASSERT_TRUE(gradient.defined()) << name << " " << parameter.name;
            const auto expected = doubles<double>(name + ".gradient." + parameter.name);
            EXPECT_LT((gradient.reshape({-1}) - expected).abs().max().item<double>(), Tolerance)
                << name << " " << parameter.name;
        }
    }

    at::Tensor scores(const QeRec& graph) const { return batchScores(graph, m_batch, nullptr); }

    RealEnv m_env;
    std::optional<nn::SafetensorsFile> m_file;
    nn::PackedBatch m_batch;
};

TEST_F(QeRecParity, ScoresAreThoseOfPyTorchWithAndWithoutEachPart) {
    expectScores(graphOf(configWith(true, true)), "full");
    expectScores(graphOf(configWith(true, false)), "query");
    expectScores(graphOf(configWith(false, true)), "text");
    expectScores(graphOf(configWith(false, false)), "baseline");
}

TEST_F(QeRecParity, EveryGradientOfListNetIsThatOfPyTorch) {
    const auto listNet = [&](const QeRec& graph) { return nn::listNetLoss(scores(graph), lists()); };
    expectLoss(configWith(true, true), "full.listnet", listNet);
    expectLoss(configWith(true, false), "query.listnet", listNet);
    expectLoss(configWith(false, true), "text.listnet", listNet);
    expectLoss(configWith(false, false), "baseline.listnet", listNet);
}

TEST_F(QeRecParity, OtherLossesAndTheirGradientsAreThoseOfPyTorch) {
    const auto full = configWith(true, true);
    expectLoss(
        full, "full.softmax", [&](const QeRec& graph) { return nn::softmaxLoss(scores(graph), lists()); });
    expectLoss(full, "full.bce", [&](const QeRec& graph) { return nn::bceLoss(scores(graph), lists()); });
    expectLoss(full, "full.rdrop", [&](const QeRec& graph) {
        return nn::symmetricKl(scores(graph), doubles<float>("reference_scores"), lists());
    });
}

TEST_F(QeRecParity, KlTermsAndTheirGradientsAreThoseOfPyTorch) {
    expectLoss(configWith(true, true), "full.terms", [&](const QeRec& graph) {
        const nn::PairTensors pairs(m_batch.pairUsers, m_batch.pairIntents, m_batch.matches);
        const auto towers = batchTowers(graph, m_batch, nullptr);
        const auto all = graph.scores(towers, pairs, nullptr);
        return nn::listNetLoss(all, lists()) +
               0.5 * nn::klDivergence(doubles<float>("reference_scores"), all, lists()) +
               0.25 * nn::klDivergence(QeRec::pathScores(towers, pairs), all, lists());
    });
}

} // namespace
} // namespace intentscope::parity
