// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/weights_torch.h"

#include "core/base/assert.h"
#include "core/base/progress.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <cstdint>
#include <cstring>

namespace intentscope::nn {
namespace {

bool isAligned(std::span<const std::byte> bytes, TensorType type) {
    return reinterpret_cast<std::uintptr_t>(bytes.data()) % byteCount(type) == 0;
}

/// The weight as it is stored. Mapped files are read-only, and from_blob has no other way to say so than that
/// nobody writes.
at::Tensor
storedTensor(const std::shared_ptr<const ReasonerFiles>& files, const ReasonerFiles::StoredWeight& weight) {
    const auto options = at::TensorOptions().dtype(scalarType(weight.type));
    if (!isAligned(weight.bytes, weight.type)) {
        auto copy = at::empty(weight.spec.shape, options);
        std::memcpy(copy.data_ptr(), weight.bytes.data(), weight.bytes.size());
        return copy;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): from_blob knows no constant memory
    auto* data = const_cast<std::byte*>(weight.bytes.data());
    return at::from_blob(data, weight.spec.shape, [files](void*) {}, options);
}

} // namespace

Result<WeightMap> loadWeights(
    const std::shared_ptr<const ReasonerFiles>& files,
    const WeightLoading& loading,
    const std::stop_token& stop) {
    WeightMap weights;
    for (const ReasonerFiles::StoredWeight& stored : files->weights()) {
        ISCOPE_TRY(checkStop(stop));
        auto tensor = storedTensor(files, stored);
        const at::ScalarType wanted = loading.type.value_or(tensor.scalar_type());
        const bool isCopied = loading.isWritable || wanted != tensor.scalar_type();
        if (isCopied) {
            tensor = tensor.to(wanted, false, true);
            files->release(stored);
        }
        weights.emplace(stored.spec.name, std::move(tensor));
    }
    return weights;
}

WeightMap makeWeights(const ReasonerConfig& config, std::uint64_t seed) {
    const auto generator = at::detail::createCPUGenerator(seed);
    WeightMap weights;
    for (const WeightSpec& spec : reasonerWeights(config)) {
        if (spec.shape.size() == 2)
            weights.emplace(
                spec.name, at::empty(spec.shape, at::kFloat).normal_(0, config.initializerRange, generator));
        else
            weights.emplace(
                spec.name,
                spec.name.ends_with(".bias") ? at::zeros(spec.shape, at::kFloat)
                                             : at::ones(spec.shape, at::kFloat));
    }
    return weights;
}

std::vector<TensorBytes> weightBytes(const WeightMap& weights) {
    std::vector<TensorBytes> bytes;
    for (const auto& [name, tensor] : weights) {
        ISCOPE_ASSERT(tensor.is_contiguous() && tensor.is_cpu());
        const auto* data = static_cast<const std::byte*>(tensor.data_ptr());
        bytes.push_back(
            {name, tensorType(tensor.scalar_type()), tensor.sizes().vec(), {data, tensor.nbytes()}});
    }
    return bytes;
}

at::ScalarType scalarType(TensorType type) {
    if (type == TensorType::BF16)
        return at::kBFloat16;
    ISCOPE_ASSERT(type == TensorType::F32 || type == TensorType::F16);
    return type == TensorType::F16 ? at::kHalf : at::kFloat;
}

TensorType tensorType(at::ScalarType type) {
    if (type == at::kBFloat16)
        return TensorType::BF16;
    ISCOPE_ASSERT(type == at::kFloat || type == at::kHalf);
    return type == at::kHalf ? TensorType::F16 : TensorType::F32;
}

} // namespace intentscope::nn
