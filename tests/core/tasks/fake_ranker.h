// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomic_file.h"
#include "core/rank/ranker_trainer.h"
#include "core/rank/scorer.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace intentscope::tasks::test {

/// Scores a candidate `base` + `slope` times its intent's row, so that a score tells which ranker gave it and
/// to what.
class FakeScorer final : public rank::Scorer {
public:
    FakeScorer(rank::ScorerInfo info, float base, float slope = 1.0F)
        : m_info(std::move(info)), m_base(base), m_slope(slope) {}

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        ISCOPE_TRY(checkStop(stop));
        auto next = scores.begin();
        for (const std::int32_t impression : impressions)
            for (const std::int32_t intent : input.dataset.candidatesOf(ImpressionIndex{impression}).intents)
                *next++ = m_base + m_slope * static_cast<float>(intent);
        return {};
    }

private:
    rank::ScorerInfo m_info;
    float m_base;
    float m_slope;
};

/// Fake checkpoints by the names of their folders.
class FakeRankers {
public:
    void add(const std::string& name, rank::ScorerInfo info, float base) {
        m_rankers[name] = {std::move(info), base};
    }

    rank::ScorerFactory factory() const {
        return [this](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
            const auto found = m_rankers.find(folder.filename().string());
            if (found == m_rankers.end())
                return fail(
                    ErrorCode::NotFound, "no fake ranker", {.place = {.file = folder.string()}, .cure = {}});
            return std::make_unique<FakeScorer>(found->second.first, found->second.second);
        };
    }

private:
    std::map<std::string, std::pair<rank::ScorerInfo, float>> m_rankers;
};

/// Writes a checkpoint of three files without training; fails with `error` when there is one.
class FakeTrainer final : public rank::RankerTrainer {
public:
    explicit FakeTrainer(Env& env) : m_env(env) {}

    std::optional<Error> error;
    std::int32_t trainingCount = 0;

    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial&,
        const rank::RankerTrainingSpec& spec,
        const rank::TrainingTarget& target,
        const rank::EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) override {
        ++trainingCount;
        ISCOPE_TRY(checkStop(stop));
        if (error)
            return tl::unexpected(*error);
        progress.report({.phase = "Training", .done = 1, .total = 1, .detail = {}});
        const rank::TrainingEpoch epoch{.epoch = 1, .trainLoss = 0.5};
        onEpoch(epoch);
        ISCOPE_TRY(m_env.createDirectories(target.checkpoint));
        for (const char* file : {"config.json", "model.safetensors", "provenance.json"})
            ISCOPE_TRY(writeFileAtomically(
                m_env,
                target.checkpoint / file,
                std::string(file) + " of seed " + std::to_string(spec.seed)));
        return rank::TrainedRanker{target.checkpoint, std::string(64, 'c'), 1, {epoch}};
    }

private:
    Env& m_env;
};

} // namespace intentscope::tasks::test
