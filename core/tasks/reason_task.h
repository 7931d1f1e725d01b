// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/reason_prompts.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

struct ReasonSpec {
    std::string name = {}; ///< for a person; "": the reasoner's
    ReasonSettings settings = {};
    std::vector<std::int32_t> impressions = {}; ///< rows, ascending; none: all
    std::string part = "all";                   ///< what `impressions` are, for a person
};

/// What the task works with; all must outlive the call.
struct ReasonDeps {
    std::shared_ptr<const data::Dataset> dataset;
    rank::Reasoner& reasoner;
    const latent::LatentShelf& shelf;
    Workers workers = {};
};

struct ReasonOutcome {
    std::shared_ptr<const latent::LatentSet> set;
    bool wasThere = false;           ///< the very same job was done before: nothing was written
    std::int64_t generatedCount = 0; ///< contexts answered in this call
    std::int64_t reusedCount = 0;    ///< taken from other sets
    std::int64_t resumedCount = 0;   ///< written by an earlier call that was stopped
    std::int64_t cutCount = 0;       ///< answers that ended at the greatest count of tokens
    std::int64_t shortenedCount = 0; ///< impressions that lost events to the budget
    std::vector<std::string> notes = {};
};

/// Writes the latent queries of a dataset as a set of the shelf, whole or not at all; the same job gives the
/// same bytes. Impressions with the same prompt are answered once. The prompts are answered in blocks that
/// depend on the job alone. A finished block is on disk in the job's journal: stopped or killed, the same
/// call goes on behind it. A block of which another set with the same reasoner and answer settings has every
/// prompt is taken from there; any other is written whole, so that what a reasoner writes never depends on
/// what happened to be stored.
///
/// InvalidInput for settings out of range, an impression that is none, an empty dataset; the errors of
/// ReasonPrompts and of the reasoner; Corrupt for a vector that is not finite or of another size; Cancelled,
/// whose cure says how much is kept; Io, ResourceExhausted.
Result<ReasonOutcome>
reasonTask(const ReasonSpec& spec, const ReasonDeps& deps, ProgressSink& progress, std::stop_token stop);

/// How much of a job is done already.
struct ReasonStanding {
    bool isThere = false;             ///< the set is whole: `reasonTask` writes nothing
    std::int64_t impressionCount = 0; ///< that are asked for
    std::int64_t contextCount = 0;    ///< different prompts among them
    std::int64_t writtenCount = 0;    ///< prompts that an earlier call answered before it was stopped
    std::int64_t shortenedCount = 0;  ///< impressions that lose events to the budget
};

/// Looks, without answering anything: renders every prompt and reads the journal of a job that was stopped.
/// Errors as reasonTask's before its work.
Result<ReasonStanding>
reasonStanding(const ReasonSpec& spec, const ReasonDeps& deps, ProgressSink& progress, std::stop_token stop);

/// What a reasoner reads of an intent for its vector: title and description, each on a line.
std::string intentText(const data::Dataset& dataset, IntentIndex intent);

} // namespace intentscope::tasks
