// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/process_group_spec.h"

#include <charconv>

namespace intentscope::rank {
namespace {

constexpr const char* Cure =
    "Set RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT for every process, or none of them";

Result<std::int64_t>
numberOf(const VariableLookup& variable, const std::string& name, std::int64_t least, std::int64_t most) {
    const auto text = variable(name);
    if (!text)
        return fail(
            ErrorCode::InvalidInput,
            "WORLD_SIZE asks for several processes, and " + name + " is not set",
            {.place = {}, .cure = Cure});
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < least || value > most)
        return fail(
            ErrorCode::InvalidInput,
            name + "='" + *text + "' is no whole number from " + std::to_string(least) + " to " +
                std::to_string(most),
            {.place = {}, .cure = Cure});
    return value;
}

} // namespace

Result<ProcessGroupSpec> processGroupOf(const VariableLookup& variable) {
    constexpr std::int64_t MostProcesses = 4096;
    constexpr std::int64_t LastPort = 65535;
    ProcessGroupSpec spec;
    if (!variable("WORLD_SIZE"))
        return spec;
    ISCOPE_TRY_ASSIGN(const auto size, numberOf(variable, "WORLD_SIZE", 1, MostProcesses));
    spec.size = static_cast<std::int32_t>(size);
    if (spec.isAlone())
        return spec;
    ISCOPE_TRY_ASSIGN(const auto rank, numberOf(variable, "RANK", 0, size - 1));
    ISCOPE_TRY_ASSIGN(const auto port, numberOf(variable, "MASTER_PORT", 1, LastPort));
    spec.rank = static_cast<std::int32_t>(rank);
    spec.port = static_cast<std::uint16_t>(port);
    spec.address = variable("MASTER_ADDR").value_or("");
    spec.interface = variable("GLOO_SOCKET_IFNAME").value_or("");
    if (spec.address.empty())
        return fail(
            ErrorCode::InvalidInput,
            "WORLD_SIZE asks for several processes, and MASTER_ADDR is not set",
            {.place = {}, .cure = Cure});
    // torchrun then listens at MASTER_PORT itself, in words that only its own version of LibTorch speaks.
    if (variable("TORCHELASTIC_USE_AGENT_STORE") == "True")
        return fail(
            ErrorCode::InvalidInput,
            "torchrun listens at MASTER_PORT itself, where process 0 has to",
            {.place = {},
             .cure = "Start torchrun with TORCH_DISABLE_SHARE_RDZV_TCP_STORE=1 in the environment"});
    return spec;
}

} // namespace intentscope::rank
