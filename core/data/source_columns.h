// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/schema.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// A column that a table file has.
struct SourceColumn {
    std::string name;
    std::optional<FeatureKind> declaredKind = {}; ///< where the format has types
    std::string declaredType = {};                ///< as the format calls it: "timestamp[us, tz=UTC]"
};

/// The columns of a table file: from its header or footer, and where records name their own (JSON lines) the
/// members of the first `lines` records, in the order in which they come up. The errors of openRecordSource.
Result<std::vector<SourceColumn>>
findColumns(Env& env, const std::filesystem::path& file, std::int64_t lines = 10'000);

/// The members of the first objects of a text of JSON lines; lines that are no object are passed over.
std::vector<std::string> jsonlMembers(std::string_view text, std::int64_t lines);

} // namespace intentscope::data
