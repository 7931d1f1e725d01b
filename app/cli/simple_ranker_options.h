// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/simple/simple_ranker.h"

#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace intentscope::cli {

/// Which ranker is trained, and what one that counts counts in.
struct SimpleRankerOptions {
    std::string architecture = "two_tower";
    std::vector<std::string> columns;
    double smoothing = rank::SimpleRankerSpec().smoothing;
};

void addSimpleRankerOptions(CLI::App& verb, SimpleRankerOptions& options);

/// The trainer of a ranker that counts, or null for any other architecture. InvalidInput for options that it
/// does not take.
Result<std::unique_ptr<rank::RankerTrainer>> simpleTrainer(const SimpleRankerOptions& options, Env& env);

} // namespace intentscope::cli
