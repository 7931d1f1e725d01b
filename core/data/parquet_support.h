// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace intentscope::data {

/// The version of the Apache Arrow that this program was built with, "26.0.1"; "" for a build without.
std::string_view arrowVersion();

/// What a program that was built without Apache Arrow answers to a .parquet file: UnsupportedVersion with the
/// cure. Compiled in every build.
tl::unexpected<Error> parquetAbsent(const std::filesystem::path& path);

} // namespace intentscope::data
