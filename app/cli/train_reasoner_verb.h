// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"

namespace intentscope::cli {

/// Declares `reasoner` beneath the verb `train`.
void addTrainReasonerVerb(CLI::App& train, Verb& chosen);

} // namespace intentscope::cli
