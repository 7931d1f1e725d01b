// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/file_hash.h"

#include "core/base/fingerprint.h"
#include "core/base/progress.h"

#include <algorithm>

namespace intentscope::data {

Result<std::string> hashFile(Env& env, const std::filesystem::path& path, const std::stop_token& stop) {
    constexpr std::size_t BytesAtOnce = std::size_t{8} << 20U;
    ISCOPE_TRY_ASSIGN(const auto file, env.map(path));
    const auto bytes = file->bytes();
    Fingerprinter fingerprinter;
    for (std::size_t at = 0; at < bytes.size(); at += BytesAtOnce) {
        ISCOPE_TRY(checkStop(stop));
        const auto part = bytes.subspan(at, std::min(BytesAtOnce, bytes.size() - at));
        fingerprinter.add(part);
        file->release(at, part.size());
    }
    return fingerprinter.finish().hex();
}

} // namespace intentscope::data
