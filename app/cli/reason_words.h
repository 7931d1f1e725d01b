// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_output.h"
#include "core/latent/latent_shelf.h"
#include "core/tasks/answer_task.h"
#include "core/tasks/context_task.h"
#include "core/tasks/reason_task.h"

#include <string>
#include <vector>

namespace intentscope::cli {

/// What the verb `reason` answers, worded for people and for programs.
Answer wordPreview(
    const tasks::ContextPreview& preview, const std::string& impressionId, const std::string& datasetHash);
Answer wordAnswer(
    const tasks::ImpressionAnswer& answer,
    const std::string& impressionId,
    const rank::ReasonerInfo& reasoner);
Answer wordSet(const tasks::ReasonOutcome& outcome);
Answer wordShelf(const std::vector<latent::ShelfEntry>& sets, const std::vector<std::string>& unfinished);

} // namespace intentscope::cli
