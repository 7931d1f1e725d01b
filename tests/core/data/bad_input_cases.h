// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace intentscope::test {

/// One mistake that people make with their files.
struct BadInputCase {
    std::string what;        ///< the mistake, for docs/bad-input.md
    std::string file;        ///< relative; written over what the good shop has there
    std::string content;     ///< of the file
    std::string source;      ///< what is imported: "shop" or a file
    bool isFolder = false;   ///< a folder is made instead of the file
    std::string copyOf = {}; ///< the content is that of this file below tests/core/data
    std::size_t cut = 0;     ///< bytes that the copy loses at its end
};

std::vector<BadInputCase> delimitedCases();
std::vector<BadInputCase> jsonCases();
std::vector<BadInputCase> recBoleCases();
std::vector<BadInputCase> parquetCases();

} // namespace intentscope::test
