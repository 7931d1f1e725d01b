// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/coordinate_file.h"

#include "core/base/atomic_file.h"
#include "core/data/npy.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

namespace intentscope::projection {
namespace {

class CoordinateFileTest : public testing::Test {
protected:
    Result<std::vector<float>> read(const std::string& text, const char* name = "plane.tsv") {
        const auto file = m_folder.path() / name;
        EXPECT_OK(writeFileAtomically(m_env, file, text));
        return readCoordinates(m_env, file);
    }
    using Plane = std::vector<float>;

    test::TempDirectory m_folder;
    RealEnv m_env;
};

TEST_F(CoordinateFileTest, reads_tables_with_and_without_titles) {
    EXPECT_THAT(read("1\t2\n-3.5\t4e1\n"), test::IsOkAndHolds(Plane{1, 2, -3.5, 40}));
    EXPECT_THAT(read("x,y\r\n1,2\r\n3,4"), test::IsOkAndHolds(Plane{1, 2, 3, 4}));
    EXPECT_THAT(read("1 2\n"), test::IsOkAndHolds(Plane{1, 2}));
    EXPECT_THAT(read(""), test::IsOkAndHolds(Plane{}));
}

TEST_F(CoordinateFileTest, names_the_line_of_what_is_no_pair_of_numbers) {
    const auto bad = read("1\t2\n1\t2\t3\n");
    ASSERT_THAT(bad, test::HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(bad.error().place.line, 2);
    EXPECT_THAT(read("1\t2\none\ttwo\n"), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(read("1\tinf\n"), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(read("1\t2\n\n"), test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(readCoordinates(m_env, m_folder.path() / "none.tsv"), test::HasError(ErrorCode::NotFound));
}

TEST_F(CoordinateFileTest, reads_arrays_of_either_precision) {
    const auto file = m_folder.path() / "plane.npy";
    {
        auto writer = data::NpyWriter::createMatrix(m_env, file, data::NpyType::Float64, 2).value();
        const std::vector<double> values{1, 2, 3, 4};
        ASSERT_OK(writer.append(std::span<const double>(values)));
        ASSERT_OK(writer.finish());
    }
    EXPECT_THAT(readCoordinates(m_env, file), test::IsOkAndHolds(Plane{1, 2, 3, 4}));
    {
        auto writer = data::NpyWriter::createMatrix(m_env, file, data::NpyType::Float32, 3).value();
        const std::vector<float> values{1, 2, 3};
        ASSERT_OK(writer.append(std::span<const float>(values)));
        ASSERT_OK(writer.finish());
    }
    EXPECT_FALSE(readCoordinates(m_env, file).has_value()) << "three columns";
    EXPECT_FALSE(read("no array", "text.npy").has_value());
}

} // namespace
} // namespace intentscope::projection
