// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/tasks/slice_task.h"

#include <memory>
#include <optional>
#include <string>

namespace intentscope::cli {

/// Shows on standard error where in `expression` an error points; hands the error on.
tl::unexpected<Error> pointedAt(VerbContext& context, const std::string& expression, Error error);

/// What --slice names, evaluated on the dataset; none when the option was left out.
Result<std::optional<slices::Slice>> chosenSlice(
    VerbContext& context,
    const std::string& nameOrExpression,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset);

} // namespace intentscope::cli
