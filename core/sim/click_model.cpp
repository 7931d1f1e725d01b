// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/click_model.h"

#include <algorithm>

namespace intentscope::sim {
namespace {

constexpr std::array<std::int64_t, 18> Examination = {
    1000, 950, 900, 850, 810, 770, 730, 700, 670, 640, 610, 590, 570, 550, 530, 510, 490, 470};

} // namespace

std::int64_t examination(std::int64_t position) {
    const auto index = std::min<std::int64_t>(position, static_cast<std::int64_t>(Examination.size())) - 1;
    return Examination[static_cast<std::size_t>(index)];
}

std::int64_t attraction(const Catalogue& catalogue, const Wish& wish, std::int32_t intent) {
    if (intent == wish.intent)
        return Attraction::Wished;
    const std::int64_t match = catalogue.match(intent, wish.situation, wish.late);
    const std::int64_t best =
        std::max<std::int64_t>(1, catalogue.match(wish.intent, wish.situation, wish.late));
    if (match > 0)
        return std::min(Attraction::Kindred, Attraction::Kindred * match / best);
    return catalogue.categoryOf(intent) == catalogue.categoryOf(wish.intent) ? Attraction::Category
                                                                             : Attraction::Stranger;
}

UserDraws::~UserDraws() = default;

Response
respond(const Catalogue& catalogue, const Wish& wish, std::span<const std::int32_t> list, Random& random) {
    const auto length = static_cast<std::int64_t>(list.size());
    const std::int64_t shownCount = std::min(length, random.between(ShownAtLeast, 2 * length));
    StreamDraws draws(random);
    return respond(catalogue, wish, list, shownCount, draws);
}

Response respond(
    const Catalogue& catalogue,
    const Wish& wish,
    std::span<const std::int32_t> list,
    std::int64_t shownCount,
    UserDraws& draws) {
    Response response;
    response.shownCount = shownCount;
    response.clicks.assign(list.size(), ClickKind::None);
    for (std::int64_t position = 1; position <= response.shownCount; ++position) {
        const auto index = static_cast<std::size_t>(position - 1);
        const bool clicks = draws.looks(position, examination(position)) &&
                            draws.clicks(list[index], attraction(catalogue, wish, list[index]));
        if (!clicks)
            continue;
        const bool wished = catalogue.match(list[index], wish.situation, wish.late) > 0;
        response.clicks[index] = wished ? ClickKind::Wished : ClickKind::Mistaken;
        if (!draws.goesOn(position, GoesOnPerMille))
            break;
    }
    return response;
}

} // namespace intentscope::sim
