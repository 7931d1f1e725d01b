// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/snapshot.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

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

/// The page viewed most often since a moment, the first of `Page` among equals; "" when none was.
std::string_view topPageSince(const KnownState& known, Second since) {
    std::array<std::int32_t, PageCount> counts{};
    for (const Event& view : known.eventsSince(EventType::PageViewed, since))
        ++counts[static_cast<std::size_t>(view.page)];
    const auto top = std::ranges::max_element(counts);
    return *top == 0 ? std::string_view{} : name(static_cast<Page>(top - counts.begin()));
}

void addClickFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Catalogue& catalogue = moment.world.catalogue();
    const std::int32_t clicked = known.last(EventType::IntentClicked)->intent;
    row.setWord(Feature::LastClickedCategory, name(catalogue.categoryOf(clicked)));
    row.setWord(Feature::LastClickedIntent, catalogue.entry(clicked).id);
    std::vector<std::string_view> categories;
    for (const Event& click : known.eventsSince(EventType::IntentClicked, moment.time - Week))
        categories.push_back(name(catalogue.categoryOf(click.intent)));
    row.setWords(Feature::ClickedCategories7d, categories);
}

void addChatFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    row.setCount(Feature::Chats7d, known.countSince(EventType::ChatOpened, moment.time - Week));
    setTimeSince(row, Feature::DaysSinceLastChat, known.last(EventType::ChatOpened), moment.time, Day);
    if (known.last(EventType::IntentClicked) != nullptr)
        addClickFeatures(row, moment, known);
}

} // namespace

void addBrowsingFeatures(FeatureRow& row, const Moment& moment, const KnownState& known) {
    const Second now = moment.time;
    const auto views = known.pageViews();
    row.setCount(Feature::PageViews24h, known.countSince(EventType::PageViewed, now - Day));
    row.setWord(Feature::Pages24h, pagesSince(known, now - Day));
    row.setWord(Feature::TopPage7d, topPageSince(known, now - Week));
    if (views.size() > 1)
        row.setWord(Feature::PreviousPage, name(views[views.size() - 2].page));
    if (!views.empty()) {
        row.setWord(Feature::LastPage, name(views.back().page));
        row.setHundredths(Feature::MinutesSinceLastPage, hundredthsOf(now - views.back().time, Minute));
    }
    addChatFeatures(row, moment, known);
}

} // namespace intentscope::sim
