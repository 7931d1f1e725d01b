// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_training_torch.h"

#include "core/nn/train/random.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace intentscope::nn {
namespace {

constexpr const char* FirstPrefix = "exp_avg.";
constexpr const char* SecondPrefix = "exp_avg_sq.";
constexpr std::uint64_t BatchStream = 21;
constexpr std::uint64_t NoiseStream = 22;

std::int64_t dividedUp(std::int64_t count, std::int64_t by) {
    return (count + by - 1) / by;
}

Status copyMoment(const WeightMap& values, const std::string& name, at::Tensor& target) {
    const auto found = values.find(name);
    if (found == values.end() || found->second.sizes() != target.sizes())
        return fail(
            ErrorCode::Mismatch,
            "the state of the training has no moments " + name + " of the shape that the model has",
            {.cure = "Delete the folder of the training's states to begin anew"});
    target.copy_(found->second);
    return {};
}

/// Copies values into tensors of the same names and shapes.
Status copyInto(const std::vector<TrainedTensor>& targets, const WeightMap& values) {
    const c10::AutoGradMode withoutGradients(false);
    for (const TrainedTensor& target : targets) {
        const auto found = values.find(target.name);
        if (found == values.end() || found->second.sizes() != target.value.sizes())
            return fail(
                ErrorCode::Mismatch,
                "the state of the training has no tensor " + target.name + " of the shape that the model has",
                {.cure = "Delete the folder of the training's states to begin anew"});
        at::Tensor(target.value).copy_(found->second);
    }
    return {};
}

AdamW makeOptimizer(const std::vector<TrainedTensor>& trained, const rank::ReasonerTrainingSpec& spec) {
    std::vector<AdamW::Weight> weights;
    for (const TrainedTensor& tensor : trained)
        weights.push_back({tensor.value, tensor.decays ? spec.weightDecay : 0});
    return AdamW(std::move(weights), {spec.beta1, spec.beta2, spec.epsilon});
}

std::vector<TrainedTensor> allTrained(const TrainableReasoner& reasoner, const ReasonerLoss& loss) {
    std::vector<TrainedTensor> trained = reasoner.trained();
    for (TrainedTensor& tensor : loss.trained())
        trained.push_back(std::move(tensor));
    return trained;
}

} // namespace

ReasonerTraining::ReasonerTraining(
    TrainableReasoner& reasoner,
    const ReasonerLoss& loss,
    const TrainingExamples& examples,
    const rank::ReasonerTrainingSpec& spec)
    : m_reasoner(reasoner), m_examples(examples), m_spec(spec), m_loss(loss),
      m_trained(allTrained(reasoner, loss)), m_optimizer(makeOptimizer(m_trained, spec)) {
    const std::int64_t batchCount = dividedUp(std::ssize(examples.train), spec.batchSize);
    m_stepsPerEpoch = dividedUp(batchCount, spec.accumulationCount);
    m_schedule.peak = spec.learningRate;
    m_schedule.stepCount = m_stepsPerEpoch * spec.epochCount;
    m_schedule.warmupCount =
        static_cast<std::int64_t>(std::lround(spec.warmupShare * static_cast<double>(m_schedule.stepCount)));
    m_schedule.lastShare = spec.lastRateShare;
}

Status ReasonerTraining::restore(ReasonerState state, const std::stop_token& stop) {
    ISCOPE_TRY(copyInto(m_trained, state.weights));
    auto& moments = m_optimizer.moments();
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::string& name = m_trained[i].name;
        ISCOPE_TRY(copyMoment(state.moments, FirstPrefix + name, moments[i].mean));
        ISCOPE_TRY(copyMoment(state.moments, SecondPrefix + name, moments[i].square));
        moments[i].stepCount = std::ssize(state.steps);
    }
    m_steps = std::move(state.steps);
    return validateAtEpochEnd(stop); // a stop may have come before it
}

ReasonerState ReasonerTraining::state(std::string trainingHash) const {
    ReasonerState state{std::move(trainingHash), {}, {}, m_steps};
    const auto& moments = m_optimizer.moments();
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const TrainedTensor& tensor = m_trained[i];
        state.weights.emplace(tensor.name, tensor.value.detach());
        state.moments.emplace(FirstPrefix + tensor.name, moments[i].mean);
        state.moments.emplace(SecondPrefix + tensor.name, moments[i].square);
    }
    return state;
}

