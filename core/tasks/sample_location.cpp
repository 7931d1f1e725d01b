// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/sample_location.h"

namespace intentscope::tasks {

Result<std::filesystem::path> findSampleData(Env& env, const std::filesystem::path& executableFolder) {
    const auto installed = (executableFolder / "../share/intentscope/sample_data").lexically_normal();
    const std::filesystem::path built = ISCOPE_SAMPLE_DATA;
    for (const auto& folder : {installed, built}) {
        if (env.kind(folder / "shop" / "dataset.json") == FileKind::Regular)
            return folder;
    }
    return fail(
        ErrorCode::NotFound,
        "The sample is neither in " + installed.string() + " nor in " + built.string(),
        {.cure = "Install the program again, or open a workspace of your own"});
}

} // namespace intentscope::tasks
