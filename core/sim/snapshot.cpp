// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

namespace intentscope::sim {

FeatureRow takeSnapshot(const Moment& moment, const KnownState& known) {
    FeatureRow row;
    addAccountFeatures(row, moment, known);
    addOrderFeatures(row, moment, known);
    addDeliveryFeatures(row, moment, known);
    addReturnFeatures(row, moment, known);
    addPaymentFeatures(row, moment, known);
    addVoucherFeatures(row, moment, known);
    addBrowsingFeatures(row, moment, known);
    addTimeFeatures(row, moment);
    return row;
}

std::int64_t hundredthsOf(Second span, Second unit) {
    const Second scaled = span * 100;
    const Second quotient = scaled / unit;
    return scaled % unit < 0 ? quotient - 1 : quotient;
}

void setTimeSince(FeatureRow& row, Feature feature, const Event* last, Second now, Second unit) {
    if (last != nullptr)
        row.setHundredths(feature, hundredthsOf(now - last->time, unit));
}

} // namespace intentscope::sim
