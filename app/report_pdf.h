// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <string>

namespace intentscope::app {

/// A page of exporting::HtmlReport as a PDF on A4, light, with its plots. A PDF knows when it was made:
/// unlike the page, two of the same page differ. Any thread. Io, ResourceExhausted.
Status writePdf(Env& env, const std::string& page, const std::filesystem::path& file);

} // namespace intentscope::app
