// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace intentscope {

/// The version of this program as it goes into provenance: "0.1.0".
std::string codeVersion();

} // namespace intentscope
