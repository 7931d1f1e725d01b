// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/text/chat_template.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace intentscope::rank {

/// What a training minimises. All stages share one loop; each brings its loss.
enum class ReasonerStage {
    Pretrain,    ///< the next token of a text
    Sft,         ///< mean cross-entropy of the answer's tokens; the prompt's are masked
    Dpo,         ///< a better answer over a worse one, against a frozen reference (DPO, arXiv 2305.18290)
    Contrastive, ///< pooled vectors: a query near its positive, away from others (InfoNCE, arXiv 1807.03748)
};
/// "pretrain", "sft", "dpo", "cl".
std::string_view name(ReasonerStage stage);
/// InvalidInput that lists the known words.
Result<ReasonerStage> parseStage(std::string_view word);

/// What a reasoner learns from: answers to a prompt. Pretraining has one answer, the text, and no prompt; SFT
/// has one answer; Dpo the chosen and the rejected one; Contrastive the anchor (the query that the reasoner
/// itself writes), the winner, and any number of losers.
struct ReasonerExample {
    /// A plain text, to which the answer is appended as it is, or messages for the chat template.
    std::variant<std::string, std::vector<text::ChatMessage>> prompt = {};
    std::vector<std::string> answers = {};
    /// Contrastive: the clicked intent's id. Examples of one group are no negatives of each other; "" is a
    /// group of its own.
    std::string group = {};
    /// Numbers that the loss is given beside the texts. Contrastive with ContrastivePositive::IntentVector:
    /// the ranker's vector of the clicked intent, of one length in all examples.
    std::vector<float> target = {};
};

/// The examples of a training and where they come from.
struct ReasonerTrainingSet {
    std::vector<ReasonerExample> train = {};
    std::vector<ReasonerExample> validation = {}; ///< may be empty
    std::string datasetHash = {};                 ///< "" when no dataset is behind it
    std::string source = {};                      ///< for a person and provenance.json
    /// Template that made the prompts, kept beside the weights; "": none did, or the start's own holds on.
    std::string promptTemplate = {};
};

/// SHA-256 of all examples in their order; 64 hex digits.
std::string hashOf(const ReasonerTrainingSet& texts);

/// A reasoner that is yet to be made, in the architecture of Qwen3: pretraining trains its tokenizer too.
struct FreshReasoner {
    std::int32_t vocabularySize = 2048;
    std::int32_t hiddenSize = 128;
    std::int32_t intermediateSize = 384;
    std::int32_t layerCount = 3;
    std::int32_t headCount = 4;
    std::int32_t keyValueHeadCount = 2;
    std::int32_t maxPositions = 1024;
    friend bool operator==(const FreshReasoner&, const FreshReasoner&) = default;
};

/// LoRA (arXiv 2106.09685): a low-rank change of some projections is trained, the model itself is not.
struct LowRankSpec {
    std::int32_t rank = 8;
    double alpha = 16;
    bool isRankStabilised = false; ///< scale alpha / sqrt(rank) (arXiv 2312.03732) in place of alpha / rank
    /// Last parts of the projections' names, sorted.
    std::vector<std::string> targets = {"k_proj", "o_proj", "q_proj", "v_proj"};
    friend bool operator==(const LowRankSpec&, const LowRankSpec&) = default;
};

/// What the forward pass computes in. Weights and optimizer are f32 in either case.
enum class TrainingPrecision { F32, BF16 };

/// What an anchor's vector is drawn to.
enum class ContrastivePositive {
    Winner,       ///< the winning query's vector
    IntentVector, ///< the ranker's vector of the clicked intent, through a linear map that learns
};
/// "winner", "intent".
std::string_view name(ContrastivePositive positive);
/// InvalidInput that lists the known words.
Result<ContrastivePositive> parsePositive(std::string_view word);

/// Schedule and method of a training; every field is stored in provenance.json.
struct ReasonerTrainingSpec {
    ReasonerStage stage = ReasonerStage::Sft;
    std::uint64_t seed = 1;
    std::int32_t epochCount = 1;
    std::int32_t batchSize = 8;         ///< examples that go through the model together
    std::int32_t accumulationCount = 1; ///< batches a step
    /// Prompt and answer together. Longer texts of pretraining are cut into pieces, longer examples of other
    /// stages are left out and counted.
    std::int32_t maxTokens = 512;
    double learningRate = 1e-4;
    double warmupShare = 0.03; ///< of the steps, in which the rate rises from 0
    double lastRateShare = 0;  ///< of the rate, at the end of the cosine
    double weightDecay = 0.01; ///< of matrices; norms and biases do not decay
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double maxGradientNorm = 1;
    double noiseAlpha = 0; ///< NEFTune (arXiv 2310.05914); 0: off
    TrainingPrecision precision = TrainingPrecision::F32;
    bool recomputesLayers = false; ///< gradient checkpointing: less memory, a second forward pass
    std::optional<LowRankSpec> adapter = {};
    double beta = 0.1;           ///< Dpo: strength of the pull to the reference
    double sftWeight = 0;        ///< Dpo: of the chosen answer's mean cross-entropy, added (arXiv 2404.19733)
    bool averagesTokens = false; ///< Dpo: log-probabilities a token, in place of their sum
    double temperature = 0.07;   ///< Contrastive: what cosines are divided by
    ContrastivePositive positive = ContrastivePositive::Winner;
    friend bool operator==(const ReasonerTrainingSpec&, const ReasonerTrainingSpec&) = default;
};

