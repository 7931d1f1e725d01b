// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/find_reasoners.h"

#include "core/data/json_node.h"
#include "core/remote/remote_spec.h"
#include "core/remote/url.h"

#include <utility>

namespace intentscope::tasks {
namespace {

constexpr std::uint64_t MaxConfigBytes = 1U << 20U;

/// Whether a JSON file is an object with this member.
bool hasMember(Env& env, const std::filesystem::path& file, std::string_view member) {
    if (env.kind(file) != FileKind::Regular)
        return false;
    const auto text = env.readFile(file, MaxConfigBytes);
    if (!text)
        return false;
    const auto node = data::JsonNode::parse(*text, file, ErrorCode::Corrupt);
    return node && node->isObject() && node->has(member);
}

/// A description says what it is, so that other JSON files are not taken for damaged ones.
bool isDescription(Env& env, const std::filesystem::path& file) {
    const auto text = env.readFile(file, MaxConfigBytes);
    return text && text->find("\"remote_reasoner\"") != std::string::npos;
}

FoundReasoner describeRemote(Env& env, const std::filesystem::path& file) {
    FoundReasoner found{
        .name = file.stem().string(), .location = file.string(), .server = "?", .problem = {}};
    const auto spec = remote::readRemoteSpec(env, file);
    const auto url = spec ? remote::parseUrl(spec->url) : tl::unexpected(spec.error());
    if (url)
        found.server = url->text();
    else
        found.problem = url.error().text();
    return found;
}

bool isCheckpoint(Env& env, const std::filesystem::path& folder) {
    return env.kind(folder / "adapter_config.json") == FileKind::Regular ||
           hasMember(env, folder / "config.json", "model_type");
}

} // namespace

Result<FoundReasoner> describeReasoner(Env& env, const std::filesystem::path& path) {
    const FileKind kind = env.kind(path);
    if (kind == FileKind::Regular && path.extension() == ".json" && isDescription(env, path))
        return describeRemote(env, path);
    if (kind == FileKind::Directory && isCheckpoint(env, path))
        return FoundReasoner{
            .name = path.filename().string(), .location = path.string(), .server = {}, .problem = {}};
    return fail(
        ErrorCode::NotFound,
        "there is no reasoner here",
        {.place = {.file = path.string()},
         .cure = "Choose a folder with a Hugging Face checkpoint (config.json, tokenizer.json, "
                 "model.safetensors), one with a PEFT adapter, or a file that describes a server"});
}

std::vector<FoundReasoner> findReasoners(Env& env, std::span<const std::filesystem::path> folders) {
    std::vector<FoundReasoner> found;
    for (const auto& folder : folders) {
        if (env.kind(folder) != FileKind::Directory)
            continue;
        const auto names = env.list(folder);
        if (!names)
            continue;
        for (const std::string& name : *names) {
            if (auto one = describeReasoner(env, folder / name))
                found.push_back(*std::move(one));
        }
    }
    return found;
}

} // namespace intentscope::tasks
