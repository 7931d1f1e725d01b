// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_start.h"

#include <algorithm>
#include <span>
#include <utility>

namespace intentscope::nn {
namespace {

tl::unexpected<Error> mismatch(const std::filesystem::path& start, std::string what, std::string cure) {
    return fail(
        ErrorCode::Mismatch, std::move(what), {.place = {.file = start.string()}, .cure = std::move(cure)});
}

std::string partsOf(const LatentSizes& latent) {
    if (!latent.isUsed())
        return "no latent queries";
    const std::string parts = latent.hasQuery && latent.hasIntentText ? "queries and intent texts"
                              : latent.hasQuery                       ? "queries alone"
                                                                      : "intent texts alone";
    return parts + " of " + std::to_string(latent.vectorSize) + " elements";
}

/// Both ascending.
bool shareAnImpression(std::span<const std::int32_t> some, std::span<const std::int32_t> others) {
    return std::ranges::any_of(
        some, [&](std::int32_t row) { return std::ranges::binary_search(others, row); });
}

/// What was learned from would be measured as if it were new.
Status checkNothingSeen(
    const Checkpoint& checkpoint, const rank::RankerMaterial& material, const data::Split& split) {
    const Provenance& provenance = checkpoint.info.provenance;
    if (provenance.datasetHash != material.dataset.info().hash)
        return {};
    ISCOPE_TRY_ASSIGN(const auto seen, data::makeSplit(material.dataset, provenance.spec.split));
    if (!shareAnImpression(seen.train, split.test) && !shareAnImpression(seen.validation, split.test) &&
        !shareAnImpression(seen.train, split.validation))
        return {};
    return mismatch(
        material.start,
        "the ranker to start from was trained on the split " + data::toText(provenance.spec.split) +
            ": it has seen impressions that are held out here",
        "Start from one of the same split, or of one that ends before");
}

} // namespace

Result<Checkpoint> openTrainingStart(
    Env& env,
    const rank::RankerMaterial& material,
    const rank::RankerTrainingSpec& spec,
    const data::Split& split) {
    ISCOPE_TRY_ASSIGN(auto checkpoint, openCheckpoint(env, material.start));
    LatentSizes latent;
    if (spec.architecture == rank::RankerArchitecture::QeRec)
        latent = {material.latent->vectorSize(), spec.usesQuery, spec.usesIntentText};
    if (checkpoint.config.latent != latent)
        return mismatch(
            material.start,
            "the ranker to start from reads " + partsOf(checkpoint.config.latent) + ", and one that reads " +
                partsOf(latent) + " is to be trained",
            "Start from a ranker of the same architecture, or train without a start");
    ISCOPE_TRY(checkNothingSeen(checkpoint, material, split));
    return checkpoint;
}

rank::RankerTrainingSpec withSizesOf(const RankerSizes& sizes, rank::RankerTrainingSpec spec) {
    spec.dimension = sizes.dimension;
    spec.attentionHeads = sizes.attentionHeads;
    spec.attentionLayers = sizes.attentionLayers;
    spec.expertCount = sizes.expertCount;
    spec.bucketCount = sizes.bucketCount;
    spec.memberCount = sizes.memberCount;
    return spec;
}

} // namespace intentscope::nn
