// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/tower_meeting_torch.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/nn/kernels/kernel_table.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <array>
#include <cmath>
#include <vector>

namespace intentscope::nn {
namespace {

constexpr std::size_t User = 0;
constexpr std::size_t Intent = 1;
constexpr std::size_t Query = 2;
constexpr std::int64_t Columns = 6; ///< of d in a tower's projection

/// One direction: which columns of which tower it reads, and where it writes. The value is behind the key.
struct Direction {
    std::size_t from;
    std::size_t queryColumn;
    std::size_t of;
    std::size_t keyColumn;
    std::size_t out;
    std::size_t outColumn;
};

// What comes out; from UserIntent on by pair.
constexpr std::size_t UserQuery = 0;
constexpr std::size_t QueryUser = 1;
constexpr std::size_t UserIntent = 2;
constexpr std::size_t IntentBoth = 3;
constexpr std::size_t QueryIntent = 4;
constexpr std::size_t OutCount = 5;

constexpr std::array<Direction, 6> Directions{
    {{User, 1, Query, 2, UserQuery, 0},
     {Query, 0, User, 4, QueryUser, 0},
     {User, 0, Intent, 2, UserIntent, 0},
     {Intent, 0, User, 2, IntentBoth, 0},
     {Intent, 1, Query, 4, IntentBoth, 1},
     {Query, 1, Intent, 4, QueryIntent, 0}}};

constexpr std::array<std::size_t, OutCount> OutWidths{1, 1, 1, 2, 1};

using Tensors = std::vector<at::Tensor>;

/// The towers' projections and which of their rows meet.
struct Meeting {
    Meeting(const Tensors& towers, const at::Tensor& users, const at::Tensor& intents, std::int64_t headCount)
        : projected(towers), userRows(users.data_ptr<std::int64_t>()),
          intentRows(intents.data_ptr<std::int64_t>()), pairCount(narrow<std::size_t>(users.numel())),
          rowCount(narrow<std::size_t>(towers[User].size(0))),
          tokens(narrow<std::size_t>(towers[User].size(1))),
          width(narrow<std::size_t>(towers[User].size(2) / Columns)), heads(narrow<std::size_t>(headCount)) {}

    bool isOfPairs(const Direction& direction) const { return direction.out >= UserIntent; }
    std::size_t countOf(const Direction& direction) const {
        return isOfPairs(direction) ? pairCount : rowCount;
    }
    std::size_t rowOf(const Direction& direction, std::size_t tower, std::size_t index) const {
        if (!isOfPairs(direction))
            return index;
        return static_cast<std::size_t>(tower == Intent ? intentRows[index] : userRows[index]);
    }
    /// Of a tower's row in a tensor shaped as the projection.
    std::size_t offset(std::size_t row, std::size_t column) const {
        return row * tokens * Columns * width + column * width;
    }
    std::size_t outOffset(const Direction& direction, std::size_t index) const {
        return index * tokens * OutWidths[direction.out] * width + direction.outColumn * width;
    }
    TokenAttentionShape shapeOf(const Direction& direction) const {
        const std::size_t headSize = width / heads;
        return {
            .tokens = tokens,
            .heads = heads,
            .headSize = headSize,
            .stride = Columns * width,
            .outStride = OutWidths[direction.out] * width,
            .scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(headSize)))};
    }
    TokenPointers pointersOf(const Direction& direction, std::size_t index) const {
        const float* const from = projected[direction.from].data_ptr<float>();
        const float* const of = projected[direction.of].data_ptr<float>();
        const std::size_t other = rowOf(direction, direction.of, index);
        return {
            from + offset(rowOf(direction, direction.from, index), direction.queryColumn),
            of + offset(other, direction.keyColumn),
            of + offset(other, direction.keyColumn + 1)};
    }

    const Tensors& projected;
    const std::int64_t* userRows;
    const std::int64_t* intentRows;
    std::size_t pairCount;
    std::size_t rowCount;
    std::size_t tokens;
    std::size_t width;
    std::size_t heads;
};

