// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/member_training_torch.h"

#include "core/base/checked.h"
#include "core/nn/ranker/load_ahead.h"
#include "core/nn/train/adamw_torch.h"
#include "core/nn/train/gradient_exchange_torch.h"
#include "core/nn/train/learning_rate.h"
#include "core/nn/train/random.h"
#include "core/nn/train/training_step_torch.h"
#include "core/nn/train/validation_torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <sstream>
#include <string>
#include <utility>

namespace intentscope::nn {
namespace {

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

WeightSet firstWeights(const TrainingInput& input, std::int32_t member) {
    if (input.start)
        return WeightSet::loaded(*input.start, member).withGradients();
    auto weights = WeightSet::initialised(
        input.config, at::detail::createCPUGenerator(seedOf(input, member, Stream::Weights)));
    standardiseLatent(input, weights);
    return weights;
}

class MemberTraining {
public:
    MemberTraining(const TrainingInput& input, const TrainingListener& listener, const TrainingRecord& record)
        : MemberTraining(input, listener, record, narrow<std::int32_t>(record.finished.size())) {}

    Result<TrainedMember> run() {
        ISCOPE_TRY(m_record.resumed ? restore(*m_record.resumed) : shareFirstWeights());
        const Status trained = trainEpochs();
        if (!trained) {
            // What was asked to stop, or lost another process, is not lost where a state is kept.
            const ErrorCode code = trained.error().code;
            const bool isInterrupted =
                code == ErrorCode::Cancelled || (code == ErrorCode::Io && !m_input.group.isAlone());
            if (isInterrupted && m_record.file) {
                ISCOPE_TRY(save());
            }
            return tl::unexpected(trained.error());
        }
        return TrainedMember{m_best, m_graph.weights().snapshot(), m_at.bestEpoch, m_epochs};
    }

private:
    MemberTraining(
        const TrainingInput& input,
        const TrainingListener& listener,
        const TrainingRecord& record,
        std::int32_t member)
        : m_input(input), m_member(member), m_listener(listener), m_record(record), m_order(input.train),
          m_orderRandom(seedOf(input, member, Stream::Order)),
          m_coldRandom(seedOf(input, member, Stream::ColdIntents)),
          m_queryRandom(seedOf(input, member, Stream::Queries)),
          m_drop{input.spec.dropout, at::detail::createCPUGenerator(seedOf(input, member, Stream::Dropout))},
          m_graph(input.config, firstWeights(input, member)),
          m_optimizer(m_graph.weights().all(), input.spec.weightDecay),
          m_exchange(m_graph.weights().all(), input.group) {
        m_best = m_graph.weights().snapshot();
        m_at.member = member;
    }

    /// Machines of another kind would start from other last digits.
    Status shareFirstWeights() {
        for (const auto& [name, weight] : m_graph.weights().named()) {
            const at::Tensor values = weight.detach();
            if (!m_input.group.isFirst())
                values.zero_();
            ISCOPE_TRY(
                m_input.group.sum(std::span(values.data_ptr<float>(), narrow<std::size_t>(values.numel()))));
        }
        m_best = m_graph.weights().snapshot();
        return {};
    }

    Status trainEpochs() {
        const std::int32_t patience = m_input.spec.patience;
        for (; m_at.epoch <= m_input.spec.epochCount; ++m_at.epoch) {
            if (patience > 0 && m_at.epoch > 1 && m_at.epoch - 1 - m_at.bestEpoch >= patience)
                break;
            ISCOPE_TRY_ASSIGN(const auto outcome, runEpoch());
            m_epochs.push_back(outcome);
            m_at.nextRow = 0;
            m_at.lossSum = 0;
            m_listener.onEpoch(outcome);
            const double reached = merit(outcome, m_input.spec.stopMetric);
            if (std::isnan(reached) || reached > m_at.bestMerit) {
                m_at.bestMerit = std::isnan(reached) ? m_at.bestMerit : reached;
                m_at.bestEpoch = m_at.epoch;
                m_best = m_graph.weights().snapshot();
            }
        }
        return {};
    }

    Result<rank::TrainingEpoch> runEpoch() {
        rank::TrainingEpoch outcome;
        outcome.member = m_member;
        outcome.epoch = m_at.epoch;
        const auto firstRow = m_at.nextRow;
        const auto start = std::chrono::steady_clock::now();
        ISCOPE_TRY(trainOnce());
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        outcome.trainLoss = m_at.lossSum / static_cast<double>(m_order.size());
        outcome.impressionsPerSecond = static_cast<double>(m_at.nextRow - firstRow) / std::max(seconds, 1e-9);
        outcome.learningRate = m_at.learningRate;
        ISCOPE_TRY(validate(m_input, m_graph, m_listener.stop, outcome));
        return outcome;
    }

