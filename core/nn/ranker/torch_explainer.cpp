// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/torch_explainer.h"

#include "core/base/checked.h"
#include "core/nn/checkpoint.h"
#include "core/nn/ranker/attribution_torch.h"
#include "core/nn/ranker/input_names.h"
#include "core/nn/ranker/qe_rec_torch.h"
#include "core/nn/ranker/torch_scorer.h"
#include "core/nn/torch_guard_torch.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace intentscope::nn {
namespace {

using rank::AttributionBaseline;
using rank::Contribution;
using rank::Explanation;
using rank::ExplanationSpec;

/// Impressions that an average is made of.
constexpr std::int64_t AverageCount = 1024;

/// What the impression is, or what a baseline is the mean of.
struct ExplainedInputs {
    EncodedFields users;             ///< one row an impression
    EncodedFields intents;           ///< one row an intent: of what is explained, the one or two in question
    std::vector<float> matches = {}; ///< [pairs, matches]
    QueryRows queries = {};          ///< one row an impression
    std::vector<float> texts = {};   ///< [intents, vector size]
};

/// Paths in the order of the ranker's inputs: user, then of each intent its fields, its matches and, where
/// the ranker reads it, its text; last, where it reads it, the latent query.
struct PathLayout {
    std::size_t intentCount = 1;
    bool hasText = false;
    bool hasQuery = false;

    std::size_t pathsOfIntent() const { return hasText ? 3 : 2; }
    std::size_t fieldsOf(std::size_t intent) const { return 1 + intent * pathsOfIntent(); }
    std::size_t matchesOf(std::size_t intent) const { return fieldsOf(intent) + 1; }
    std::size_t textOf(std::size_t intent) const { return fieldsOf(intent) + 2; }
    std::size_t query() const { return fieldsOf(intentCount); }
};

/// One row: no field has a value.
EncodedFields withoutValues(const std::vector<Field>& fields) {
    EncodedFields row;
    row.fieldCount = narrow<std::int32_t>(fields.size());
    std::int32_t firstCode = 0;
    for (const Field& field : fields) {
        // Every intent has an id: one that is not known has the unknown code.
        const bool isId = field.encoding == FieldEncoding::IntentId;
        row.codes.push_back(firstCode + (isId ? Field::UnknownCode : Field::MissingCode));
        row.offsets.push_back(narrow<std::int32_t>(row.codes.size()));
        row.values.push_back(0);
        firstCode += field.codeCount;
    }
    return row;
}

at::Tensor matchRows(const std::vector<float>& values, std::size_t matchCount) {
    const auto columns = narrow<std::int64_t>(matchCount);
    auto rows =
        at::empty({matchCount == 0 ? 1 : narrow<std::int64_t>(values.size()) / columns, columns}, at::kFloat);
    std::ranges::copy(values, rows.data_ptr<float>());
    return rows.to(at::kDouble);
}

class TorchExplainer final : public rank::Explainer {
public:
    explicit TorchExplainer(const Checkpoint& checkpoint)
        : m_info(checkpoint.info.scorer), m_features(checkpoint.config.features),
          m_latent(checkpoint.config.latent) {
        for (std::int32_t member = 0; member < checkpoint.config.sizes.memberCount; ++member)
            m_members.emplace_back(
                checkpoint.config, WeightSet::loaded(checkpoint, member).toDouble().snapshot());
    }

    const rank::ScorerInfo& info() const override { return m_info; }

    Result<Explanation> explain(
        const rank::ScoringInput& input,
        const rank::ScoringInput& average,
        const ExplanationSpec& spec,
        std::stop_token stop) const override {
        return torchGuard([&]() -> Result<Explanation> {
            const at::NoGradGuard noGradients;
            ISCOPE_TRY(checkLatentInput(input, m_info, m_latent));
            ISCOPE_TRY(checkLatentInput(average, m_info, m_latent));
            ISCOPE_TRY(checkCandidates(input.dataset, spec));
            ISCOPE_TRY_ASSIGN(const auto explained, inputsOf(input, spec));
            auto baseline = missingInputs();
            if (spec.baseline == AttributionBaseline::Average) {
                ISCOPE_TRY_ASSIGN(baseline, averageInputs(average));
            }
            Explanation explanation = namedInputs(input, spec);
            for (const QeRec& member : m_members)
                ISCOPE_TRY(addMember({member, baseline, explained}, spec, stop, explanation));
            finish(spec, explanation);
            return explanation;
        });
    }

private:
    struct MemberInputs {
        const QeRec& graph;
        const ExplainedInputs& baseline;
        const ExplainedInputs& explained;
    };

    static Status checkCandidates(const data::Dataset& dataset, const ExplanationSpec& spec) {
        const auto candidates = dataset.candidatesOf(spec.impression).intents;
        for (const auto& intent : {std::optional(spec.intent), spec.against})
            if (intent && std::ranges::find(candidates, intent->value) == candidates.end())
                return fail(
                    ErrorCode::InvalidInput,
                    "the intent '" + std::string(dataset.intentId(*intent)) +
                        "' is not among the candidates of impression '" +
                        std::string(dataset.impressionId(spec.impression)) + "'");
        return {};
    }

