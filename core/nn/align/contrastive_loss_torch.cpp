// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/align/contrastive_loss_torch.h"

#include "core/nn/train/random.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cosine_similarity.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

constexpr std::uint64_t ProjectionStream = 23;
constexpr double LeastNorm = 1e-12;

at::Tensor unit(const at::Tensor& vectors) {
    return vectors / vectors.norm(2, {-1}, true).clamp_min(LeastNorm);
}

/// What each anchor is compared with, as cosines: [examples, 1 + examples + losers of all], its positive
/// first.
struct Comparison {
    at::Tensor cosines;
    at::Tensor isNegative; ///< of that shape; the rest is nobody's business
};

/// `pooled` of the batch's rows; the losers of an example begin `firstLoser` rows behind its first.
Comparison compare(
    const at::Tensor& pooled, const at::Tensor& positives, const TokenBatch& batch, std::int64_t firstLoser) {
    const auto rows = at::arange(pooled.size(0), at::kLong);
    const auto placeInExample = rows - batch.firstRows.index_select(0, batch.exampleOfRow);
    const auto loserRows = (placeInExample >= firstLoser).nonzero().squeeze(1);
    const auto anchors = unit(pooled.index_select(0, batch.firstRows));
    const auto toPositives = anchors.matmul(unit(positives).t());
    const auto toLosers = anchors.matmul(unit(pooled.index_select(0, loserRows)).t());
    const auto examples = at::arange(batch.exampleCount, at::kLong).unsqueeze(1);
    const auto isOwn = examples == batch.exampleOfRow.index_select(0, loserRows).unsqueeze(0);
    const auto isOther = batch.groups.unsqueeze(1) != batch.groups.unsqueeze(0);
    const auto isNot = at::zeros({batch.exampleCount, 1}, at::kBool);
    return {
        at::cat({toPositives.diagonal().unsqueeze(1), toPositives, toLosers}, 1),
        at::cat({isNot, isOther, isOwn}, 1)};
}

std::vector<rank::NamedFigure> figuresOf(const Comparison& compared) {
    const auto cosines = compared.cosines.detach();
    const auto positive = cosines.select(1, 0);
    const auto nearest =
        cosines.masked_fill(compared.isNegative.logical_not(), -std::numeric_limits<double>::infinity())
            .amax(1);
    const auto counts = compared.isNegative.sum(1);
    const auto negative = (cosines * compared.isNegative).sum(1) / counts.clamp_min(1);
    return {
        {"accuracy", (positive > nearest).sum().item<double>()},
        {"positive_similarity", positive.sum().item<double>()},
        {"negative_similarity", negative.sum().item<double>()},
        {"negatives", counts.sum().item<double>()}};
}

at::Tensor freshProjection(std::int64_t to, std::int64_t from, std::uint64_t seed) {
    const double bound = 1.0 / std::sqrt(static_cast<double>(from));
    const auto generator = at::detail::createCPUGenerator(streamSeed(seed, ProjectionStream));
    return at::empty({to, from}, at::kFloat).uniform_(-bound, bound, generator).requires_grad_(true);
}

} // namespace

ContrastiveLoss::ContrastiveLoss(
    const rank::ReasonerTrainingSpec& spec, std::int64_t vectorSize, std::int64_t targetSize)
    : m_temperature(spec.temperature) {
    if (spec.positive == rank::ContrastivePositive::IntentVector)
        m_projection = freshProjection(vectorSize, targetSize, spec.seed);
}

double ContrastiveLoss::weight(const TokenBatch& batch) const {
    return static_cast<double>(batch.exampleCount);
}

std::vector<TrainedTensor> ContrastiveLoss::trained() const {
    if (!m_projection.defined())
        return {};
    return {{"intent_projection.weight", m_projection, true}};
}

ReferenceUse ContrastiveLoss::referenceUse() const {
    return ReferenceUse::Validation;
}

at::Tensor ContrastiveLoss::referenceValues(const ReasonerPass& frozen, const TokenBatch& batch) const {
    return frozen.pooled(frozen.states(batch), batch).index_select(0, batch.firstRows).to(at::kDouble);
}

LossSum ContrastiveLoss::sum(const ReasonerPass& pass, const TokenBatch& batch) const {
    const auto pooled = pass.pooled(pass.states(batch), batch);
    const bool isProjected = m_projection.defined();
    const auto positives = isProjected ? batch.exampleTargets.matmul(m_projection.t())
                                       : pooled.index_select(0, batch.firstRows + 1);
    const auto compared = compare(pooled, positives, batch, isProjected ? 1 : 2);
    const auto scores = compared.cosines / m_temperature;
    auto isLeftOut = compared.isNegative.logical_not();
    isLeftOut.select(1, 0).fill_(false);
    const auto compareTo = scores.masked_fill(isLeftOut, -std::numeric_limits<double>::infinity());
    LossSum found{(at::logsumexp(compareTo, {1}) - scores.select(1, 0)).sum(), figuresOf(compared)};
    if (!c10::GradMode::is_enabled() && batch.reference.defined()) {
        const auto anchors = pooled.index_select(0, batch.firstRows).to(at::kDouble);
        const auto cosines = at::cosine_similarity(anchors, batch.reference, 1, LeastNorm);
        found.figures.push_back({"drift", (1 - cosines).sum().item<double>()});
    }
    return found;
}

} // namespace intentscope::nn
