// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_trainer_factory.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/build_version.h"
#include "core/base/fingerprint.h"
#include "core/data/npy.h"
#include "core/nn/align/stage_loss_torch.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/train/reasoner_provenance.h"
#include "core/nn/train/reasoner_start_torch.h"
#include "core/nn/train/reasoner_training_torch.h"
#include "core/nn/train/reference_values_torch.h"
#include "core/nn/version.h"
#include "core/rank/training_settings_json.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;
using rank::ReasonerTrainingPlace;
using rank::ReasonerTrainingSet;
using rank::ReasonerTrainingSpec;
using rank::TrainedReasoner;

/// What the caller gave; refers to it.
struct Order {
    const ReasonerTrainingSet& texts;
    const ReasonerTrainingSpec& spec;
    const ReasonerTrainingPlace& place;
    const rank::ReasonerStepCallback& onStep;
    ProgressSink& progress;
    std::stop_token stop;
};

/// A matrix of f32 as a NumPy file.
std::string npyText(const at::Tensor& matrix) {
    const at::Tensor values = matrix.detach().contiguous();
    const auto count = static_cast<std::uint64_t>(values.numel());
    std::string text = data::formatNpyMatrixHeader(
        data::NpyType::Float32, count, static_cast<std::uint64_t>(values.size(1)));
    text.append(static_cast<const char*>(values.data_ptr()), count * sizeof(float));
    return text;
}

class TorchReasonerTrainer final : public rank::ReasonerTrainer {
public:
    explicit TorchReasonerTrainer(Env& env) : m_env(env) {}

    Result<TrainedReasoner> train(
        const ReasonerTrainingSet& texts,
        const ReasonerTrainingSpec& spec,
        const ReasonerTrainingPlace& place,
        const rank::ReasonerStepCallback& onStep,
        ProgressSink& progress,
        std::stop_token stop) override {
        ISCOPE_TRY(rank::checkSpec(spec));
        ISCOPE_TRY(rank::checkExamples(texts, spec));
        const Order order{texts, spec, place, onStep, progress, std::move(stop)};
        ISCOPE_TRY_ASSIGN(
            const auto lock, ReasonerStateLock::take(m_env, reasonerStateFolder(place.checkpoint)));
        ISCOPE_TRY(checkPlace(place, spec.stage));
        return torchGuard([&] { return trainAll(order); });
    }

private:
    Status checkPlace(const ReasonerTrainingPlace& place, rank::ReasonerStage stage) {
        if (place.reference && stage != rank::ReasonerStage::Dpo)
            return fail(
                ErrorCode::InvalidInput, "only dpo compares with a reference", {.cure = "Leave it out"});
        const Path states = reasonerStateFolder(place.checkpoint);
        ISCOPE_TRY_ASSIGN(const bool hasState, hasReasonerState(m_env, states));
        if (m_env.kind(place.checkpoint) != FileKind::Missing)
            return fail(
                ErrorCode::AlreadyExists,
                "there is something at this place already",
                {.place = {.file = place.checkpoint.string()},
                 .cure = hasState ? "A checkpoint is whole: where it is this training's, delete " +
                                        states.filename().string() + ", which is no longer needed"
                                  : std::string("Choose another folder for the checkpoint")});
        if (hasState && !place.isResuming)
            return fail(
                ErrorCode::AlreadyExists,
                "a training of this checkpoint was interrupted and left its state",
                {.place = {.file = states.string()},
                 .cure = "Resume it, or delete the folder to begin anew"});
        return {};
    }

