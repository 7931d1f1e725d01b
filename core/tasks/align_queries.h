// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/align_report.h"

#include <cstdint>
#include <span>

namespace intentscope::tasks {

/// Fills in what an arm's latent queries of these impressions are against those of `qe`: drift, changed
/// texts, and query IHR@3. Both arms have latent queries, with vectors.
void measureQueries(
    AlignArm& arm, const AlignArm& qe, const data::Dataset& dataset, std::span<const std::int32_t> rows);

} // namespace intentscope::tasks
