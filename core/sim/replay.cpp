// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/replay.h"

namespace intentscope::sim {
namespace {

constexpr double Mille = 1000;
/// Kinds of chances in the key of a draw; rows of intents and positions stay below.
constexpr std::uint64_t KeysPerKind = std::uint64_t{1} << 32U;
enum class DrawKind : std::uint8_t { Look, Click, GoOn };

/// Each chance has a stream of its own, of which the first number counts.
class KeyedDraws final : public UserDraws {
public:
    explicit KeyedDraws(const ReplayMoment& moment) : m_moment(moment) {}
    bool looks(std::int64_t position, std::int64_t perMille) override {
        return draw(DrawKind::Look, position, perMille);
    }
    bool clicks(std::int32_t intent, std::int64_t perMille) override {
        return draw(DrawKind::Click, intent, perMille);
    }
    bool goesOn(std::int64_t position, std::int64_t perMille) override {
        return draw(DrawKind::GoOn, position, perMille);
    }

private:
    bool draw(DrawKind kind, std::int64_t of, std::int64_t perMille) const {
        const std::uint64_t key =
            static_cast<std::uint64_t>(kind) * KeysPerKind + static_cast<std::uint64_t>(of);
        Random random(m_moment.seed, Purpose::Replay, static_cast<std::uint64_t>(m_moment.impression), key);
        return random.chance(perMille);
    }

    const ReplayMoment& m_moment;
};

} // namespace

ReplayOutcome
replay(const Catalogue& catalogue, const ReplayMoment& moment, std::span<const std::int32_t> list) {
    KeyedDraws draws(moment);
    const Response response =
        respond(catalogue, moment.wish, list, static_cast<std::int64_t>(list.size()), draws);
    ReplayOutcome outcome;
    for (std::size_t index = 0; index < list.size(); ++index) {
        if (response.clicks[index] == ClickKind::None)
            continue;
        ++outcome.clickCount;
        outcome.isSatisfied = outcome.isSatisfied || list[index] == moment.wish.intent;
    }
    return outcome;
}

ReplayChances
replayChances(const Catalogue& catalogue, const Wish& wish, std::span<const std::int32_t> list) {
    ReplayChances chances;
    double reaches = 1;
    for (std::size_t index = 0; index < list.size(); ++index) {
        const double looks = static_cast<double>(examination(static_cast<std::int64_t>(index) + 1)) / Mille;
        const double clicks = looks * static_cast<double>(attraction(catalogue, wish, list[index])) / Mille;
        chances.clicks += reaches * clicks;
        if (list[index] == wish.intent)
            chances.satisfied += reaches * clicks;
        reaches *= 1 - clicks * (1 - static_cast<double>(GoesOnPerMille) / Mille);
    }
    return chances;
}

std::optional<Situation> parseSituation(std::string_view text) {
    for (std::size_t number = 0; number < SituationCount; ++number) {
        const auto situation = static_cast<Situation>(number);
        if (profileOf(situation).name == text)
            return situation;
    }
    return std::nullopt;
}

} // namespace intentscope::sim
