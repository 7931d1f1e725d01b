// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/simple_ranker.h"

#include "core/base/build_version.h"
#include "core/rank/simple/simple_checkpoint.h"

#include <utility>

namespace intentscope::rank {

namespace {

class SimpleRankerTrainer final : public RankerTrainer {
public:
    SimpleRankerTrainer(Env& env, SimpleRankerSpec spec) : m_env(env), m_spec(std::move(spec)) {}

    Result<TrainedRanker> train(
        const RankerMaterial& material,
        const RankerTrainingSpec& spec,
        const TrainingTarget& target,
        const EpochCallback&,
        ProgressSink& progress,
        std::stop_token stop) override {
        const auto& dataset = material.dataset;
        if (material.latent != nullptr || material.reference != nullptr || !material.start.empty())
            return fail(
                ErrorCode::InvalidInput,
                "a ranker that counts uses neither latent queries nor a reference nor a start",
                {.cure = "Leave them out"});
        if (target.start != TrainingStart::Anew)
            return fail(
                ErrorCode::InvalidInput,
                "a ranker that counts keeps no state to go on from",
                {.cure = "Train it anew: it is one pass over the data"});
        ISCOPE_TRY(dataset.check());
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, spec.split));
        ISCOPE_TRY_ASSIGN(const auto model, countImpressions(dataset, split.train, m_spec, progress, stop));
        const SimpleProvenance provenance{
            .datasetHash = dataset.info().hash,
            .datasetName = dataset.info().name,
            .split = data::toText(spec.split),
            .seed = spec.seed,
            .impressionCount = static_cast<std::int64_t>(split.train.size()),
            .codeVersion = codeVersion()};
        ISCOPE_TRY_ASSIGN(auto hash, writeSimpleCheckpoint(m_env, target.checkpoint, model, provenance));
        return TrainedRanker{
            .checkpoint = target.checkpoint, .checkpointHash = std::move(hash), .bestEpoch = 0, .epochs = {}};
    }

private:
    Env& m_env;
    SimpleRankerSpec m_spec;
};

class SimpleScorer final : public Scorer {
public:
    explicit SimpleScorer(SimpleCheckpoint checkpoint)
        : m_model(std::move(checkpoint.model)),
          m_info{
              .architecture = std::string(name(m_model.spec.architecture)),
              .checkpointHash = std::move(checkpoint.hash),
              .datasetHash = std::move(checkpoint.provenance.datasetHash),
              .split = std::move(checkpoint.provenance.split),
              .seed = checkpoint.provenance.seed,
              .parameterCount = 0} {
        for (const auto& counted : m_model.tables)
            m_info.parameterCount += static_cast<std::int64_t>(counted.table.counts().size());
    }

    const ScorerInfo& info() const override { return m_info; }

    Status score(
        const ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        constexpr std::size_t RowsBetweenPolls = 512;
        const auto& dataset = input.dataset;
        if (input.latent != nullptr)
            return fail(
                ErrorCode::InvalidInput,
                "the ranker '" + m_info.architecture + "' does not read latent queries",
                {.cure = "Score without a reasoner"});
        ISCOPE_TRY_ASSIGN(const auto scoring, SimpleScoring::create(m_model, dataset));
        for (std::size_t i = 0; i < impressions.size(); ++i) {
            if (i % RowsBetweenPolls == 0)
                ISCOPE_TRY(checkStop(stop));
            const ImpressionIndex impression{impressions[i]};
            const auto count = dataset.candidatesOf(impression).size();
            scoring.score(impression, scores.first(count));
            scores = scores.subspan(count);
        }
        return {};
    }

private:
    SimpleModel m_model;
    ScorerInfo m_info;
};

} // namespace

std::unique_ptr<RankerTrainer> makeSimpleRankerTrainer(Env& env, SimpleRankerSpec spec) {
    return std::make_unique<SimpleRankerTrainer>(env, std::move(spec));
}

ScorerFactory withSimpleRankers(ScorerFactory others) {
    return [others = std::move(others)](
               Env& env, const std::filesystem::path& folder) -> Result<std::unique_ptr<Scorer>> {
        if (!simpleArchitectureOf(env, folder))
            return others(env, folder);
        ISCOPE_TRY_ASSIGN(auto checkpoint, readSimpleCheckpoint(env, folder));
        return std::make_unique<SimpleScorer>(std::move(checkpoint));
    };
}

} // namespace intentscope::rank
