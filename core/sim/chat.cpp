// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/chat.h"

#include "core/sim/query.h"
#include "core/sim/snapshot.h"

#include <algorithm>
#include <array>

namespace intentscope::sim {
namespace {

/// Somebody who found an answer asks about the same matter less often.
constexpr std::int64_t AnsweredDivisor = 4;
constexpr std::int64_t LooksFirstPerMille = 740;
constexpr std::int64_t LooksElsewherePerMille = 250;
constexpr std::int64_t TypesAfterClickPerMille = 80;
constexpr std::int64_t TypesWithoutClickPerMille = 400;

/// What people ask about when nothing is the matter.
constexpr std::array<Situation, 10> IdleSituations = {
    Situation::ProductQuestion,
    Situation::SellerQuestion,
    Situation::CampaignShopping,
    Situation::CoinsMatter,
    Situation::WalletMatter,
    Situation::Loyalty,
    Situation::Notifications,
    Situation::PrivacyWish,
    Situation::OrderFinished,
    Situation::WantsPerson};

/// A user going through his chats.
class ChatLife {
public:
    explicit ChatLife(const ChatSetting& setting)
        : m_setting(setting), m_answered(setting.history.needs.size(), false) {}

    void live(Second time);
    ChatLog take() { return std::move(m_log); }

private:
    Random stream(Purpose purpose) const;
    std::size_t pickNeed(Random& random, Second time) const;
    std::int32_t pickIntent(Random& random, const Wish& wish, Second time) const;
    std::int64_t taste(std::int32_t intent) const;
    void wish(Random& random, Impression& impression);
    void lookAround(Random& random, const Impression& impression);
    void observeUntil(Second time);
    void fillCandidates(Impression& impression);
    void remember(const Impression& impression);
    void typeAfterwards(Impression& impression) const;
    void emit(const Event& event) { m_log.events.push_back(event); }

