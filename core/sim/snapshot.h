// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/feature.h"
#include "core/sim/known_state.h"
#include "core/sim/user.h"
#include "core/sim/world.h"

namespace intentscope::sim {

/// Whose features, and when.
struct Moment {
    const World& world;
    const User& user;
    Second time = 0;
};

/// The features of an impression at `moment`, from what the shop knew just before it.
FeatureRow takeSnapshot(const Moment& moment, const KnownState& known);

// One a group of features, each in a file of its own.
void addAccountFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addOrderFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addDeliveryFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addReturnFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addPaymentFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addVoucherFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addBrowsingFeatures(FeatureRow& row, const Moment& moment, const KnownState& known);
void addTimeFeatures(FeatureRow& row, const Moment& moment);

/// A span of time in hundredths of `unit`, rounded down.
std::int64_t hundredthsOf(Second span, Second unit);
/// Time since the last event of a type; missing when there was none.
void setTimeSince(FeatureRow& row, Feature feature, const Event* last, Second now, Second unit);

} // namespace intentscope::sim
