// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/build_version.h"
#include "core/nn/checkpoint.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/train/member_training_torch.h"
#include "core/nn/train/training_material.h"
#include "core/nn/version.h"

#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

LatentSizes latentSizes(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec) {
    if (spec.architecture != rank::RankerArchitecture::QeRec)
        return {};
    return {material.latent->vectorSize(), spec.usesQuery, spec.usesIntentText};
}

class TorchRankerTrainer final : public rank::RankerTrainer {
public:
    explicit TorchRankerTrainer(Env& env) : m_env(env) {}

    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial& material,
        const rank::RankerTrainingSpec& spec,
        const Path& checkpoint,
        const rank::EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) override {
        ISCOPE_TRY(checkTrainingSpec(spec));
        ISCOPE_TRY(checkMaterial(material, spec));
        if (m_env.kind(checkpoint) != FileKind::Missing)
            return fail(
                ErrorCode::AlreadyExists,
                "there is something at this place already",
                {.place = {.file = checkpoint.string()}, .cure = "Choose another folder for the checkpoint"});
        const TrainingListener listener{onEpoch, progress, std::move(stop)};
        return torchGuard([&] { return trainAll(material, spec, checkpoint, listener); });
    }

private:
    struct Target {
        const Path& checkpoint;
        const rank::RankerMaterial& material;
    };

    Result<rank::TrainedRanker> trainAll(
        const rank::RankerMaterial& material,
        const rank::RankerTrainingSpec& spec,
        const Path& checkpoint,
        const TrainingListener& listener) {
        const data::Dataset& dataset = material.dataset;
        listener.progress.report({.phase = "Reading features", .done = 0, .total = 0, .detail = {}});
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, spec.split));
        RankerConfig config{sizesOf(spec), {}, latentSizes(material, spec)};
        const FeatureSizes sizes{config.sizes.bucketCount, config.sizes.textBucketCount};
        ISCOPE_TRY_ASSIGN(config.features, fitFeatureSpace(dataset, split.train, sizes));
        ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(config.features, dataset));
        TrainingInput input{
            dataset,
            encoder,
            config,
            spec,
            encoder.encodeAllIntents(),
            informativeImpressions(dataset, split.train),
            informativeImpressions(dataset, split.validation),
            material.latent};
        if (input.train.empty())
            return fail(
                ErrorCode::InvalidInput,
                "no training impression of '" + dataset.info().name +
                    "' has both a click and another candidate",
                {.place = {}, .cure = "Map the clicks of the candidates, or choose another split"});
        ISCOPE_TRY_ASSIGN(input.weights, impressionWeights(dataset, spec, input.train));
        ISCOPE_TRY_ASSIGN(input.referenceScores, referenceScores(material, input.train, listener.stop));
        return trainMembers(input, {checkpoint, material}, listener);
    }

    Result<rank::TrainedRanker>
    trainMembers(const TrainingInput& input, const Target& target, const TrainingListener& listener) {
        rank::TrainedRanker trained;
        trained.checkpoint = target.checkpoint;
        std::vector<WeightSet> weights;
        for (std::int32_t member = 0; member < input.spec.memberCount; ++member) {
            ISCOPE_TRY_ASSIGN(auto outcome, trainMember(input, member, listener));
            trained.epochs.insert(trained.epochs.end(), outcome.epochs.begin(), outcome.epochs.end());
            trained.bestEpoch = member == 0 ? outcome.bestEpoch : trained.bestEpoch;
            weights.push_back(std::move(outcome.weights));
        }
        std::vector<TensorBytes> tensors;
        for (std::size_t member = 0; member < weights.size(); ++member)
            weights[member].appendBytes(static_cast<std::int32_t>(member), tensors);
        ISCOPE_TRY(checkStop(listener.stop));
        Provenance provenance{
            input.dataset.info().hash,
            input.dataset.info().name,
            input.spec,
            trained.bestEpoch,
            trained.epochs,
            codeVersion(),
            torchVersion()};
        if (input.latent)
            provenance.latent = input.latent->info();
        if (target.material.reference)
            provenance.referenceHash = target.material.reference->info().checkpointHash;
        ISCOPE_TRY_ASSIGN(
            trained.checkpointHash,
            writeCheckpoint(m_env, target.checkpoint, {input.config, provenance, tensors}));
        return trained;
    }

    Env& m_env;
};

} // namespace

std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env) {
    configureTorch();
    return std::make_unique<TorchRankerTrainer>(env);
}

} // namespace intentscope::nn