    Result<TrainedReasoner> trainAll(const Order& order) {
        order.progress.report({.phase = "Reading texts and model", .done = 0, .total = 0, .detail = {}});
        ISCOPE_TRY_ASSIGN(
            auto start, openStart(m_env, order.texts, order.spec, order.place, order.progress, order.stop));
        TrainedReasoner trained;
        trained.checkpoint = order.place.checkpoint;
        ISCOPE_TRY_ASSIGN(auto examples, encode(start.encoder, order, trained));
        const auto loss = makeLoss(order.spec, start.reasoner.config(), examples.train);
        trained.trainedParameterCount = start.reasoner.trainedCount();
        for (const TrainedTensor& tensor : loss->trained())
            trained.trainedParameterCount += tensor.value.numel();
        trained.parameterCount = parameterCount(start.reasoner.config());
        ISCOPE_TRY_ASSIGN(const Compared compared, compare(start, *loss, order, examples));
        ReasonerTraining training(start.reasoner, *loss, examples, order.spec);
        ISCOPE_TRY(run(training, order, compared.trainingHash));
        trained.steps = training.steps();
        trained.validationLoss = trained.steps.back().validationLoss;
        if (const Status written = write(start, *loss, compared.referenceHash, order, trained); !written) {
            // The work of all steps must not be lost with the last one. Of two failures the first is told.
            static_cast<void>(writeReasonerState(
                m_env, reasonerStateFolder(order.place.checkpoint), training.state(compared.trainingHash)));
            return tl::unexpected(written.error());
        }
        return trained;
    }

    static Result<TrainingExamples>
    encode(const ExampleEncoder& encoder, const Order& order, TrainedReasoner& trained) {
        TrainingExamples examples;
        for (auto [from, to] :
             {std::pair{&order.texts.train, &examples.train},
              std::pair{&order.texts.validation, &examples.validation}}) {
            ISCOPE_TRY_ASSIGN(auto encoded, encoder.encode(*from, order.spec, order.stop));
            trained.tooLongCount += encoded.tooLongCount;
            *to = std::move(encoded.examples);
        }
        if (examples.train.empty())
            return fail(
                ErrorCode::InvalidInput,
                "nothing is left to train on: of " + std::to_string(order.texts.train.size()) + " examples " +
                    std::to_string(trained.tooLongCount) + " are longer than " +
                    std::to_string(order.spec.maxTokens) + " tokens",
                {.cure = "Allow more tokens an example, or give shorter texts"});
        trained.trainCount = std::ssize(examples.train);
        trained.validationCount = std::ssize(examples.validation);
        return examples;
    }

    struct Compared {
        std::string trainingHash;
        std::string referenceHash; ///< "" for none other than the start
    };

    /// What the reference says of the examples, before the first step changes the start.
    Result<Compared> compare(
        const ReasonerStart& start,
        const ReasonerLoss& loss,
        const Order& order,
        TrainingExamples& examples) {
        std::optional<ReasonerStart> reference;
        if (order.place.reference) {
            ISCOPE_TRY_ASSIGN(reference, openReference(m_env, start, order.spec, order.place, order.stop));
        }
        Compared compared{{}, reference ? reference->parentHash : std::string()};
        compared.trainingHash = trainingHash(order, start, compared.referenceHash);
        const ReferencePass pass{
            (reference ? *reference : start).reasoner,
            loss,
            order.spec.batchSize,
            reasonerStateFolder(order.place.checkpoint),
            compared.trainingHash};
        ISCOPE_TRY(fillReference(m_env, pass, examples, order.progress, order.stop));
        return compared;
    }

    /// Changes with whatever changes the outcome.
    static std::string
    trainingHash(const Order& order, const ReasonerStart& start, const std::string& referenceHash) {
        Fingerprinter hash;
        hash.add(rank::hashOf(order.texts));
        hash.add(toJson(order.spec).dump());
        hash.add(toJsonText(start.reasoner.config()));
        hash.add(start.parentHash);
        hash.add(referenceHash);
        for (const auto& [name, text] : start.companions)
            hash.add(name + ":" + fingerprintOf(text).hex());
        return hash.finish().hex();
    }

