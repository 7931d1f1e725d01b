// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/nn/train/adamw_torch.h"
#include "core/nn/train/learning_rate.h"
#include "core/nn/train/reasoner_loss_torch.h"
#include "core/nn/train/reasoner_state_torch.h"

#include <stop_token>
#include <vector>

namespace intentscope::nn {

/// The examples of a training as tokens; at least one to train on.
struct TrainingExamples {
    std::vector<TokenExample> train;
    std::vector<TokenExample> validation;
};

/// The one loop of all stages: batches, loss, gradients, AdamW. One thread at a time.
class ReasonerTraining {
public:
    /// Refers to its arguments. The examples carry the reference values that the loss uses.
    ReasonerTraining(
        TrainableReasoner& reasoner,
        const ReasonerLoss& loss,
        const TrainingExamples& examples,
        const rank::ReasonerTrainingSpec& spec);

    std::int64_t stepCount() const { return m_schedule.stepCount; }
    const std::vector<rank::ReasonerTrainingStep>& steps() const { return m_steps; }
    bool isDone() const { return std::ssize(m_steps) == stepCount(); }

    /// What `state` wrote. Mismatch for tensors that are not those of this reasoner; Cancelled.
    Status restore(ReasonerState state, const std::stop_token& stop);
    /// Views on weights and moments as they are now.
    ReasonerState state(std::string trainingHash) const;

    /// The next step, behind the last one of an epoch the validation too. Cancelled leaves it between two
    /// steps; InvalidInput for a loss or gradient that is no number.
    Status step(const std::stop_token& stop);

private:
    /// Means over a step or a part.
    struct Measured {
        double loss = 0;
        std::vector<rank::NamedFigure> figures = {};
        std::int64_t tokenCount = 0;

        void add(const LossSum& sum, double weight);
    };
    /// Gradients of a step's batches, summed.
    Result<Measured> addGradients(std::int64_t step, const std::stop_token& stop);
    std::vector<std::vector<std::int32_t>> batchesOfStep(std::int64_t step);
    void forgetGradients();
    Status validateAtEpochEnd(const std::stop_token& stop);
    /// Of the validation part, without noise, weighed as in training.
    Result<Measured> validate(const std::stop_token& stop) const;

    TrainableReasoner& m_reasoner;
    const TrainingExamples& m_examples;
    const rank::ReasonerTrainingSpec& m_spec;
    const ReasonerLoss& m_loss;
    std::vector<TrainedTensor> m_trained; ///< of reasoner and loss
    AdamW m_optimizer;
    LearningRateSchedule m_schedule;
    std::int64_t m_stepsPerEpoch;
    std::int64_t m_epochOfBatches = -1; ///< whose batches m_batches holds
    std::vector<std::vector<std::int32_t>> m_batches;
    std::vector<rank::ReasonerTrainingStep> m_steps;
};

} // namespace intentscope::nn
