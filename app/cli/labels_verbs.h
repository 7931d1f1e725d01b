// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"

namespace intentscope::cli {

// Verbs below `labels`, each group in a file of its own.
void addLabelsQualityVerbs(CLI::App& labels, Verb& chosen);
void addLabelsQueueVerbs(CLI::App& labels, Verb& chosen);

} // namespace intentscope::cli
