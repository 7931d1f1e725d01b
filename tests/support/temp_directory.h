// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace intentscope::test {

/// A fresh folder that goes with the object.
class TempDirectory {
public:
    TempDirectory();
    ~TempDirectory();
    TempDirectory(const TempDirectory&) = delete;
    TempDirectory& operator=(const TempDirectory&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Writes a file below the folder, creating folders on the way, and returns its path.
    std::filesystem::path write(const std::filesystem::path& relative, std::string_view text) const;

private:
    std::filesystem::path m_path;
};

/// The root of the checkout, from ISCOPE_SOURCE_DIR that CTest sets.
std::filesystem::path sourceDirectory();

} // namespace intentscope::test
