// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/training_settings_json.h"

namespace intentscope::rank {
namespace {

using Json = nlohmann::ordered_json;

Json adapterJson(const LowRankSpec& adapter) {
    return {
        {"rank", adapter.rank},
        {"alpha", adapter.alpha},
        {"rank_stabilised", adapter.isRankStabilised},
        {"targets", adapter.targets}};
}

} // namespace

Json toJson(const RankerTrainingSpec& spec) {
    return {
        {"epoch_count", spec.epochCount},
        {"batch_size", spec.batchSize},
        {"learning_rate", spec.learningRate},
        {"weight_decay", spec.weightDecay},
        {"dropout", spec.dropout},
        {"dimension", spec.dimension},
        {"attention_heads", spec.attentionHeads},
        {"attention_layers", spec.attentionLayers},
        {"expert_count", spec.expertCount},
        {"bucket_count", spec.bucketCount},
        {"member_count", spec.memberCount},
        {"patience", spec.patience},
        {"architecture", name(spec.architecture)},
        {"uses_query", spec.usesQuery},
        {"uses_intent_text", spec.usesIntentText},
        {"loss", name(spec.loss)},
        {"kl", name(spec.kl)},
        {"kl_weight", spec.klWeight},
        {"weighting", name(spec.weighting)},
        {"weight_cap", spec.weightCap},
        {"stop_metric", name(spec.stopMetric)},
        {"micro_batch_size", spec.microBatchSize},
        {"schedule", name(spec.schedule)},
        {"warmup_share", spec.warmupShare},
        {"last_rate_share", spec.lastRateShare},
        {"process_count", spec.processCount}};
}

Json toJson(const ReasonerTrainingSpec& spec) {
    Json json{
        {"stage", name(spec.stage)},
        {"seed", spec.seed},
        {"epochs", spec.epochCount},
        {"batch_size", spec.batchSize},
        {"accumulation", spec.accumulationCount},
        {"max_tokens", spec.maxTokens},
        {"learning_rate", spec.learningRate},
        {"warmup_share", spec.warmupShare},
        {"last_rate_share", spec.lastRateShare},
        {"weight_decay", spec.weightDecay},
        {"beta1", spec.beta1},
        {"beta2", spec.beta2},
        {"epsilon", spec.epsilon},
        {"max_gradient_norm", spec.maxGradientNorm},
        {"neftune_alpha", spec.noiseAlpha},
        {"precision", spec.precision == TrainingPrecision::BF16 ? "bf16" : "f32"},
        {"recomputes_layers", spec.recomputesLayers}};
    json["adapter"] = spec.adapter ? adapterJson(*spec.adapter) : Json();
    if (spec.stage == ReasonerStage::Dpo)
        json["dpo"] = {
            {"beta", spec.beta}, {"sft_weight", spec.sftWeight}, {"averages_tokens", spec.averagesTokens}};
    if (spec.stage == ReasonerStage::Contrastive)
        json["cl"] = {{"temperature", spec.temperature}, {"positive", name(spec.positive)}};
    return json;
}

} // namespace intentscope::rank
