// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace intentscope::lint {

/// One broken house rule.
struct Violation {
    std::string file; ///< relative to the root of the tree
    std::size_t line = 0;
    std::string rule; ///< short name: "core-includes-qt"
    std::string text; ///< what was found
};

/// Reads every .h and .cpp below core, widgets and app of a tree (and tests, for the rules that hold there)
/// and lists what breaks the rules of layering, size and idiom, by file and line.
std::vector<Violation> checkTree(const std::filesystem::path& root);

/// How often each counted construct occurs in a tree: "QMessageBox", "NOLINT".
std::map<std::string, std::size_t> countBudgeted(const std::filesystem::path& root);

} // namespace intentscope::lint