    Status run(ReasonerTraining& training, const Order& order, const std::string& hash) {
        const Path folder = reasonerStateFolder(order.place.checkpoint);
        ISCOPE_TRY_ASSIGN(auto state, readReasonerState(m_env, folder, hash));
        if (state)
            ISCOPE_TRY(training.restore(std::move(*state), order.stop));
        while (!training.isDone()) {
            const Status done = training.step(order.stop);
            if (!done && done.error().code == ErrorCode::Cancelled && !training.steps().empty())
                ISCOPE_TRY(writeReasonerState(m_env, folder, training.state(hash)));
            ISCOPE_TRY(done);
            tell(training, order);
            const std::int64_t step = std::ssize(training.steps());
            if (order.place.stateEvery > 0 && step % order.place.stateEvery == 0 && !training.isDone())
                ISCOPE_TRY(writeReasonerState(m_env, folder, training.state(hash)));
        }
        return {};
    }

    static void tell(const ReasonerTraining& training, const Order& order) {
        const rank::ReasonerTrainingStep& step = training.steps().back();
        if (order.onStep)
            order.onStep(step);
        order.progress.report(
            {.phase = "Training, epoch " + std::to_string(step.epoch),
             .done = step.step,
             .total = step.stepCount,
             .detail = lossText(step)});
    }

    Status write(
        ReasonerStart& start,
        const ReasonerLoss& loss,
        const std::string& referenceHash,
        const Order& order,
        TrainedReasoner& trained) {
        ISCOPE_TRY(checkStop(order.stop));
        const Path& folder = order.place.checkpoint;
        const std::string provenance = provenanceText(
            {order.texts,
             order.spec,
             order.place,
             trained,
             start.parentHash,
             start.baseHash,
             referenceHash,
             codeVersion(),
             torchVersion()});
        if (!order.texts.promptTemplate.empty())
            start.companions[PromptTemplateFile] = order.texts.promptTemplate;
        start.companions.emplace("provenance.json", provenance);
        start.companions.emplace("trainer_state.json", stepsText(trained.steps));
        for (const TrainedTensor& tensor : loss.trained())
            start.companions[tensor.name + ".npy"] = npyText(tensor.value);
        if (start.reasoner.adapter()) {
            ISCOPE_TRY(writeAdapterFolder(start, folder));
            ISCOPE_TRY_ASSIGN(const auto files, AdapterFiles::open(m_env, folder, start.reasoner.config()));
            trained.checkpointHash = files->hash();
        } else {
            ISCOPE_TRY(writeModel(start, folder, order.place.isStoredNarrow));
            ISCOPE_TRY_ASSIGN(const auto files, ReasonerFiles::open(m_env, folder));
            ISCOPE_TRY_ASSIGN(trained.checkpointHash, files->hash());
        }
        const Path states = reasonerStateFolder(folder);
        return m_env.kind(states) == FileKind::Missing ? Status{} : m_env.removeTree(states);
    }

    Status writeModel(const ReasonerStart& start, const Path& folder, bool isStoredNarrow) {
        ReasonerConfig config = start.reasoner.config();
        config.elementType = isStoredNarrow ? TensorType::BF16 : TensorType::F32;
        WeightMap weights;
        for (const auto& [name, weight] : start.reasoner.weights())
            weights.emplace(name, weight.detach().to(scalarType(config.elementType)));
        const auto bytes = weightBytes(weights);
        return writeReasoner(m_env, folder, {config, bytes, start.companions});
    }

    Status writeAdapterFolder(const ReasonerStart& start, const Path& folder) {
        WeightMap matrices;
        for (const TrainedTensor& tensor : start.reasoner.trained())
            matrices.emplace(tensor.name, tensor.value.detach());
        const auto bytes = weightBytes(matrices);
        return writeFolderAtomically(m_env, folder, [&](const Path& partial) -> Status {
            ISCOPE_TRY(writeAdapter(m_env, partial, *start.reasoner.adapter(), bytes));
            for (const auto& [name, text] : start.companions)
                ISCOPE_TRY(writeFileAtomically(m_env, partial / name, text));
            return {};
        });
    }

    Env& m_env;
};

} // namespace

std::unique_ptr<rank::ReasonerTrainer> makeReasonerTrainer(Env& env) {
    configureTorch();
    return std::make_unique<TorchReasonerTrainer>(env);
}

} // namespace intentscope::nn
