// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_comparison.h"

#include <algorithm>

namespace intentscope::nn {
namespace {

/// A model can lack hundreds of tensors: nobody reads a sentence of them.
constexpr std::size_t MostNamed = 3;

void join(std::string& text, const char* title, const std::vector<std::string>& items) {
    if (items.empty())
        return;
    text += (text.empty() ? "" : "; ") + std::string(title);
    const std::size_t named = items.size() > MostNamed + 1 ? MostNamed : items.size();
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0 ? "" : ", ") + items[i];
    if (named < items.size())
        text += " and " + std::to_string(items.size() - named) + " more";
}

} // namespace

std::string shapeText(std::span<const std::int64_t> shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

void TensorComparison::expect(
    const std::string& tensor,
    std::span<const std::int64_t> shape,
    std::span<const TensorType> types,
    const TensorEntry* found) {
    m_expected.insert(tensor);
    if (!found) {
        m_missing.push_back(tensor);
        return;
    }
    if (std::ranges::find(types, found->type) != types.end() && std::ranges::equal(found->shape, shape))
        return;
    std::string wanted;
    for (const TensorType type : types)
        wanted += (wanted.empty() ? "" : "/") + std::string(name(type));
    m_misshapen.push_back(
        tensor + " is " + std::string(name(found->type)) + shapeText(found->shape) + " instead of " + wanted +
        shapeText(shape));
}

void TensorComparison::finishNames(std::span<const TensorEntry> stored) {
    for (const TensorEntry& tensor : stored)
        if (!m_expected.contains(tensor.name))
            m_extra.push_back(tensor.name);
}

void TensorComparison::addMisshapen(const std::string& objection) {
    m_misshapen.push_back(objection);
}

Status TensorComparison::status(const std::filesystem::path& place, const std::string& describer) const {
    std::string text;
    join(text, "missing: ", m_missing);
    join(text, "extra: ", m_extra);
    join(text, "misshapen: ", m_misshapen);
    if (text.empty())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the tensors are not those that " + describer + " describes: " + text,
        {.place = {.file = place.string()}, .cure = "Copy the whole checkpoint folder again"});
}

} // namespace intentscope::nn
