// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/chat.h"

#include <algorithm>

namespace intentscope::sim {
namespace {

/// Openings per 1,000 hours of somebody who needs nothing in particular.
constexpr std::int64_t IdleRate = 1;

/// The expected openings of each day, in thousandths of an opening.
std::vector<std::int64_t> dailyDrive(const World& world, std::span<const Need> needs) {
    std::vector<std::int64_t> drive(static_cast<std::size_t>(world.end() / Day), IdleRate * 24);
    for (const Need& need : needs) {
        const Second opened = std::max<Second>(need.opened, 0);
        const Second closed = std::min(need.closed, world.end());
        for (Second begin = opened; begin < closed;) {
            const Second end = std::min(closed, (begin / Day + 1) * Day);
            const std::int64_t rate = need.rateAt(begin + (end - begin) / 2);
            drive[static_cast<std::size_t>(begin / Day)] += rate * (end - begin) / Hour;
            begin = end;
        }
    }
    return drive;
}

/// Moves chats apart that are too close, first towards the end, then away from it.
void keepGaps(std::vector<Second>& times, Second end) {
    for (std::size_t index = 1; index < times.size(); ++index)
        times[index] = std::max(times[index], times[index - 1] + ChatGap);
    Second latest = end - Minute;
    for (auto time = times.rbegin(); time != times.rend(); ++time) {
        *time = std::min(*time, latest);
        latest = *time - ChatGap;
    }
}

} // namespace

std::int64_t chatDrive(const ChatSetting& setting) {
    std::int64_t total = 0;
    for (const std::int64_t day : dailyDrive(setting.world, setting.history.needs))
        total += day;
    return std::max<std::int64_t>(1, total * setting.user.traits.chattiness / 100);
}

std::vector<Second> drawOpenings(const ChatSetting& setting, std::int64_t count) {
    const User& user = setting.user;
    Random random(setting.world.spec().seed, Purpose::Openings, static_cast<std::uint64_t>(user.number));
    const std::vector<std::int64_t> drive = dailyDrive(setting.world, setting.history.needs);
    std::vector<Second> times;
    for (std::int64_t number = 0; number < count; ++number) {
        const auto day = static_cast<std::int64_t>(random.pick(drive));
        times.push_back(setting.world.momentOfDay(random, user.region, day));
    }
    std::ranges::sort(times);
    keepGaps(times, setting.world.end());
    return times;
}

} // namespace intentscope::sim
