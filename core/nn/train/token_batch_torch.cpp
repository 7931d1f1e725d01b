// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/token_batch_torch.h"

#include "core/base/assert.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <vector>

namespace intentscope::nn {
namespace {

using Examples = std::vector<const TokenExample*>;

at::Tensor longs(const std::vector<std::int64_t>& values) {
    return at::tensor(values, at::kLong);
}

/// Tokens and mask, and every place that is asked for.
void packRows(const Examples& examples, TokenBatch& batch) {
    const std::int64_t width = batch.ids.size(1);
    auto* ids = batch.ids.data_ptr<std::int64_t>();
    auto* mask = batch.mask.data_ptr<std::int64_t>();
    std::vector<std::int64_t> places, targets, rowOfTarget, lastPlaces, firstRows, exampleOfRow;
    for (const TokenExample* example : examples) {
        firstRows.push_back(std::ssize(exampleOfRow));
        for (const auto& [tokens, answerBegin] : example->rows) {
            const std::int64_t row = std::ssize(exampleOfRow);
            const std::int64_t first = row * width;
            const auto length = std::ssize(tokens);
            std::copy(tokens.begin(), tokens.end(), ids + first);
            std::fill_n(mask + first, length, 1);
            for (auto i = static_cast<std::int64_t>(answerBegin); i < length; ++i) {
                places.push_back(first + i - 1);
                targets.push_back(tokens[static_cast<std::size_t>(i)]);
                rowOfTarget.push_back(row);
            }
            lastPlaces.push_back(first + length - 1);
            exampleOfRow.push_back(std::ssize(firstRows) - 1);
            batch.tokenCount += length;
        }
    }
    batch.places = longs(places);
    batch.targets = longs(targets);
    batch.rowOfTarget = longs(rowOfTarget);
    batch.lastPlaces = longs(lastPlaces);
    batch.firstRows = longs(firstRows);
    batch.exampleOfRow = longs(exampleOfRow);
}

at::Tensor groupsOf(const Examples& examples) {
    std::map<std::string_view, std::int64_t> numbers;
    std::vector<std::int64_t> groups;
    for (const TokenExample* example : examples) {
        const std::int64_t next = std::ssize(groups);
        groups.push_back(
            example->group.empty() ? next : numbers.try_emplace(example->group, next).first->second);
    }
    return longs(groups);
}

/// [examples, k]; undefined when the first example has none.
template <class T>
at::Tensor numbersOf(const Examples& examples, std::vector<T> TokenExample::* member, at::ScalarType type) {
    const std::size_t width = (examples.front()->*member).size();
    if (width == 0)
        return {};
    auto numbers = at::empty({std::ssize(examples), static_cast<std::int64_t>(width)}, type);
    T* to = numbers.template data_ptr<T>();
    for (const TokenExample* example : examples) {
        ISCOPE_ASSERT((example->*member).size() == width);
        to = std::copy((example->*member).begin(), (example->*member).end(), to);
    }
    return numbers;
}

} // namespace

TokenBatch packExamples(std::span<const TokenExample> examples, std::span<const std::int32_t> indices) {
    Examples chosen;
    std::size_t width = 0;
    std::int64_t rowCount = 0;
    for (const std::int32_t index : indices) {
        chosen.push_back(&examples[static_cast<std::size_t>(index)]);
        width = std::max(width, chosen.back()->length());
        rowCount += std::ssize(chosen.back()->rows);
    }
    TokenBatch batch;
    batch.exampleCount = std::ssize(chosen);
    batch.ids = at::zeros({rowCount, static_cast<std::int64_t>(width)}, at::kLong);
    batch.mask = at::zeros_like(batch.ids);
    packRows(chosen, batch);
    batch.groups = groupsOf(chosen);
    batch.exampleTargets = numbersOf(chosen, &TokenExample::target, at::kFloat);
    batch.reference = numbersOf(chosen, &TokenExample::reference, at::kDouble);
    return batch;
}

} // namespace intentscope::nn
