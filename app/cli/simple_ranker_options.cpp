// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/simple_ranker_options.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace intentscope::cli {

void addSimpleRankerOptions(CLI::App& verb, SimpleRankerOptions& options) {
    verb.add_option("--arch", options.architecture, "Which ranker (docs/ranker.md, docs/simple-rankers.md)")
        ->check(CLI::IsMember({"two_tower", "qe_rec", "popularity", "item_knn", "backoff", "naive_bayes"}));
    verb.add_option(
        "--column",
        options.columns,
        "A column of impressions to count in, once for each; backoff: the coarsest first; item_knn: the "
        "history, else earlier clicks");
    verb.add_option("--smoothing", options.smoothing, "Imagined exposures that a count starts with");
}

Result<std::unique_ptr<rank::RankerTrainer>> simpleTrainer(const SimpleRankerOptions& options, Env& env) {
    if (const auto simple = rank::parseSimpleArchitecture(options.architecture)) {
        rank::SimpleRankerSpec spec{
            .architecture = *simple, .columns = options.columns, .smoothing = options.smoothing};
        ISCOPE_TRY(rank::check(spec));
        return rank::makeSimpleRankerTrainer(env, std::move(spec));
    }
    if (options.columns.empty())
        return nullptr;
    return fail(
        ErrorCode::InvalidInput,
        "--column is for rankers that count, and " + options.architecture + " is none",
        {.cure = "Leave it out, or choose --arch backoff, naive_bayes or item_knn"});
}

} // namespace intentscope::cli
