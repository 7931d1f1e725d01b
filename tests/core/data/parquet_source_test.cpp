// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_source.h"

#include "core/data/source_reader.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using Cells = std::vector<std::string>;
using test::HasErrorAbout;

class ParquetSourceTest : public testing::Test {
protected:
    static std::filesystem::path foreign(std::string_view name) {
        return test::sourceDirectory() / "tests/core/data/foreign_files" / name;
    }

    Result<std::unique_ptr<RecordSource>> open(std::string_view name, std::uint64_t blockBytes = 4U << 20U) {
        return openRecordSource(m_env, foreign(name), {.blockBytes = blockBytes});
    }

    static std::vector<Cells> rowsOf(RecordReader& reader) {
        std::vector<Cells> rows;
        Record record;
        while (true) {
            const auto state = reader.next(record);
            EXPECT_OK(state);
            if (!state || *state == ReadState::End)
                return rows;
            rows.emplace_back(record.cells.begin(), record.cells.end());
        }
    }

    /// The cells of each column of a file, by its name.
    std::map<std::string, Cells> columnsOf(std::string_view name) {
        std::map<std::string, Cells> columns;
        auto reader = SourceReader::open(m_env, foreign(name), {});
        EXPECT_OK(reader);
        Record record;
        while (reader) {
            const auto state = reader->next(record);
            EXPECT_OK(state);
            if (!state || *state == ReadState::End)
                break;
            for (std::size_t column = 0; column < record.cells.size(); ++column)
                columns[reader->source().columns()[column]].emplace_back(record.cells[column]);
        }
        return columns;
    }

    RealEnv m_env;
};

TEST_F(ParquetSourceTest, reads_every_type_as_the_text_that_csv_would_hold) {
    auto columns = columnsOf("pyarrow_types.parquet");
    EXPECT_EQ(columns["i8"], (Cells{"-5", "", "7"}));
    EXPECT_EQ(columns["u64"], (Cells{"18446744073709551615", "0", ""}));
    EXPECT_EQ(columns["i64"], (Cells{"9007199254740993", "-1", ""}));
    EXPECT_EQ(columns["f16"], (Cells{"0.5", "", "-2"}));
    EXPECT_EQ(columns["f32"], (Cells{"0.10000000149011612", "", "2.5"}));
    EXPECT_EQ(columns["f64"], (Cells{"0.1", "", "1e+300"}));
    EXPECT_EQ(columns["dec"], (Cells{"12.340", "", "-0.001"}));
    EXPECT_EQ(columns["flag"], (Cells{"1", "0", ""}));
    EXPECT_EQ(columns["text"], (Cells{"a, \"b\"\nc", "", ""}));
    EXPECT_EQ(columns["big"], (Cells{"x", "", "é"}));
    EXPECT_EQ(columns["blob"], (Cells{"bytes", "", "z"}));
    EXPECT_EQ(columns["uuid"][0], "00010203-0405-0607-0809-0a0b0c0d0e0f");
    EXPECT_EQ(columns["dict"], (Cells{"x", "", "y"}));
    EXPECT_EQ(columns["words"], (Cells{"a|b", "", ""}));
    EXPECT_EQ(columns["vector"], (Cells{"1|2", "3|4", ""}));
    EXPECT_EQ(columns["nothing"], (Cells{"", "", ""}));
}

TEST_F(ParquetSourceTest, reads_times_of_every_unit_and_zone_in_utc) {
    auto columns = columnsOf("pyarrow_types.parquet");
    EXPECT_EQ(columns["s"][0], "2024-02-29T23:59:58.000Z");
    EXPECT_EQ(columns["ms"][0], "2024-02-29T23:59:58.123Z");
    EXPECT_EQ(columns["us"][0], "2024-02-29T23:59:58.123Z");
    EXPECT_EQ(columns["ns"][0], "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(columns["day"][0], "1969-12-31");
    EXPECT_EQ(columns["clock"][0], "14:02:00.500");
}

TEST_F(ParquetSourceTest, says_what_each_column_was_declared_as) {
    const auto columns = findColumns(m_env, foreign("pyarrow_types.parquet"));
    ASSERT_OK(columns);
    const auto found = std::ranges::find(*columns, "us", &SourceColumn::name);
    ASSERT_NE(found, columns->end());
    EXPECT_EQ(found->declaredKind, FeatureKind::Timestamp);
    EXPECT_EQ(found->declaredType, "timestamp[us, tz=Asia/Singapore]");
}

TEST_F(ParquetSourceTest, gives_the_same_rows_in_blocks_of_any_size_and_in_any_order) {
    const auto whole = SourceReader::open(m_env, foreign("pyarrow.parquet"), {});
    ASSERT_OK(whole);
    auto all = open("pyarrow.parquet");
    ASSERT_OK(all);
    EXPECT_EQ((*all)->blockCount(), 3U) << "one for each row group";
    for (const std::uint64_t blockBytes : {1U, 300U, 1'000U}) {
        auto source = open("pyarrow.parquet", blockBytes);
        ASSERT_OK(source);
        std::vector<std::vector<Cells>> blocks((*source)->blockCount());
        for (std::size_t block = blocks.size(); block-- > 0;) {
            auto reader = (*source)->openBlock(block);
            ASSERT_OK(reader);
            blocks[block] = rowsOf(*reader->reader);
            EXPECT_EQ(reader->begin + blocks[block].size(), reader->reader->position());
        }
        std::vector<Cells> joined;
        for (auto& block : blocks)
            joined.insert(joined.end(), block.begin(), block.end());
        EXPECT_EQ(joined.size(), 60U);
        EXPECT_EQ(joined[30][2], "2024-03-02T03:00:00.150Z");
    }
}

TEST_F(ParquetSourceTest, opens_a_block_at_any_of_its_rows) {
    auto source = open("pyarrow.parquet", 560);
    ASSERT_OK(source);
    auto whole = (*source)->openBlock(3);
    ASSERT_OK(whole);
    const auto rows = rowsOf(*whole->reader);
    auto later = (*source)->openBlockAt(3, whole->begin + 2);
    ASSERT_OK(later);
    EXPECT_EQ(later->begin, whole->begin + 2);
    EXPECT_EQ(rowsOf(*later->reader), std::vector<Cells>(rows.begin() + 2, rows.end()));
}

TEST_F(ParquetSourceTest, refuses_a_struct_and_names_the_column) {
    EXPECT_THAT(
        open("pyarrow_nested.parquet"),
        HasErrorAbout(ErrorCode::InvalidInput, "'order' has the type struct<id: int64, total: double>"));
}

TEST_F(ParquetSourceTest, answers_every_truncation_and_flipped_byte_with_a_code) {
    const auto text = m_env.readFile(foreign("pyarrow.parquet"));
    ASSERT_OK(text);
    const test::TempDirectory folder;
    for (std::size_t part = 0; part < 64; ++part) {
        std::string cut = text->substr(0, text->size() * part / 64);
        const auto file = folder.write("cut.parquet", cut);
        const auto source = openRecordSource(m_env, file, {});
        ASSERT_FALSE(source) << part;
        EXPECT_TRUE(
            source.error().code == ErrorCode::Corrupt || source.error().code == ErrorCode::InvalidInput);
        std::string flipped = *text;
        flipped[text->size() * part / 64] ^= 0x15;
        auto reader = SourceReader::open(m_env, folder.write("flipped.parquet", flipped), {});
        Record record;
        for (int row = 0; reader && row < 100; ++row)
            static_cast<void>(reader->next(record));
    }
}

} // namespace
} // namespace intentscope::data
