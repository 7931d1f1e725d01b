// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma.
#define ISCOPE_KERNEL_LANES 8
#define ISCOPE_KERNEL_ROW_STEP 2
#include "core/nn/kernels/kernel_loops.h"
#include "core/nn/kernels/kernel_sets.h"

namespace intentscope::nn {

constinit const KernelTable Avx2Kernels = tableNamed("AVX2");

} // namespace intentscope::nn
