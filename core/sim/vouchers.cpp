// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/history.h"

#include <array>

namespace intentscope::sim {
namespace {

constexpr std::array<std::string_view, 5> RejectReasons = {
    "minimum_spend", "fully_redeemed", "wrong_payment_method", "wrong_category", "not_started"};
constexpr std::int64_t IssuedPerMilleDays = 70;
constexpr std::int64_t TriedPerMille = 450;
constexpr std::int64_t RejectedPerMille = 330;

void rejectVoucher(Scene& scene, std::int32_t voucher, Second tried) {
    const auto reason = RejectReasons[static_cast<std::size_t>(scene.random.below(RejectReasons.size()))];
    scene.emit({.time = tried, .type = EventType::VoucherRejected, .voucher = voucher, .reason = reason});
    scene.need(Situation::VoucherRejected, tried, tried + scene.random.between(4 * Hour, 20 * Hour));
}

/// A voucher is used, refused, or forgotten until it expires.
void runVoucher(Scene& scene, std::int32_t voucher, Second issued) {
    const std::int64_t days = scene.random.between(4, 14);
    const Second expires = issued + days * Day;
    scene.emit(
        {.time = issued,
         .type = EventType::VoucherIssued,
         .voucher = voucher,
         .amountCents = static_cast<std::int32_t>(scene.random.between(1, 12) * 50),
         .count = static_cast<std::int32_t>(days)});
    scene.need(Situation::VoucherNew, issued, issued + Day);
    const Second tried = issued + scene.random.below(expires - issued);
    bool used = false;
    if (scene.random.chance(TriedPerMille)) {
        used = !scene.random.chance(RejectedPerMille);
        if (used)
            scene.emit({.time = tried, .type = EventType::VoucherUsed, .voucher = voucher});
        else
            rejectVoucher(scene, voucher, tried);
    }
    scene.need(Situation::VoucherExpiring, expires - 2 * Day, used ? tried : expires);
    if (!used)
        scene.emit({.time = expires, .type = EventType::VoucherExpired, .voucher = voucher});
}

} // namespace

void simulateVouchers(Scene& scene) {
    std::int32_t voucher = 0;
    for (std::int64_t day = -WarmUp / Day; day < scene.world.end() / Day; ++day) {
        const bool campaign = scene.world.isCampaignDay(scene.user.region, day * Day);
        const std::int64_t usual = IssuedPerMilleDays * scene.user.traits.thrift / 100;
        if (scene.random.chance(campaign ? usual * 4 : usual))
            runVoucher(scene, ++voucher, scene.world.momentOfDay(scene.random, scene.user.region, day));
    }
}

} // namespace intentscope::sim
