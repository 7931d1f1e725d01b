// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/nn/ranker_factory.h"

#include <filesystem>

namespace intentscope::cli {

/// Whether rankers that are programs may run.
struct CodeOptions {
    bool isAllowed = false;

    nn::CodePolicy policy() const;
};

void addCodeOption(CLI::App& verb, CodeOptions& options);

/// States on standard error what a ranker that is a program risks, whether or not it is then run.
void warnOfCode(VerbContext& context, const std::filesystem::path& checkpoint);

} // namespace intentscope::cli
