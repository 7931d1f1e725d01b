// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/adapted_weights.h"

#include <utility>

namespace intentscope::nn {
namespace {

std::vector<float> floatsOf(const AdapterFiles::Matrix& matrix) {
    std::vector<float> values(static_cast<std::size_t>(matrix.shape[0] * matrix.shape[1]));
    readFloats(matrix.type, matrix.bytes, values);
    return values;
}

} // namespace

AdaptedWeights::AdaptedWeights(std::shared_ptr<const WeightSource> model, const AdapterFiles& adapter)
    : m_model(std::move(model)), m_rank(static_cast<std::size_t>(adapter.config().rank)) {
    const auto scale = static_cast<float>(adapter.config().scale());
    for (const AdapterFiles::Entry& entry : adapter.entries()) {
        Change change{floatsOf(entry.a), floatsOf(entry.b)};
        for (float& value : change.b)
            value *= scale;
        m_changes.emplace(entry.projection + ".weight", std::move(change));
    }
}

void AdaptedWeights::readRows(std::string_view name, std::size_t firstRow, std::span<float> out) const {
    m_model->readRows(name, firstRow, out);
    const auto found = m_changes.find(name);
    if (found == m_changes.end())
        return;
    const auto& [a, b] = found->second;
    const std::size_t width = a.size() / m_rank;
    for (std::size_t row = 0; row < out.size() / width; ++row)
        for (std::size_t k = 0; k < m_rank; ++k) {
            const float factor = b[(firstRow + row) * m_rank + k];
            for (std::size_t column = 0; column < width; ++column)
                out[row * width + column] += factor * a[k * width + column];
        }
}

void AdaptedWeights::release(std::string_view name) const {
    m_model->release(name);
}

} // namespace intentscope::nn
