// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_reasoner.h"

#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/base/progress.h"

#include <algorithm>
#include <utility>

namespace intentscope::test {

FakeReasoner::FakeReasoner(std::string name, std::int32_t vectorSize) {
    m_info.checkpointHash = fingerprintOf("fake " + name).hex();
    m_info.name = std::move(name);
    m_info.family = "qwen3";
    m_info.vectorSize = vectorSize;
    m_info.contextTokens = 4096;
    m_info.parameterCount = 1000;
    m_info.givesLogProbabilities = true;
}

std::vector<float> FakeReasoner::vectorOf(std::string_view text) const {
    const Fingerprint print = fingerprintOf(text);
    std::vector<float> vector(static_cast<std::size_t>(m_info.vectorSize));
    for (std::size_t i = 0; i < vector.size(); ++i)
        vector[i] = static_cast<float>(print.bytes[i % print.bytes.size()]) / 255.0F - 0.5F;
    return vector;
}

rank::Generation FakeReasoner::answer(
    const rank::ReasonerPrompt& prompt, const rank::GenerationSpec& spec, std::int32_t sample) const {
    std::string key = prompt.system + '\n' + prompt.user;
    if (spec.sampling.temperature > 0)
        key += '\n' + std::to_string(spec.sampling.seed) + '/' + std::to_string(sample);
    const std::string word = fingerprintOf(key).brief();
    rank::Generation generation;
    generation.text = "where is my parcel " + word + "?";
    generation.promptTokens = narrow<std::int32_t>(countTokens(key).value());
    generation.answerTokens = 6;
    generation.isComplete = generation.answerTokens <= spec.sampling.maxTokens;
    generation.logProbability = -6.0;
    if (spec.givesVectors)
        generation.vector = vectorOf(generation.text);
    if (spec.givesTokens)
        for (const char* part : {"where", " is", " my", " parcel"})
            generation.tokens.push_back({part, -1.0F, 0.5F});
    if (spec.givesTokens) {
        generation.tokens.push_back({" " + word, -1.5F, 1.5F});
        generation.tokens.push_back({"?", -0.5F, 0.25F});
    }
    return generation;
}

Result<std::vector<std::vector<rank::Generation>>> FakeReasoner::generate(
    std::span<const rank::ReasonerPrompt> prompts, const rank::GenerationSpec& spec, std::stop_token stop) {
    ISCOPE_TRY(rank::checkSampling(spec.sampling));
    std::vector<std::vector<rank::Generation>> all;
    for (const rank::ReasonerPrompt& prompt : prompts) {
        ISCOPE_TRY(checkStop(stop));
        ++answeredPrompts;
        auto& samples = all.emplace_back();
        for (std::int32_t sample = 0; sample < spec.sampling.sampleCount; ++sample)
            samples.push_back(answer(prompt, spec, sample));
    }
    return all;
}

Result<std::vector<std::vector<float>>>
FakeReasoner::embed(std::span<const std::string> texts, rank::Pooling, std::stop_token stop) {
    ISCOPE_TRY(checkStop(stop));
    std::vector<std::vector<float>> vectors;
    std::ranges::transform(
        texts, std::back_inserter(vectors), [this](const std::string& text) { return vectorOf(text); });
    return vectors;
}

Result<std::vector<std::vector<float>>> FakeReasoner::embedAnswers(
    std::span<const rank::ReasonerPrompt>,
    std::span<const std::string> answers,
    rank::Pooling pooling,
    std::stop_token stop) {
    return embed(answers, pooling, stop);
}

Result<std::string> FakeReasoner::render(const rank::ReasonerPrompt& prompt) const {
    return "<system>" + prompt.system + "<user>" + prompt.user + "<answer>";
}

Result<std::int64_t> FakeReasoner::countTokens(std::string_view text) const {
    return 1 + std::ranges::count(text, ' ');
}

} // namespace intentscope::test
