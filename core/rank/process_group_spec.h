// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace intentscope::rank {

/// Which of several processes that train one ranker together this one is, and where they meet.
struct ProcessGroupSpec {
    std::int32_t rank = 0;       ///< from 0; process 0 keeps the books
    std::int32_t size = 1;       ///< how many there are
    std::string address = {};    ///< of process 0: a name or an IP address
    std::uint16_t port = 0;      ///< on which process 0 listens
    std::string interface = {};  ///< network interface to use; "": the one that leads to `address`
    double timeoutSeconds = 300; ///< how long a process waits for the others

    bool isAlone() const { return size == 1; }
    bool isFirst() const { return rank == 0; }
};

/// The value of an environment variable, or nothing.
using VariableLookup = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT, as torchrun sets them, and GLOO_SOCKET_IFNAME. One
/// process alone where WORLD_SIZE is missing or 1. InvalidInput names the variable that is missing or wrong.
Result<ProcessGroupSpec> processGroupOf(const VariableLookup& variable);

} // namespace intentscope::rank
