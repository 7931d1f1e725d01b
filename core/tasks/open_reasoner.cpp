// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/open_reasoner.h"

#include "core/data/cell.h"
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

/// Of a source that is remote, with what it says itself in the place of what the file says.
Result<remote::RemoteSpec> remoteSpecOf(const ReasonerSource& source, Env& env) {
    remote::RemoteSpec spec{.url = source.location};
    if (!remote::looksLikeUrl(source.location)) {
        ISCOPE_TRY_ASSIGN(spec, remote::readRemoteSpec(env, source.location));
    }
    if (!source.model.empty())
        spec.model = source.model;
    if (!source.keyVariable.empty())
        spec.keyVariable = source.keyVariable;
    if (!source.caFile.empty())
        spec.caFile = source.caFile;
    if (!source.embeddingModel.empty())
        spec.embeddingModel = source.embeddingModel;
    return spec;
}

} // namespace

bool isRemote(const ReasonerSource& source, Env& env) {
    return remote::looksLikeUrl(source.location) || env.kind(source.location) == FileKind::Regular;
}

Result<std::unique_ptr<rank::Reasoner>> openReasoner(
    const ReasonerSource& source, const rank::ReasonerFactory& local, Env& env, const std::stop_token& stop) {
    if (isRemote(source, env)) {
        ISCOPE_TRY_ASSIGN(const remote::RemoteSpec spec, remoteSpecOf(source, env));
        ISCOPE_TRY_ASSIGN(
            std::unique_ptr<rank::Reasoner> opened, remote::RemoteReasoner::open(env, spec, stop));
        return opened;
    }
    if (env.kind(source.location) != FileKind::Directory)
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
            "server, and this is a folder",
            {.place = {.file = source.location}, .cure = "Leave them out, or name the server"});
    if (!local)
        return fail(
            ErrorCode::UnsupportedVersion,
            "this program was built without LibTorch and runs no reasoner itself",
            {.place = {.file = source.location}, .cure = "Name a server that serves it"});
    return local(env, source.location);
}

Result<std::string> previewRequest(
    const std::string& impressionId,
    const ReasonSettings& settings,
    const ReasonerSource& source,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env) {
    const auto impression = dataset->findImpression(impressionId);
    if (!impression)
        return fail(
            ErrorCode::NotFound,
            "The dataset has no impression " + data::quotedCell(impressionId),
            {.cure = "Take an id from the dataset's table of impressions"});
    if (!isRemote(source, env))
        return fail(
            ErrorCode::InvalidInput,
            "this reasoner runs on this machine: nothing is sent",
            {.place = {.file = source.location}});
    ISCOPE_TRY_ASSIGN(const remote::RemoteSpec spec, remoteSpecOf(source, env));
    ISCOPE_TRY_ASSIGN(const auto reasoner, remote::RemoteReasoner::unasked(env, spec));
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(dataset, settings, *reasoner));
    ISCOPE_TRY_ASSIGN(const data::ContextText context, prompts.textOf(*impression));
    return reasoner->requestText(
        {.system = context.system, .user = context.user},
        {.sampling = settings.sampling, .pooling = settings.pooling});
}

} // namespace intentscope::tasks
