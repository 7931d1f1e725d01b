// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/base_place.h"

namespace intentscope::nn {

std::string seenFrom(const std::filesystem::path& base, const std::filesystem::path& adapterFolder) {
    const auto from = std::filesystem::absolute(adapterFolder).lexically_normal();
    const auto parent = from.has_filename() ? from : from.parent_path();
    return std::filesystem::absolute(base).lexically_normal().lexically_relative(parent).string();
}

} // namespace intentscope::nn
