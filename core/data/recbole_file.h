// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/record_source.h"
#include "core/data/schema.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::data {

/// The four types of RecBole's atomic files.
enum class AtomicType { Token, TokenSequence, Float, FloatSequence };

struct AtomicField {
    std::string name;
    AtomicType type = AtomicType::Token;
};

/// One of RecBole's atomic files: tab-separated text without quoting, the header "name:type ...".
struct AtomicFile {
    std::filesystem::path path;
    std::shared_ptr<const RecordSource> source; ///< its columns still have their types in the names
    std::vector<AtomicField> fields;            ///< by column

    std::optional<std::size_t> find(std::string_view fieldName) const;
};

/// InvalidInput with the place of a field that has no type, an unknown one, or the name of an earlier field.
Result<AtomicFile> openAtomicFile(Env& env, const std::filesystem::path& path, std::uint64_t blockBytes);

/// Categorical, multi_categorical or numeric.
FeatureKind kindOf(AtomicType type);

} // namespace intentscope::data
