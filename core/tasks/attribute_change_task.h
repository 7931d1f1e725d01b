// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/rank/explainer.h"
#include "core/stats/bootstrap.h"
#include "core/tasks/change_contest.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::tasks {

/// How a run's ranker is asked.
struct AttributedRun {
    const rank::ScoreTable& run;
    /// What explains an impression's scores; of an out-of-fold run the fold that scored it.
    std::function<Result<std::shared_ptr<const rank::Explainer>>(ImpressionIndex)> findExplainer;
    std::shared_ptr<const rank::LatentQueries> latent; ///< that the run read; null where it read none
};

/// Whether a change can be divided between the ranker and the latent queries.
enum class ChangeHalves : std::uint8_t {
    Divided,
    SameQueries, ///< both runs read the same ones, or none: all of it is the ranker's
    OneReads,    ///< one run reads latent queries, the other none
    OtherSize,   ///< their vectors have other sizes, so that no ranker can read those of the other run
};
std::string_view name(ChangeHalves halves);

struct AttributeChangeSpec {
    ChangeQuestion question = ChangeQuestion::FirstIntent;
    std::vector<ChangeContest> contests = {}; ///< what is explained; at least one
    std::size_t most = 40;                    ///< so many of them, evenly spread
    double errorBound = 1e-2;                 ///< see rank::ExplanationSpec
    stats::BootstrapSpec bootstrap = {};
};

/// What an input, a part of the ranker or a group of features adds to a margin.
struct ChangeAmount {
    std::string name; ///< "user", "query"; a group of features
    double before = 0;
    double after = 0;
    double latent = 0; ///< of the change, what the latent queries cause; 0 unless divided
    double ranker = 0; ///< and what the ranker causes

    double change() const { return after - before; }
};

/// The change of one impression. The margin is the score of `intent` less that of `against`.
struct ImpressionChange {
    ChangeContest contest;
    std::int32_t rankBefore = 0; ///< of `intent`, from 1
    std::int32_t rankAfter = 0;
    ChangeAmount margin;
    std::vector<ChangeAmount> parts;  ///< of the ranker
    std::vector<ChangeAmount> groups; ///< of features and other inputs
    /// margin.change() less the changes of the parts, signed: what numerical integration leaves over.
    double residual = 0;
};

/// The impressions of one user: means of their changes.
struct UserChange {
    UserIndex user;
    std::vector<std::size_t> changes; ///< places in AttributeChangeReport::impressions
    ChangeAmount margin;
    std::vector<ChangeAmount> parts;
    std::vector<ChangeAmount> groups;
};

/// A mean over impressions; intervals over users.
struct MeanChange {
    std::string name;
    stats::PairedEstimate amount;
    stats::Estimate latent; ///< of the change; not meaningful unless divided
    stats::Estimate ranker;
};

struct AttributeChangeReport {
    AttributeChangeSpec spec; ///< without its contests
    rank::RunInfo before;
    rank::RunInfo after;
    ChangeHalves halves = ChangeHalves::Divided;
    std::int64_t askedCount = 0; ///< contests; more than `impressions` where only some were explained
    std::vector<ImpressionChange> impressions; ///< in the order of the contests
    std::vector<UserChange> users;             ///< by falling change of the margin, in magnitude
    MeanChange margin;
    std::vector<MeanChange> parts;  ///< by falling change
    std::vector<MeanChange> groups; ///< the same
    double meanResidual = 0;
    double worstResidual = 0; ///< in magnitude, of one impression
};

/// What put one intent before another, divided by the ranker's parts, by feature groups, and by the halves
/// that changed.
///
/// Let m(R, q) be the score that ranker R gives to `intent` less the one it gives to `against` when it reads
/// the latent queries q, and f_p(R, q) what part p adds to it by integrated gradients (rank::Explanation),
/// so that the f_p sum to m(R, q) less the margin of the average impression, which is 0 because both intents
/// start from the same average. Then
///
///   m(A, a) - m(B, b) = sum over p of [f_p(A, a) - f_p(B, b)] + residual
///
/// and each bracket is the sum of the Shapley values (Shapley 1953) of the two halves that were exchanged,
///
///   latent_p = ((f_p(B, a) - f_p(B, b)) + (f_p(A, a) - f_p(A, b))) / 2
///   ranker_p = ((f_p(A, b) - f_p(B, b)) + (f_p(A, a) - f_p(B, a))) / 2.
///
/// Scores are logits of a softmax over the candidates, so a margin is the logarithm of the odds of `intent`
/// against `against`. That the differences of two explanations may be taken part by part, and their division
/// by halves, are our own construction; a part that is not in one of the rankers counts 0 there. The latent
/// queries' half is all that the reasoner wrote: queries and vectors of intents.
///
/// Four explanations an impression, two where nothing is to be divided. InvalidInput without contests, and
/// for a contest of intents that are no candidates; errors of the explainers and of the bootstrap; Cancelled.
Result<AttributeChangeReport> attributeChangeTask(
    const AttributeChangeSpec& spec,
    const AttributedRun& before,
    const AttributedRun& after,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const AttributeChangeReport& report, const data::Dataset& dataset);

} // namespace intentscope::tasks
