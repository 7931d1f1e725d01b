// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/import_run.h"
#include "core/data/manifest.h"

#include <string>

namespace intentscope::data {

/// Finds out what the source of an import is and imports it: a mapping decides; else a folder with a
/// dataset.json or RecBole's atomic files, or a single table of which a mapping can be proposed.
/// `understanding` receives how such a table was understood.
Result<Manifest> importSource(const ImportSpec& spec, ImportRun& run, std::string& understanding);

} // namespace intentscope::data
