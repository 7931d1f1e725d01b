// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/weight_source.h"

#include "core/base/assert.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace intentscope::nn {
namespace {

std::uint16_t halfAt(const std::byte* bytes) {
    std::uint16_t half = 0;
    std::memcpy(&half, bytes, sizeof(half));
    return half;
}

/// IEEE 754 binary16; every value of it is one of f32.
float floatOfF16(std::uint16_t half) {
    const std::uint32_t sign = std::uint32_t{half & 0x8000U} << 16U;
    const std::uint32_t exponent = (half >> 10U) & 0x1FU;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) { // zero and subnormal: fraction * 2^-24
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | sign);
    }
    const std::uint32_t wide = exponent == 0x1FU ? 0xFFU : exponent + 112U;
    return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

} // namespace

WeightSource::~WeightSource() = default;

void readFloats(TensorType type, std::span<const std::byte> bytes, std::span<float> out) {
    switch (type) {
    case TensorType::F32:
        std::memcpy(out.data(), bytes.data(), bytes.size());
        return;
    case TensorType::BF16:
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::bit_cast<float>(std::uint32_t{halfAt(&bytes[2 * i])} << 16U);
        return;
    case TensorType::F16:
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = floatOfF16(halfAt(&bytes[2 * i]));
        return;
    default:
        break;
    }
    ISCOPE_ASSERT(false && "readers of folders let other types pass");
}

FileWeights::FileWeights(std::shared_ptr<const ReasonerFiles> files) : m_files(std::move(files)) {
    const auto weights = m_files->weights();
    for (std::size_t i = 0; i < weights.size(); ++i)
        m_indexOf.emplace(weights[i].spec.name, i);
}

const ReasonerFiles::StoredWeight& FileWeights::weight(std::string_view name) const {
    const auto found = m_indexOf.find(name);
    ISCOPE_ASSERT(found != m_indexOf.end());
    return m_files->weights()[found->second];
}

void FileWeights::readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const {
    const auto& stored = weight(name);
    const auto rowSize = static_cast<std::size_t>(stored.spec.shape.back());
    const std::size_t size = byteCount(stored.type);
    readFloats(stored.type, stored.bytes.subspan(firstRow * rowSize * size, out.size() * size), out);
}

void FileWeights::release(std::string_view name) const {
    m_files->release(weight(name));
}

} // namespace intentscope::nn