/// Where a training starts and what it leaves. Only `start` and `reference` change the outcome.
struct ReasonerTrainingPlace {
    std::variant<FreshReasoner, std::filesystem::path> start; ///< or the folder of a model or an adapter
    /// Dpo: folder of the frozen model or adapter to compare with, of the same tokenizer. Nothing: the start,
    /// which for a fresh adapter is its model.
    std::optional<std::filesystem::path> reference = {};
    std::filesystem::path checkpoint; ///< folder to write
    bool isResuming = false; ///< goes on from the newest state in "<checkpoint>.training", where there is one
    std::int32_t stateEvery = 0; ///< steps between two states; 0: only when cancelled
    bool isStoredNarrow = false; ///< the model's weights as bf16; adapters are f32 always
};

/// A figure beside the loss; docs/reasoner-training.md lists those of each stage.
struct NamedFigure {
    std::string name; ///< "margin"
    double value = 0;
    friend bool operator==(const NamedFigure&, const NamedFigure&) = default;
};

/// One step of a live curve.
struct ReasonerTrainingStep {
    std::int64_t step = 0; ///< from 1
    std::int64_t stepCount = 0;
    std::int32_t epoch = 0; ///< from 1
    double loss = 0;        ///< of the step's examples, before its change
    double learningRate = 0;
    double gradientNorm = 0;                         ///< before clipping
    std::vector<NamedFigure> figures = {};           ///< means over the step's examples, by name
    std::optional<double> validationLoss = {};       ///< behind each epoch
    std::vector<NamedFigure> validationFigures = {}; ///< behind each epoch
    // Of this machine, and not stored:
    double tokensPerSecond = 0; ///< padding not counted
    double secondsLeft = 0;     ///< an estimate
};

struct TrainedReasoner {
    std::filesystem::path checkpoint;
    std::string checkpointHash; ///< 64 hex digits
    std::vector<ReasonerTrainingStep> steps;
    std::int64_t parameterCount = 0;
    std::int64_t trainedParameterCount = 0;
    std::int64_t trainCount = 0; ///< examples, pieces of texts counted each
    std::int64_t validationCount = 0;
    std::int64_t tooLongCount = 0;             ///< examples left out
    std::optional<double> validationLoss = {}; ///< of what is stored
};

using ReasonerStepCallback = std::function<void(const ReasonerTrainingStep&)>;

/// InvalidInput that names the first value out of range.
Status checkSpec(const ReasonerTrainingSpec& spec);
/// InvalidInput that names the first example whose answers or target are not what the stage needs, and for a
/// contrastive set in which no anchor ever meets a negative.
Status checkExamples(const ReasonerTrainingSet& texts, const ReasonerTrainingSpec& spec);

/// Trains reasoners. The programs pass the LibTorch implementation in.
class ReasonerTrainer {
public:
    virtual ~ReasonerTrainer();

    /// Trains and writes the checkpoint's folder, whole or not at all (docs/reasoner-training.md lists its
    /// files). Same texts, spec, start and machine: the same bytes, also when stopped and resumed in between.
    /// Cancelled, it leaves its last step as a state in "<checkpoint>.training"; states of other texts,
    /// settings or starts are refused as Mismatch. AlreadyExists for a checkpoint that is there, and for a
    /// state that is not to be resumed; Busy while another program trains this checkpoint; InvalidInput for
    /// settings out of range, for texts that leave nothing to train on and for a loss that is no longer
    /// finite; errors of reading the start.
    virtual Result<TrainedReasoner> train(
        const ReasonerTrainingSet& texts,
        const ReasonerTrainingSpec& spec,
        const ReasonerTrainingPlace& place,
        const ReasonerStepCallback& onStep,
        ProgressSink& progress,
        std::stop_token stop) = 0;
};

} // namespace intentscope::rank
