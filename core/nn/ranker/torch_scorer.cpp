// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/torch_scorer.h"

#include "core/nn/checkpoint.h"
#include "core/nn/ranker/two_tower_torch.h"
#include "core/nn/torch_guard_torch.h"

#include "core/base/assert.h"
#include "core/base/progress.h"

#include <ATen/TensorOperators.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace intentscope::nn {
namespace {

/// Impressions and pairs of one block: about 20 ms of work between two looks at the stop token.
constexpr std::size_t MaxBlockImpressions = 512;
constexpr std::size_t MaxBlockPairs = 16'384;

class TorchScorer final : public rank::Scorer {
public:
    explicit TorchScorer(const Checkpoint& checkpoint)
        : m_info(checkpoint.info.scorer), m_features(checkpoint.config.features) {
        for (std::int32_t member = 0; member < checkpoint.config.sizes.memberCount; ++member)
            m_members.emplace_back(checkpoint.config, WeightSet::loaded(checkpoint, member));
    }

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const data::Dataset& dataset,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        return torchGuard([&]() -> Status {
            const c10::InferenceMode inference;
            ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(m_features, dataset));
            const IntentSide intents = encodeIntents(encoder);
            std::size_t written = 0;
            for (std::size_t first = 0; first < impressions.size();) {
                ISCOPE_TRY(checkStop(stop));
                const auto block = nextBlock(dataset, impressions.subspan(first));
                const auto values = scoreBlock(dataset, encoder, intents, block);
                ISCOPE_ASSERT(values.size() <= scores.size() - written);
                std::ranges::copy(values, scores.begin() + static_cast<std::ptrdiff_t>(written));
                written += values.size();
                first += block.size();
            }
            ISCOPE_ASSERT(written == scores.size());
            return {};
        });
    }

private:
    /// The intent tower's output for every intent, of each member.
    using IntentSide = std::vector<at::Tensor>;

    IntentSide encodeIntents(const FeatureEncoder& encoder) const {
        const EncodedFields fields = encoder.encodeAllIntents();
        IntentSide outputs;
        for (const TwoTower& member : m_members)
            outputs.push_back(member.intents(FieldTensors(fields), nullptr));
        return outputs;
    }

    static std::span<const std::int32_t>
    nextBlock(const data::Dataset& dataset, std::span<const std::int32_t> impressions) {
        std::size_t count = 0;
        std::size_t pairs = 0;
        while (count < impressions.size() && count < MaxBlockImpressions && pairs < MaxBlockPairs)
            pairs += dataset.candidatesOf(ImpressionIndex{impressions[count++]}).size();
        return impressions.first(count);
    }

    std::vector<float> scoreBlock(
        const data::Dataset& dataset,
        const FeatureEncoder& encoder,
        const IntentSide& intents,
        std::span<const std::int32_t> impressions) const {
        EncodedFields users = encoder.emptyUsers();
        std::vector<std::int64_t> pairUsers;
        std::vector<std::int64_t> pairIntents;
        std::vector<float> matches;
        for (std::size_t row = 0; row < impressions.size(); ++row) {
            const ImpressionIndex impression{impressions[row]};
            const auto candidates = dataset.candidatesOf(impression).intents;
            encoder.appendImpression(impression, users);
            encoder.appendMatches(impression, candidates, matches);
            pairUsers.insert(pairUsers.end(), candidates.size(), static_cast<std::int64_t>(row));
            pairIntents.insert(pairIntents.end(), candidates.begin(), candidates.end());
        }
        if (pairUsers.empty())
            return {};
        return meanScores(FieldTensors(users), PairTensors(pairUsers, pairIntents, matches), intents);
    }

    std::vector<float>
    meanScores(const FieldTensors& users, const PairTensors& pairs, const IntentSide& intents) const {
        at::Tensor sum;
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            const auto scores =
                m_members[i].scores(m_members[i].users(users, nullptr), intents[i], pairs, nullptr);
            sum = i == 0 ? scores : sum + scores;
        }
        const auto mean = (sum / static_cast<double>(m_members.size())).contiguous();
        const float* values = mean.data_ptr<float>();
        return {values, values + mean.numel()};
    }

    rank::ScorerInfo m_info;
    FeatureSpace m_features;
    std::vector<TwoTower> m_members;
};

} // namespace

Result<std::unique_ptr<rank::Scorer>> openTorchScorer(Env& env, const std::filesystem::path& folder) {
    return torchGuard([&]() -> Result<std::unique_ptr<rank::Scorer>> {
        ISCOPE_TRY_ASSIGN(const auto checkpoint, openCheckpoint(env, folder));
        return std::make_unique<TorchScorer>(checkpoint);
    });
}

} // namespace intentscope::nn
