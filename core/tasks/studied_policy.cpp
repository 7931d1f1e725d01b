// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/studied_policy.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace intentscope::tasks {
namespace {

using Kind = StudiedPolicy::Kind;

/// Roughly normal with standard deviation 1, one for each impression and intent: four uniform numbers.
double noiseOf(const PolicyMoment& moment, std::int32_t catalogueRow) {
    constexpr std::int64_t Steps = 1'000'000;
    sim::Random random(
        moment.seed,
        sim::Purpose::PolicyNoise,
        static_cast<std::uint64_t>(moment.truth.rowOf(moment.impression)),
        static_cast<std::uint64_t>(catalogueRow));
    double sum = -2;
    for (int part = 0; part < 4; ++part)
        sum += static_cast<double>(random.below(Steps)) / Steps;
    return sum * std::sqrt(3.0);
}

double oracleOf(const PolicyMoment& moment, std::int32_t catalogueRow) {
    const std::int64_t attraction =
        sim::attraction(moment.truth.catalogue(), moment.truth.wishOf(moment.impression), catalogueRow);
    return std::log(static_cast<double>(attraction));
}

bool isOfWishedCategory(const PolicyMoment& moment, std::int32_t catalogueRow) {
    const sim::Catalogue& catalogue = moment.truth.catalogue();
    return catalogue.categoryOf(catalogueRow) ==
           catalogue.categoryOf(moment.truth.wishOf(moment.impression).intent);
}

double scoreOf(const StudiedPolicy& policy, const PolicyMoment& moment, std::int32_t row) {
    constexpr double BeyondNoise = 10;
    const double noise = policy.noise > 0 ? policy.noise * noiseOf(moment, row) : 0;
    switch (policy.kind) {
    case Kind::Oracle:
        return oracleOf(moment, row) + noise;
    case Kind::ReverseOracle:
        return -oracleOf(moment, row) + noise;
    case Kind::Chance:
        return noiseOf(moment, row);
    case Kind::Category:
        return noiseOf(moment, row) + (isOfWishedCategory(moment, row) ? BeyondNoise : 0);
    case Kind::OracleForSome:
        return moment.dataset.userOf(moment.impression).value % 2 == 0 ? oracleOf(moment, row)
                                                                       : noiseOf(moment, row);
    case Kind::Run:
        break;
    }
    return 0;
}

} // namespace

std::vector<StudiedPolicy> studiedPolicies(Runs runs) {
    std::vector<StudiedPolicy> policies = {{.name = "oracle", .kind = Kind::Oracle}};
    for (const double noise : {0.5, 1.0, 2.0, 3.0, 4.0, 6.0}) {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "oracle, noise %.1f", noise);
        policies.push_back({.name = text.data(), .kind = Kind::Oracle, .noise = noise});
    }
    policies.push_back({.name = "oracle for every other user", .kind = Kind::OracleForSome});
    policies.push_back({.name = "chance", .kind = Kind::Chance});
    policies.push_back({.name = "reverse oracle", .kind = Kind::ReverseOracle});
    policies.push_back({.name = "reverse oracle, noise 2.0", .kind = Kind::ReverseOracle, .noise = 2});
    policies.push_back({.name = "category known", .kind = Kind::Category});
    for (const auto& run : runs)
        policies.push_back({.name = run->info().name, .kind = Kind::Run, .run = run.get()});
    return policies;
}

void scorePolicy(const StudiedPolicy& policy, const PolicyMoment& moment, std::vector<float>& scores) {
    if (policy.kind == Kind::Run) {
        const auto own = policy.run->scoresOf(moment.impression);
        scores.assign(own.begin(), own.end());
        return;
    }
    const data::CandidateList candidates = moment.dataset.candidatesOf(moment.impression);
    scores.clear();
    for (const std::int32_t intent : candidates.intents)
        scores.push_back(static_cast<float>(scoreOf(policy, moment, moment.truth.catalogueRow(intent))));
}

} // namespace intentscope::tasks
