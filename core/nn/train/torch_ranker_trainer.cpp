// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/build_version.h"
#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/nn/checkpoint.h"
#include "core/nn/provenance_json.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/train/member_training_torch.h"
#include "core/nn/train/training_material.h"
#include "core/nn/train/training_start.h"
#include "core/nn/version.h"

#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

/// What is trained: the graph, and the spec with every size that a start decides.
struct Plan {
    RankerConfig config;
    rank::RankerTrainingSpec spec;
    std::optional<Checkpoint> start = {};
};

LatentSizes latentSizes(const rank::RankerMaterial& material, const rank::RankerTrainingSpec& spec) {
    if (spec.architecture != rank::RankerArchitecture::QeRec)
        return {};
    return {material.latent->vectorSize(), spec.usesQuery, spec.usesIntentText};
}

/// Of everything that decides what a training computes.
std::string fingerprintOf(const TrainingInput& input, const rank::RankerMaterial& material) {
    Fingerprinter hash;
    hash.add(input.dataset.info().hash);
    hash.add(data::toText(input.spec.split) + " " + std::to_string(input.spec.seed));
    hash.add(toJson(input.spec).dump());
    hash.add(toJsonText(input.config));
    if (input.latent)
        hash.add(toJson(input.latent->info()).dump());
    if (material.reference)
        hash.add(material.reference->info().checkpointHash);
    if (input.start)
        hash.add(input.start->info.scorer.checkpointHash);
    return hash.finish().hex();
}

class TorchRankerTrainer final : public rank::RankerTrainer {
public:
    explicit TorchRankerTrainer(Env& env) : m_env(env) {}

    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial& material,
        const rank::RankerTrainingSpec& spec,
        const rank::TrainingTarget& target,
        const rank::EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) override {
        ISCOPE_TRY(checkTrainingSpec(spec));
        ISCOPE_TRY(checkMaterial(material, spec));
        ISCOPE_TRY(checkTarget(target));
        const TrainingListener listener{onEpoch, progress, std::move(stop)};
        return torchGuard([&] { return trainAll({material, target}, spec, listener); });
    }

