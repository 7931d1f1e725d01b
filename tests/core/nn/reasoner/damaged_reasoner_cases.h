// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/safetensors.h"
#include "tests/support/temp_directory.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::test {

/// A copy of a sound reasoner's folder of tests/parity/reasoners, to be damaged. Edits that find nothing to
/// change fail the test.
class ReasonerCopy {
public:
    explicit ReasonerCopy(const std::string& name);

    std::filesystem::path folder() const { return m_scratch.path() / "reasoner"; }

    std::string read(const std::string& file) const;
    void write(const std::string& file, std::string_view text) const;
    void remove(const std::string& file) const;
    void makeFolder(const std::string& file) const;
    /// The first place of `part` in a file.
    void replace(const std::string& file, std::string_view part, std::string_view instead) const;
    /// Keeps so many bytes, from the end when negative.
    void cut(const std::string& file, std::ptrdiff_t bytes) const;

    struct Tensor {
        nn::TensorType type;
        std::vector<std::int64_t> shape;
        std::string bytes;
    };
    using Tensors = std::map<std::string, Tensor>;
    /// Writes a safetensors file again with other tensors.
    void change(const std::string& file, const std::function<void(Tensors&)>& change) const;

private:
    TempDirectory m_scratch;
};

struct DamagedReasoner {
    std::string what; ///< for docs/bad-reasoner-input.md
    std::string base; ///< of tests/parity/reasoners
    std::function<void(const ReasonerCopy&)> damage;
    std::string opened = {}; ///< folder in the copy; "": the copy itself
};

std::vector<DamagedReasoner> damagedConfigs();
std::vector<DamagedReasoner> damagedWeights();
std::vector<DamagedReasoner> damagedShards();
std::vector<DamagedReasoner> damagedTexts();
std::vector<DamagedReasoner> damagedAdapters();

} // namespace intentscope::test
