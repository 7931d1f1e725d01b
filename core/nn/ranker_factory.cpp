// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker_factory.h"

#include "core/nn/json_reader.h"
#include "core/nn/ranker/script_ranker_config.h"
#include "core/nn/ranker/torch_explainer.h"
#include "core/nn/ranker/torch_scorer.h"
#include "core/nn/ranker/torchscript_ranker.h"
#include "core/nn/torch_runtime.h"

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

/// Anything that cannot be read is left to the reader of our own checkpoints, which says what is wrong.
bool isTorchscript(Env& env, const Path& folder) {
    const Path path = folder / "config.json";
    const auto text = env.readFile(path);
    if (!text)
        return false;
    const auto json = JsonReader::parse(*text, path.string());
    return json && JsonReader(*json, "the config").text("architecture") == ScriptRankerConfig::Architecture;
}

Result<std::unique_ptr<rank::Scorer>> open(Env& env, const Path& folder, CodePolicy policy) {
    if (!isTorchscript(env, folder))
        return openTorchScorer(env, folder);
    if (policy == CodePolicy::Allow)
        return openTorchscriptRanker(env, folder);
    return fail(
        ErrorCode::InvalidInput,
        "this ranker is a TorchScript program, and running its code was not allowed",
        {.place = {.file = folder.string()},
         .cure = "If you trust where it comes from, allow it: --allow-code on the command line"});
}

Result<std::unique_ptr<rank::Explainer>> openExplainer(Env& env, const Path& folder) {
    if (!isTorchscript(env, folder))
        return openTorchExplainer(env, folder);
    return fail(
        ErrorCode::UnsupportedVersion,
        "this ranker is a TorchScript program: its scores cannot be attributed to features",
        {.place = {.file = folder.string()}, .cure = "Change features and rank again to see what they do"});
}

} // namespace

rank::ScorerFactory makeScorerFactory(CodePolicy policy) {
    configureTorch();
    return [policy](Env& env, const Path& folder) { return open(env, folder, policy); };
}

rank::ExplainerFactory makeExplainerFactory() {
    configureTorch();
    return openExplainer;
}

std::string codeWarning(Env& env, const Path& folder) {
    if (!isTorchscript(env, folder))
        return {};
    return (folder / ScriptRankerConfig::ModelFile).string() +
           " is a TorchScript program. Opening it runs its code with your rights: it can read and overwrite "
           "your files and take all memory, and it cannot be stopped inside one batch. Open it only if you "
           "trust whoever made it.";
}

} // namespace intentscope::nn
