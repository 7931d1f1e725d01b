// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::nn {

/// Sets LibTorch's thread count once for the process: 1 beside a BLAS that runs its own threads (Debian's
/// pthread OpenBLAS: both would fight for the cores), the number of cores beside one that shares LibTorch's
/// pool (OpenMP) or that LibTorch has inside (the wheels' MKL). Later calls change nothing. Any thread.
void configureTorch();

/// What the `checks` verb says about the linear algebra in use.
struct BlasReport {
    std::string library;          ///< path of the BLAS that is loaded; "" when LibTorch has it inside
    std::int32_t threadCount = 0; ///< LibTorch's own
    double gigaflopsPerSecond = 0;
    bool isFastEnough = false;
    std::string verdict; ///< one sentence
    std::string cure;    ///< "" when nothing is to be done
};

/// Where LibTorch can compute here: "cpu", and "cuda" where it was built for it and finds such a device.
std::vector<std::string> torchDevices();

/// Measures a product of two 1024 x 1024 matrices for about `milliseconds`.
BlasReport measureBlas(std::int32_t milliseconds = 200);

/// The verdict alone: below 20 GFLOP/s, or with the reference library, a BLAS is too slow to train with.
BlasReport judgeBlas(std::string library, double gigaflopsPerSecond);

} // namespace intentscope::nn
