// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent_shelf.h"
#include "core/rank/latent_query_of.h"
#include "core/rank/reasoner.h"
#include "core/rank/score_table.h"
#include "core/rank/scorer.h"

#include <memory>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// The latent queries that a run was scored with; null where its ranker reads none. Runs of older versions do
/// not record them: for them, those the ranker was trained on. NotFound when they are gone, Mismatch when
/// the set of that id holds other vectors now.
Result<std::shared_ptr<const latent::LatentSet>>
latentOfRun(const latent::LatentShelf& shelf, const rank::RunInfo& run, const rank::ScorerInfo& ranker);

/// A latent query that a person typed for an impression.
struct TypedText {
    std::shared_ptr<const data::Dataset> dataset;
    ImpressionIndex impression;
    std::shared_ptr<const latent::LatentSet> set; ///< whose place it takes
    std::string text;
};

/// Has the text read as the answer to the impression's prompt, with template, limits and pooling of the set:
/// the vector is the one the set would hold if the reasoner had written it. Edits of features do not change
/// the prompt.
///
/// Mismatch when `reasoner` did not write the set or its prompts cannot be made again; the errors of
/// ReasonPrompts and of Reasoner::embedAnswers. Not on the window's thread.
Result<rank::TypedQuery>
readTypedQuery(Env& env, const TypedText& typed, rank::Reasoner& reasoner, std::stop_token stop);

} // namespace intentscope::tasks
