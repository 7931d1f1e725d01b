// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace intentscope::nn {

/// The version of the LibTorch package this was built with: "1.13.1+dfsg-4".
std::string torchVersion();

} // namespace intentscope::nn
