// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/torch_scorer.h"

#include "core/nn/checkpoint.h"
#include "core/nn/ranker/load_ahead.h"
#include "core/nn/ranker/qe_rec_torch.h"
#include "core/nn/torch_guard_torch.h"

#include "core/base/assert.h"
#include "core/base/progress.h"
#include "core/rank/intent_tower.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <numeric>

namespace intentscope::nn {
namespace {

/// Impressions and pairs of one block: what a core's cache holds, and less than 20 ms of work between two
/// looks at the stop token.
constexpr std::size_t MaxBlockImpressions = 128;
constexpr std::size_t MaxBlockPairs = 4096;

class TorchScorer final : public rank::Scorer, public rank::IntentTower {
public:
    explicit TorchScorer(const Checkpoint& checkpoint)
        : m_info(checkpoint.info.scorer), m_features(checkpoint.config.features),
          m_latent(checkpoint.config.latent) {
        for (std::int32_t member = 0; member < checkpoint.config.sizes.memberCount; ++member)
            m_members.emplace_back(checkpoint.config, WeightSet::loaded(checkpoint, member));
    }

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        return torchGuard([&]() -> Status {
            const c10::InferenceMode inference;
            ISCOPE_TRY(checkLatentInput(input, m_info, m_latent));
            ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(m_features, input.dataset));
            const Source source{input, encoder, encodeIntents(input, encoder)};
            const auto blocks = blocksOf(input.dataset, impressions);
            std::size_t written = 0;
            ISCOPE_TRY(loadAhead<LoadedBlock>(
                blocks.size(),
                [&](std::size_t i) { return load(source, blocks[i]); },
                [&](std::size_t, const LoadedBlock& block) {
                    const auto values = scoreBlock(source, block);
                    ISCOPE_ASSERT(values.size() <= scores.size() - written);
                    std::ranges::copy(values, scores.begin() + static_cast<std::ptrdiff_t>(written));
                    written += values.size();
                    return Status();
                },
                stop));
            ISCOPE_ASSERT(written == scores.size());
            return {};
        });
    }

    Result<std::vector<std::vector<float>>> intentVectors(const rank::ScoringInput& input) const override {
        return torchGuard([&]() -> Result<std::vector<std::vector<float>>> {
            const c10::InferenceMode inference;
            ISCOPE_TRY(checkLatentInput(input, m_info, m_latent));
            ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(m_features, input.dataset));
            const auto joined = at::cat(encodeIntents(input, encoder), 1).contiguous();
            const float* next = joined.data_ptr<float>();
            std::vector<std::vector<float>> vectors;
            for (std::int64_t row = 0; row < joined.size(0); ++row, next += joined.size(1))
                vectors.emplace_back(next, next + joined.size(1));
            return vectors;
        });
    }

