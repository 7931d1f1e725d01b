// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"

#include <string>

namespace intentscope::cli {

/// Options of `import --as reasoner`.
struct ReasonerImportOptions {
    std::string workspace;
    std::string source;
    std::string name; ///< "": the source folder's
    std::string base;
    std::string preferences;
    std::string templateFile;
};

/// Takes a reasoner that was trained elsewhere into the workspace's checkpoints (docs/cluster-training.md).
Result<Answer> runReasonerImport(VerbContext& context, const ReasonerImportOptions& options);

} // namespace intentscope::cli
