// SPDX-License-Identifier: GPL-3.0-or-later
#define ISCOPE_KERNEL_LANES 4
#define ISCOPE_KERNEL_ROW_STEP 1
#include "core/nn/kernels/kernel_loops.h"
#include "core/nn/kernels/kernel_sets.h"

namespace intentscope::nn {

constinit const KernelTable PortableKernels = tableNamed("portable");

} // namespace intentscope::nn
