// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace intentscope::data {

/// InvalidInput when the first bytes show that a file is no UTF-8 text but something that is often mistaken
/// for it: UTF-16, gzip, a zip archive or workbook, Parquet, or bytes with zeros.
Status checkTextHead(std::string_view text, const std::string& fileName);

} // namespace intentscope::data
