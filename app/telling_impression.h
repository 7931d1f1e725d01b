// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/compare_task.h"

namespace intentscope::app {

/// The impression to show first, so that the window opens on something worth seeing: a fixed one of the user
/// whose ranking improved most; without a comparison (null) the newest one of the first user that has any.
/// The dataset has at least one impression.
ImpressionIndex tellingImpression(const data::Dataset& dataset, const tasks::CompareReport* report);

/// The impression that a user is opened with: the last one that broke, else the last one that was fixed, else
/// the newest. Invalid for a user without any.
ImpressionIndex
tellingImpression(UserIndex user, const data::Dataset& dataset, const tasks::CompareReport* report);

} // namespace intentscope::app
