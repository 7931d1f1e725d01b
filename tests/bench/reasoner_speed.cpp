// SPDX-License-Identifier: GPL-3.0-or-later
// reasoner_speed FOLDER TYPE BATCH PROMPT ANSWER: reads BATCH prompts of PROMPT tokens and decodes ANSWER
// greedy tokens for each, with weights of TYPE (f32, bf16, int8), and prints one JSON line.
// tests/bench/reasoner_speed.py runs it beside Transformers. The prompts are token (7919 * i + 104729 * row)
// mod vocabulary.
#include "core/base/env.h"
#include "core/nn/reasoner/decoder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace intentscope {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Of this process, in bytes; 0 where /proc does not tell.
std::size_t peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            std::size_t kibibytes = 0;
            status >> kibibytes;
            return kibibytes << 10U;
        }
    return 0;
}

std::optional<nn::PackedType> typeNamed(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, nn::PackedType>, 3> Types{{
        {"f32", nn::PackedType::F32},
        {"bf16", nn::PackedType::BF16},
        {"int8", nn::PackedType::I8},
    }};
    for (const auto& [known, type] : Types)
        if (known == name)
            return type;
    return std::nullopt;
}

struct Work {
    std::size_t batch;
    std::size_t prompt;
    std::size_t answer;
};

std::vector<std::int32_t> greedy(std::span<const float> logits, std::size_t rows) {
    const std::size_t vocabulary = logits.size() / rows;
    std::vector<std::int32_t> next;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto step = logits.subspan(row * vocabulary, vocabulary);
        next.push_back(static_cast<std::int32_t>(std::ranges::max_element(step) - step.begin()));
    }
    return next;
}

Status measure(const std::filesystem::path& folder, nn::PackedType type, const Work& work) {
    RealEnv env;
    const std::size_t atStart = peakMemory();
    const auto start = Clock::now();
    ISCOPE_TRY_ASSIGN(const auto files, nn::ReasonerFiles::open(env, folder));
    const Workers workers;
    ISCOPE_TRY_ASSIGN(
        const auto weights, nn::DecoderWeights::pack(files->config(), nn::FileWeights(files), type, workers));
    nn::Decoder decoder(weights, workers);
    const double loading = secondsSince(start);
    const auto hidden = static_cast<std::size_t>(decoder.config().hiddenSize);
    const auto vocabulary = static_cast<std::size_t>(decoder.config().vocabularySize);

    std::vector<std::vector<std::int32_t>> prompts(work.batch);
    std::vector<nn::SequenceCache> caches;
    std::vector<float> states(work.batch * hidden);
    std::vector<nn::Decoder::Reading> readings;
    for (std::size_t row = 0; row < work.batch; ++row) {
        for (std::size_t i = 0; i < work.prompt; ++i)
            prompts[row].push_back(static_cast<std::int32_t>((7919 * i + 104729 * row) % vocabulary));
        caches.push_back(decoder.makeCache(work.prompt + work.answer));
    }
    for (std::size_t row = 0; row < work.batch; ++row)
        readings.push_back({&caches[row], prompts[row], std::span(states).subspan(row * hidden, hidden)});

    const auto prefill = Clock::now();
    ISCOPE_TRY(decoder.read(readings));
    std::vector<float> logits(work.batch * vocabulary);
    decoder.logits(states, logits);
    auto next = greedy(logits, work.batch);
    const double prefillSeconds = secondsSince(prefill);

    const auto decode = Clock::now();
    std::vector<std::int32_t> first;
    for (std::size_t step = 0; step < work.answer; ++step) {
        first.push_back(next.front());
        for (std::size_t row = 0; row < work.batch; ++row)
            readings[row].ids = std::span(next).subspan(row, 1);
        ISCOPE_TRY(decoder.read(readings));
        decoder.logits(states, logits);
        next = greedy(logits, work.batch);
    }
    const double decodeSeconds = secondsSince(decode);

    std::size_t cacheBytes = 0;
    for (const auto& cache : caches)
        cacheBytes += cache.byteCount();
    const auto tokens = static_cast<double>(work.batch);
    std::cout << "{\"load_s\": " << loading
              << ", \"prefill\": " << tokens * static_cast<double>(work.prompt) / prefillSeconds
              << ", \"decode\": " << tokens * static_cast<double>(work.answer) / decodeSeconds
              << ", \"weights\": " << weights->byteCount() << ", \"cache\": " << cacheBytes
              << ", \"start\": " << atStart << ", \"peak\": " << peakMemory() << ", \"tokens\": [";
    for (std::size_t i = 0; i < first.size(); ++i)
        std::cout << (i > 0 ? ", " : "") << first[i];
    std::cout << "]}\n";
    return {};
}

} // namespace
} // namespace intentscope

int main(int count, char** words) {
    using namespace intentscope;
    const auto type = count == 6 ? typeNamed(words[2]) : std::nullopt;
    if (!type) {
        std::cerr << "reasoner_speed FOLDER f32|bf16|int8 BATCH PROMPT ANSWER\n";
        return 2;
    }
    const auto number = [&](int at) {
        return static_cast<std::size_t>(std::strtoull(words[at], nullptr, 10));
    };
    const Work work{number(3), number(4), number(5)};
    const auto status = measure(words[1], *type, work);
    if (!status) {
        std::cerr << status.error().text() << "\n";
        return 1;
    }
    return 0;
}
