// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/build_version.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/torch_runtime.h"
#include "core/nn/version.h"
#include "core/tasks/machine_checks.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <sstream>

namespace intentscope::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string textOf(const tasks::MachineChecks& machine, const nn::BlasReport& blas) {
    char speed[32];
    std::snprintf(speed, sizeof speed, "%.0f", blas.gigaflopsPerSecond);
    std::ostringstream text;
    text << "IntentScope  " << codeVersion() << '\n'
         << "LibTorch     " << nn::torchVersion() << ", " << blas.threadCount << " thread(s) of its own\n"
         << "SQLite       " << machine.sqliteVersion << '\n'
         << "OpenSSL      " << machine.opensslVersion << '\n'
         << "Parquet      "
         << (machine.arrowVersion.empty() ? "not read: built without Apache Arrow"
                                          : "Apache Arrow " + machine.arrowVersion)
         << '\n'
         << "PostgreSQL   "
         << (machine.libpqVersion.empty() ? "no team mode: built without libpq"
                                          : "libpq " + machine.libpqVersion)
         << '\n'
         << "Processor    " << machine.processorName << ", " << machine.coreCount
         << " cores: " << joined(machine.processorFeatures) << '\n'
         << "Reasoners    kernels for " << nn::kernelTable().name << "; "
         << (nn::multipliesBf16() ? "bf16 is multiplied by the processor"
                                  : "bf16 saves memory but no time: the processor does not multiply it")
         << '\n'
         << "BLAS         " << (blas.library.empty() ? "inside LibTorch" : blas.library) << ", " << speed
         << " GFLOP/s: " << blas.verdict << '\n'
         << "Devices      " << joined(nn::torchDevices()) << '\n';
    return text.str();
}

std::string jsonOf(const tasks::MachineChecks& machine, const nn::BlasReport& blas) {
    nlohmann::ordered_json object;
    object["version"] = codeVersion();
    object["torch"] = nn::torchVersion();
    object["sqlite"] = machine.sqliteVersion;
    object["openssl"] = machine.opensslVersion;
    object["parquet"] = {
        {"available", !machine.arrowVersion.empty()}, {"arrow_version", machine.arrowVersion}};
    object["postgresql"] = {
        {"available", !machine.libpqVersion.empty()}, {"libpq_version", machine.libpqVersion}};
    object["processor"] = {
        {"name", machine.processorName},
        {"cores", machine.coreCount},
        {"features", machine.processorFeatures}};
    object["reasoners"] = {{"kernels", nn::kernelTable().name}, {"multiplies_bf16", nn::multipliesBf16()}};
    object["blas"] = {
        {"library", blas.library},
        {"gflops", blas.gigaflopsPerSecond},
        {"threads", blas.threadCount},
        {"fast_enough", blas.isFastEnough},
        {"verdict", blas.verdict}};
    object["devices"] = nn::torchDevices();
    return object.dump(2);
}

Result<Answer> runChecks(VerbContext&) {
    nn::configureTorch();
    const tasks::MachineChecks machine = tasks::checkMachine();
    const nn::BlasReport blas = nn::measureBlas();
    if (!blas.isFastEnough) {
        return fail(
            ErrorCode::ResourceExhausted, blas.verdict, {.place = {.file = blas.library}, .cure = blas.cure});
    }
    return Answer{textOf(machine, blas), jsonOf(machine, blas)};
}

} // namespace

void addChecksVerb(CLI::App& app, Verb& chosen) {
    app.add_subcommand("checks", "Versions, processor, speed of the linear algebra; fails when that is slow")
        ->callback([&chosen] { chosen = runChecks; });
}

} // namespace intentscope::cli
