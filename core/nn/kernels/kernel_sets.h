// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/kernel_table.h"

namespace intentscope::nn {

// One set a file, compiled for its instructions; kernelTables() says which of them may be called.
extern const KernelTable PortableKernels;
#ifdef ISCOPE_X86_KERNELS
extern const KernelTable Avx2Kernels;
extern const KernelTable Avx512Kernels;
extern const KernelTable Avx512Bf16Kernels;
#endif

} // namespace intentscope::nn
