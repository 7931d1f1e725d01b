// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/policy_divergence.h"

#include "core/data/json_node.h"
#include "core/rank/answer_odds.h"
#include "core/tasks/figures_json.h"

#include <limits>
#include <utility>
#include <vector>

namespace intentscope::tasks {

bool tellsOdds(const rank::Reasoner& reasoner) {
    return dynamic_cast<const rank::AnswerOdds*>(&reasoner) != nullptr;
}

Result<std::optional<PolicyDivergence>> policyDivergence(
    const DivergenceSpec& spec, std::span<const rank::ReasonerPrompt> prompts, std::stop_token stop) {
    auto* own = dynamic_cast<rank::AnswerOdds*>(&spec.policy);
    auto* other = dynamic_cast<rank::AnswerOdds*>(&spec.reference);
    if (!own || !other || prompts.empty())
        return std::nullopt;
    rank::GenerationSpec generation{.sampling = spec.sampling, .givesVectors = false};
    generation.sampling.temperature = 1;
    generation.sampling.topP = 1;
    generation.sampling.topK = 0;
    generation.sampling.repetitionPenalty = 1;
    generation.sampling.sampleCount = 1;
    ISCOPE_TRY_ASSIGN(auto written, spec.policy.generate(prompts, generation, stop));
    std::vector<rank::WrittenAnswer> answers;
    PolicyDivergence divergence;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        rank::Generation& one = written[i].front();
        divergence.answerTokens += static_cast<double>(one.answerTokens);
        answers.push_back({prompts[i], std::move(one.text), one.isComplete});
    }
    ISCOPE_TRY_ASSIGN(auto ratios, own->answerLogProbabilities(answers, stop));
    ISCOPE_TRY_ASSIGN(const auto reference, other->answerLogProbabilities(answers, stop));
    for (std::size_t i = 0; i < ratios.size(); ++i)
        ratios[i] -= reference[i];
    divergence.answerCount = std::ssize(ratios);
    divergence.answerTokens /= static_cast<double>(ratios.size());
    const std::vector<double> weights(ratios.size(), 1.0);
    ISCOPE_TRY_ASSIGN(divergence.kl, stats::bootstrapMean({ratios, weights}, spec.bootstrap, stop));
    return divergence;
}

std::string toJson(const PolicyDivergence& divergence) {
    nlohmann::ordered_json object{
        {"kl", numberOrNull(divergence.kl.value)},
        {"standard_error", numberOrNull(divergence.kl.standardError)},
        {"answer_tokens", divergence.answerTokens},
        {"answers", divergence.answerCount}};
    if (divergence.kl.interval) {
        object["low"] = divergence.kl.interval->low;
        object["high"] = divergence.kl.interval->high;
    }
    return textOf(object);
}

Result<PolicyDivergence> readDivergence(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file));
    ISCOPE_TRY_ASSIGN(const auto root, data::JsonNode::parse(text, file, ErrorCode::Corrupt));
    const auto number = [&](const char* key) -> Result<double> {
        ISCOPE_TRY_ASSIGN(const auto node, root.at(key));
        return node.isNull() ? Result<double>(std::numeric_limits<double>::quiet_NaN()) : node.number();
    };
    PolicyDivergence divergence;
    ISCOPE_TRY_ASSIGN(divergence.kl.value, number("kl"));
    ISCOPE_TRY_ASSIGN(divergence.kl.standardError, number("standard_error"));
    ISCOPE_TRY_ASSIGN(divergence.answerTokens, number("answer_tokens"));
    ISCOPE_TRY_ASSIGN(const auto answers, root.at("answers"));
    ISCOPE_TRY_ASSIGN(divergence.answerCount, answers.integer());
    if (root.has("low")) {
        stats::Interval interval;
        ISCOPE_TRY_ASSIGN(interval.low, number("low"));
        ISCOPE_TRY_ASSIGN(interval.high, number("high"));
        divergence.kl.interval = interval;
    }
    return divergence;
}

} // namespace intentscope::tasks
