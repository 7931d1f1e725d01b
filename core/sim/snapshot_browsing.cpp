// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <bitset>
#include <string>

namespace intentscope::sim {
namespace {

/// The distinct pages since a moment, in the order of `Page`, joined by '|'.
std::string pagesSince(const KnownState& known, Second since) {
    std::bitset<PageCount> seen;
    const auto views = known.pageViews();
    for (auto view = views.rbegin(); view != views.rend() && view->time >= since; ++view)
        seen.set(static_cast<std::size_t>(view->page));
    std::string text;
    for (std::size_t page = 0; page < seen.size(); ++page) {
        if (!seen.test(page))
            continue;
        text += text.empty() ? "" : "|";
        text += name(static_cast<Page>(page));
    }
    return text;
}

void addChatFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    row.setCount(Feature::Chats7d, known.countSince(EventType::ChatOpened, moment.time - Week));
    setTimeSince(row, Feature::DaysSinceLastChat, known.last(EventType::ChatOpened), moment.time, Day);
    if (const Event* click = known.last(EventType::IntentClicked))
        row.setWord(Feature::LastClickedCategory, name(moment.world.catalogue().categoryOf(click->intent)));
}

} // namespace

void addBrowsingFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    const auto views = known.pageViews();
    row.setCount(Feature::PageViews24h, known.countSince(EventType::PageViewed, now - Day));
    row.setWord(Feature::Pages24h, pagesSince(known, now - Day));
    if (!views.empty()) {
        row.setWord(Feature::LastPage, name(views.back().page));
        row.setHundredths(Feature::MinutesSinceLastPage, hundredthsOf(now - views.back().time, Minute));
    }
    addChatFeatures(row, moment, known);
}

} // namespace intentscope::sim
