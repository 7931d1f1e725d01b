// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/history.h"

#include <array>

namespace intentscope::sim {
namespace {

/// What a user may be busy with for a day without anything having happened.
struct Theme {
    Situation situation;
    std::int64_t weight;
    std::int32_t Traits::* driver;
};

constexpr std::array<Theme, 13> Themes = {{
    {Situation::ProductQuestion, 20, &Traits::curiosity},
    {Situation::SellerQuestion, 12, &Traits::curiosity},
    {Situation::LiveShopping, 9, &Traits::curiosity},
    {Situation::CampaignShopping, 12, &Traits::thrift},
    {Situation::CoinsMatter, 10, &Traits::thrift},
    {Situation::Loyalty, 7, &Traits::thrift},
    {Situation::WalletMatter, 10, &Traits::caution},
    {Situation::PayLaterMatter, 6, &Traits::thrift},
    {Situation::PrivacyWish, 4, &Traits::caution},
    {Situation::Notifications, 5, &Traits::caution},
    {Situation::AppTrouble, 5, &Traits::curiosity},
    {Situation::WantsPerson, 5, &Traits::chattiness},
    {Situation::Selling, 60, &Traits::enterprise},
}};

constexpr std::int64_t ThemePerMilleDays = 140;
constexpr std::int64_t VisitPerMilleDays = 160;
constexpr std::array<Page, 8> VisitedPages = {
    Page::Home,
    Page::Search,
    Page::Product,
    Page::Cart,
    Page::Orders,
    Page::Campaign,
    Page::Vouchers,
    Page::Live};

void viewPages(Scene& scene, Second begins, const SituationProfile& profile) {
    const std::int64_t count = scene.random.between(1, 4);
    Second time = begins;
    for (std::int64_t number = 0; number < count; ++number) {
        const Page page = scene.random.chance(700) ? profile.page : profile.otherPage;
        scene.emit({.time = time, .type = EventType::PageViewed, .page = page});
        time += scene.random.between(20, 30 * Minute);
    }
}

void runTheme(Scene& scene, Second begins) {
    std::array<std::int64_t, Themes.size()> weights{};
    for (std::size_t index = 0; index < Themes.size(); ++index)
        weights[index] = Themes[index].weight * scene.user.traits.*Themes[index].driver;
    const Theme& theme = Themes[scene.random.pick(weights)];
    viewPages(scene, begins, profileOf(theme.situation));
    scene.need(theme.situation, begins, begins + scene.random.between(6 * Hour, 30 * Hour));
}

void visit(Scene& scene, Second time) {
    const Page page = VisitedPages[static_cast<std::size_t>(scene.random.below(VisitedPages.size()))];
    scene.emit({.time = time, .type = EventType::PageViewed, .page = page});
}

} // namespace

void simulateBrowsing(Scene& scene) {
    for (std::int64_t day = -WarmUp / Day; day < scene.world.end() / Day; ++day) {
        if (scene.random.chance(ThemePerMilleDays))
            runTheme(scene, scene.world.momentOfDay(scene.random, scene.user.region, day));
        if (scene.random.chance(VisitPerMilleDays * scene.user.traits.curiosity / 100))
            visit(scene, scene.world.momentOfDay(scene.random, scene.user.region, day));
    }
}

} // namespace intentscope::sim
