// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent_description.h"
#include "core/tasks/reason_task.h"

#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::tasks {

/// The impressions of a job, all where it names none. InvalidInput for rows that are no ascending ones of the
/// dataset, and for an empty dataset.
Result<std::vector<std::int32_t>> reasonRows(const ReasonSpec& spec, const data::Dataset& dataset);

/// All of a set's description that is known before the work: job hash and id among it.
latent::LatentDescription describeReasonJob(
    const ReasonSpec& spec,
    const ReasonDeps& deps,
    const ReasonPrompts& prompts,
    std::span<const std::int32_t> rows);

} // namespace intentscope::tasks
