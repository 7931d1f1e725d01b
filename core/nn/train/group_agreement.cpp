// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/group_agreement.h"

#include "core/base/build_version.h"
#include "core/nn/version.h"
#include "core/rank/training_settings_json.h"

#include <nlohmann/json.hpp>

namespace intentscope::nn {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const TrainingIdentity& identity) {
    Json json{
        {"version of IntentScope", codeVersion()},
        {"version of LibTorch", torchVersion()},
        {"hash of the dataset", identity.datasetHash},
        {"split", data::toText(identity.spec.split)},
        {"seed", identity.spec.seed},
        {"resumed", identity.start == rank::TrainingStart::Resume}};
    json.update(rank::toJson(identity.spec));
    for (const auto& [name, hash] : identity.hashes)
        json[name] = hash;
    return json;
}

} // namespace

Status checkAgreement(ProcessGroup& group, const TrainingIdentity& own, const std::stop_token& stop) {
    if (group.isAlone())
        return {};
    ISCOPE_TRY_ASSIGN(const auto texts, group.gather(toJson(own).dump(), stop));
    const Json first = Json::parse(texts.front(), nullptr, false);
    for (std::size_t rank = 1; rank < texts.size(); ++rank) {
        const Json other = Json::parse(texts[rank], nullptr, false);
        if (other == first)
            continue;
        std::string difference = "form of the message";
        for (const auto& [name, value] : first.items())
            if (other.is_object() && (!other.contains(name) || other[name] != value)) {
                difference = name + ": " + value.dump() + " in process 0, " +
                             (other.contains(name) ? other[name].dump() : "nothing") + " in process " +
                             std::to_string(rank);
                break;
            }
        return fail(
            ErrorCode::Mismatch,
            "the processes do not train the same. " + difference,
            {.place = {}, .cure = "Give every process the same dataset and the same options"});
    }
    return {};
}

} // namespace intentscope::nn
