// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/slices/slice.h"
#include "core/workspace/workspace.h"

#include <memory>
#include <stop_token>
#include <string_view>

namespace intentscope::tasks {

/// What a person names a slice by: the name of a saved one, else an expression over impressions, evaluated on
/// the dataset. Errors as Predicate::compile, with the saved names in the cure where the text is neither;
/// Cancelled.
Result<slices::Slice> chooseSlice(
    std::string_view nameOrExpression,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop);

/// Checks the expression against the dataset and saves it under the name; returns what it finds there. Errors
/// as Predicate::compile and Workspace::addSlice.
Result<slices::Slice> saveSlice(
    const store::SavedSlice& slice,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop);

} // namespace intentscope::tasks
