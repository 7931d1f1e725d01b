// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner/reasoner_files.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::nn {

/// Where a decoder takes its weights from, as f32, under Hugging Face's names. Any thread.
class WeightSource {
public:
    virtual ~WeightSource();
    /// Whole rows of a weight, beginning with `firstRow`; a vector is one row. The name must be one of
    /// `reasonerWeights` and the rows must exist.
    virtual void readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const = 0;
    /// Gives back what reading the weight took.
    virtual void release(std::string_view name) const = 0;
};

/// Elements as they are stored, of type F32, BF16 or F16, to floats; `bytes` are as many as `out` needs.
void readFloats(TensorType type, std::span<const std::byte> bytes, std::span<float> out);

/// The weights of a folder.
class FileWeights final : public WeightSource {
public:
    explicit FileWeights(std::shared_ptr<const ReasonerFiles> files);
    void readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const override;
    void release(std::string_view name) const override;

private:
    const ReasonerFiles::StoredWeight& weight(std::string_view name) const;

    std::shared_ptr<const ReasonerFiles> m_files;
    std::map<std::string, std::size_t, std::less<>> m_indexOf;
};

} // namespace intentscope::nn