    static std::vector<std::int32_t> intentsOf(const ExplanationSpec& spec) {
        std::vector<std::int32_t> intents{spec.intent.value};
        if (spec.against)
            intents.push_back(spec.against->value);
        return intents;
    }

    PathLayout layoutOf(const ExplanationSpec& spec) const {
        return {intentsOf(spec).size(), m_latent.hasIntentText, m_latent.hasQuery};
    }

    void appendLatent(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<const std::int32_t> intents,
        ExplainedInputs& out) const {
        out.queries.vectorSize = m_latent.vectorSize;
        for (const std::int32_t impression : impressions)
            if (m_latent.hasQuery)
                out.queries.append(*input.latent, ImpressionIndex{impression});
        if (m_latent.hasIntentText)
            appendIntentVectors(*input.latent, intents, out.texts);
    }

    Result<ExplainedInputs> inputsOf(const rank::ScoringInput& input, const ExplanationSpec& spec) const {
        ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(m_features, input.dataset));
        ExplainedInputs inputs{encoder.emptyUsers(), encoder.emptyIntents()};
        const auto intents = intentsOf(spec);
        encoder.appendImpression(spec.impression, inputs.users);
        for (const std::int32_t intent : intents)
            encoder.appendIntent(IntentIndex{intent}, inputs.intents);
        encoder.appendMatches(spec.impression, intents, inputs.matches);
        appendLatent(input, std::array{spec.impression.value}, intents, inputs);
        return inputs;
    }

