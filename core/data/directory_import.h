// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset_description.h"
#include "core/data/import_run.h"
#include "core/data/manifest.h"

#include <filesystem>
#include <string>

namespace intentscope::data {

/// Imports a dataset directory (dataset.json and its tables) into the run's folder. `datasetName` replaces
/// the directory's own where it is not empty.
Result<Manifest>
importDirectory(const std::filesystem::path& source, const std::string& datasetName, ImportRun& run);

/// Imports the tables that a description names.
Result<Manifest> importDescribed(DatasetDescription description, DatasetInfo info, ImportRun& run);

} // namespace intentscope::data
