// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projection/projection.h"

#include <string>
#include <string_view>

namespace intentscope::projection {

/// projection.json: indented, with a final newline.
std::string toJson(const ProjectionDescription& description);

/// Corrupt for anything that toJson does not write; UnsupportedVersion when a newer program wrote it.
Result<ProjectionDescription> parseProjectionDescription(std::string_view json, const std::string& file);

} // namespace intentscope::projection
