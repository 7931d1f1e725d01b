// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/member_training_torch.h"

#include "core/base/checked.h"
#include "core/nn/train/random.h"
#include "core/rank/score_table.h"

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/InferenceMode.h>
#include <torch/optim/adamw.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>

namespace intentscope::nn {
namespace {

constexpr double NotMeasured = std::numeric_limits<double>::quiet_NaN();
constexpr double LastRateShare = 0.05;
constexpr double MaxGradientNorm = 5.0;

/// Independent random streams of a member.
enum class Stream : std::uint64_t { Weights, Dropout, Order, ColdIntents };

std::uint64_t seedOf(const TrainingInput& input, std::int32_t member, Stream stream) {
    const std::uint64_t memberSeed = streamSeed(input.spec.seed, static_cast<std::uint64_t>(member));
    return streamSeed(memberSeed, static_cast<std::uint64_t>(stream));
}

/// NDCG@3 with binary gain of one list: DCG over the best DCG that its clicks allow.
double ndcg3(std::span<const float> scores, const data::CandidateList& candidates) {
    constexpr std::array<double, 3> Discounts{1.0, 0.6309297535714575, 0.5};
    const auto order = rank::rankOrder(scores, candidates.intents);
    const auto clickCount = static_cast<std::size_t>(std::ranges::count(candidates.clicked, std::int8_t{1}));
    double gain = 0;
    double bestGain = 0;
    for (std::size_t i = 0; i < std::min(Discounts.size(), order.size()); ++i) {
        gain += candidates.clicked[static_cast<std::size_t>(order[i])] == 1 ? Discounts[i] : 0.0;
        bestGain += i < clickCount ? Discounts[i] : 0.0;
    }
    return bestGain > 0 ? gain / bestGain : 0.0;
}

class MemberTraining {
public:
    MemberTraining(const TrainingInput& input, std::int32_t member, const TrainingListener& listener)
        : m_input(input), m_member(member), m_listener(listener), m_order(input.train),
          m_orderRandom(seedOf(input, member, Stream::Order)),
          m_coldRandom(seedOf(input, member, Stream::ColdIntents)),
          m_drop{input.spec.dropout, at::detail::createCPUGenerator(seedOf(input, member, Stream::Dropout))},
          m_graph(
              input.config,
              WeightSet::initialised(
                  input.config, at::detail::createCPUGenerator(seedOf(input, member, Stream::Weights)))),
          m_optimizer(
              m_graph.weights().all(),
              torch::optim::AdamWOptions(input.spec.learningRate).weight_decay(input.spec.weightDecay)) {}

    Result<TrainedMember> run() {
        TrainedMember best{m_graph.weights().snapshot(), 0, {}};
        double bestNdcg = -1;
        for (std::int32_t epoch = 1; epoch <= m_input.spec.epochCount; ++epoch) {
            ISCOPE_TRY_ASSIGN(const auto outcome, runEpoch(epoch));
            best.epochs.push_back(outcome);
            m_listener.onEpoch(outcome);
            if (std::isnan(outcome.validationNdcg3) || outcome.validationNdcg3 > bestNdcg) {
                bestNdcg = std::isnan(outcome.validationNdcg3) ? -1 : outcome.validationNdcg3;
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
        ISCOPE_TRY(validate(outcome));
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

    double step(std::span<const std::int32_t> impressions) {
        PackedBatch batch = packBatch(m_input.encoder, m_input.dataset, m_input.allIntents, impressions);
        forgetSomeIntents(batch.intents);
        m_optimizer.zero_grad();
        auto loss = lossOf(batch, &m_drop);
        loss.backward();
        clipGradients();
        m_optimizer.step();
        return loss.item<double>();
    }

    at::Tensor lossOf(const PackedBatch& batch, DropoutSource* drop) const {
        const PairTensors pairs(batch.pairUsers, batch.pairIntents, batch.targets);
        const auto lists = narrow<std::int64_t>(batch.users.rowCount());
        return listNetLoss(batchScores(m_graph, batch, drop), pairs.users, pairs.matches.view(-1), lists);
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
        for (auto& group : m_optimizer.param_groups())
            group.options().set_lr(m_input.spec.learningRate * share);
    }

    Status validate(rank::TrainingEpoch& outcome) const {
        outcome.validationLoss = NotMeasured;
        outcome.validationNdcg3 = NotMeasured;
        const auto rows = std::span(m_input.validation);
        if (rows.empty())
            return {};
        const c10::InferenceMode inference;
        constexpr std::size_t Block = 256;
        double lossSum = 0;
        double ndcgSum = 0;
        for (std::size_t first = 0; first < rows.size(); first += Block) {
            ISCOPE_TRY(checkStop(m_listener.stop));
            const auto block = rows.subspan(first, std::min(Block, rows.size() - first));
            const auto batch = packBatch(m_input.encoder, m_input.dataset, m_input.allIntents, block);
            const auto scores = batchScores(m_graph, batch, nullptr).contiguous();
            const PairTensors pairs(batch.pairUsers, batch.pairIntents, batch.targets);
            const auto loss =
                listNetLoss(scores, pairs.users, pairs.matches.view(-1), narrow<std::int64_t>(block.size()));
            lossSum += loss.item<double>() * static_cast<double>(block.size());
            ndcgSum += ndcgOf(block, std::span(scores.data_ptr<float>(), batch.pairCount()));
        }
        outcome.validationLoss = lossSum / static_cast<double>(rows.size());
        outcome.validationNdcg3 = ndcgSum / static_cast<double>(rows.size());
        return {};
    }

    double ndcgOf(std::span<const std::int32_t> impressions, std::span<const float> scores) const {
        double sum = 0;
        std::size_t first = 0;
        for (const std::int32_t impression : impressions) {
            const auto candidates = m_input.dataset.candidatesOf(ImpressionIndex{impression});
            sum += ndcg3(scores.subspan(first, candidates.size()), candidates);
            first += candidates.size();
        }
        return sum;
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
    DropoutSource m_drop;
    TwoTower m_graph;
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
