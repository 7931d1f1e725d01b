// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_examples.h"

#include "core/data/clicked_intents.h"
#include "core/data/json_node.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

/// Losing answers of a contrastive example at most.
constexpr std::size_t MostLosers = 4;

std::vector<std::string>
answersOf(const StageMaterial& material, rank::ReasonerStage stage, const feedback::PreferencePair& pair) {
    if (stage == rank::ReasonerStage::Sft)
        return {pair.winner.text};
    if (stage == rank::ReasonerStage::Dpo)
        return {pair.winner.text, pair.loser.text};
    const auto row = material.latent.rowOf({pair.impression});
    std::vector<std::string> answers{material.latent.text(row), pair.winner.text};
    const auto judged =
        std::ranges::find(material.best.judged, pair.impression, &feedback::JudgedImpression::impression);
    auto order = feedback::byReward(*judged);
    std::ranges::reverse(order);
    for (const std::size_t place : order) {
        const auto& answer = judged->answers[place];
        const double gap = pair.winner.reward.logProbability - answer.reward.logProbability;
        if (answers.size() < 2 + MostLosers && gap > material.margin)
            answers.push_back(answer.text);
    }
    return answers;
}

/// Ids of the clicked intents.
std::string clickedIn(const data::Dataset& dataset, std::int32_t row) {
    std::string ids;
    for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf({row})))
        ids += std::string(dataset.intentId({intent})) + "\n";
    return ids;
}

/// The mean vector of the clicked intents.
std::vector<float> targetOf(const StageMaterial& material, std::int32_t row) {
    const auto clicked = data::clickedIntents(material.dataset.candidatesOf({row}));
    std::vector<float> mean(material.intentVectors.front().size());
    for (const std::int32_t intent : clicked)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += material.intentVectors[static_cast<std::size_t>(intent)][i] /
                       static_cast<float>(clicked.size());
    return mean;
}

} // namespace

std::vector<rank::ReasonerExample> stageExamples(const StageMaterial& material, rank::ReasonerStage stage) {
    std::vector<rank::ReasonerExample> examples;
    for (std::size_t i = 0; i < material.best.pairs.size(); ++i) {
        const rank::ReasonerPrompt& prompt = material.prompts[i];
        std::vector<text::ChatMessage> messages;
        if (!prompt.system.empty())
            messages.push_back({text::ChatRole::System, prompt.system});
        messages.push_back({text::ChatRole::User, prompt.user});
        rank::ReasonerExample example;
        example.prompt = std::move(messages);
        example.answers = answersOf(material, stage, material.best.pairs[i]);
        example.group = clickedIn(material.dataset, material.best.pairs[i].impression);
        if (stage == rank::ReasonerStage::Contrastive && !material.intentVectors.empty())
            example.target = targetOf(material, material.best.pairs[i].impression);
        examples.push_back(std::move(example));
    }
    return examples;
}

std::string clickedTitles(const data::Dataset& dataset, std::int32_t impression) {
    std::string titles;
    for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf({impression})))
        titles += (titles.empty() ? "" : "; ") + std::string(dataset.intentTitle({intent}));
    return titles;
}

std::vector<AlignPairExample> pairExamples(const data::Dataset& dataset, const BestOfNOutcome& best) {
    constexpr std::size_t OfAKind = 3;
    std::vector<const feedback::PreferencePair*> order;
    for (const feedback::PreferencePair& pair : best.pairs)
        order.push_back(&pair);
    std::ranges::stable_sort(order, [](const auto* a, const auto* b) { return a->margin() > b->margin(); });
    std::vector<AlignPairExample> examples;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i >= OfAKind && i + OfAKind < order.size())
            continue;
        const feedback::PreferencePair& pair = *order[i];
        examples.push_back(
            {std::string(dataset.impressionId({pair.impression})),
             clickedTitles(dataset, pair.impression),
             pair.winner.text,
             pair.loser.text,
             pair.margin()});
    }
    return examples;
}

Result<AlignCurve> readCurve(Env& env, const std::filesystem::path& checkpoint, const std::string& stage) {
    const auto file = checkpoint / "trainer_state.json";
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file));
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(text, file, ErrorCode::Corrupt));
    ISCOPE_TRY_ASSIGN(const auto list, root.at("steps"));
    ISCOPE_TRY_ASSIGN(const auto steps, list.elements());
    AlignCurve curve{.stage = stage};
    for (const data::JsonNode& step : steps) {
        ISCOPE_TRY_ASSIGN(const auto loss, step.at("loss"));
        ISCOPE_TRY_ASSIGN(curve.losses.emplace_back(), loss.number());
    }
    return curve;
}

} // namespace intentscope::tasks
