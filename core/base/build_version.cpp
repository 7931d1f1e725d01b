// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/build_version.h"

namespace intentscope {

std::string codeVersion() {
    return ISCOPE_VERSION;
}

} // namespace intentscope
