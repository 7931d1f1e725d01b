// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_directory.h"

#include "core/base/assert.h"

#include <cstdlib>
#include <fstream>

namespace intentscope::test {

TempDirectory::TempDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "iscope-test-XXXXXX").string();
    ISCOPE_ASSERT(::mkdtemp(pattern.data()) != nullptr);
    m_path = pattern;
}

TempDirectory::~TempDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path
TempDirectory::write(const std::filesystem::path& relative, std::string_view text) const {
    const auto target = m_path / relative;
    std::filesystem::create_directories(target.parent_path());
    std::ofstream out(target, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    ISCOPE_ASSERT(out.good());
    return target;
}

std::filesystem::path sourceDirectory() {
    const char* root = std::getenv("ISCOPE_SOURCE_DIR");
    ISCOPE_ASSERT(root != nullptr);
    return root;
}

} // namespace intentscope::test
