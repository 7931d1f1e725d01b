// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/kernel_table.h"

#include "core/nn/kernels/kernel_sets.h"

#include <vector>

namespace intentscope::nn {
namespace {

std::vector<const KernelTable*> findTables() {
    std::vector<const KernelTable*> tables;
#ifdef ISCOPE_X86_KERNELS
    __builtin_cpu_init();
    const bool hasAvx512 = __builtin_cpu_supports("avx512f") != 0 &&
                           __builtin_cpu_supports("avx512bw") != 0 &&
                           __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    if (hasAvx512 && __builtin_cpu_supports("avx512bf16") != 0)
        tables.push_back(&Avx512Bf16Kernels);
    if (hasAvx512)
        tables.push_back(&Avx512Kernels);
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0)
        tables.push_back(&Avx2Kernels);
#endif
    tables.push_back(&PortableKernels);
    return tables;
}

} // namespace

std::span<const KernelTable* const> kernelTables() {
    static const std::vector<const KernelTable*> Tables = findTables();
    return Tables;
}

const KernelTable& kernelTable() {
    return *kernelTables().front();
}

bool multipliesBf16() {
#ifdef ISCOPE_X86_KERNELS
    return &kernelTable() == &Avx512Bf16Kernels;
#else
    return false;
#endif
}

} // namespace intentscope::nn
