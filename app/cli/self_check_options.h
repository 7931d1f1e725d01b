// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_output.h"
#include "core/tasks/self_check_task.h"

#include <cstdint>

namespace CLI {
class App;
}

namespace intentscope::cli {

/// The check of the tests and intervals themselves, in place of a report.
struct SelfCheckOptions {
    bool isAsked = false;
    std::int32_t trialCount = stats::SelfCheckSpec().trialCount;
    std::int32_t replicateCount = stats::SelfCheckSpec().bootstrap.replicateCount;

    /// With the seed and the kind of interval of `bootstrap`.
    stats::SelfCheckSpec spec(const stats::BootstrapSpec& bootstrap) const;
};

void addSelfCheckOptions(CLI::App& verb, SelfCheckOptions& options);

Answer answerOf(const tasks::SelfCheckReport& report);

} // namespace intentscope::cli
