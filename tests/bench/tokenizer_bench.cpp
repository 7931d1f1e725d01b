// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/env.h"
#include "core/text/tokenizer.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace intentscope {
namespace {

constexpr std::size_t DocumentSize = 4096;

/// Whole lines of at least DocumentSize bytes, as tokenizer_speed.py cuts them.
std::vector<std::string> documentsOf(const std::string& corpus) {
    std::vector<std::string> documents(1);
    for (std::size_t at = 0; at < corpus.size();) {
        const auto end = std::min(corpus.find('\n', at), corpus.size() - 1) + 1;
        documents.back() += corpus.substr(at, end - at);
        if (documents.back().size() > DocumentSize)
            documents.emplace_back();
        at = end;
    }
    return documents;
}

/// ISCOPE_TOKENIZER names a tokenizer.json, ISCOPE_CORPUS a UTF-8 text.
void encodeCorpus(benchmark::State& state) {
    const char* tokenizerFile = std::getenv("ISCOPE_TOKENIZER");
    const char* corpusFile = std::getenv("ISCOPE_CORPUS");
    if (tokenizerFile == nullptr || corpusFile == nullptr) {
        state.SkipWithError("Set ISCOPE_TOKENIZER and ISCOPE_CORPUS");
        return;
    }
    RealEnv env;
    const auto tokenizer = text::Tokenizer::read(env, tokenizerFile);
    const auto corpus = env.readFile(corpusFile);
    if (!tokenizer || !corpus) {
        state.SkipWithError((tokenizer ? corpus.error() : tokenizer.error()).text().c_str());
        return;
    }
    const auto documents = documentsOf(*corpus);
    std::size_t tokens = 0;
    for ([[maybe_unused]] auto _ : state) {
        tokens = 0;
        for (const std::string& document : documents)
            tokens += (*tokenizer)->encode(document, text::SpecialTokens::LeaveOut).value().size();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(corpus->size()));
    state.counters["tokens"] = static_cast<double>(tokens);
}
BENCHMARK(encodeCorpus)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace intentscope