    Status trainOnce() {
        if (m_at.nextRow > 0)
            return takeSteps();
        const auto order = m_order;
        const auto random = m_orderRandom;
        shuffle(m_order, m_orderRandom);
        Status taken = takeSteps();
        if (!taken && m_at.nextRow == 0) {
            // The state that is kept stands before the epoch, and whoever resumes from it shuffles again.
            m_order = order;
            m_orderRandom = random;
        }
        return taken;
    }

    Status takeSteps() {
        const auto batchSize = static_cast<std::size_t>(m_input.spec.batchSize);
        const auto rest =
            std::span<const std::int32_t>(m_order).subspan(static_cast<std::size_t>(m_at.nextRow));
        return loadAhead<TrainingStep>(
            (rest.size() + batchSize - 1) / batchSize,
            [&](std::size_t i) {
                const std::size_t first = i * batchSize;
                return loadStep(m_input, rest.subspan(first, std::min(batchSize, rest.size() - first)));
            },
            [&](std::size_t, TrainingStep& step) { return take(step); },
            m_input.group.isAlone() ? m_listener.stop : std::stop_token());
    }

    Status take(TrainingStep& step) {
        m_at.learningRate =
            rankerRate(m_input.spec, narrow<std::int64_t>(m_order.size()), m_at.epoch, m_at.nextRow);
        if (!m_input.group.isAlone())
            seedStep();
        ISCOPE_TRY_ASSIGN(const double loss, learnFrom(step));
        if (!std::isfinite(loss))
            return fail(
                ErrorCode::InvalidInput,
                "the loss is no longer finite in epoch " + std::to_string(m_at.epoch),
                {.place = {}, .cure = "Train with a smaller learning rate"});
        m_at.lossSum += loss * static_cast<double>(step.impressions.size());
        m_at.nextRow += narrow<std::int64_t>(step.impressions.size());
        report(loss);
        return m_record.file && m_record.file->isDue() ? save() : Status();
    }

    /// Everything that changes while a member is trained.
    NamedTensors tensors() {
        NamedTensors out;
        auto& moments = m_optimizer.moments();
        const auto& weights = m_graph.weights().named();
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const auto& [name, weight] = weights[i];
            out.emplace_back(stateName("weight", name), weight.detach());
            out.emplace_back(stateName("best", name), m_best.get(name));
            out.emplace_back(stateName("mean", name), moments[i].mean);
            out.emplace_back(stateName("square", name), moments[i].square);
        }
        out.emplace_back("order", orderView());
        return out;
    }

    at::Tensor orderView() {
        return at::from_blob(
            m_order.data(), {narrow<std::int64_t>(m_order.size())}, at::TensorOptions().dtype(at::kInt));
    }

    static void addFinished(const std::string& part, std::span<const WeightSet> members, NamedTensors& out) {
        for (std::size_t member = 0; member < members.size(); ++member)
            for (const auto& [name, weight] : members[member].named())
                out.emplace_back(stateName(part + std::to_string(member), name), weight);
    }

    Status save() {
        NamedTensors out = tensors();
        auto steps = at::empty({narrow<std::int64_t>(m_optimizer.moments().size())}, at::kLong);
        for (std::size_t i = 0; i < m_optimizer.moments().size(); ++i)
            steps.data_ptr<std::int64_t>()[i] = m_optimizer.moments()[i].stepCount;
        out.emplace_back("steps", steps);
        out.emplace_back("dropout", m_drop.generator.get_state());
        addFinished("member", m_record.finished, out);
        addFinished("last", m_record.finishedLast, out);
        TrainingPosition position = m_at;
        position.firstBestEpoch = m_record.firstBestEpoch;
        position.epochs = m_record.epochs;
        position.epochs.insert(position.epochs.end(), m_epochs.begin(), m_epochs.end());
        for (const auto* random : {&m_orderRandom, &m_coldRandom, &m_queryRandom}) {
            std::ostringstream text;
            text << *random;
            position.randomState.push_back(text.str());
        }
        return m_record.file->save(position, out);
    }

