// SPDX-License-Identifier: GPL-3.0-or-later
// In the place of gloo_group_torch.cpp where LibTorch, or Gloo's headers, leave nothing to build it from.
#include "core/nn/train/process_group.h"

namespace intentscope::nn {

Result<std::unique_ptr<ProcessGroup>>
joinProcessGroup(const rank::ProcessGroupSpec& spec, const std::stop_token&) {
    return fail(
        ErrorCode::InvalidInput,
        "WORLD_SIZE asks for " + std::to_string(spec.size) +
            " processes, and this program was built without Gloo, which they would talk through",
        {.place = {},
         .cure = "Train with one process, or install libgloo-dev and a LibTorch with Gloo (Debian's "
                 "libtorch-dev) and build again"});
}

bool hasGloo() {
    return false;
}

} // namespace intentscope::nn
