// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_manifest.h"

#include "core/base/atomic_file.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace intentscope::workspace {
namespace {

constexpr std::string_view Format = "intentscope-workspace";
constexpr std::uint64_t MaxManifestBytes = 1U << 20U;

tl::unexpected<Error> damaged(const std::filesystem::path& file, std::string_view what) {
    return fail(
        ErrorCode::Corrupt,
        "The workspace's manifest is damaged: " + std::string(what),
        {.place = {.file = file.string()},
         .cure = "Bring the file back from a backup, or copy it from a new workspace of the same version"});
}

} // namespace

Status writeManifest(Env& env, const std::filesystem::path& file, const WorkspaceManifest& manifest) {
    nlohmann::ordered_json object;
    object["format"] = Format;
    object["version"] = manifest.version;
    object["created_at"] = toIso8601(manifest.createdAt);
    object["created_with"] = manifest.createdWith;
    return writeFileAtomically(env, file, object.dump(2) + "\n");
}

Result<WorkspaceManifest> readManifest(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(file, MaxManifestBytes));
    const auto object = nlohmann::json::parse(text, nullptr, false);
    if (!object.is_object() || object.value("format", nlohmann::json()) != Format)
        return damaged(file, "it does not say '" + std::string(Format) + "'");
    const auto version = object.value("version", nlohmann::json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        return damaged(file, "it has no version");
    if (version.get<std::int64_t>() > WorkspaceVersion) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The workspace has format version " + version.dump() + ", and this program knows version " +
                std::to_string(WorkspaceVersion),
            {.place = {.file = file.string()},
             .cure = "Open it with a newer IntentScope; nothing was changed"});
    }
    const auto createdAt = object.value("created_at", nlohmann::json());
    const auto createdWith = object.value("created_with", nlohmann::json());
    if (!createdAt.is_string() || !createdWith.is_string())
        return damaged(file, "it does not say when and with what it was made");
    const auto time = parseTime(createdAt.get<std::string>());
    if (!time)
        return damaged(file, "created_at is not a time");
    return WorkspaceManifest{version.get<std::int64_t>(), *time, createdWith.get<std::string>()};
}

} // namespace intentscope::workspace
