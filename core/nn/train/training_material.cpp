// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_material.h"

#include "core/nn/ranker/query_rows.h"
#include "core/nn/ranker/ranker_config.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace intentscope::nn {
namespace {

using rank::KlTerm;

tl::unexpected<Error> refuse(std::string what, std::string cure = {}) {
    return fail(ErrorCode::InvalidInput, std::move(what), {.place = {}, .cure = std::move(cure)});
}

bool isFinite(std::span<const float> vector) {
    return std::ranges::all_of(vector, [](float value) { return std::isfinite(value); });
}

Status checkVectors(const rank::LatentQueries& latent, const data::Dataset& dataset) {
    const auto damaged = [](const std::string& whose) {
        return fail(
            ErrorCode::Corrupt,
            "the vector of " + whose + " has an element that is not a finite number",
            {.place = {}, .cure = "Run 'reason' again"});
    };
    for (std::int32_t row = 0; row < latent.rowCount(); ++row)
        if (!isFinite(latent.vector(row)))
            return damaged("latent query " + std::to_string(row));
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        if (!isFinite(latent.intentVector(IntentIndex{intent})))
            return damaged("intent '" + std::string(dataset.intentId(IntentIndex{intent})) + "'");
    return {};
}

Status checkLatent(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec) {
    const bool isQeRec = spec.architecture == rank::RankerArchitecture::QeRec;
    if (!isQeRec && material.latent)
        return refuse(
            "a two-tower ranker reads no latent queries", "Train with --arch qe_rec, or without --latent");
    if (!isQeRec)
        return {};
    if (!spec.usesQuery && !spec.usesIntentText)
        return refuse(
            "a query-enhanced ranker without query tower and intent texts is the baseline",
            "Train with --arch two_tower");
    if (!material.latent)
        return refuse(
            "a query-enhanced ranker needs latent queries", "Run 'reason' and give its result as --latent");
    ISCOPE_TRY(checkBelongs(*material.latent, material.dataset));
    return checkVectors(*material.latent, material.dataset);
}

Status checkReference(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec) {
    if (spec.kl != KlTerm::Reference)
        return material.reference
                   ? refuse("a reference is given, but the KL term is '" + std::string(name(spec.kl)) + "'")
                   : Status();
    if (!material.reference)
        return refuse(
            "the KL term 'reference' needs a trained two-tower baseline",
            "Give its checkpoint as --reference, or choose --kl none, path or rdrop");
    const rank::ScorerInfo& info = material.reference->info();
    if (info.readsLatentQueries)
        return refuse("the reference reads latent queries itself, so it is no baseline");
    const std::string split = data::toText(spec.split);
    if (info.datasetHash == material.dataset.info().hash && info.split == split)
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the reference was trained on dataset " + info.datasetHash.substr(0, 12) + " and split " +
            info.split + ", not on this one and " + split + ": it may have seen what is held out here",
        {.place = {}, .cure = "Train the baseline on the same dataset and split"});
}

} // namespace

Status checkTrainingSpec(const rank::RankerTrainingSpec& spec) {
    ISCOPE_TRY(checkSizes(sizesOf(spec)));
    const bool usesQuery = spec.architecture == rank::RankerArchitecture::QeRec && spec.usesQuery;
    if (spec.epochCount < 1 || spec.batchSize < 1 || spec.patience < 0 || spec.microBatchSize < 0)
        return refuse("the epoch count and batch size must be at least 1, the patience and the part of a "
                      "batch at least 0");
    if (!(spec.learningRate > 0) || !std::isfinite(spec.learningRate))
        return refuse("the learning rate must be above 0");
    if (!(spec.warmupShare >= 0) || !(spec.warmupShare < 1))
        return refuse("the share of the warm-up must lie in [0, 1)");
    if (!(spec.lastRateShare >= 0) || !(spec.lastRateShare <= 1))
        return refuse("the last share of the learning rate must lie in [0, 1]");
    if (!(spec.weightDecay >= 0) || !std::isfinite(spec.weightDecay))
        return refuse("the weight decay must be at least 0");
    if (!(spec.dropout >= 0) || !(spec.dropout < 1))
        return refuse("the dropout must lie in [0, 1)");
    if (!(spec.klWeight >= 0) || !std::isfinite(spec.klWeight))
        return refuse("the weight of the KL term must be at least 0");
    if (!(spec.weightCap >= 1) || !std::isfinite(spec.weightCap))
        return refuse("the largest weight of an impression must be at least 1");
    if (spec.kl == KlTerm::Path && !usesQuery)
        return refuse("the KL term 'path' needs a query tower", "Train with --arch qe_rec");
    if (spec.kl == KlTerm::RDrop && spec.dropout <= 0)
        return refuse("the KL term 'rdrop' compares passes with dropout, and there is none");
    return {};
}

Status checkMaterial(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec) {
    ISCOPE_TRY(checkLatent(material, spec));
    return checkReference(material, spec);
}

Result<std::vector<float>> impressionWeights(
    const data::Dataset& dataset,
    const rank::RankerTrainingSpec& spec,
    std::span<const std::int32_t> impressions) {
    if (spec.weighting == rank::ImpressionWeighting::Equal)
        return std::vector<float>{};
    std::vector<float> weights(static_cast<std::size_t>(dataset.impressionCount()), 0.0F);
    for (const std::int32_t row : impressions) {
        const auto candidates = dataset.candidatesOf(ImpressionIndex{row});
        double sum = 0;
        std::int64_t clickCount = 0;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (candidates.clicked[i] != 1)
                continue;
            const double propensity = static_cast<double>(candidates.propensities[i]);
            if (!(propensity > 0))
                return refuse(
                    "impression '" + std::string(dataset.impressionId(ImpressionIndex{row})) +
                        "' has a click without a logged propensity",
                    "Map the column of propensities, or train with --weights equal");
            sum += std::min(1.0 / propensity, spec.weightCap);
            ++clickCount;
        }
        weights[static_cast<std::size_t>(row)] = static_cast<float>(sum / static_cast<double>(clickCount));
    }
    return weights;
}

Result<std::vector<float>> referenceScores(
    const rank::RankerMaterial& material,
    std::span<const std::int32_t> impressions,
    const std::stop_token& stop) {
    if (!material.reference)
        return std::vector<float>{};
    const data::Dataset& dataset = material.dataset;
    std::size_t count = 0;
    for (const std::int32_t row : impressions)
        count += dataset.candidatesOf(ImpressionIndex{row}).size();
    std::vector<float> packed(count);
    ISCOPE_TRY(material.reference->score({dataset}, impressions, packed, stop));
    std::vector<float> scores(
        static_cast<std::size_t>(dataset.candidateCount()), std::numeric_limits<float>::quiet_NaN());
    auto next = packed.begin();
    for (const std::int32_t row : impressions) {
        const auto size = static_cast<std::ptrdiff_t>(dataset.candidatesOf(ImpressionIndex{row}).size());
        std::copy(
            next, next + size, scores.begin() + dataset.candidateOffsets()[static_cast<std::size_t>(row)]);
        next += size;
    }
    return scores;
}

} // namespace intentscope::nn
