// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/slice_task.h"

#include "core/slices/predicate.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::tasks {
namespace {

Result<slices::Slice> evaluate(
    slices::Slice slice, const std::shared_ptr<const data::Dataset>& dataset, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        const auto predicate,
        slices::Predicate::compile(slice.expression, dataset, slices::RowTable::Impressions));
    ISCOPE_TRY_ASSIGN(auto rows, predicate.evaluate(Workers(), stop));
    slice.rows = std::make_shared<const slices::RowSet>(std::move(rows));
    return slice;
}

/// A single word that is no column was probably meant as a name.
tl::unexpected<Error>
neither(Error error, std::string_view text, const std::vector<store::SavedSlice>& saved) {
    std::string names;
    for (const store::SavedSlice& slice : saved)
        names += (names.empty() ? "" : ", ") + slice.name;
    if (!names.empty() && text.find_first_of("=<>()") == std::string_view::npos)
        error.cure += (error.cure.empty() ? "" : " ") + ("Saved slices are: " + names);
    return tl::unexpected(std::move(error));
}

} // namespace

Result<slices::Slice> chooseSlice(
    std::string_view nameOrExpression,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto saved, workspace.listSlices());
    const auto found = std::ranges::find(saved, nameOrExpression, &store::SavedSlice::name);
    if (found != saved.end())
        return evaluate({.name = found->name, .expression = found->expression}, dataset, stop);
    auto slice = evaluate({.name = {}, .expression = std::string(nameOrExpression)}, dataset, stop);
    if (!slice)
        return neither(std::move(slice).error(), nameOrExpression, saved);
    return slice;
}

Result<slices::Slice> saveSlice(
    const store::SavedSlice& slice,
    workspace::Workspace& workspace,
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(
        auto found, evaluate({.name = slice.name, .expression = slice.expression}, dataset, stop));
    ISCOPE_TRY(workspace.addSlice(slice));
    return found;
}

} // namespace intentscope::tasks
