// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/column.h"
#include "core/data/word_index.h"

#include <filesystem>
#include <memory>

namespace intentscope::data {

/// One word a line in the order of the codes, UTF-8, every line ended by LF; inside a word LF, CR and
/// backslash are written as \n, \r and \\.
Status writeDictionary(Env& env, const std::filesystem::path& path, const WordIndex& words);
/// Corrupt when a line is not ended, a backslash is followed by something else, or a word is there twice.
Result<std::shared_ptr<const Dictionary>> readDictionary(Env& env, const std::filesystem::path& path);

} // namespace intentscope::data
