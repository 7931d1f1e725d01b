// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/build_version.h"
#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/nn/checkpoint.h"
#include "core/nn/provenance_json.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/train/group_agreement.h"
#include "core/nn/train/member_training_torch.h"
#include "core/nn/train/training_material.h"
#include "core/nn/train/training_restore_torch.h"
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
    TorchRankerTrainer(Env& env, rank::ProcessGroupSpec processes)
        : m_env(env), m_processes(std::move(processes)) {}

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
        if (target.start == rank::TrainingStart::Finish && target.keepsLast)
            return fail(ErrorCode::InvalidInput, "a stopped training has no last epoch to keep");
        if (target.start == rank::TrainingStart::Finish && !m_processes.isAlone())
            return fail(
                ErrorCode::InvalidInput,
                "to take what a stopped training has reached needs no other processes",
                {.place = {}, .cure = "Run --finish once, without RANK and WORLD_SIZE"});
        const TrainingListener listener{onEpoch, progress, std::move(stop)};
        return torchGuard([&] { return trainAll({material, target}, spec, listener); });
    }

private:
    struct Order {
        const rank::RankerMaterial& material;
        const rank::TrainingTarget& target;
    };

    static Path lastOf(const Path& checkpoint) {
        Path last = checkpoint;
        last += ".last";
        return last;
    }

    Status checkTarget(const rank::TrainingTarget& target) const {
        // Behind a stop between the two checkpoints, the last one is written again.
        const bool mayBeThere = target.start == rank::TrainingStart::Resume;
        if (target.keepsLast && !mayBeThere && m_env.kind(lastOf(target.checkpoint)) != FileKind::Missing)
            return fail(
                ErrorCode::AlreadyExists,
                "there is something at the place of the last epoch already",
                {.place = {.file = lastOf(target.checkpoint).string()},
                 .cure = "Choose another folder for the checkpoint"});
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
    trainAll(const Order& order, rank::RankerTrainingSpec asked, const TrainingListener& listener) {
        asked.processCount = m_processes.size;
        const data::Dataset& dataset = order.material.dataset;
        listener.progress.report({.phase = "Reading features", .done = 0, .total = 0, .detail = {}});
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, asked.split));
        ISCOPE_TRY_ASSIGN(const Plan plan, planOf(order, asked, split));
        const rank::RankerTrainingSpec& spec = plan.spec;
        ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(plan.config.features, dataset));
        ISCOPE_TRY(join(listener));
        TrainingInput input{
            dataset,
            encoder,
            plan.config,
            spec,
            encoder.encodeAllIntents(),
            informativeImpressions(dataset, split.train),
            informativeImpressions(dataset, split.validation),
            *m_group,
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
        ISCOPE_TRY(checkAgreement(*m_group, identityOf(input, order), listener.stop));
        ISCOPE_TRY_ASSIGN(auto trained, trainMembers(input, order, file, listener));
        if (m_group->isFirst()) {
            ISCOPE_TRY(file.remove());
        }
        return trained;
    }

    /// Once for all trainings of this process.
    Status join(const TrainingListener& listener) {
        if (m_group)
            return {};
        if (m_processes.isAlone()) {
            m_group = makeLonelyGroup();
            return {};
        }
        listener.progress.report(
            {.phase = "Waiting for the other processes", .done = 0, .total = 0, .detail = {}});
        ISCOPE_TRY_ASSIGN(m_group, joinProcessGroup(m_processes, listener.stop));
        return {};
    }

    static TrainingIdentity identityOf(const TrainingInput& input, const Order& order) {
        TrainingIdentity identity{input.dataset.info().hash, input.spec, order.target.start, {}};
        identity.hashes = {
            {"latent queries", input.latent ? toJson(input.latent->info()).dump() : ""},
            {"reference", order.material.reference ? order.material.reference->info().checkpointHash : ""},
            {"ranker to start from", input.start ? input.start->info.scorer.checkpointHash : ""},
            {"fields and sizes", intentscope::fingerprintOf(toJsonText(input.config)).hex()}};
        return identity;
    }

    Result<rank::TrainedRanker> trainMembers(
        const TrainingInput& input,
        const Order& order,
        TrainingStateFile& file,
        const TrainingListener& listener) {
        TrainingRecord record;
        record.file = order.target.keepsState && m_group->isFirst() ? &file : nullptr;
        std::optional<TrainingStateFile::Stored> stored;
        if (order.target.start != rank::TrainingStart::Anew) {
            ISCOPE_TRY_ASSIGN(stored, loadTogether(file, *m_group));
            ISCOPE_TRY(restoreFinished(input, *stored, order.target.keepsLast, record));
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
                if (order.target.keepsLast)
                    record.finishedLast.push_back(std::move(outcome.last));
            }
            ISCOPE_TRY(checkStopTogether(*m_group, listener.stop));
        }
        return writeOnce(input, order, record);
    }

    /// Process 0 writes, and the others learn whether it could.
    Result<rank::TrainedRanker>
    writeOnce(const TrainingInput& input, const Order& order, const TrainingRecord& record) {
        if (m_group->isFirst()) {
            auto trained = write(input, order, record);
            const auto told = m_group->fromFirst(trained ? trained->checkpointHash : "");
            // What is written is there, whether or not the others have heard of it.
            static_cast<void>(told);
            return trained;
        }
        ISCOPE_TRY_ASSIGN(auto hash, m_group->fromFirst(""));
        if (hash.empty())
            return fail(
                ErrorCode::Io,
                "process 0 could not write the checkpoint",
                {.place = {}, .cure = "Look at what process 0 says"});
        return rank::TrainedRanker{
            order.target.checkpoint, std::move(hash), record.firstBestEpoch, record.epochs};
    }

    Result<rank::TrainedRanker>
    write(const TrainingInput& input, const Order& order, const TrainingRecord& record) {
        rank::TrainedRanker trained{order.target.checkpoint, {}, record.firstBestEpoch, record.epochs};
        if (order.target.keepsLast) {
            trained.lastCheckpoint = lastOf(order.target.checkpoint);
            ISCOPE_TRY(m_env.removeTree(trained.lastCheckpoint));
            ISCOPE_TRY(writeMembers(
                trained.lastCheckpoint,
                record.finishedLast,
                provenanceOf(input, order, record, rank::epochCountOfFirst(record.epochs)),
                input.config));
        }
        ISCOPE_TRY_ASSIGN(
            trained.checkpointHash,
            writeMembers(
                trained.checkpoint,
                record.finished,
                provenanceOf(input, order, record, record.firstBestEpoch),
                input.config));
        return trained;
    }

    static Provenance provenanceOf(
        const TrainingInput& input, const Order& order, const TrainingRecord& record, std::int32_t epoch) {
        Provenance provenance{
            input.dataset.info().hash,
            input.dataset.info().name,
            input.spec,
            epoch,
            record.epochs,
            codeVersion(),
            torchVersion()};
        if (input.latent)
            provenance.latent = input.latent->info();
        if (order.material.reference)
            provenance.referenceHash = order.material.reference->info().checkpointHash;
        if (input.start)
            provenance.startHash = input.start->info.scorer.checkpointHash;
        return provenance;
    }

    Result<std::string> writeMembers(
        const Path& folder,
        std::span<const WeightSet> members,
        const Provenance& provenance,
        RankerConfig config) {
        std::vector<TensorBytes> tensors;
        for (std::size_t member = 0; member < members.size(); ++member)
            members[member].appendBytes(static_cast<std::int32_t>(member), tensors);
        config.sizes.memberCount = narrow<std::int32_t>(members.size());
        return writeCheckpoint(m_env, folder, {config, provenance, tensors});
    }

    Env& m_env;
    rank::ProcessGroupSpec m_processes;
    std::unique_ptr<ProcessGroup> m_group; ///< null before the first training
};

} // namespace

std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env, rank::ProcessGroupSpec processes) {
    configureTorch();
    return std::make_unique<TorchRankerTrainer>(env, std::move(processes));
}

std::unique_ptr<rank::RankerTrainer> makeRankerTrainer(Env& env) {
    return makeRankerTrainer(env, {});
}

} // namespace intentscope::nn