    const ChatSetting& m_setting;
    std::vector<bool> m_answered; ///< by need
    KnownState m_known;
    std::size_t m_historySeen = 0;
    std::size_t m_logSeen = 0;
    std::size_t m_need = 0; ///< of the present chat; needs.size() when it has none
    ChatLog m_log;
};

Random ChatLife::stream(Purpose purpose) const {
    return {
        m_setting.world.spec().seed,
        purpose,
        static_cast<std::uint64_t>(m_setting.user.number),
        m_log.impressions.size()};
}

std::size_t ChatLife::pickNeed(Random& random, Second time) const {
    const std::vector<Need>& needs = m_setting.history.needs;
    std::vector<std::int64_t> weights(needs.size() + 1, 0);
    for (std::size_t index = 0; index < needs.size(); ++index) {
        if (needs[index].isOpenAt(time))
            weights[index] =
                needs[index].rateAt(time) * AnsweredDivisor / (m_answered[index] ? AnsweredDivisor : 1);
    }
    weights.back() = AnsweredDivisor;
    return random.pick(weights);
}

std::int64_t ChatLife::taste(std::int32_t intent) const {
    Random random(
        m_setting.world.spec().seed,
        Purpose::Taste,
        static_cast<std::uint64_t>(m_setting.user.number),
        static_cast<std::uint64_t>(intent));
    return random.between(40, 160);
}

std::int32_t ChatLife::pickIntent(Random& random, const Wish& wish, Second time) const {
    const Catalogue& catalogue = m_setting.world.catalogue();
    const auto intents = catalogue.answersTo(m_setting.user.region, wish.situation);
    std::vector<std::int64_t> weights;
    for (const std::int32_t intent : intents) {
        const std::int64_t match = catalogue.match(intent, wish.situation, wish.late);
        const bool exists = m_setting.world.isLaunched(intent, time);
        weights.push_back(exists ? match * match * match * taste(intent) : 0);
    }
    return intents[random.pick(weights)];
}

void ChatLife::wish(Random& random, Impression& impression) {
    const std::vector<Need>& needs = m_setting.history.needs;
    m_need = pickNeed(random, impression.time);
    Wish& wish = impression.wish;
    if (m_need < needs.size()) {
        const Need& need = needs[m_need];
        wish.situation = need.situation;
        wish.late = need.isLateAt(impression.time);
        impression.urgencyPerMille = need.urgencyAt(impression.time);
        impression.needOpened = need.opened;
    } else {
        wish.situation = IdleSituations[static_cast<std::size_t>(random.below(IdleSituations.size()))];
        impression.needOpened = impression.time;
    }
    wish.intent = pickIntent(random, wish, impression.time);
}

/// Before asking, many have a look themselves, and some look at something else.
void ChatLife::lookAround(Random& random, const Impression& impression) {
    const SituationProfile& profile = profileOf(impression.wish.situation);
    const Second first = impression.time - random.between(70, 230);
    const Second second = impression.time - random.between(5, 60);
    if (random.chance(LooksElsewherePerMille))
        emit(
            {.time = first,
             .type = EventType::PageViewed,
             .page = static_cast<Page>(random.below(PageCount))});
    if (random.chance(LooksFirstPerMille))
        emit(
            {.time = second,
             .type = EventType::PageViewed,
             .page = random.chance(720) ? profile.page : profile.otherPage});
}

void ChatLife::observeUntil(Second time) {
    const std::vector<Event>& past = m_setting.history.events;
    const std::vector<Event>& own = m_log.events;
    while (true) {
        const bool historyNext = m_historySeen < past.size() && past[m_historySeen].time < time;
        const bool ownNext = m_logSeen < own.size() && own[m_logSeen].time < time;
        if (!historyNext && !ownNext)
            return;
        const bool takeHistory = historyNext && (!ownNext || past[m_historySeen].time <= own[m_logSeen].time);
        m_known.observe(takeHistory ? past[m_historySeen++] : own[m_logSeen++]);
    }
}

void ChatLife::fillCandidates(Impression& impression) {
    const std::int32_t region = m_setting.user.region;
    Random policyRandom = stream(Purpose::Policy);
    const auto list = m_setting.policy.drawList(
        region, m_setting.policy.weights(region, m_known, impression.time), policyRandom);
    std::vector<std::int32_t> intents;
    intents.reserve(list.size());
    for (const PlacedIntent& placed : list)
        intents.push_back(placed.intent);
    Random clickRandom = stream(Purpose::Clicks);
    const Response response = respond(m_setting.world.catalogue(), impression.wish, intents, clickRandom);
    for (std::size_t index = 0; index < list.size(); ++index) {
        const bool shown = static_cast<std::int64_t>(index) < response.shownCount;
        impression.candidates.push_back(
            {.placed = list[index], .shown = shown, .click = response.clicks[index]});
    }
    Random wrongRandom = stream(Purpose::WrongClicks);
    misplaceClicks(impression.candidates, m_setting.world.spec().wrongClicksPerMillion, wrongRandom);
}

void ChatLife::remember(const Impression& impression) {
    emit({.time = impression.time, .type = EventType::ChatOpened});
    Second time = impression.time;
    for (const ChatCandidate& candidate : impression.candidates) {
        if (candidate.click == ClickKind::None)
            continue;
        time += 20;
        emit({.time = time, .type = EventType::IntentClicked, .intent = candidate.placed.intent});
        if (candidate.meantIntent() == impression.wish.intent && m_need < m_answered.size())
            m_answered[m_need] = true;
    }
}

/// Those whom the list did not help write down what they came for more often than the others.
void ChatLife::typeAfterwards(Impression& impression) const {
    Random random = stream(Purpose::Query);
    const bool clicked = std::ranges::any_of(impression.candidates, [](const ChatCandidate& candidate) {
        return candidate.click != ClickKind::None;
    });
    if (random.chance(clicked ? TypesAfterClickPerMille : TypesWithoutClickPerMille))
        impression.query = typeQuery(
            random, m_setting.world.catalogue().entry(impression.wish.intent), impression.urgencyPerMille);
}

void ChatLife::live(Second time) {
    Impression impression;
    impression.time = time;
    Random random = stream(Purpose::Chat);
    wish(random, impression);
    lookAround(random, impression);
    observeUntil(time);
    impression.features =
        takeSnapshot({.world = m_setting.world, .user = m_setting.user, .time = time}, m_known);
    fillCandidates(impression);
    remember(impression);
    typeAfterwards(impression);
    m_log.impressions.push_back(std::move(impression));
}

} // namespace

ChatLog simulateChats(const ChatSetting& setting, std::int64_t count) {
    ChatLife life(setting);
    for (const Second time : drawOpenings(setting, count))
        life.live(time);
    return life.take();
}

} // namespace intentscope::sim
