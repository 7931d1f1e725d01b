// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/slice_options.h"

#include "core/slices/expression_error.h"

#include <ostream>
#include <utility>

namespace intentscope::cli {

tl::unexpected<Error> pointedAt(VerbContext& context, const std::string& expression, Error error) {
    context.output.err() << slices::caretLines(expression, error);
    return tl::unexpected(std::move(error));
}

Result<std::optional<slices::Slice>> chosenSlice(
    VerbContext& context,
    const std::string& nameOrExpression,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset) {
    if (nameOrExpression.empty())
        return std::optional<slices::Slice>();
    auto slice = tasks::chooseSlice(nameOrExpression, workspace, dataset, context.stop);
    if (slice)
        return std::optional(*std::move(slice));
    // A saved slice that does not fit this dataset: the caret belongs under its expression.
    const auto saved = workspace.findSlice(nameOrExpression);
    return pointedAt(context, saved ? saved->expression : nameOrExpression, std::move(slice).error());
}

} // namespace intentscope::cli
