// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_support.h"

#include <gtest/gtest.h>

namespace intentscope::data {
namespace {

TEST(ParquetAbsent, says_in_one_sentence_what_is_missing_and_how_to_get_it) {
    const Error error = parquetAbsent("/data/log.parquet").value();
    EXPECT_EQ(error.code, ErrorCode::UnsupportedVersion);
    EXPECT_EQ(error.place.file, "/data/log.parquet");
    EXPECT_EQ(
        error.message, "This program was built without Apache Arrow, so that it reads and writes no Parquet");
    EXPECT_NE(error.cure.find("installer/install_arrow.sh"), std::string::npos);
}

} // namespace
} // namespace intentscope::data
