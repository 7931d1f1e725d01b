// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/open_reasoner.h"

#include "core/remote/remote_reasoner.h"
#include "core/remote/remote_spec.h"
#include "core/remote/url.h"

#include <utility>

namespace intentscope::tasks {
namespace {

bool hasRemoteOptions(const ReasonerSource& source) {
    return !source.model.empty() || !source.keyVariable.empty() || !source.caFile.empty() ||
           !source.embeddingModel.empty();
}

Result<std::unique_ptr<rank::Reasoner>>
openRemote(const ReasonerSource& source, remote::RemoteSpec spec, Env& env, const std::stop_token& stop) {
    if (!source.model.empty())
        spec.model = source.model;
    if (!source.keyVariable.empty())
        spec.keyVariable = source.keyVariable;
    if (!source.caFile.empty())
        spec.caFile = source.caFile;
    if (!source.embeddingModel.empty())
        spec.embeddingModel = source.embeddingModel;
    ISCOPE_TRY_ASSIGN(std::unique_ptr<rank::Reasoner> opened, remote::RemoteReasoner::open(env, spec, stop));
    return opened;
}

} // namespace

Result<std::unique_ptr<rank::Reasoner>> openReasoner(
    const ReasonerSource& source, const rank::ReasonerFactory& local, Env& env, const std::stop_token& stop) {
    if (remote::looksLikeUrl(source.location))
        return openRemote(source, {.url = source.location}, env, stop);
    const std::filesystem::path path = source.location;
    const FileKind kind = env.kind(path);
    if (kind == FileKind::Regular) {
        ISCOPE_TRY_ASSIGN(remote::RemoteSpec spec, remote::readRemoteSpec(env, path));
        return openRemote(source, std::move(spec), env, stop);
    }
    if (kind != FileKind::Directory)
        return fail(
            ErrorCode::NotFound,
            "there is no reasoner here",
            {.place = {.file = source.location},
             .cure = "Give a folder with a checkpoint, a file of a remote reasoner, or a URL with http:// or "
                     "https://"});
    if (hasRemoteOptions(source))
        return fail(
            ErrorCode::InvalidInput,
            "a model's name, a key's variable, certificate authorities or an embedding model go with a "
            "server, and "
            "this is a folder",
            {.place = {.file = source.location}, .cure = "Leave them out, or name the server"});
    if (!local)
        return fail(
            ErrorCode::UnsupportedVersion,
            "this program was built without LibTorch and runs no reasoner itself",
            {.place = {.file = source.location}, .cure = "Name a server that serves it"});
    return local(env, path);
}

} // namespace intentscope::tasks
