// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace intentscope::exporting {

/// White space separates the fields of the TREC formats and of LibSVM comments, and ids may hold any text:
/// white space, control bytes and '%' become %XX.
std::string percentEncoded(std::string_view text);

} // namespace intentscope::exporting
