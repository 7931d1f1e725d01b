// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/field_attention_torch.h"

#include "core/base/assert.h"
#include "core/base/workers.h"
#include "core/nn/kernels/aligned_buffer.h"
#include "core/nn/kernels/kernel_table.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

namespace intentscope::nn {
namespace {

/// Below this many products threads cost more than they save.
constexpr std::size_t ProductsAThread = 8'000'000;

FieldAttentionShape shapeOf(const at::Tensor& projected, std::int64_t headCount) {
    const auto width = projected.size(2) / 4;
    return {
        static_cast<std::size_t>(projected.size(1)),
        static_cast<std::size_t>(headCount),
        static_cast<std::size_t>(width / headCount)};
}

/// work(row, scratch) for every row, on as many cores as there is work for.
template <class Work>
void forRows(const FieldAttentionShape& shape, std::int64_t rowCount, const Work& work) {
    const auto rows = static_cast<std::size_t>(rowCount);
    const std::size_t products = 2 * rows * shape.fields * shape.fields * shape.width();
    const std::size_t width =
        std::min(Workers().width(), std::max<std::size_t>(1, products / ProductsAThread));
    const Status done = Workers(width).forEach(width, [&](std::size_t block) -> Status {
        AlignedBuffer scratch;
        scratch.ensure<float>(shape.scratchSize());
        for (std::size_t row = rows * block / width; row < rows * (block + 1) / width; ++row)
            work(row, scratch.as<float>());
        return {};
    });
    ISCOPE_ASSERT(done);
}

at::Tensor forward(const at::Tensor& projected, std::int64_t headCount) {
    const FieldAttentionShape shape = shapeOf(projected, headCount);
    auto y = at::empty({projected.size(0), projected.size(1), projected.size(2) / 4}, projected.options());
    const float* const from = projected.data_ptr<float>();
    float* const to = y.data_ptr<float>();
    const std::size_t size = shape.fields * shape.width();
    forRows(shape, projected.size(0), [&](std::size_t row, float* scratch) {
        kernelTable().attendFields(shape, from + row * 4 * size, to + row * size, scratch);
    });
    return y;
}

class FieldAttention : public torch::autograd::Function<FieldAttention> {
public:
    static at::Tensor
    forward(torch::autograd::AutogradContext* context, const at::Tensor& projected, std::int64_t headCount) {
        auto y = nn::forward(projected, headCount);
        context->save_for_backward({projected, y});
        context->saved_data["heads"] = headCount;
        return y;
    }

    static torch::autograd::variable_list
    backward(torch::autograd::AutogradContext* context, const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor& projected = saved[0];
        const FieldAttentionShape shape = shapeOf(projected, context->saved_data["heads"].toInt());
        const auto behind = (gradients[0] * saved[1].gt(0)).contiguous();
        auto out = at::empty_like(projected);
        const float* const from = projected.data_ptr<float>();
        const float* const gradient = behind.data_ptr<float>();
        float* const to = out.data_ptr<float>();
        const std::size_t size = shape.fields * shape.width();
        forRows(shape, projected.size(0), [&](std::size_t row, float* scratch) {
            kernelTable().attendFieldsBackward(
                shape, from + row * 4 * size, gradient + row * size, to + row * 4 * size, scratch);
        });
        return {out, at::Tensor()};
    }
};

} // namespace

at::Tensor attendFields(const at::Tensor& projected, std::int64_t headCount) {
    const auto input = projected.contiguous();
    if (!c10::GradMode::is_enabled() || !input.requires_grad())
        return forward(input, headCount);
    return FieldAttention::apply(input, headCount);
}

} // namespace intentscope::nn
