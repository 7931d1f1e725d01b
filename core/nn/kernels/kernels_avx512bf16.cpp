// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with AVX-512 F, BW, DQ, VL and BF16.
#define ISCOPE_KERNEL_LANES 16
#define ISCOPE_KERNEL_ROW_STEP 12
#define ISCOPE_KERNEL_BF16
#include "core/nn/kernels/kernel_loops.h"
#include "core/nn/kernels/kernel_sets.h"

namespace intentscope::nn {

constinit const KernelTable Avx512Bf16Kernels = tableNamed("AVX-512 BF16");

} // namespace intentscope::nn
