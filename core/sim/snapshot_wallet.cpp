// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace intentscope::sim {
namespace {

/// The words that a member of the events of a type since a moment holds.
std::vector<std::string_view>
wordsSince(const KnownState& known, EventType type, Second since, std::string_view Event::* member) {
    std::vector<std::string_view> words;
    for (const Event& event : known.eventsSince(type, since))
        words.push_back(event.*member);
    return words;
}

} // namespace

void addPaymentFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    row.setCount(Feature::PaymentFailures7d, known.countSince(EventType::PaymentFailed, now - Week));
    const Event* failure = known.last(EventType::PaymentFailed);
    setTimeSince(row, Feature::HoursSincePaymentFailure, failure, now, Hour);
    if (failure != nullptr)
        row.setWord(Feature::PaymentFailureReason, failure->reason);
    row.setWords(
        Feature::PaymentFailureReasons7d,
        wordsSince(known, EventType::PaymentFailed, now - Week, &Event::reason));
    row.setWords(
        Feature::PaymentMethods30d,
        wordsSince(known, EventType::OrderPlaced, now - 30 * Day, &Event::method));
    setTimeSince(row, Feature::HoursSincePayment, known.last(EventType::PaymentSucceeded), now, Hour);
    if (const Event* placed = known.last(EventType::OrderPlaced))
        row.setWord(Feature::NewestPaymentMethod, placed->method);
    setTimeSince(row, Feature::DaysSinceDoubleCharge, known.last(EventType::PaymentChargedTwice), now, Day);
}

void addVoucherFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    std::int64_t active = 0;
    std::int64_t activeCents = 0;
    Second firstExpiry = Never;
    for (const KnownVoucher& voucher : known.vouchers()) {
        if (!voucher.active)
            continue;
        ++active;
        activeCents += voucher.amountCents;
        firstExpiry = std::min(firstExpiry, voucher.expires);
    }
    row.setCount(Feature::ActiveVouchers, active);
    row.setHundredths(Feature::ActiveVoucherAmount, activeCents);
    row.setCount(Feature::VouchersUsed30d, known.countSince(EventType::VoucherUsed, now - 30 * Day));
    if (active > 0)
        row.setHundredths(Feature::DaysToVoucherExpiry, hundredthsOf(firstExpiry - now, Day));
    setTimeSince(row, Feature::HoursSinceVoucherIssued, known.last(EventType::VoucherIssued), now, Hour);
    const Event* rejected = known.last(EventType::VoucherRejected);
    setTimeSince(row, Feature::HoursSinceVoucherRejected, rejected, now, Hour);
    if (rejected != nullptr)
        row.setWord(Feature::VoucherRejectReason, rejected->reason);
}

} // namespace intentscope::sim
