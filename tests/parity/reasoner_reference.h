// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::parity {

/// The folders of tests/parity/reasoners, by name.
std::vector<std::string> reasonerCases();
std::filesystem::path reasonerFolder(const std::string& name);

/// What Transformers says about one of them: reference.safetensors of make_reasoner_reference.py. A tensor
/// that is not there fails the test and is empty.
class ReasonerReference {
public:
    static Result<ReasonerReference> read(const std::string& name);
    /// Of another script.
    static Result<ReasonerReference> readFile(const std::filesystem::path& file);

    std::vector<float> floats(std::string_view name) const;
    std::vector<double> doubles(std::string_view name) const;
    std::vector<std::int32_t> integers(std::string_view name) const;
    std::vector<std::int64_t> shape(std::string_view name) const;
    std::size_t extent(std::string_view name, std::size_t axis) const;
    /// Names that begin so, without the beginning.
    std::vector<std::string> namesBehind(std::string_view prefix) const;

    /// The tokens of one row of `ids`, without its padding.
    std::vector<std::int32_t> prompt(std::size_t row) const;
    /// How many places of padding stand before them.
    std::size_t padding(std::size_t row) const;
    std::size_t rowCount() const { return extent("ids", 0); }

private:
    explicit ReasonerReference(nn::SafetensorsFile file) : m_file(std::move(file)) {}
    template <class T>
    std::vector<T> values(std::string_view name, nn::TensorType type) const;

    nn::SafetensorsFile m_file;
};

} // namespace intentscope::parity
