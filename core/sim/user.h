// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/clock.h"
#include "core/sim/region.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace intentscope::sim {

/// How a person is, all the while. 100 is usual.
struct Traits {
    std::int32_t thrift = 100;    ///< drives voucher, coin and campaign matters
    std::int32_t caution = 100;   ///< drives account and privacy matters
    std::int32_t curiosity = 100; ///< drives browsing
    std::int32_t chattiness = 100;
    std::int32_t enterprise = 0; ///< drives selling; most have none
};

/// A customer: fixed for the whole simulation.
struct User {
    std::int64_t number = 0;
    std::int32_t region = 0;
    std::string name;
    std::string_view tier;
    std::string_view language;
    std::string_view platform;
    std::string_view preferredPayment;
    bool phoneVerified = true;
    std::int32_t registeredSecond = 0; ///< of the day before that
    std::int32_t accountAgeDays = 0;   ///< when the log of events begins, WarmUp before the first week
    std::int64_t orderRate = 0;        ///< chance of an order a day, per 10,000
    Traits traits;

    Second registeredAt() const { return -WarmUp - accountAgeDays * Day - registeredSecond; }
};

/// User `number` of the world with this seed, among its first `regionCount` regions.
User makeUser(std::uint64_t seed, std::int64_t number, std::int32_t regionCount);

} // namespace intentscope::sim
