// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace intentscope::sim {

constexpr std::int32_t RegionCount = 8;

/// Bit r stands for region r of `regions()`.
using RegionMask = std::uint8_t;

namespace in {
constexpr RegionMask BR = 1U << 0U;
constexpr RegionMask ID = 1U << 1U;
constexpr RegionMask MY = 1U << 2U;
constexpr RegionMask PH = 1U << 3U;
constexpr RegionMask SG = 1U << 4U;
constexpr RegionMask TH = 1U << 5U;
constexpr RegionMask TW = 1U << 6U;
constexpr RegionMask VN = 1U << 7U;
constexpr RegionMask All = 0xFF;
constexpr RegionMask Asia = All & ~BR;
/// Where a buyer may pay the courier.
constexpr RegionMask Cash = ID | MY | PH | TH | TW | VN;
} // namespace in

struct WeightedWord {
    std::string_view word;
    std::int64_t weight;
};

/// What differs among the markets of the shop.
struct RegionProfile {
    std::string_view code;
    std::int64_t traffic; ///< share of the users, per mille
    std::int32_t utcOffsetHours;
    std::int64_t transitPercent;      ///< length of a parcel's way against the usual
    std::int64_t amountPercent;       ///< worth of an order against the usual
    std::int64_t incidentsPerQuarter; ///< days-long troubles of a courier
    std::span<const WeightedWord> couriers;
    std::span<const WeightedWord> paymentMethods;
    std::span<const WeightedWord> languages;
};

/// In alphabetical order of their codes.
std::span<const RegionProfile> regions();

/// Every courier and payment method has a fixed word; "cash_on_delivery" is paid at the door.
constexpr std::string_view CashOnDelivery = "cash_on_delivery";

} // namespace intentscope::sim
