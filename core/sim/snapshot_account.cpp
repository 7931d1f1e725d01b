// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <array>

namespace intentscope::sim {
namespace {

const Event* later(const Event* a, const Event* b) {
    if (a == nullptr || b == nullptr)
        return a == nullptr ? b : a;
    return a->time < b->time ? b : a;
}

bool isRestricted(const KnownState& known) {
    const Event* restricted = known.last(EventType::AccountRestricted);
    const Event* restored = known.last(EventType::AccountRestored);
    return restricted != nullptr && later(restricted, restored) == restricted;
}

} // namespace

void addAccountFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const User& user = moment.user;
    row.setWord(Feature::Region, regions()[static_cast<std::size_t>(user.region)].code);
    row.setWord(Feature::Tier, user.tier);
    row.setWord(Feature::Language, user.language);
    row.setWord(Feature::Platform, user.platform);
    row.setWord(Feature::PreferredPayment, user.preferredPayment);
    row.setFlag(Feature::PhoneVerified, user.phoneVerified);
    row.setTime(Feature::RegisteredAt, moment.world.timeOf(user.registeredAt()));
    row.setCount(Feature::AccountAgeDays, (moment.time - user.registeredAt()) / Day);
    row.setCount(Feature::LoginFailures7d, known.countSince(EventType::LoginFailed, moment.time - Week));
    setTimeSince(row, Feature::HoursSinceLoginFailure, known.last(EventType::LoginFailed), moment.time, Hour);
    setTimeSince(
        row, Feature::DaysSincePasswordChange, known.last(EventType::PasswordChanged), moment.time, Day);
    const Event* details = later(known.last(EventType::PhoneChanged), known.last(EventType::AddressChanged));
    setTimeSince(row, Feature::DaysSinceDetailsChange, details, moment.time, Day);
    setTimeSince(row, Feature::DaysSinceNewDevice, known.last(EventType::NewDeviceLogin), moment.time, Day);
    row.setFlag(Feature::AccountRestricted, isRestricted(known));
}

void addTimeFeatures(FeatureRow& row, const Moment& moment) {
    constexpr std::array<std::string_view, 7> Weekdays = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    const std::int32_t region = moment.user.region;
    row.setCount(Feature::LocalHour, moment.world.localHour(region, moment.time));
    row.setWord(
        Feature::Weekday, Weekdays[static_cast<std::size_t>(moment.world.localWeekday(region, moment.time))]);
    row.setFlag(Feature::CampaignDay, moment.world.isCampaignDay(region, moment.time));
}

} // namespace intentscope::sim
