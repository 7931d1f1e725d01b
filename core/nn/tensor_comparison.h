// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/safetensors.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Collects every way in which stored tensors differ from those that a config asks for, so that a person is
/// told once.
class TensorComparison {
public:
    /// `found` is null for a tensor that is not there; `types` are those that will do.
    void expect(
        const std::string& name,
        std::span<const std::int64_t> shape,
        std::span<const TensorType> types,
        const TensorEntry* found);
    /// Every tensor that is there; those that nobody expected are extra.
    void finishNames(std::span<const TensorEntry> stored);
    void addMisshapen(const std::string& objection);

    /// Mismatch that lists what is missing, extra and misshapen: of each the first three, and how many more.
    /// `describer` says what they should be.
    Status status(const std::filesystem::path& place, const std::string& describer = "config.json") const;

private:
    std::set<std::string, std::less<>> m_expected;
    std::vector<std::string> m_missing;
    std::vector<std::string> m_extra;
    std::vector<std::string> m_misshapen;
};

/// "[2, 3]".
std::string shapeText(std::span<const std::int64_t> shape);

} // namespace intentscope::nn
