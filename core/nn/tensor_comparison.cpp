// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_comparison.h"

#include <algorithm>

namespace intentscope::nn {
namespace {

void append(std::string& list, const std::string& item) {
    list += (list.empty() ? "" : ", ") + item;
}

void join(std::string& text, const char* title, const std::string& list) {
    if (!list.empty())
        text += (text.empty() ? "" : "; ") + (title + list);
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
        append(m_missing, tensor);
        return;
    }
    if (std::ranges::find(types, found->type) != types.end() && std::ranges::equal(found->shape, shape))
        return;
    std::string wanted;
    for (const TensorType type : types)
        wanted += (wanted.empty() ? "" : "/") + std::string(name(type));
    append(
        m_misshapen,
        tensor + " is " + std::string(name(found->type)) + shapeText(found->shape) + " instead of " + wanted +
            shapeText(shape));
}

void TensorComparison::finishNames(std::span<const TensorEntry> stored) {
    for (const TensorEntry& tensor : stored)
        if (!m_expected.contains(tensor.name))
            append(m_extra, tensor.name);
}

void TensorComparison::addMisshapen(const std::string& objection) {
    append(m_misshapen, objection);
}

Status TensorComparison::status(const std::filesystem::path& place) const {
    std::string text;
    join(text, "missing: ", m_missing);
    join(text, "extra: ", m_extra);
    join(text, "misshapen: ", m_misshapen);
    if (text.empty())
        return {};
    return fail(
        ErrorCode::Mismatch,
        "the tensors are not those that config.json describes: " + text,
        {.place = {.file = place.string()}, .cure = "Copy the whole checkpoint folder again"});
}

} // namespace intentscope::nn
