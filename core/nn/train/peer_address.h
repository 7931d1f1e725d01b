// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

namespace intentscope::nn {

/// The IP address of this machine that what is sent to `host` leaves from. NotFound for a host that no name
/// service knows or that no route leads to.
Result<std::string> ownAddressTowards(const std::string& host);

/// Waits until something listens at the port. Io when nothing does before `limit`; Cancelled; NotFound for a
/// host that no name service knows.
Status waitForListener(
    const std::string& host,
    std::uint16_t port,
    std::chrono::steady_clock::time_point limit,
    const std::stop_token& stop);

} // namespace intentscope::nn
