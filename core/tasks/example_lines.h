// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/reasoner_trainer.h"

#include <filesystem>
#include <vector>

namespace intentscope::tasks {

/// Examples of a JSON lines file in the forms of TRL: "prompt" and "completion" as texts or as lists of
/// messages, "messages" whose last one is the answer, or "text" for pretraining. Dpo: "prompt", "chosen" and
/// "rejected", all texts or all lists of messages. Contrastive: the same, "rejected" being optional, with
/// "anchor" (a text, the reasoner's own query) and optionally "losers" (further losing texts), "group" (a
/// text) and "target" (numbers). Other members are left alone. InvalidInput at the line for anything else,
/// and for a form that the stage does not take.
Result<std::vector<rank::ReasonerExample>>
readExamples(Env& env, const std::filesystem::path& file, rank::ReasonerStage stage);

} // namespace intentscope::tasks
