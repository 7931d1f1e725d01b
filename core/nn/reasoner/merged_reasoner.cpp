// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/merged_reasoner.h"

#include "core/base/build_version.h"
#include "core/base/progress.h"
#include "core/nn/reasoner/adapted_weights.h"
#include "core/nn/reasoner/base_place.h"
#include "core/nn/reasoner/weights_torch.h"
#include "core/nn/torch_guard_torch.h"

#include <ATen/ops/empty.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

/// A model, its adapter and where both come from.
struct Parents {
    std::shared_ptr<const ReasonerFiles> model;
    std::shared_ptr<const AdapterFiles> adapter;
    std::string modelHash;
};

Result<Parents> openParents(Env& env, const Path& adapterFolder, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const Path base, AdapterFiles::baseFolder(env, adapterFolder));
    Parents parents;
    ISCOPE_TRY_ASSIGN(parents.model, ReasonerFiles::open(env, base));
    ISCOPE_TRY_ASSIGN(parents.adapter, AdapterFiles::open(env, adapterFolder, parents.model->config()));
    ISCOPE_TRY_ASSIGN(parents.modelHash, parents.model->hash(stop));
    ISCOPE_TRY(checkBaseHash(env, adapterFolder, parents.modelHash));
    return parents;
}

Result<WeightMap> changedWeights(const Parents& parents, const std::stop_token& stop) {
    const AdaptedWeights merged(std::make_shared<const FileWeights>(parents.model), *parents.adapter);
    WeightMap changed;
    for (const ReasonerFiles::StoredWeight& stored : parents.model->weights()) {
        ISCOPE_TRY(checkStop(stop));
        const auto isChanged = [&](const AdapterFiles::Entry& entry) {
            return entry.projection + ".weight" == stored.spec.name;
        };
        if (std::ranges::none_of(parents.adapter->entries(), isChanged))
            continue;
        const at::Tensor wide = at::empty(stored.spec.shape, at::kFloat);
        merged.readRows(
            stored.spec.name, 0, {wide.data_ptr<float>(), static_cast<std::size_t>(wide.numel())});
        merged.release(stored.spec.name);
        changed.emplace(stored.spec.name, wide.to(scalarType(stored.type)));
    }
    return changed;
}

std::string provenanceOf(const Parents& parents) {
    const AdapterConfig& adapter = parents.adapter->config();
    const nlohmann::ordered_json json{
        {"format", "intentscope-merged-reasoner"},
        {"version", 1},
        {"model_hash", parents.modelHash},
        {"adapter_hash", parents.adapter->hash()},
        {"adapter",
         {{"rank", adapter.rank},
          {"alpha", adapter.alpha},
          {"rank_stabilised", adapter.isRankStabilised},
          {"targets", adapter.targets}}},
        {"code_version", codeVersion()}};
    return json.dump(2) + "\n";
}

Result<MergedReasoner>
mergeAndWrite(Env& env, const Path& adapterFolder, const Path& out, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const Parents parents, openParents(env, adapterFolder, stop));
    ISCOPE_TRY_ASSIGN(const WeightMap changed, changedWeights(parents, stop));
    std::vector<TensorBytes> weights = weightBytes(changed);
    for (const ReasonerFiles::StoredWeight& stored : parents.model->weights())
        if (!changed.contains(stored.spec.name))
            weights.push_back({stored.spec.name, stored.type, stored.spec.shape, stored.bytes});
    ISCOPE_TRY_ASSIGN(auto companions, readCompanionFiles(env, parents.model->folder()));
    // What the adapter was trained with comes before what its model was.
    ISCOPE_TRY_ASSIGN(const auto own, readCompanionFiles(env, adapterFolder));
    for (const auto& [file, text] : own)
        companions[file] = text;
    companions["provenance.json"] = provenanceOf(parents);
    ISCOPE_TRY(writeReasoner(env, out, {parents.model->config(), weights, std::move(companions)}));
    ISCOPE_TRY_ASSIGN(const auto written, ReasonerFiles::open(env, out));
    ISCOPE_TRY_ASSIGN(auto hash, written->hash(stop));
    return MergedReasoner{
        out,
        std::move(hash),
        static_cast<std::int64_t>(changed.size()),
        static_cast<std::int64_t>(weights.size())};
}

} // namespace

Result<MergedReasoner>
writeMergedReasoner(Env& env, const Path& adapterFolder, const Path& out, const std::stop_token& stop) {
    return torchGuard([&] { return mergeAndWrite(env, adapterFolder, out, stop); });
}

} // namespace intentscope::nn
