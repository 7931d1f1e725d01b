// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>

namespace intentscope::sim {

void addPaymentFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    row.setCount(Feature::PaymentFailures7d, known.countSince(EventType::PaymentFailed, now - Week));
    const Event* failure = known.last(EventType::PaymentFailed);
    setTimeSince(row, Feature::HoursSincePaymentFailure, failure, now, Hour);
    if (failure != nullptr)
        row.setWord(Feature::PaymentFailureReason, failure->reason);
    if (const Event* placed = known.last(EventType::OrderPlaced))
        row.setWord(Feature::NewestPaymentMethod, placed->method);
    setTimeSince(row, Feature::DaysSinceDoubleCharge, known.last(EventType::PaymentChargedTwice), now, Day);
}

void addVoucherFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    std::int64_t active = 0;
    Second firstExpiry = Never;
    for (const KnownVoucher& voucher : known.vouchers()) {
        if (!voucher.active)
            continue;
        ++active;
        firstExpiry = std::min(firstExpiry, voucher.expires);
    }
    row.setCount(Feature::ActiveVouchers, active);
    if (active > 0)
        row.setHundredths(Feature::DaysToVoucherExpiry, hundredthsOf(firstExpiry - now, Day));
    setTimeSince(row, Feature::HoursSinceVoucherIssued, known.last(EventType::VoucherIssued), now, Hour);
    const Event* rejected = known.last(EventType::VoucherRejected);
    setTimeSince(row, Feature::HoursSinceVoucherRejected, rejected, now, Hour);
    if (rejected != nullptr)
        row.setWord(Feature::VoucherRejectReason, rejected->reason);
}

} // namespace intentscope::sim
