// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/import_reasoner.h"

#include "app/cli/workspace_options.h"
#include "core/nn/reasoner/imported_reasoner.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace intentscope::cli {
namespace {

/// A name is one of a folder in the workspace, never a way out of it.
Result<std::string> checkpointName(const ReasonerImportOptions& options) {
    const auto source = std::filesystem::path(options.source).lexically_normal();
    const std::string name =
        !options.name.empty() ? options.name
                              : (source.has_filename() ? source : source.parent_path()).filename().string();
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos)
        return fail(
            ErrorCode::InvalidInput,
            "'" + name + "' is no name for a checkpoint",
            {.cure = "Name it with --name, without a slash"});
    return name;
}

Answer answerOf(const nn::ImportedReasoner& imported) {
    std::string text = std::string("Imported ") + (imported.isAdapter ? "adapter " : "model ") +
                       imported.folder.string() + " (" + imported.hash.substr(0, 12) + "), trained from " +
                       imported.parentHash.substr(0, 12) + '\n';
    for (const std::string& note : imported.notes)
        text += "  note: " + note + '\n';
    const nlohmann::ordered_json object{
        {"checkpoint", imported.folder.string()},
        {"kind", imported.isAdapter ? "adapter" : "model"},
        {"weights_hash", imported.hash},
        {"parent_hash", imported.parentHash},
        {"notes", imported.notes}};
    return {text, object.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

} // namespace

Result<Answer> runReasonerImport(VerbContext& context, const ReasonerImportOptions& options) {
    if (options.workspace.empty() || options.base.empty())
        return fail(
            ErrorCode::InvalidInput,
            "a reasoner is imported into a workspace, and belongs to the model that it was trained from",
            {.cure = "Name both: --workspace NAME.iscope --base FOLDER"});
    ISCOPE_TRY_ASSIGN(const std::string name, checkpointName(options));
    ISCOPE_TRY_ASSIGN(
        const auto workspace,
        openWorkspace(context, {.workspace = options.workspace, .dataset = {}}, workspace::OpenMode::Write));
    const nn::ReasonerImport import{
        .checkpoint = options.source,
        .base = options.base,
        .preferences = options.preferences,
        .templateFile = options.templateFile,
        .target = workspace->checkpointsFolder() / name};
    ISCOPE_TRY_ASSIGN(const auto imported, nn::importReasoner(context.env, import, context.stop));
    return answerOf(imported);
}

} // namespace intentscope::cli
