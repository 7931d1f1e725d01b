// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/rank/latent_queries.h"
#include "core/rank/scorer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::rank {

enum class RankerArchitecture {
    TwoTower, ///< the baseline
    QeRec,    ///< with what a semantic reasoner says; needs latent queries
};

/// What a list of scores is taught with.
enum class RankLoss {
    ListNet, ///< cross-entropy of the clicks' shares and the softmax of the list; every list counts the same
    Softmax, ///< the same for every click; a list counts as often as it has clicks
    Bce,     ///< cross-entropy of every candidate by itself
};

/// What is added to the loss, times `klWeight`; P is the softmax of a list's scores.
enum class KlTerm {
    None,
    Reference, ///< KL(P of a frozen baseline || P)
    Path,      ///< KL(P of query and intent alone || P)
    RDrop,     ///< between two passes with different dropout, both ways (arXiv 2106.14448)
};

/// How much an impression counts.
enum class ImpressionWeighting {
    Equal,
    InversePropensity, ///< the mean of 1 / propensity of its clicks, at most `weightCap`
};

/// What decides which epoch is kept.
enum class StopMetric { Ndcg3, Recall3, Gauc, Loss };

/// How the learning rate goes on behind the warm-up.
enum class RateSchedule {
    Cosine,   ///< half a cosine down to `lastRateShare` of the rate
    Linear,   ///< a straight line to the same
    Constant, ///< stays
};

std::string_view name(RankerArchitecture architecture);
std::string_view name(RankLoss loss);
std::string_view name(KlTerm term);
std::string_view name(ImpressionWeighting weighting);
std::string_view name(StopMetric metric);
std::string_view name(RateSchedule schedule);
/// InvalidInput that lists the words there are.
Result<RankerArchitecture> parseRankerArchitecture(std::string_view text);
Result<RankLoss> parseRankLoss(std::string_view text);
Result<KlTerm> parseKlTerm(std::string_view text);
Result<ImpressionWeighting> parseImpressionWeighting(std::string_view text);
Result<StopMetric> parseStopMetric(std::string_view text);
Result<RateSchedule> parseRateSchedule(std::string_view text);

/// Sizes and schedule of a training; every field is stored in the checkpoint.
struct RankerTrainingSpec {
    data::SplitSpec split = data::TimeSplit{};
    RankerArchitecture architecture = RankerArchitecture::TwoTower;
    bool usesQuery = true;      ///< of QeRec: the query tower and mutual attention
    bool usesIntentText = true; ///< of QeRec: the vectors of the KB's texts
    RankLoss loss = RankLoss::ListNet;
    KlTerm kl = KlTerm::None;
    double klWeight = 0.1;
    ImpressionWeighting weighting = ImpressionWeighting::Equal;
    double weightCap = 10;
    StopMetric stopMetric = StopMetric::Ndcg3;
    std::uint64_t seed = 1;
    std::int32_t epochCount = 20;
    std::int32_t batchSize = 64; ///< impressions a step
    /// Impressions whose gradients are computed at once, and added up to those of a step; 0: all of a step.
    std::int32_t microBatchSize = 0;
    double learningRate = 2e-3; ///< the highest
    RateSchedule schedule = RateSchedule::Cosine;
    double warmupShare = 0;      ///< of the steps of all epochs, in which the rate rises in equal steps
    double lastRateShare = 0.05; ///< of the highest, where a schedule that falls ends
    double weightDecay = 1e-4;
    double dropout = 0.1;
    std::int32_t dimension = 32; ///< of embeddings, tokens and towers
    std::int32_t attentionHeads = 2;
    std::int32_t attentionLayers = 1;
    std::int32_t expertCount = 4;
    std::int32_t bucketCount = 16; ///< quantile buckets of a numeric feature
    std::int32_t memberCount = 1;  ///< graphs from different seeds whose scores are averaged
    std::int32_t processCount = 1; ///< that compute a step together; set by the trainer
    std::int32_t patience = 4; ///< epochs without a better validation metric before stopping; 0: never stop
};

/// One epoch of a live curve. What is of the validation part is NaN without one.
struct TrainingEpoch {
    std::int32_t member = 0; ///< which graph of the checkpoint, from 0
    std::int32_t epoch = 0;  ///< from 1
    double trainLoss = 0;
    double validationLoss = 0;
    double validationNdcg3 = 0;
    double impressionsPerSecond = 0;
    double validationGauc = 0; ///< by user, weighted by impressions; NaN where no user has one
    double validationRecall3 = 0;
    double learningRate = 0; ///< at the end of the epoch
};

struct TrainedRanker {
    std::filesystem::path checkpoint; ///< folder: config.json, model.safetensors, provenance.json
    std::string checkpointHash;
    std::int32_t bestEpoch = 0;                ///< of the first graph
    std::vector<TrainingEpoch> epochs;         ///< of all graphs, one after the other
    std::filesystem::path lastCheckpoint = {}; ///< of the weights behind the last epoch; empty unless kept
};

/// Epochs of the first graph, of which `bestEpoch` is one.
std::int32_t epochCountOfFirst(const std::vector<TrainingEpoch>& epochs);

using EpochCallback = std::function<void(const TrainingEpoch&)>;

/// What a ranker is trained on.
struct RankerMaterial {
    const data::Dataset& dataset;
    const LatentQueries* latent = nullptr; ///< of this dataset; for QeRec alone
    /// A baseline of the same dataset and split, for KlTerm::Reference alone.
    const Scorer* reference = nullptr;
    /// A checkpoint whose fields, sizes and weights the training starts from; empty: fields are fitted and
    /// weights are noise.
    std::filesystem::path start = {};
};

/// How a training begins.
enum class TrainingStart {
    Anew,   ///< AlreadyExists when a stopped training of the same checkpoint is there
    Resume, ///< goes on with a stopped one; the checkpoint is that of an uninterrupted training, to the byte
    Finish, ///< trains no further: the best of what a stopped one has reached so far
};

/// Where a training goes.
struct TrainingTarget {
    std::filesystem::path checkpoint; ///< folder to write; must not exist
    TrainingStart start = TrainingStart::Anew;
    /// Keep the state in "<checkpoint>.unfinished.safetensors" while training, and leave it there when the
    /// training is cancelled or dies, to be resumed. It is removed when the checkpoint is written.
    bool keepsState = false;
    double saveSeconds = 60; ///< between two saves; 0: after every step
    /// Also write "<checkpoint>.last", which must not exist either: the ranker as it is behind its last
    /// epoch.
    bool keepsLast = false;
};

/// Trains rankers. The programs pass the LibTorch implementation in.
class RankerTrainer {
public:
    virtual ~RankerTrainer();

    /// Trains on the split's train part, keeps the epoch that is best by the stop metric (the last one when
    /// there is no validation part) and writes the checkpoint folder, whole or not at all. Same material,
    /// spec and machine: the same bytes. With a start, its sizes stand in the place of the spec's.
    /// InvalidInput for material that the spec does not use or lacks; Mismatch for material of another
    /// dataset or split, and for a start of another architecture or schema or one that has seen what is held
    /// out. Cancelled leaves nothing behind but the state, where that is kept: the best epoch so far is not
    /// lost.
    virtual Result<TrainedRanker> train(
        const RankerMaterial& material,
        const RankerTrainingSpec& spec,
        const TrainingTarget& target,
        const EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) = 0;
};

} // namespace intentscope::rank
