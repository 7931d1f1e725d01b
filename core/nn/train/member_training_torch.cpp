// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/member_training_torch.h"

#include "core/base/checked.h"
#include "core/nn/train/batch_loss_torch.h"
#include "core/nn/train/random.h"
#include "core/nn/train/validation_torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/optim/adamw.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>

namespace intentscope::nn {
namespace {

constexpr double LastRateShare = 0.05;
constexpr double MaxGradientNorm = 5.0;

/// Independent random streams of a member.
enum class Stream : std::uint64_t { Weights, Dropout, Order, ColdIntents, Queries };

std::uint64_t seedOf(const TrainingInput& input, std::int32_t member, Stream stream) {
    const std::uint64_t memberSeed = streamSeed(input.spec.seed, static_cast<std::uint64_t>(member));
    return streamSeed(memberSeed, static_cast<std::uint64_t>(stream));
}

/// How good an epoch is by the stop metric, higher being better; NaN without a validation part.
double merit(const rank::TrainingEpoch& epoch, rank::StopMetric metric) {
    switch (metric) {
    case rank::StopMetric::Recall3:
        return epoch.validationRecall3;
    case rank::StopMetric::Gauc:
        return epoch.validationGauc;
    case rank::StopMetric::Loss:
        return -epoch.validationLoss;
    case rank::StopMetric::Ndcg3:
        break;
    }
    return epoch.validationNdcg3;
}

/// Layer norms of the reasoner's vectors start from what the training part and the KB hold.
void standardiseLatent(const TrainingInput& input, const WeightSet& weights) {
    constexpr std::size_t MostRows = 4096;
    if (!input.latent)
        return;
    const std::int64_t size = input.latent->vectorSize();
    if (input.config.latent.hasQuery) {
        QueryRows rows{.vectorSize = input.latent->vectorSize()};
        const std::size_t stride = 1 + input.train.size() / MostRows;
        for (std::size_t i = 0; i < input.train.size(); i += stride)
            if (input.latent->rowOf(ImpressionIndex{input.train[i]}) >= 0)
                rows.append(*input.latent, ImpressionIndex{input.train[i]});
        if (rows.rowCount() > 0)
            standardiseNorm(weights, "query.", QueryTensors(rows).vectors);
    }
    if (input.config.latent.hasIntentText) {
        std::vector<std::int32_t> intents(static_cast<std::size_t>(input.dataset.intentCount()));
        std::iota(intents.begin(), intents.end(), 0);
        std::vector<float> vectors;
        appendIntentVectors(*input.latent, intents, vectors);
        standardiseNorm(weights, "text.", intentVectorTensor(vectors, size));
    }
}

class MemberTraining {
public:
    MemberTraining(const TrainingInput& input, std::int32_t member, const TrainingListener& listener)
        : m_input(input), m_member(member), m_listener(listener), m_order(input.train),
          m_orderRandom(seedOf(input, member, Stream::Order)),
          m_coldRandom(seedOf(input, member, Stream::ColdIntents)),
          m_queryRandom(seedOf(input, member, Stream::Queries)),
          m_drop{input.spec.dropout, at::detail::createCPUGenerator(seedOf(input, member, Stream::Dropout))},
          m_graph(
              input.config,
              WeightSet::initialised(
                  input.config, at::detail::createCPUGenerator(seedOf(input, member, Stream::Weights)))),
          m_optimizer(
              m_graph.weights().all(),
              torch::optim::AdamWOptions(input.spec.learningRate).weight_decay(input.spec.weightDecay)) {
        standardiseLatent(input, m_graph.weights());
    }

    Result<TrainedMember> run() {
        TrainedMember best{m_graph.weights().snapshot(), 0, {}};
        double bestMerit = -std::numeric_limits<double>::infinity();
        for (std::int32_t epoch = 1; epoch <= m_input.spec.epochCount; ++epoch) {
            ISCOPE_TRY_ASSIGN(const auto outcome, runEpoch(epoch));
            best.epochs.push_back(outcome);
            m_listener.onEpoch(outcome);
            const double reached = merit(outcome, m_input.spec.stopMetric);
            if (std::isnan(reached) || reached > bestMerit) {
                bestMerit = std::isnan(reached) ? bestMerit : reached;
                best.bestEpoch = epoch;
                best.weights = m_graph.weights().snapshot();
            }
            if (m_input.spec.patience > 0 && epoch - best.bestEpoch >= m_input.spec.patience)
                break;
        }
        return best;
    }

private:
    Result<rank::TrainingEpoch> runEpoch(std::int32_t epoch) {
        rank::TrainingEpoch outcome;
        outcome.member = m_member;
        outcome.epoch = epoch;
        const auto start = std::chrono::steady_clock::now();
        ISCOPE_TRY_ASSIGN(outcome.trainLoss, trainOnce(epoch));
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        outcome.impressionsPerSecond = static_cast<double>(m_order.size()) / std::max(seconds, 1e-9);
        outcome.learningRate = m_learningRate;
        ISCOPE_TRY(validate(m_input, m_graph, m_listener.stop, outcome));
        return outcome;
    }

    Result<double> trainOnce(std::int32_t epoch) {
        shuffle(m_order, m_orderRandom);
        const auto batchSize = static_cast<std::size_t>(m_input.spec.batchSize);
        double lossSum = 0;
        for (std::size_t first = 0; first < m_order.size(); first += batchSize) {
            ISCOPE_TRY(checkStop(m_listener.stop));
            const auto rows = std::span(m_order).subspan(first, std::min(batchSize, m_order.size() - first));
            setLearningRate(epoch, static_cast<double>(first) / static_cast<double>(m_order.size()));
            const double loss = step(rows);
            if (!std::isfinite(loss))
                return fail(
                    ErrorCode::InvalidInput,
                    "the loss is no longer finite in epoch " + std::to_string(epoch),
                    {.place = {}, .cure = "Train with a smaller learning rate"});
            lossSum += loss * static_cast<double>(rows.size());
            report(epoch, first + rows.size(), loss);
        }
        return lossSum / static_cast<double>(m_order.size());
    }

