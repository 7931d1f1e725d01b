// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/record_source.h"

#include <memory>
#include <string>

namespace intentscope::data {

/// One JSON object a line. A cell is a text, number, true, false, null (missing) or, for several words, an
/// array of texts and numbers. A wanted member that a line does not have is missing; a member that is not
/// wanted is InvalidInput, so that nothing is dropped silently. Blank lines are skipped.
Result<std::unique_ptr<RecordSource>>
openJsonlSource(std::unique_ptr<MappedFile> file, std::string fileName, const SourceOptions& options);

} // namespace intentscope::data
