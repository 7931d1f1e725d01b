// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace intentscope::nn {

/// The model's folder as seen from an adapter's, so that both can be moved together.
std::string seenFrom(const std::filesystem::path& base, const std::filesystem::path& adapterFolder);

} // namespace intentscope::nn
