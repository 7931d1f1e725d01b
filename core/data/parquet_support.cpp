// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_support.h"

namespace intentscope::data {

std::string_view arrowVersion() {
#ifdef ISCOPE_ARROW_VERSION
    return ISCOPE_ARROW_VERSION;
#else
    return {};
#endif
}

tl::unexpected<Error> parquetAbsent(const std::filesystem::path& path) {
    return fail(
        ErrorCode::UnsupportedVersion,
        "This program was built without Apache Arrow, so that it reads and writes no Parquet",
        {.place = {.file = path.string()},
         .cure = "Run installer/install_arrow.sh and build again, or save the table as .csv or .jsonl"});
}

} // namespace intentscope::data
