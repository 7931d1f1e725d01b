// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::test {

/// The strings of make_tokenizer_reference.py, drawn again: the same seed gives the same strings there.
class TokenizerStrings {
public:
    /// Reads tests/parity/tokenizers/fragments.json; a failure is one of the test.
    explicit TokenizerStrings(std::uint64_t seed);

    std::int32_t below(std::int32_t limit);
    std::string text();

private:
    std::uint64_t m_state;
    std::vector<std::string> m_fragments;
    std::vector<std::pair<std::int32_t, std::int32_t>> m_ranges;
};

/// A file of tests/parity/tokenizers.
std::string tokenizerFile(const std::string& name);

} // namespace intentscope::test
