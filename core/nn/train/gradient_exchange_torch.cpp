// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/gradient_exchange_torch.h"

#include "core/base/checked.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/zeros_like.h>

#include <utility>

namespace intentscope::nn {

GradientExchange::GradientExchange(std::vector<at::Tensor> weights, ProcessGroup& group)
    : m_weights(std::move(weights)), m_group(group) {
    if (group.isAlone())
        return;
    for (const at::Tensor& weight : m_weights)
        m_elementCount += narrow<std::size_t>(weight.numel());
    m_values.resize(m_elementCount + m_weights.size() + 2);
}

Result<double> GradientExchange::sum(double loss, const std::stop_token& stop) {
    if (m_group.isAlone())
        return loss;
    const auto all = at::from_blob(m_values.data(), {narrow<std::int64_t>(m_values.size())});
    float* const counts = m_values.data() + m_elementCount;
    std::int64_t next = 0;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const at::Tensor& gradient = m_weights[i].grad();
        const auto place = all.narrow(0, next, m_weights[i].numel());
        counts[i] = gradient.defined() ? 1.0F : 0.0F;
        if (gradient.defined())
            place.copy_(gradient.detach().reshape(-1));
        else
            place.zero_();
        next += m_weights[i].numel();
    }
    counts[m_weights.size()] = static_cast<float>(loss);
    counts[m_weights.size() + 1] = stop.stop_requested() ? 1.0F : 0.0F;
    ISCOPE_TRY(m_group.sum(m_values));
    if (counts[m_weights.size() + 1] > 0)
        return fail(ErrorCode::Cancelled, "Stopped on request");
    next = 0;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        at::Tensor& gradient = m_weights[i].mutable_grad();
        if (counts[i] > 0) {
            if (!gradient.defined())
                gradient = at::zeros_like(m_weights[i].detach());
            gradient.detach().copy_(all.narrow(0, next, m_weights[i].numel()).view(m_weights[i].sizes()));
        }
        next += m_weights[i].numel();
    }
    return static_cast<double>(counts[m_weights.size()]);
}

} // namespace intentscope::nn