private:
    /// The intent tower's output for every intent, of each member.
    using IntentSide = std::vector<at::Tensor>;

    struct Source {
        const rank::ScoringInput& input;
        const FeatureEncoder& encoder;
        IntentSide intents;
    };

    IntentSide encodeIntents(const rank::ScoringInput& input, const FeatureEncoder& encoder) const {
        const EncodedFields fields = encoder.encodeAllIntents();
        std::vector<float> vectors;
        if (m_latent.hasIntentText) {
            std::vector<std::int32_t> all(fields.rowCount());
            std::iota(all.begin(), all.end(), 0);
            appendIntentVectors(*input.latent, all, vectors);
        }
        const auto texts = intentVectorTensor(vectors, m_latent.vectorSize);
        IntentSide outputs;
        for (const QeRec& member : m_members)
            outputs.push_back(member.intents(FieldTensors(fields), texts, nullptr));
        return outputs;
    }

    using Rows = std::span<const std::int32_t>;

    static std::vector<Rows> blocksOf(const data::Dataset& dataset, Rows impressions) {
        std::vector<Rows> blocks;
        while (!impressions.empty()) {
            std::size_t count = 0;
            std::size_t pairs = 0;
            while (count < impressions.size() && count < MaxBlockImpressions && pairs < MaxBlockPairs)
                pairs += dataset.candidatesOf(ImpressionIndex{impressions[count++]}).size();
            blocks.push_back(impressions.first(count));
            impressions = impressions.subspan(count);
        }
        return blocks;
    }

    /// What of a block is read from the dataset.
    struct LoadedBlock {
        EncodedFields users;
        QueryRows queries;
        std::vector<std::int64_t> pairUsers;
        std::vector<std::int64_t> pairIntents;
        std::vector<float> matches;
    };

    LoadedBlock load(const Source& source, Rows impressions) const {
        LoadedBlock block;
        block.users = source.encoder.emptyUsers();
        block.queries.vectorSize = m_latent.vectorSize;
        for (std::size_t row = 0; row < impressions.size(); ++row) {
            const ImpressionIndex impression{impressions[row]};
            const auto candidates = source.input.dataset.candidatesOf(impression).intents;
            source.encoder.appendImpression(impression, block.users);
            source.encoder.appendMatches(impression, candidates, block.matches);
            if (m_latent.hasQuery)
                block.queries.append(*source.input.latent, impression);
            block.pairUsers.insert(block.pairUsers.end(), candidates.size(), static_cast<std::int64_t>(row));
            block.pairIntents.insert(block.pairIntents.end(), candidates.begin(), candidates.end());
        }
        return block;
    }

    std::vector<float> scoreBlock(const Source& source, const LoadedBlock& block) const {
        if (block.pairUsers.empty())
            return {};
        const c10::InferenceMode inference; // of this thread
        return meanScores(
            {FieldTensors(block.users),
             QueryTensors(block.queries),
             PairTensors(block.pairUsers, block.pairIntents, block.matches)},
            source.intents);
    }

    struct Block {
        FieldTensors users;
        QueryTensors queries;
        PairTensors pairs;
    };

    std::vector<float> meanScores(const Block& block, const IntentSide& intents) const {
        at::Tensor sum;
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            const QeRec& member = m_members[i];
            const TowerOutputs towers{
                member.users(block.users, nullptr), intents[i], member.queries(block.queries, nullptr)};
            const auto scores = member.scores(towers, block.pairs, nullptr);
            sum = i == 0 ? scores : sum + scores;
        }
        const auto mean = (sum / static_cast<double>(m_members.size())).contiguous();
        const float* values = mean.data_ptr<float>();
        return {values, values + mean.numel()};
    }

    rank::ScorerInfo m_info;
    FeatureSpace m_features;
    LatentSizes m_latent;
    std::vector<QeRec> m_members;
};

} // namespace

Status
checkLatentInput(const rank::ScoringInput& input, const rank::ScorerInfo& ranker, const LatentSizes& sizes) {
    const auto mismatch = [](std::string what, std::string cure) {
        return fail(ErrorCode::Mismatch, std::move(what), {.place = {}, .cure = std::move(cure)});
    };
    if (!sizes.isUsed())
        return input.latent ? fail(
                                  ErrorCode::InvalidInput,
                                  "the ranker is a two-tower one and reads no latent queries",
                                  {.place = {}, .cure = "Score without latent queries"})
                            : Status();
    if (!input.latent)
        return mismatch(
            "the ranker reads latent queries of " + ranker.latent.reasonerName + ", and none are given",
            "Run 'reason' on this dataset and give its result");
    ISCOPE_TRY(checkBelongs(*input.latent, input.dataset));
    const rank::LatentQueryInfo& given = input.latent->info();
    if (input.latent->vectorSize() != sizes.vectorSize)
        return mismatch(
            "the vectors of " + given.reasonerName + " have " + std::to_string(input.latent->vectorSize()) +
                " elements, the ranker was trained on " + std::to_string(sizes.vectorSize),
            "Score with latent queries of " + ranker.latent.reasonerName);
    if (given.reasonerHash != ranker.latent.reasonerHash && !input.allowsOtherReasoner)
        return mismatch(
            "the latent queries are of the reasoner " + given.reasonerName + " (" +
                given.reasonerHash.substr(0, 12) + "), the ranker was trained with " +
                ranker.latent.reasonerName + " (" + ranker.latent.reasonerHash.substr(0, 12) + ")",
            "Score with that one's latent queries, or allow another reasoner explicitly");
    return {};
}

Result<std::unique_ptr<rank::Scorer>> openTorchScorer(Env& env, const std::filesystem::path& folder) {
    return torchGuard([&]() -> Result<std::unique_ptr<rank::Scorer>> {
        ISCOPE_TRY_ASSIGN(const auto checkpoint, openCheckpoint(env, folder));
        return std::make_unique<TorchScorer>(checkpoint);
    });
}

} // namespace intentscope::nn
