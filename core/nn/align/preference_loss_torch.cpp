// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/align/preference_loss_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

namespace intentscope::nn {
namespace {

/// Values of tokens summed over each answer: [pairs, 2] of f64, in which sums of many tokens keep the digits
/// that a difference to the reference needs.
at::Tensor answerSums(const at::Tensor& ofTokens, const TokenBatch& batch) {
    const auto sums = at::zeros({batch.ids.size(0)}, at::kDouble);
    return sums.index_add(0, batch.rowOfTarget, ofTokens.to(at::kDouble)).view({-1, 2});
}

double summed(const at::Tensor& values) {
    return values.sum().item<double>();
}

} // namespace

PreferenceLoss::PreferenceLoss(const rank::ReasonerTrainingSpec& spec)
    : m_beta(spec.beta), m_sftWeight(spec.sftWeight), m_averagesTokens(spec.averagesTokens) {}

double PreferenceLoss::weight(const TokenBatch& batch) const {
    return static_cast<double>(batch.exampleCount);
}

ReferenceUse PreferenceLoss::referenceUse() const {
    return ReferenceUse::All;
}

at::Tensor PreferenceLoss::referenceValues(const ReasonerPass& frozen, const TokenBatch& batch) const {
    // Sums in either case: what they are divided by is known again when they are used.
    return answerSums(frozen.logProbabilities(frozen.states(batch), batch), batch);
}

LossSum PreferenceLoss::sum(const ReasonerPass& pass, const TokenBatch& batch) const {
    const auto states = pass.states(batch);
    const auto sums = answerSums(pass.logProbabilities(states, batch), batch);
    const auto lengths = answerSums(at::ones_like(batch.targets), batch);
    auto ratios = sums - batch.reference;
    if (m_averagesTokens)
        ratios = ratios / lengths;
    const auto margins = (ratios.select(1, 0) - ratios.select(1, 1)) * m_beta;
    LossSum found{at::log_sigmoid(margins).sum().neg()};
    found.figures = {
        {"accuracy", summed(margins.detach() > 0)},
        {"margin", summed(margins.detach())},
        {"chosen_log_ratio", summed(ratios.detach().select(1, 0))},
        {"rejected_log_ratio", summed(ratios.detach().select(1, 1))}};
    if (m_sftWeight > 0) {
        const auto crossEntropy = (sums / lengths).select(1, 0).sum().neg();
        found.loss = found.loss + crossEntropy * m_sftWeight;
        found.figures.push_back({"chosen_cross_entropy", crossEntropy.item<double>()});
    }
    if (!c10::GradMode::is_enabled()) {
        const auto entropies = answerSums(pass.entropies(states, batch), batch) / lengths;
        found.figures.push_back({"chosen_entropy", summed(entropies.select(1, 0))});
    }
    return found;
}

} // namespace intentscope::nn