private:
    struct Order {
        const rank::RankerMaterial& material;
        const rank::TrainingTarget& target;
    };

    Status checkTarget(const rank::TrainingTarget& target) const {
        if (m_env.kind(target.checkpoint) != FileKind::Missing)
            return fail(
                ErrorCode::AlreadyExists,
                "there is something at this place already",
                {.place = {.file = target.checkpoint.string()},
                 .cure = "Choose another folder for the checkpoint"});
        const Path state = TrainingStateFile::pathOf(target.checkpoint);
        if (target.start == rank::TrainingStart::Anew && m_env.kind(state) != FileKind::Missing)
            return fail(
                ErrorCode::AlreadyExists,
                "a training of this checkpoint was stopped before its end",
                {.place = {.file = state.string()},
                 .cure = "Go on with --resume, take what it reached with --finish, or remove the file"});
        return {};
    }

    Result<Plan>
    planOf(const Order& order, const rank::RankerTrainingSpec& spec, const data::Split& split) const {
        if (!order.material.start.empty()) {
            ISCOPE_TRY_ASSIGN(auto start, openTrainingStart(m_env, order.material, spec, split));
            RankerConfig config = start.config;
            auto sized = withSizesOf(config.sizes, spec);
            return Plan{std::move(config), std::move(sized), std::move(start)};
        }
        RankerConfig config{sizesOf(spec), {}, latentSizes(order.material, spec)};
        const FeatureSizes sizes{config.sizes.bucketCount, config.sizes.textBucketCount};
        ISCOPE_TRY_ASSIGN(config.features, fitFeatureSpace(order.material.dataset, split.train, sizes));
        return Plan{std::move(config), spec};
    }

    Result<rank::TrainedRanker>
    trainAll(const Order& order, const rank::RankerTrainingSpec& asked, const TrainingListener& listener) {
        const data::Dataset& dataset = order.material.dataset;
        listener.progress.report({.phase = "Reading features", .done = 0, .total = 0, .detail = {}});
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, asked.split));
        ISCOPE_TRY_ASSIGN(const Plan plan, planOf(order, asked, split));
        const rank::RankerTrainingSpec& spec = plan.spec;
        ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(plan.config.features, dataset));
        TrainingInput input{
            dataset,
            encoder,
            plan.config,
            spec,
            encoder.encodeAllIntents(),
            informativeImpressions(dataset, split.train),
            informativeImpressions(dataset, split.validation),
            order.material.latent};
        input.start = plan.start ? &*plan.start : nullptr;
        if (input.train.empty())
            return fail(
                ErrorCode::InvalidInput,
                "no training impression of '" + dataset.info().name +
                    "' has both a click and another candidate",
                {.place = {}, .cure = "Map the clicks of the candidates, or choose another split"});
        ISCOPE_TRY_ASSIGN(input.weights, impressionWeights(dataset, spec, input.train));
        ISCOPE_TRY_ASSIGN(input.referenceScores, referenceScores(order.material, input.train, listener.stop));
        TrainingStateFile file(
            m_env,
            {TrainingStateFile::pathOf(order.target.checkpoint),
             fingerprintOf(input, order.material),
             order.target.saveSeconds});
        ISCOPE_TRY_ASSIGN(auto trained, trainMembers(input, order, file, listener));
        ISCOPE_TRY(file.remove());
        return trained;
    }

    Result<rank::TrainedRanker> trainMembers(
        const TrainingInput& input,
        const Order& order,
        TrainingStateFile& file,
        const TrainingListener& listener) {
        TrainingRecord record;
        record.file = order.target.keepsState ? &file : nullptr;
        std::optional<TrainingStateFile::Stored> stored;
        if (order.target.start != rank::TrainingStart::Anew) {
            ISCOPE_TRY_ASSIGN(stored, file.load());
            ISCOPE_TRY(restoreMembers(input, *stored, record));
            record.resumed = &*stored;
        }
        if (order.target.start == rank::TrainingStart::Finish) {
            ISCOPE_TRY(takeBestSoFar(input, *stored, record));
        } else {
            while (narrow<std::int32_t>(record.finished.size()) < input.spec.memberCount) {
                ISCOPE_TRY_ASSIGN(auto outcome, trainMember(input, listener, record));
                record.resumed = nullptr;
                record.epochs.insert(record.epochs.end(), outcome.epochs.begin(), outcome.epochs.end());
                if (record.finished.empty())
                    record.firstBestEpoch = outcome.bestEpoch;
                record.finished.push_back(std::move(outcome.weights));
            }
            ISCOPE_TRY(checkStop(listener.stop));
        }
        return write(input, order, record);
    }

    static Status restoreMembers(
        const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record) {
        for (std::int32_t member = 0; member < stored.position.member; ++member) {
            ISCOPE_TRY_ASSIGN(auto weights, restoreWeights(input, stored, "member" + std::to_string(member)));
            record.finished.push_back(std::move(weights));
        }
        record.firstBestEpoch = stored.position.firstBestEpoch;
        for (const rank::TrainingEpoch& epoch : stored.position.epochs)
            if (epoch.member < stored.position.member)
                record.epochs.push_back(epoch);
        return {};
    }

    static Result<WeightSet> restoreWeights(
        const TrainingInput& input, const TrainingStateFile::Stored& stored, const std::string& part) {
        WeightSet weights = WeightSet::zeros(input.config);
        for (const auto& [name, weight] : weights.named())
            ISCOPE_TRY(restoreTensor(stored.tensors, stateName(part, name), weight));
        return weights;
    }

    static Status takeBestSoFar(
        const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record) {
        if (stored.position.bestEpoch > 0) {
            ISCOPE_TRY_ASSIGN(auto weights, restoreWeights(input, stored, "best"));
            if (record.finished.empty())
                record.firstBestEpoch = stored.position.bestEpoch;
            record.finished.push_back(std::move(weights));
            record.epochs = stored.position.epochs;
        }
        if (!record.finished.empty())
            return {};
        return fail(
            ErrorCode::InvalidInput,
            "the training was stopped before its first epoch was done, so it has no best one",
            {.place = {}, .cure = "Go on with --resume"});
    }

    Result<rank::TrainedRanker>
    write(const TrainingInput& input, const Order& order, const TrainingRecord& record) {
        std::vector<TensorBytes> tensors;
        for (std::size_t member = 0; member < record.finished.size(); ++member)
            record.finished[member].appendBytes(static_cast<std::int32_t>(member), tensors);
        RankerConfig config = input.config;
        config.sizes.memberCount = narrow<std::int32_t>(record.finished.size());
        Provenance provenance{
            input.dataset.info().hash,
            input.dataset.info().name,
            input.spec,
            record.firstBestEpoch,
            record.epochs,
            codeVersion(),
            torchVersion()};
        if (input.latent)
            provenance.latent = input.latent->info();
        if (order.material.reference)
            provenance.referenceHash = order.material.reference->info().checkpointHash;
        if (input.start)
            provenance.startHash = input.start->info.scorer.checkpointHash;
        rank::TrainedRanker trained{order.target.checkpoint, {}, record.firstBestEpoch, record.epochs};
        ISCOPE_TRY_ASSIGN(
            trained.checkpointHash,
            writeCheckpoint(m_env, order.target.checkpoint, {config, provenance, tensors}));
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