Tensors meet(const Meeting& meeting) {
    Tensors outs;
    for (std::size_t out = 0; out < OutCount; ++out)
        outs.push_back(at::empty(
            {narrow<std::int64_t>(out >= UserIntent ? meeting.pairCount : meeting.rowCount),
             narrow<std::int64_t>(meeting.tokens),
             narrow<std::int64_t>(OutWidths[out] * meeting.width)},
            meeting.projected[User].options().requires_grad(false)));
    for (const Direction& direction : Directions) {
        const TokenAttentionShape shape = meeting.shapeOf(direction);
        std::vector<float> scratch(shape.scratchSize());
        float* const to = outs[direction.out].data_ptr<float>();
        for (std::size_t index = 0; index < meeting.countOf(direction); ++index)
            kernelTable().attendTokens(
                shape,
                meeting.pointersOf(direction, index),
                to + meeting.outOffset(direction, index),
                scratch.data());
    }
    return outs;
}

/// Gradients of the projections. Rows are read by several pairs, so this is one thread's work.
Tensors meetBackward(const Meeting& meeting, const Tensors& gradients) {
    Tensors sums;
    for (const at::Tensor& tower : meeting.projected)
        sums.push_back(at::zeros_like(tower));
    for (const Direction& direction : Directions) {
        if (!gradients[direction.out].defined())
            continue;
        const at::Tensor gradient = gradients[direction.out].contiguous();
        const TokenAttentionShape shape = meeting.shapeOf(direction);
        std::vector<float> scratch(shape.scratchSize());
        float* const from = sums[direction.from].data_ptr<float>();
        float* const of = sums[direction.of].data_ptr<float>();
        for (std::size_t index = 0; index < meeting.countOf(direction); ++index) {
            const std::size_t other = meeting.rowOf(direction, direction.of, index);
            const TokenGradients to{
                from + meeting.offset(meeting.rowOf(direction, direction.from, index), direction.queryColumn),
                of + meeting.offset(other, direction.keyColumn),
                of + meeting.offset(other, direction.keyColumn + 1)};
            kernelTable().attendTokensBackward(
                shape,
                meeting.pointersOf(direction, index),
                gradient.data_ptr<float>() + meeting.outOffset(direction, index),
                to,
                scratch.data());
        }
    }
    return sums;
}

class MeetingFunction : public torch::autograd::Function<MeetingFunction> {
public:
    static torch::autograd::variable_list forward(
        torch::autograd::AutogradContext* context,
        const at::Tensor& users,
        const at::Tensor& intents,
        const at::Tensor& queries,
        const at::Tensor& userRows,
        const at::Tensor& intentRows,
        std::int64_t headCount) {
        context->save_for_backward({users, intents, queries, userRows, intentRows});
        context->saved_data["heads"] = headCount;
        context->set_materialize_grads(false);
        const Tensors towers{users, intents, queries};
        return meet(Meeting(towers, userRows, intentRows, headCount));
    }

    static torch::autograd::variable_list
    backward(torch::autograd::AutogradContext* context, const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const Tensors towers(saved.begin(), saved.begin() + 3);
        auto sums = meetBackward(
            Meeting(towers, saved[3], saved[4], context->saved_data["heads"].toInt()), gradients);
        return {sums[User], sums[Intent], sums[Query], at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

} // namespace

TowerMeetings meetTowers(
    const ThreeTowers& projected,
    const at::Tensor& userRows,
    const at::Tensor& intentRows,
    std::int64_t headCount) {
    const auto users = projected.users.contiguous();
    const auto intents = projected.intents.contiguous();
    const auto queries = projected.queries.contiguous();
    ISCOPE_ASSERT(
        users.scalar_type() == at::kFloat && userRows.is_contiguous() && intentRows.is_contiguous());
    const Tensors towers{users, intents, queries};
    const bool learns = c10::GradMode::is_enabled() &&
                        (users.requires_grad() || intents.requires_grad() || queries.requires_grad());
    const Tensors outs =
        learns ? MeetingFunction::apply(users, intents, queries, userRows, intentRows, headCount)
               : meet(Meeting(towers, userRows, intentRows, headCount));
    return {outs[UserQuery], outs[QueryUser], outs[UserIntent], outs[IntentBoth], outs[QueryIntent]};
}

} // namespace intentscope::nn