    Status restore(const TrainingStateFile::Stored& stored) {
        for (const auto& [name, tensor] : tensors())
            ISCOPE_TRY(restoreTensor(stored.tensors, name, tensor));
        auto steps = at::empty({narrow<std::int64_t>(m_optimizer.moments().size())}, at::kLong);
        ISCOPE_TRY(restoreTensor(stored.tensors, "steps", steps));
        for (std::size_t i = 0; i < m_optimizer.moments().size(); ++i)
            m_optimizer.moments()[i].stepCount = steps.data_ptr<std::int64_t>()[i];
        auto dropout = m_drop.generator.get_state();
        ISCOPE_TRY(restoreTensor(stored.tensors, "dropout", dropout));
        m_drop.generator.set_state(dropout);
        m_at = stored.position;
        std::ranges::copy_if(m_at.epochs, std::back_inserter(m_epochs), [&](const auto& epoch) {
            return epoch.member == m_member;
        });
        m_at.epochs.clear();
        const std::vector<std::string> random = std::exchange(m_at.randomState, {});
        std::size_t next = 0;
        for (auto* stream : {&m_orderRandom, &m_coldRandom, &m_queryRandom}) {
            std::istringstream text(next < random.size() ? random[next++] : "");
            if (!(text >> *stream))
                return fail(
                    ErrorCode::Corrupt, "the state of the training has no random numbers to go on with");
        }
        return {};
    }

    /// Gradients of the parts of a step add up to those of the whole: each part's means count by its share
    /// of what they are means over.
    Result<double> learnFrom(TrainingStep& step) {
        m_optimizer.forgetGradients();
        const LossWeights& whole = step.weights;
        double loss = 0;
        for (auto& [impressions, own, batch] : step.parts) {
            forgetSomeIntents(m_input, m_coldRandom, batch.intents);
            forgetSomeQueries(m_input, m_queryRandom, batch.queries);
            const BatchLoss parts = batchLoss(m_input, m_graph, {batch, impressions}, &m_drop);
            auto sum = parts.rank * (own.rank / whole.rank);
            if (parts.kl.defined())
                sum = sum + parts.kl * (m_input.spec.klWeight * own.lists / whole.lists);
            sum.backward();
            loss += sum.item<double>();
        }
        ISCOPE_TRY_ASSIGN(loss, m_exchange.sum(loss, m_listener.stop));
        m_optimizer.clipGradients(MaxGradientNorm);
        m_optimizer.step(m_at.learningRate);
        return loss;
    }

    /// Each of several processes draws its own numbers for its part of a step, from where the step is: the
    /// state that process 0 keeps then is enough to go on from.
    void seedStep() {
        const auto place =
            static_cast<std::uint64_t>(m_at.epoch) << 32U | static_cast<std::uint64_t>(m_at.nextRow);
        const auto seed = [&](Stream stream) {
            const auto rank = static_cast<std::uint64_t>(m_input.group.spec().rank);
            return streamSeed(streamSeed(seedOf(m_input, m_member, stream), place), rank);
        };
        m_coldRandom.seed(seed(Stream::ColdIntents));
        m_queryRandom.seed(seed(Stream::Queries));
        m_drop.generator.set_current_seed(seed(Stream::Dropout));
    }

    void report(double loss) {
        const auto perEpoch = narrow<std::int64_t>(m_order.size());
        const std::int64_t epochsBefore = std::int64_t{m_member} * m_input.spec.epochCount + m_at.epoch - 1;
        m_listener.progress.report(
            {.phase = "Training epoch " + std::to_string(m_at.epoch) + " of " +
                      std::to_string(m_input.spec.epochCount),
             .done = epochsBefore * perEpoch + m_at.nextRow,
             .total = perEpoch * m_input.spec.epochCount * m_input.spec.memberCount,
             .detail = "loss " + std::to_string(loss)});
    }

    const TrainingInput& m_input;
    std::int32_t m_member;
    const TrainingListener& m_listener;
    const TrainingRecord& m_record;
    TrainingPosition m_at;                     ///< `epochs` and `randomState` are filled when it is saved
    std::vector<rank::TrainingEpoch> m_epochs; ///< of this member
    WeightSet m_best;
    std::vector<std::int32_t> m_order;
    std::mt19937_64 m_orderRandom;
    std::mt19937_64 m_coldRandom;
    std::mt19937_64 m_queryRandom;
    DropoutSource m_drop;
    QeRec m_graph;
    AdamW m_optimizer;
    GradientExchange m_exchange;
};

} // namespace

Result<TrainedMember>
trainMember(const TrainingInput& input, const TrainingListener& listener, const TrainingRecord& record) {
    return MemberTraining(input, listener, record).run();
}

std::string stateName(std::string_view part, std::string_view weight) {
    return std::string(part) + "." + std::string(weight);
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
