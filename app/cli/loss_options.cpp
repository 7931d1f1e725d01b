// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/loss_options.h"

#include <CLI/CLI.hpp>

namespace intentscope::cli {

void addLossOptions(CLI::App& verb, LossOptions& options) {
    verb.add_option("--loss", options.loss, "listnet, softmax or bce");
    verb.add_option("--kl", options.kl, "Term added to the loss: none, reference, path or rdrop");
    verb.add_option("--kl-weight", options.klWeight, "What the term is multiplied with");
    verb.add_option(
        "--reference", options.reference, "Checkpoint of a baseline on the same split, for --kl reference");
    verb.add_option("--weights", options.weights, "How impressions count: equal or inverse_propensity");
    verb.add_option("--weight-cap", options.weightCap, "Largest weight of a click");
    verb.add_option(
        "--stop-metric",
        options.stopMetric,
        "What decides which epoch is kept: ndcg3, recall3, gauc or loss");
}

Result<rank::RankerTrainingSpec> withLoss(rank::RankerTrainingSpec spec, const LossOptions& options) {
    const std::string kl = !options.kl.empty()         ? options.kl
                           : options.reference.empty() ? "none"
                                                       : "reference";
    ISCOPE_TRY_ASSIGN(spec.loss, rank::parseRankLoss(options.loss));
    ISCOPE_TRY_ASSIGN(spec.kl, rank::parseKlTerm(kl));
    ISCOPE_TRY_ASSIGN(spec.weighting, rank::parseImpressionWeighting(options.weights));
    ISCOPE_TRY_ASSIGN(spec.stopMetric, rank::parseStopMetric(options.stopMetric));
    spec.klWeight = options.klWeight;
    spec.weightCap = options.weightCap;
    return spec;
}

} // namespace intentscope::cli
