// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code_options.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace intentscope::cli {

nn::CodePolicy CodeOptions::policy() const {
    return isAllowed ? nn::CodePolicy::Allow : nn::CodePolicy::Refuse;
}

void addCodeOption(CLI::App& verb, CodeOptions& options) {
    verb.add_flag(
        "--allow-code",
        options.isAllowed,
        "Run TorchScript rankers, which are programs: only those you trust");
}

void warnOfCode(VerbContext& context, const std::filesystem::path& checkpoint) {
    if (const std::string warning = nn::codeWarning(context.env, checkpoint); !warning.empty())
        context.output.err() << "Warning: " << warning << '\n';
}

} // namespace intentscope::cli
