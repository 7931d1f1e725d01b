// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace intentscope::store {

/// Writes the write-ahead log of a database once more over itself and waits for the disk, so that the disk
/// has what a reader sees. After a sync that failed they differ for good: Linux keeps showing what it could
/// not write and no later sync tries again, so labels accepted behind such a place would go with the next
/// power cut. Does nothing without a log. Only while no other connection of any program writes. Io,
/// ResourceExhausted.
Status rewriteLog(const std::filesystem::path& database);

} // namespace intentscope::store
