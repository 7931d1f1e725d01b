// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/machine_checks.h"

#include "core/data/parquet_support.h"
#include "core/team/postgres.h"

#include <openssl/crypto.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace intentscope::tasks {
namespace {

/// The value of the first "key : value" line; "" when there is none.
std::string firstValue(const std::string& cpuinfo, const std::string& key) {
    std::istringstream lines(cpuinfo);
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(':');
        if (line.starts_with(key) && colon != std::string::npos && colon + 2 <= line.size())
            return line.substr(colon + 2);
    }
    return {};
}

} // namespace

void readProcessor(const std::string& cpuinfo, MachineChecks& checks) {
    checks.processorName = firstValue(cpuinfo, "model name");
    std::istringstream flags(firstValue(cpuinfo, "flags"));
    const std::vector<std::string> wanted = {
        "avx2", "fma", "f16c", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16", "sha_ni"};
    for (std::string flag; flags >> flag;) {
        if (std::ranges::find(wanted, flag) != wanted.end())
            checks.processorFeatures.push_back(flag);
    }
}

MachineChecks checkMachine() {
    MachineChecks checks;
    checks.sqliteVersion = sqlite3_libversion();
    checks.opensslVersion = OpenSSL_version(OPENSSL_VERSION_STRING);
    checks.libpqVersion = team::postgresVersion();
    checks.arrowVersion = data::arrowVersion();
    checks.coreCount = static_cast<std::int32_t>(::sysconf(_SC_NPROCESSORS_ONLN));
    std::ostringstream cpuinfo;
    cpuinfo << std::ifstream("/proc/cpuinfo").rdbuf();
    readProcessor(cpuinfo.str(), checks);
    return checks;
}

} // namespace intentscope::tasks
