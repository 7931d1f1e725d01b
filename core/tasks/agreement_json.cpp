// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/agreement_task.h"

#include <nlohmann/json.hpp>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const stats::Agreement& agreement) {
    Json object;
    object["value"] = agreement.value ? Json(*agreement.value) : Json(nullptr);
    if (agreement.interval)
        object["interval"] = {agreement.interval->low, agreement.interval->high};
    object["units"] = agreement.unitCount;
    if (agreement.leftOutCount > 0)
        object["left_out"] = agreement.leftOutCount;
    if (agreement.undefinedCount > 0)
        object["undefined_replicates"] = agreement.undefinedCount;
    return object;
}

Json jsonOf(const std::vector<ShareOf>& shares) {
    Json list = Json::array();
    for (const ShareOf& share : shares)
        list.push_back(
            {{"annotator", share.annotator},
             {"count", share.count},
             {"of", share.of},
             {"interval", {share.low, share.high}}});
    return list;
}

} // namespace

std::string toJson(const AgreementReport& report) {
    Json object;
    object["field"] = name(report.spec.field);
    object["blind_only"] = report.spec.isBlindOnly;
    object["replicates"] = report.spec.bootstrap.replicateCount;
    object["seed"] = report.spec.bootstrap.seed;
    object["raters"] = report.raters;
    object["impressions"] = report.impressionCount;
    object["shared_impressions"] = report.sharedCount;
    object["krippendorff_alpha"] = jsonOf(report.alpha);
    object["fleiss_kappa"] = jsonOf(report.fleiss);
    object["pairs"] = Json::array();
    for (const PairAgreement& pair : report.pairs)
        object["pairs"].push_back(
            {{"first", pair.first},
             {"second", pair.second},
             {"percent", jsonOf(pair.percent)},
             {"cohen_kappa", jsonOf(pair.kappa)}});
    object["categories"] = Json::array();
    for (const CategoryAgreement& one : report.categories)
        object["categories"].push_back(
            {{"category", one.category}, {"judgements", one.judgementCount}, {"alpha", jsonOf(one.alpha)}});
    object["confusions"] = Json::array();
    for (const Confusion& confusion : report.confusions)
        object["confusions"].push_back(
            {{"first", confusion.first}, {"second", confusion.second}, {"count", confusion.count}});
    object["anchoring"] = jsonOf(report.anchoring);
    object["gold"] = jsonOf(report.gold);
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace intentscope::tasks
