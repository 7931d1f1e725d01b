// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/version.h"

namespace intentscope::nn {

std::string torchVersion() {
    return ISCOPE_TORCH_PACKAGE_VERSION;
}

} // namespace intentscope::nn
