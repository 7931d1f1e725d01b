// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>

namespace intentscope::sim {
namespace {

const KnownOrder* newestReturn(const KnownState& known) {
    const KnownOrder* newest = nullptr;
    for (const KnownOrder& order : known.orders()) {
        if (order.returning != ReturnStatus::None &&
            (newest == nullptr || order.returnSince > newest->returnSince))
            newest = &order;
    }
    return newest;
}

struct OwedRefunds {
    std::int64_t amountCents = 0;
    Second oldest = Never;
};

OwedRefunds owedRefunds(const KnownState& known) {
    OwedRefunds owed;
    for (const KnownOrder& order : known.orders()) {
        if (order.refundOwed == Never)
            continue;
        owed.amountCents += order.amountCents;
        owed.oldest = std::min(owed.oldest, order.refundOwed);
    }
    return owed;
}

} // namespace

void addReturnFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    const auto open =
        std::count_if(known.orders().begin(), known.orders().end(), [](const KnownOrder& order) {
            return order.isBeingReturned();
        });
    row.setCount(Feature::OpenReturns, open);
    row.setCount(Feature::Returns30d, known.countSince(EventType::ReturnRequested, now - 30 * Day));
    row.setCount(Feature::Refunds30d, known.countSince(EventType::RefundIssued, now - 30 * Day));
    setTimeSince(row, Feature::DaysSinceRefund, known.last(EventType::RefundIssued), now, Day);
    if (const KnownOrder* order = newestReturn(known)) {
        row.setWord(Feature::ReturnStatus, name(order->returning));
        row.setWord(Feature::ReturnReason, order->returnReason);
        row.setHundredths(Feature::DaysInReturnStatus, hundredthsOf(now - order->returnSince, Day));
    }
    const OwedRefunds owed = owedRefunds(known);
    row.setHundredths(Feature::RefundPendingAmount, owed.amountCents);
    if (owed.oldest != Never)
        row.setHundredths(Feature::DaysWaitingRefund, hundredthsOf(now - owed.oldest, Day));
}

} // namespace intentscope::sim
