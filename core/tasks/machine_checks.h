// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What this machine and the libraries of the core are, as far as no LibTorch is needed to know.
struct MachineChecks {
    std::string sqliteVersion;
    std::string opensslVersion;
    std::string arrowVersion;  ///< "" for a build that reads no Parquet
    std::string libpqVersion;  ///< "" for a build without team mode
    std::string processorName; ///< "" where /proc/cpuinfo does not tell
    std::int32_t coreCount = 0;
    std::vector<std::string> processorFeatures; ///< of those that matter here: "avx2", "avx512_bf16"
};

MachineChecks checkMachine();

/// The parts of checkMachine that come from the text of /proc/cpuinfo.
void readProcessor(const std::string& cpuinfo, MachineChecks& checks);

} // namespace intentscope::tasks
