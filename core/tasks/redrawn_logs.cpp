// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/redrawn_logs.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

namespace intentscope::tasks {
namespace {

using metrics::ShownCount;

/// A whole number for each place up to the 16th: weights are integers, so that draws are the same everywhere.
constexpr std::int64_t FirstWeight = 720'720;
constexpr double Mille = 1000;

std::uint64_t streamOf(std::int32_t log, std::size_t place) {
    constexpr unsigned PlaceBits = 32;
    return (static_cast<std::uint64_t>(log) << PlaceBits) | place;
}

/// The candidates that are left for a position, by weight; 0 once drawn.
class Urn {
public:
    Urn(std::size_t count, std::int64_t exploredPerMille) : m_exploredPerMille(exploredPerMille) {
        for (std::size_t place = 0; place < count; ++place)
            m_weights.push_back(FirstWeight / static_cast<std::int64_t>(place + 1));
        m_left.assign(count, 1);
    }

    /// Takes one out; multiplies `probability` by how likely that was.
    std::size_t draw(sim::Random& random, double& probability) {
        const std::size_t drawn = random.pick(random.chance(m_exploredPerMille) ? m_left : m_weights);
        const double explored = static_cast<double>(m_exploredPerMille) / Mille;
        const auto share = [&](const std::vector<std::int64_t>& weights) {
            const auto all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
            return static_cast<double>(weights[drawn]) / static_cast<double>(all);
        };
        probability *= explored * share(m_left) + (1 - explored) * share(m_weights);
        m_weights[drawn] = 0;
        m_left[drawn] = 0;
        return drawn;
    }

private:
    std::int64_t m_exploredPerMille;
    std::vector<std::int64_t> m_weights;
    std::vector<std::int64_t> m_left;
};

} // namespace

Status checkRedraw(const RedrawSpec& spec) {
    if (spec.impressionCount < 1)
        return fail(
            ErrorCode::InvalidInput,
            "a log of " + std::to_string(spec.impressionCount) + " impressions shows nothing",
            {.cure = "Ask for some thousands"});
    if (!(std::round(spec.explorationShare * Mille) >= 1 && spec.explorationShare <= 1))
        return fail(
            ErrorCode::InvalidInput,
            "a log that draws a share of " + std::to_string(spec.explorationShare) + " at random",
            {.cure = "Ask for a share from 0.001 to 1"});
    if (spec.candidateCount && *spec.candidateCount < ShownCount)
        return fail(
            ErrorCode::InvalidInput,
            std::to_string(*spec.candidateCount) + " candidates do not fill the first three positions",
            {.cure = "Keep at least 3"});
    return {};
}

RedrawnLogs::RedrawnLogs(
    const RedrawSpec& spec,
    const data::Dataset& dataset,
    const ShopTruth& truth,
    std::span<const std::int32_t> rows)
    : m_spec(spec), m_dataset(&dataset), m_truth(&truth) {
    ISCOPE_ASSERT(!rows.empty());
    std::map<std::int32_t, std::vector<std::int32_t>> byUser;
    for (const std::int32_t row : rows)
        byUser[dataset.userOf({row}).value].push_back(row);
    for (auto& [user, own] : byUser)
        m_rowsOfUsers.push_back(std::move(own));
}

std::vector<DrawnImpression> RedrawnLogs::drawLog(std::int32_t log) const {
    sim::Random random(m_spec.seed, sim::Purpose::User, static_cast<std::uint64_t>(log));
    std::vector<DrawnImpression> drawn;
    for (std::int32_t user = 0; static_cast<std::int64_t>(drawn.size()) < m_spec.impressionCount; ++user) {
        const auto chosen = random.below(static_cast<std::int64_t>(m_rowsOfUsers.size()));
        for (const std::int32_t row : m_rowsOfUsers[static_cast<std::size_t>(chosen)])
            drawn.push_back({.row = row, .user = user});
    }
    return drawn;
}

std::vector<std::size_t> RedrawnLogs::kept(ImpressionIndex impression) const {
    const data::CandidateList candidates = m_dataset->candidatesOf(impression);
    std::vector<std::size_t> places(candidates.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, {}, [&](std::size_t place) {
        const std::int32_t position = candidates.positions[place];
        return position > 0 ? position : std::numeric_limits<std::int32_t>::max();
    });
    if (m_spec.candidateCount)
        places.resize(std::min(places.size(), *m_spec.candidateCount));
    return places;
}

RedrawnList RedrawnLogs::drawList(
    ImpressionIndex impression,
    std::span<const std::size_t> kept,
    std::int32_t log,
    std::size_t place) const {
    const data::CandidateList candidates = m_dataset->candidatesOf(impression);
    sim::Random random(m_spec.seed, sim::Purpose::Policy, streamOf(log, place));
    Urn urn(kept.size(), std::llround(m_spec.explorationShare * Mille));
    RedrawnList drawn;
    drawn.shown.marginal.fill(std::numeric_limits<double>::quiet_NaN());
    std::array<std::int32_t, ShownCount> shown{};
    double probability = 1;
    for (std::size_t k = 0; k < ShownCount; ++k) {
        drawn.logged.rows[k] = urn.draw(random, probability);
        drawn.shown.prefix[k] = probability;
        drawn.logged.intents[k] = candidates.intents[kept[drawn.logged.rows[k]]];
        shown[k] = m_truth->catalogueRow(drawn.logged.intents[k]);
    }
    sim::Random chances(m_spec.seed, sim::Purpose::Clicks, streamOf(log, place));
    sim::StreamDraws user(chances);
    const auto response = sim::respond(
        m_truth->catalogue(),
        m_truth->wishOf(impression),
        shown,
        static_cast<std::int64_t>(ShownCount),
        user);
    for (std::size_t k = 0; k < ShownCount; ++k)
        drawn.logged.clicks[k] = response.clicks[k] == sim::ClickKind::None ? 0 : 1;
    return drawn;
}

} // namespace intentscope::tasks
