// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/catalogue.h"
#include "core/sim/random.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::sim {

/// What the user came for, hidden from the shop.
struct Wish {
    Situation situation = Situation::ProductQuestion;
    bool late = false; ///< whether the situation has dragged on
    std::int32_t intent = 0;
};

/// What a list shows at once; more by scrolling.
constexpr std::int64_t ShownAtLeast = 8;

/// Chances, per mille, that a user who looks at an intent clicks it.
struct Attraction {
    static constexpr std::int64_t Wished = 860;
    static constexpr std::int64_t Kindred = 400; ///< answers the same situation as well as the wished one
    static constexpr std::int64_t Category = 9;
    static constexpr std::int64_t Stranger = 3;
};
constexpr std::int64_t GoesOnPerMille = 140; ///< down the list, after a click

/// Chance, per mille, that a user looks at a shown position (from 1).
std::int64_t examination(std::int64_t position);
/// Chance, per mille, that a user who looks at an intent clicks it.
std::int64_t attraction(const Catalogue& catalogue, const Wish& wish, std::int32_t intent);

enum class ClickKind : std::uint8_t {
    None,
    Wished,
    Mistaken, ///< on an intent that has nothing to do with the wish
    Wrong     ///< meant for another intent (see wrong_clicks.h)
};

/// What a user did with a list.
struct Response {
    std::int64_t shownCount = 0;
    std::vector<ClickKind> clicks; ///< parallel to the list
};

/// What is left to chance in how a user goes down a list. Each is asked for at most once, in the order of the
/// positions, and answers yes `perMille` times in 1,000.
class UserDraws {
public:
    virtual ~UserDraws();
    virtual bool looks(std::int64_t position, std::int64_t perMille) = 0;
    virtual bool clicks(std::int32_t intent, std::int64_t perMille) = 0;
    virtual bool goesOn(std::int64_t position, std::int64_t perMille) = 0;
};

/// One number after the other from a stream, which must outlive it.
class StreamDraws final : public UserDraws {
public:
    explicit StreamDraws(Random& random) : m_random(random) {}
    bool looks(std::int64_t /*position*/, std::int64_t perMille) override {
        return m_random.chance(perMille);
    }
    bool clicks(std::int32_t /*intent*/, std::int64_t perMille) override { return m_random.chance(perMille); }
    bool goesOn(std::int64_t /*position*/, std::int64_t perMille) override {
        return m_random.chance(perMille);
    }

private:
    Random& m_random;
};

/// A user goes down the list as far as he scrolls, looks at a position with its `examination`, clicks what he
/// sees with its `attraction`, and goes on after a click one time in seven (a cascade with position bias). A
/// click on an intent that has nothing to do with the wish is `Mistaken`.
Response
respond(const Catalogue& catalogue, const Wish& wish, std::span<const std::int32_t> list, Random& random);

/// The same for a user who scrolls as far as `shownCount`, at most the length of the list.
Response respond(
    const Catalogue& catalogue,
    const Wish& wish,
    std::span<const std::int32_t> list,
    std::int64_t shownCount,
    UserDraws& draws);

} // namespace intentscope::sim