    /// Gradients of the parts of a step add up to those of the whole: each part's means count by its share
    /// of what they are means over.
    double step(std::span<const std::int32_t> impressions) {
        m_optimizer.zero_grad();
        const auto partSize = m_input.spec.microBatchSize > 0
                                  ? static_cast<std::size_t>(m_input.spec.microBatchSize)
                                  : impressions.size();
        const LossWeights whole = lossWeights(m_input, impressions);
        double loss = 0;
        for (std::size_t first = 0; first < impressions.size(); first += partSize) {
            const auto part = impressions.subspan(first, std::min(partSize, impressions.size() - first));
            const LossWeights own = part.size() == impressions.size() ? whole : lossWeights(m_input, part);
            PackedBatch batch = packBatch(m_input.source(), part);
            forgetSomeIntents(batch.intents);
            forgetSomeQueries(batch.queries);
            const BatchLoss parts = batchLoss(m_input, m_graph, {batch, part}, &m_drop);
            auto sum = parts.rank * (own.rank / whole.rank);
            if (parts.kl.defined())
                sum = sum + parts.kl * (m_input.spec.klWeight * own.lists / whole.lists);
            sum.backward();
            loss += sum.item<double>();
        }
        clipGradients();
        m_optimizer.step();
        return loss;
    }

    /// Now and then an intent appears under the unknown code, so that the rest of it learns to speak for it.
    void forgetSomeIntents(EncodedFields& intents) {
        const auto& fields = m_input.config.features.intentFields;
        const auto idField = std::ranges::find(fields, FieldEncoding::IntentId, &Field::encoding);
        if (idField == fields.end())
            return;
        std::int32_t firstCode = 0;
        for (auto field = fields.begin(); field != idField; ++field)
            firstCode += field->codeCount;
        const auto position = static_cast<std::size_t>(idField - fields.begin());
        for (std::size_t row = 0; row < intents.rowCount(); ++row)
            if (uniform(m_coldRandom) < m_input.spec.dropout * 0.5) {
                const std::size_t bag = row * static_cast<std::size_t>(intents.fieldCount) + position;
                intents.codes[static_cast<std::size_t>(intents.offsets[bag])] =
                    firstCode + Field::UnknownCode;
            }
    }

    /// Likewise an impression loses its latent query, so that the vector for a missing one is learned.
    void forgetSomeQueries(QueryRows& queries) {
        for (std::size_t row = 0; row < queries.rowCount(); ++row)
            if (uniform(m_queryRandom) < m_input.spec.dropout * 0.5)
                queries.forget(row);
    }

    void clipGradients() {
        double squares = 0;
        for (const at::Tensor& weight : m_optimizer.param_groups()[0].params())
            if (weight.grad().defined())
                squares += std::pow(weight.grad().norm().item<double>(), 2.0);
        const double norm = std::sqrt(squares);
        if (norm <= MaxGradientNorm || !std::isfinite(norm))
            return;
        for (const at::Tensor& weight : m_optimizer.param_groups()[0].params())
            if (weight.grad().defined())
                weight.grad().mul_(MaxGradientNorm / norm);
    }

    void setLearningRate(std::int32_t epoch, double shareOfEpoch) {
        const double done =
            (static_cast<double>(epoch - 1) + shareOfEpoch) / static_cast<double>(m_input.spec.epochCount);
        const double share =
            LastRateShare + (1 - LastRateShare) * 0.5 * (1 + std::cos(std::numbers::pi * done));
        m_learningRate = m_input.spec.learningRate * share;
        for (auto& group : m_optimizer.param_groups())
            group.options().set_lr(m_learningRate);
    }

    void report(std::int32_t epoch, std::size_t done, double loss) {
        const auto perEpoch = narrow<std::int64_t>(m_order.size());
        const std::int64_t epochsBefore = std::int64_t{m_member} * m_input.spec.epochCount + epoch - 1;
        m_listener.progress.report(
            {.phase =
                 "Training epoch " + std::to_string(epoch) + " of " + std::to_string(m_input.spec.epochCount),
             .done = epochsBefore * perEpoch + narrow<std::int64_t>(done),
             .total = perEpoch * m_input.spec.epochCount * m_input.spec.memberCount,
             .detail = "loss " + std::to_string(loss)});
    }

    const TrainingInput& m_input;
    std::int32_t m_member;
    const TrainingListener& m_listener;
    std::vector<std::int32_t> m_order;
    std::mt19937_64 m_orderRandom;
    std::mt19937_64 m_coldRandom;
    std::mt19937_64 m_queryRandom;
    double m_learningRate = 0;
    DropoutSource m_drop;
    QeRec m_graph;
    torch::optim::AdamW m_optimizer;
};

} // namespace

Result<TrainedMember>
trainMember(const TrainingInput& input, std::int32_t member, const TrainingListener& listener) {
    return MemberTraining(input, member, listener).run();
}

std::vector<std::int32_t>
informativeImpressions(const data::Dataset& dataset, std::span<const std::int32_t> impressions) {
    std::vector<std::int32_t> informative;
    for (const std::int32_t impression : impressions) {
        const auto clicked = dataset.candidatesOf(ImpressionIndex{impression}).clicked;
        const auto clickCount = static_cast<std::size_t>(std::ranges::count(clicked, std::int8_t{1}));
        if (clickCount > 0 && clickCount < clicked.size())
            informative.push_back(impression);
    }
    return informative;
}

} // namespace intentscope::nn
