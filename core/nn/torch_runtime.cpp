// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/torch_runtime.h"

#include "core/base/checked.h"

// Before Parallel.h, which leaves a type incomplete that Clang then asks for.
#include <ATen/core/Tensor.h>

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib> // says whether the C library is glibc
#include <fstream>
#include <mutex>
#include <string_view>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace intentscope::nn {
namespace {

constexpr double SlowestUsable = 20.0;

/// The path of the first mapped library whose name starts with one of the known ones.
std::string loadedBlas() {
    constexpr std::array<std::string_view, 4> Names{"/libopenblas", "/libmkl_rt", "/libblis", "/libblas"};
    std::string best;
    std::size_t bestRank = Names.size();
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        const auto start = line.find('/');
        if (start == std::string::npos)
            continue;
        const std::string path = line.substr(start);
        for (std::size_t i = 0; i < bestRank; ++i)
            if (path.find(Names[i]) != std::string::npos) {
                best = path;
                bestRank = i;
            }
    }
    return best;
}

bool isReferenceBlas(std::string_view library) {
    return library.find("/blas/libblas") != std::string_view::npos;
}

/// A BLAS that no library can be named for is inside LibTorch and takes its threads.
bool sharesTorchThreads(std::string_view library) {
    return library.empty() || library.find("openmp") != std::string_view::npos;
}

std::string oneDecimal(double value) {
    const auto tenths = std::llround(value * 10.0);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// Batches need the same amounts of memory again and again. The C library would give everything above 128 kB
/// back to the operating system each time, and a fifth of a training step would go into getting it again.
void keepMemory() {
#ifdef __GLIBC__
    constexpr int LargestKept = 32 << 20; // the most that it allows
    mallopt(M_MMAP_THRESHOLD, LargestKept);
    mallopt(M_TRIM_THRESHOLD, 8 * LargestKept);
    mallopt(M_TOP_PAD, 2 * LargestKept);
#endif
}

} // namespace

void configureTorch() {
    static std::once_flag once;
    std::call_once(once, [] {
        keepMemory();
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        at::set_num_threads(sharesTorchThreads(loadedBlas()) ? narrow<int>(cores) : 1);
    });
}

std::vector<std::string> torchDevices() {
    std::vector<std::string> devices{"cpu"};
    if (at::hasCUDA())
        devices.emplace_back("cuda");
    return devices;
}

BlasReport judgeBlas(std::string library, double gigaflopsPerSecond) {
    BlasReport report;
    report.library = std::move(library);
    report.gigaflopsPerSecond = gigaflopsPerSecond;
    const bool isReference = isReferenceBlas(report.library);
    report.isFastEnough = !isReference && gigaflopsPerSecond >= SlowestUsable;
    const std::string speed = oneDecimal(gigaflopsPerSecond) + " GFLOP/s";
    if (report.isFastEnough) {
        report.verdict = "The BLAS reaches " + speed;
        return report;
    }
    report.verdict = isReference ? "LibTorch computes with the slow reference BLAS (" + speed + ")"
                                 : "The BLAS reaches only " + speed;
    report.cure = isReference ? "apt-get install libopenblas0-pthread, then, if it is installed already, "
                                "update-alternatives --config libblas.so.3-x86_64-linux-gnu"
                              : "Stop other programs that use the processor, and look for OMP_NUM_THREADS or "
                                "OPENBLAS_NUM_THREADS in the environment";
    return report;
}

BlasReport measureBlas(std::int32_t milliseconds) {
    using Clock = std::chrono::steady_clock;
    configureTorch();
    const c10::InferenceMode inference;
    constexpr std::int64_t Size = 1024;
    constexpr double Operations = 2.0 * Size * Size * Size;
    const auto a = at::ones({Size, Size});
    auto product = at::matmul(a, a);
    const auto start = Clock::now();
    const auto end = start + std::chrono::milliseconds(milliseconds);
    std::int64_t count = 0;
    do {
        product = at::matmul(a, a);
        ++count;
    } while (Clock::now() < end);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    BlasReport report = judgeBlas(loadedBlas(), static_cast<double>(count) * Operations / seconds / 1e9);
    report.threadCount = at::get_num_threads();
    return report;
}

} // namespace intentscope::nn
