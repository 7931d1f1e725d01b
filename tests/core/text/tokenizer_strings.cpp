// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/text/tokenizer_strings.h"

#include "core/base/env.h"
#include "core/data/json_node.h"
#include "core/text/unicode.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope::test {

std::string tokenizerFile(const std::string& name) {
    RealEnv env;
    auto text = env.readFile(sourceDirectory() / "tests" / "parity" / "tokenizers" / name);
    EXPECT_OK(text);
    return text.value_or("");
}

TokenizerStrings::TokenizerStrings(std::uint64_t seed) : m_state(seed) {
    const auto root = data::JsonNode::parse(tokenizerFile("fragments.json"), "", ErrorCode::Corrupt);
    m_fragments = *root->texts("fragments");
    const auto ranges = *root->at("ranges")->elements();
    for (const auto& range : ranges) {
        const auto ends = *range.elements();
        m_ranges.emplace_back(
            static_cast<std::int32_t>(*ends[0].integer()), static_cast<std::int32_t>(*ends[1].integer()));
    }
}

std::int32_t TokenizerStrings::below(std::int32_t limit) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int32_t>((m_state >> 33U) % static_cast<std::uint64_t>(limit));
}

std::string TokenizerStrings::text() {
    std::string text;
    for (std::int32_t left = 1 + below(8); left > 0; --left) {
        if (below(4) > 0) {
            text +=
                m_fragments[static_cast<std::size_t>(below(static_cast<std::int32_t>(m_fragments.size())))];
        } else {
            const auto [low, high] =
                m_ranges[static_cast<std::size_t>(below(static_cast<std::int32_t>(m_ranges.size())))];
            text::appendUtf8(text, static_cast<char32_t>(low + below(high - low + 1)));
        }
        if (below(3) == 0)
            text += ' ';
    }
    return text;
}

} // namespace intentscope::test
