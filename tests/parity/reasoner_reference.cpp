// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/parity/reasoner_reference.h"

#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstring>

namespace intentscope::parity {

std::vector<std::string> reasonerCases() {
    return {
        "qwen3_tied",
        "qwen3_untied",
        "qwen3_sharded",
        "qwen3_bf16",
        "qwen2_tied",
        "qwen2_untied_f16",
        "llama_plain",
        "llama_llama3",
        "llama_linear"};
}

std::filesystem::path reasonerFolder(const std::string& name) {
    return test::sourceDirectory() / "tests/parity/reasoners" / name;
}

Result<ReasonerReference> ReasonerReference::read(const std::string& name) {
    return readFile(reasonerFolder(name) / "reference.safetensors");
}

Result<ReasonerReference> ReasonerReference::readFile(const std::filesystem::path& path) {
    RealEnv env;
    ISCOPE_TRY_ASSIGN(auto file, nn::SafetensorsFile::open(env, path));
    return ReasonerReference(std::move(file));
}

template <class T>
std::vector<T> ReasonerReference::values(std::string_view name, nn::TensorType type) const {
    const auto* entry = m_file.find(name);
    if (entry == nullptr || entry->type != type) {
        ADD_FAILURE() << "no " << nn::name(type) << " tensor " << name;
        return {};
    }
    const auto bytes = m_file.bytes(*entry);
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

std::vector<float> ReasonerReference::floats(std::string_view name) const {
    return values<float>(name, nn::TensorType::F32);
}

std::vector<double> ReasonerReference::doubles(std::string_view name) const {
    return values<double>(name, nn::TensorType::F64);
}

std::vector<std::int32_t> ReasonerReference::integers(std::string_view name) const {
    return values<std::int32_t>(name, nn::TensorType::I32);
}

std::vector<std::int64_t> ReasonerReference::shape(std::string_view name) const {
    const auto* entry = m_file.find(name);
    if (entry == nullptr) {
        ADD_FAILURE() << "no tensor " << name;
        return {};
    }
    return entry->shape;
}

std::size_t ReasonerReference::extent(std::string_view name, std::size_t axis) const {
    return static_cast<std::size_t>(shape(name).at(axis));
}

std::vector<std::string> ReasonerReference::namesBehind(std::string_view prefix) const {
    std::vector<std::string> names;
    for (const auto& entry : m_file.tensors())
        if (entry.name.starts_with(prefix))
            names.push_back(entry.name.substr(prefix.size()));
    return names;
}

std::size_t ReasonerReference::padding(std::size_t row) const {
    const auto mask = integers("mask");
    const std::size_t length = extent("mask", 1);
    std::size_t count = 0;
    while (mask[row * length + count] == 0)
        ++count;
    return count;
}

std::vector<std::int32_t> ReasonerReference::prompt(std::size_t row) const {
    const auto ids = integers("ids");
    const auto length = static_cast<std::ptrdiff_t>(extent("ids", 1));
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(row) * length;
    return {first + static_cast<std::ptrdiff_t>(padding(row)), first + length};
}

} // namespace intentscope::parity