    Result<ExplainedInputs> averageInputs(const rank::ScoringInput& input) const {
        const data::Dataset& dataset = input.dataset;
        ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(m_features, dataset));
        ExplainedInputs inputs{encoder.emptyUsers(), encoder.encodeAllIntents()};
        std::vector<std::int32_t> impressions;
        const std::int64_t count = std::min<std::int64_t>(dataset.impressionCount(), AverageCount);
        for (std::int64_t i = 0; i < count; ++i)
            impressions.push_back(narrow<std::int32_t>(i * dataset.impressionCount() / count));
        for (const std::int32_t row : impressions) {
            const ImpressionIndex impression{row};
            encoder.appendImpression(impression, inputs.users);
            encoder.appendMatches(impression, dataset.candidatesOf(impression).intents, inputs.matches);
        }
        std::vector<std::int32_t> intents(inputs.intents.rowCount());
        std::iota(intents.begin(), intents.end(), 0);
        appendLatent(input, impressions, intents, inputs);
        return inputs;
    }

    ExplainedInputs missingInputs() const {
        ExplainedInputs inputs{
            withoutValues(m_features.userFields),
            withoutValues(m_features.intentFields),
            std::vector<float>(m_features.matches.size(), 0.0F)};
        const auto size = static_cast<std::size_t>(m_latent.vectorSize);
        inputs.queries = {m_latent.vectorSize, std::vector<float>(size, 0.0F), {0.0F}};
        inputs.texts.assign(m_latent.hasIntentText ? size : 0, 0.0F);
        return inputs;
    }

    Explanation namedInputs(const rank::ScoringInput& input, const ExplanationSpec& spec) const {
        Moment moment = momentOf(input.dataset, spec.impression);
        moment.intent = spec.intent;
        Explanation explanation;
        explanation.inputs = namedFields(m_features.userFields, input.dataset, moment);
        for (auto& named : namedFields(m_features.intentFields, input.dataset, moment))
            explanation.inputs.push_back(std::move(named));
        for (auto& named : namedMatches(m_features.matches, input.dataset, moment))
            explanation.inputs.push_back(std::move(named));
        if (m_latent.hasIntentText) {
            auto text = namedIntentVector(input.dataset, spec.intent);
            explanation.inputs.push_back(std::move(text));
        }
        if (m_latent.hasQuery)
            explanation.inputs.push_back(namedQuery(*input.latent, spec.impression));
        return explanation;
    }

    std::vector<PathEnds> pathsOf(const MemberInputs& member, const PathLayout& layout) const {
        const auto& [graph, baseline, explained] = member;
        const auto meanOf = [](const at::Tensor& rows) { return rows.mean(0); };
        const auto row = [](std::size_t i) { return narrow<std::int64_t>(i); };
        const TwoTower& towers = graph.baseline();
        std::vector<PathEnds> paths{
            {meanOf(towers.userTokens(FieldTensors(baseline.users))),
             towers.userTokens(FieldTensors(explained.users)).select(0, 0)}};
        const auto fromIntent = meanOf(towers.intentTokens(FieldTensors(baseline.intents)));
        const auto toIntents = towers.intentTokens(FieldTensors(explained.intents));
        const std::size_t matchCount = m_features.matches.size();
        const auto fromMatch = meanOf(matchRows(baseline.matches, matchCount));
        const auto toMatches = matchRows(explained.matches, matchCount);
        const auto textsOf = [&](const std::vector<float>& vectors) {
            return graph.textFields(intentVectorTensor(vectors, m_latent.vectorSize));
        };
        for (std::size_t i = 0; i < layout.intentCount; ++i) {
            paths.push_back({fromIntent, toIntents.select(0, row(i))});
            paths.push_back({fromMatch, matchCount == 0 ? fromMatch : toMatches.select(0, row(i))});
            if (layout.hasText)
                paths.push_back(
                    {meanOf(textsOf(baseline.texts)), textsOf(explained.texts).select(0, row(i))});
        }
        if (layout.hasQuery)
            paths.push_back(
                {meanOf(graph.queries(QueryTensors(baseline.queries), nullptr)),
                 graph.queries(QueryTensors(explained.queries), nullptr).select(0, 0)});
        return paths;
    }

    /// The intent's score at each point, less that of the one it is held against.
    static at::Tensor
    scoresAt(const QeRec& graph, const PathLayout& layout, const std::vector<at::Tensor>& inputs) {
        // Owned by the tensor: the graph of gradients reads them after this function.
        const auto rows = at::arange(inputs[0].size(0), at::kLong);
        TowerOutputs towers;
        towers.users = graph.baseline().users(FieldTensors(inputs[0]), nullptr);
        if (layout.hasQuery)
            towers.queries = inputs[layout.query()];
        at::Tensor score;
        for (std::size_t i = 0; i < layout.intentCount; ++i) {
            const auto text = layout.hasText ? inputs[layout.textOf(i)] : at::Tensor();
            towers.intents =
                graph.baseline().intents(FieldTensors(inputs[layout.fieldsOf(i)]), text, nullptr);
            PairTensors pairs({}, {}, {});
            pairs.users = pairs.intents = rows;
            pairs.matches = inputs[layout.matchesOf(i)];
            const auto scores = graph.scores(towers, pairs, nullptr);
            score = i == 0 ? scores : score - scores;
        }
        return score;
    }

    Status addMember(
        const MemberInputs& member,
        const ExplanationSpec& spec,
        const std::stop_token& stop,
        Explanation& explanation) const {
        const PathLayout layout = layoutOf(spec);
        const auto paths = pathsOf(member, layout);
        const auto function = [&](const std::vector<at::Tensor>& inputs) {
            return scoresAt(member.graph, layout, inputs);
        };
        const IntegrationSpec integration{.errorBound = spec.errorBound, .mostSteps = spec.mostSteps};
        ISCOPE_TRY_ASSIGN(const auto integral, integrateGradients(function, paths, integration, stop));
        const double share = 1.0 / static_cast<double>(m_members.size());
        explanation.score += share * integral.end;
        explanation.baselineScore += share * integral.start;
        explanation.stepCount = std::max(explanation.stepCount, integral.stepCount);
        addAmounts(integral, layout, share, explanation.inputs);
        return {};
    }

    /// A field of both intents is one input: what it adds to the difference of their scores. Inputs are in
    /// the order of `namedInputs`.
    void addAmounts(
        const PathIntegral& integral,
        const PathLayout& layout,
        double share,
        std::vector<Contribution>& inputs) const {
        // A token is one input, a match as well; the field of a text and the query are one input each.
        const auto add = [&](std::size_t path, std::size_t firstInput, bool isOneInput) {
            const at::Tensor& amounts = integral.attributions[path];
            const auto each = isOneInput           ? amounts.sum().view({1})
                              : amounts.dim() == 2 ? amounts.sum(1)
                                                   : amounts.contiguous();
            for (std::int64_t i = 0; i < each.numel(); ++i)
                inputs[firstInput + static_cast<std::size_t>(i)].amount += share * each.data_ptr<double>()[i];
        };
        const std::size_t firstIntentField = m_features.userFields.size();
        const std::size_t firstMatch = firstIntentField + m_features.intentFields.size();
        const std::size_t text = firstMatch + m_features.matches.size();
        add(0, 0, false);
        for (std::size_t i = 0; i < layout.intentCount; ++i) {
            add(layout.fieldsOf(i), firstIntentField, false);
            add(layout.matchesOf(i), firstMatch, false);
            if (layout.hasText)
                add(layout.textOf(i), text, true);
        }
        if (layout.hasQuery)
            add(layout.query(), text + (layout.hasText ? 1 : 0), true);
    }

    static void finish(const ExplanationSpec& spec, Explanation& explanation) {
        double sum = 0;
        for (const Contribution& input : explanation.inputs)
            sum += input.amount;
        explanation.completenessError = std::abs(sum - (explanation.score - explanation.baselineScore));
        explanation.isWithinBound = explanation.completenessError <= spec.errorBound;
        rank::summarise(explanation);
    }

    rank::ScorerInfo m_info;
    FeatureSpace m_features;
    LatentSizes m_latent;
    std::vector<QeRec> m_members;
};

} // namespace

Result<std::unique_ptr<rank::Explainer>> openTorchExplainer(Env& env, const std::filesystem::path& folder) {
    return torchGuard([&]() -> Result<std::unique_ptr<rank::Explainer>> {
        ISCOPE_TRY_ASSIGN(const auto checkpoint, openCheckpoint(env, folder));
        return std::make_unique<TorchExplainer>(checkpoint);
    });
}

} // namespace intentscope::nn