std::vector<std::vector<std::int32_t>> ReasonerTraining::batchesOfStep(std::int64_t step) {
    const std::int64_t epoch = step / m_stepsPerEpoch;
    if (epoch != m_epochOfBatches) {
        m_batches =
            batchesOf(m_examples.train, m_spec.batchSize, streamSeed(m_spec.seed, BatchStream), epoch);
        m_epochOfBatches = epoch;
    }
    const auto first = static_cast<std::size_t>((step % m_stepsPerEpoch) * m_spec.accumulationCount);
    const auto last = std::min(first + static_cast<std::size_t>(m_spec.accumulationCount), m_batches.size());
    return {
        m_batches.begin() + static_cast<std::ptrdiff_t>(first),
        m_batches.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// Undefined rather than zero, so that a resumed training adds to what a fresh one does.
void ReasonerTraining::forgetGradients() {
    for (const TrainedTensor& tensor : m_trained)
        tensor.value.mutable_grad().reset();
}

void ReasonerTraining::Measured::add(const LossSum& sum, double weight) {
    loss += sum.loss.item<double>() / weight;
    for (const rank::NamedFigure& figure : sum.figures) {
        const auto place = std::ranges::lower_bound(figures, figure.name, {}, &rank::NamedFigure::name);
        if (place != figures.end() && place->name == figure.name)
            place->value += figure.value / weight;
        else
            figures.insert(place, {figure.name, figure.value / weight});
    }
}

Result<ReasonerTraining::Measured>
ReasonerTraining::addGradients(std::int64_t step, const std::stop_token& stop) {
    std::vector<TokenBatch> batches;
    double weight = 0;
    for (const auto& indices : batchesOfStep(step)) {
        batches.push_back(packExamples(m_examples.train, indices));
        weight += m_loss.weight(batches.back());
    }
    // A stream for each step, so that a resumed training draws what the uninterrupted one does.
    const auto noise = at::detail::createCPUGenerator(
        streamSeed(streamSeed(m_spec.seed, NoiseStream), static_cast<std::uint64_t>(step)));
    Measured measured;
    for (const TokenBatch& batch : batches) {
        ISCOPE_TRY(checkStop(stop));
        const ReasonerPass pass(m_reasoner, {m_spec.recomputesLayers, m_spec.noiseAlpha, noise});
        const LossSum sum = m_loss.sum(pass, batch);
        (sum.loss / weight).backward();
        measured.add(sum, weight);
        measured.tokenCount += batch.tokenCount;
    }
    return measured;
}

Status ReasonerTraining::step(const std::stop_token& stop) {
    const auto begin = std::chrono::steady_clock::now();
    const std::int64_t step = std::ssize(m_steps);
    const auto measured = addGradients(step, stop);
    if (!measured) {
        forgetGradients();
        return tl::unexpected(measured.error());
    }
    rank::ReasonerTrainingStep done;
    done.step = step + 1;
    done.stepCount = stepCount();
    done.epoch = static_cast<std::int32_t>(step / m_stepsPerEpoch) + 1;
    done.loss = measured->loss;
    done.figures = measured->figures;
    done.learningRate = m_schedule.rateOf(step);
    done.gradientNorm = m_optimizer.clipGradients(m_spec.maxGradientNorm);
    if (!std::isfinite(done.loss) || !std::isfinite(done.gradientNorm)) {
        forgetGradients();
        return fail(
            ErrorCode::InvalidInput,
            "the loss is no longer a number at step " + std::to_string(done.step),
            {.cure = "Take a lower learning rate, a longer warm-up, or f32"});
    }
    m_optimizer.step(done.learningRate);
    forgetGradients();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    done.tokensPerSecond = static_cast<double>(measured->tokenCount) / std::max(seconds.count(), 1e-9);
    done.secondsLeft = seconds.count() * static_cast<double>(stepCount() - done.step);
    m_steps.push_back(done);
    return validateAtEpochEnd(stop);
}

Status ReasonerTraining::validateAtEpochEnd(const std::stop_token& stop) {
    if (m_steps.empty() || m_steps.back().step % m_stepsPerEpoch != 0 || m_steps.back().validationLoss)
        return {};
    if (m_examples.validation.empty())
        return {};
    ISCOPE_TRY_ASSIGN(auto measured, validate(stop));
    m_steps.back().validationLoss = measured.loss;
    m_steps.back().validationFigures = std::move(measured.figures);
    return {};
}

Result<ReasonerTraining::Measured> ReasonerTraining::validate(const std::stop_token& stop) const {
    const c10::AutoGradMode withoutGradients(false);
    const ReasonerPass pass(m_reasoner, {});
    const auto batches = batchesOf(m_examples.validation, m_spec.batchSize, 0, 0);
    const auto batchOf = [&](const std::vector<std::int32_t>& indices) {
        return packExamples(m_examples.validation, indices);
    };
    double weight = 0;
    for (const auto& indices : batches)
        weight += m_loss.weight(batchOf(indices));
    Measured measured;
    for (const auto& indices : batches) {
        ISCOPE_TRY(checkStop(stop));
        const TokenBatch batch = batchOf(indices);
        measured.add(m_loss.sum(pass, batch), weight);
    }
    return measured;
}

} // namespace intentscope::nn
