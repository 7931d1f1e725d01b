// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_source.h"
#include "core/data/source_reader.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {
namespace {

using Cells = std::vector<std::string>;

class RecordReaderTest : public testing::Test {
protected:
    Result<SourceReader> open(std::string_view name, std::string_view text) {
        return SourceReader::open(m_env, m_folder.write(name, text), m_options);
    }

    /// The records that can be read, and in `m_errors` the texts of what cannot, without the folder's name.
    std::vector<Cells> readAll(std::string_view name, std::string_view text) {
        auto reader = open(name, text);
        EXPECT_OK(reader);
        std::vector<Cells> rows;
        m_errors.clear();
        Record record;
        while (reader) {
            const auto state = reader->next(record);
            if (state && *state == ReadState::End)
                break;
            if (state)
                rows.emplace_back(record.cells.begin(), record.cells.end());
            else
                m_errors.push_back(briefly(state.error()));
        }
        return rows;
    }

    static std::string briefly(const Error& error) {
        return std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " " +
               error.message;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::vector<std::string> m_wanted{"id", "words"};
    SourceOptions m_options{.wanted = m_wanted};
    Cells m_errors;
};

TEST_F(RecordReaderTest, ReadsQuotedCellsWithDelimitersQuotesAndLines) {
    EXPECT_EQ(
        readAll("t.csv", "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\n,last"),
        (std::vector<Cells>{{"x, \"y\"", "two\nlines"}, {"", "last"}}));
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(RecordReaderTest, SkipsAByteOrderMarkAndTakesTabs) {
    EXPECT_EQ(
        readAll(
            "t.tsv",
            "\xEF\xBB\xBF"
            "a\tb\n1,5\t2\r"),
        (std::vector<Cells>{{"1,5", "2"}}));
}

TEST_F(RecordReaderTest, NamesTheCharacterOfEveryFlawOfACsvLineAndGoesOnBehindIt) {
    const auto rows =
        readAll("t.csv", "a,b\n\xC3\xA9\xC3\xA9,x\"y\n1,\"z\"w\n1,2,3\nonly\n\xC3\xA9,\xFF\nlast,row\n");
    EXPECT_EQ(rows, (std::vector<Cells>{{"last", "row"}}));
    EXPECT_EQ(
        m_errors,
        (Cells{
            "2:5 A quote stands inside a cell that does not begin with one",
            "3:6 A delimiter or the line's end is expected behind the closing quote",
            "4:5 2 cells are expected, and 3 were found",
            "5:5 2 cells are expected, and 1 was found",
            "6:3 This is no valid UTF-8"}));
}

TEST_F(RecordReaderTest, NamesWhereAQuotedCellBeginsThatNeverEnds) {
    EXPECT_TRUE(readAll("t.csv", "a,b\n1,\"open\nto the end").empty());
    EXPECT_EQ(m_errors, (Cells{"2:3 A quoted cell begins here and never ends"}));
}

TEST_F(RecordReaderTest, FillsShortRecordsOnlyWhereItIsAskedTo) {
    m_options.fillsShortRecords = true;
    ASSERT_OK_AND_ASSIGN(auto reader, open("t.csv", "a,b\n1\n"));
    Record record;
    EXPECT_THAT(reader.next(record), test::IsOkAndHolds(ReadState::Record));
    EXPECT_EQ(record.cells, (std::vector<std::string_view>{"1", ""}));
    EXPECT_EQ(reader.filledRecordCount(), 1);
    EXPECT_THAT(reader.next(record), test::IsOkAndHolds(ReadState::End));
    EXPECT_EQ(reader.bytesRead(), reader.source().byteCount());
}

TEST_F(RecordReaderTest, RefusesHeadersThatNameNothingOrOneColumnTwice) {
    EXPECT_THAT(open("t.csv", ""), test::HasErrorAbout(ErrorCode::InvalidInput, "empty"));
    EXPECT_THAT(open("t.csv", "a,,b\n"), test::HasErrorAbout(ErrorCode::InvalidInput, "t.csv:1:3"));
    EXPECT_THAT(open("t.csv", "a,b,a\n"), test::HasErrorAbout(ErrorCode::InvalidInput, "t.csv:1:5"));
    EXPECT_THAT(open("t.csv", "a,\"b\n"), test::HasErrorAbout(ErrorCode::InvalidInput, "never ends"));
}

TEST_F(RecordReaderTest, RefusesEndingsAndFoldersThatAreNoTable) {
    EXPECT_THAT(open("t.xlsx", "a"), test::HasErrorAbout(ErrorCode::InvalidInput, "'.xlsx'"));
    std::filesystem::create_directories(m_folder.path() / "folder.csv");
    EXPECT_THAT(
        SourceReader::open(m_env, m_folder.path() / "folder.csv", m_options),
        test::HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(
        SourceReader::open(m_env, m_folder.path() / "none.csv", m_options),
        test::HasError(ErrorCode::NotFound));
}

TEST_F(RecordReaderTest, ReadsJsonCellsOfEveryKindAndMissingMembers) {
    m_wanted = {"id", "words", "n", "yes"};
    m_options.wanted = m_wanted;
    EXPECT_EQ(
        readAll(
            "t.jsonl",
            "{\"id\":\"x\\n\\u00e9\",\"words\":[\"a\",2],\"n\":-1.50,\"yes\":true}\r\n \n"
            "{\"yes\":null,\"n\":18446744073709551615}"),
        (std::vector<Cells>{{"x\n\xC3\xA9", "a|2", "-1.50", "true"}, {"", "", "18446744073709551615", ""}}));
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(RecordReaderTest, NamesTheCharacterOfEveryFlawOfAJsonLineAndGoesOnBehindIt) {
    const auto rows = readAll(
        "t.ndjson",
        "{\"id\":1,\"other\":2}\n"
        "{\"id\":{\"deep\":1}}\n"
        "{\"words\":[[1]]}\n"
        "{\"words\":[null]}\n"
        "[1]\n"
        "7\n"
        "{\"id\":}\n"
        "{\"id\":\"\xFF\"}\n"
        "{\"id\":\"last\"}\n");
    EXPECT_EQ(rows, (std::vector<Cells>{{"last", ""}}));
    ASSERT_EQ(m_errors.size(), 8U);
    EXPECT_EQ(m_errors[0], "1:9 The member 'other' is not among the named columns");
    EXPECT_EQ(m_errors[1], "2:2 an object cannot be a cell's value");
    EXPECT_EQ(m_errors[2], "3:2 an array cannot be a cell's value");
    EXPECT_EQ(m_errors[3], "4:2 null cannot be a cell's value");
    EXPECT_EQ(m_errors[4], "5:1 A line must be one object");
    EXPECT_EQ(m_errors[5], "6:1 A line must be one object");
    EXPECT_EQ(m_errors[6], "7:7 This is no valid JSON");
    EXPECT_EQ(m_errors[7], "8:8 This is no valid UTF-8");
}

TEST_F(RecordReaderTest, FindsAMemberWhoseNameAlsoStandsInAValue) {
    ASSERT_OK_AND_ASSIGN(auto reader, open("t.jsonl", R"({"id":"say \"words\": x", "words" : 3})"));
    Record record;
    ASSERT_OK(reader.next(record));
    EXPECT_EQ(record.placeOf(1).column, 27);
    EXPECT_EQ(record.placeOf(7).column, 0) << "a cell that the file does not have";
    EXPECT_EQ(record.offsetOfMember("none"), 0U);
    EXPECT_EQ(reader.source().placeOfColumn(0).line, 0);
    EXPECT_EQ(reader.filledRecordCount(), 0);
}

/// What a reader of every block says that is joined where blocks were begun elsewhere, as RecordSource asks.
std::vector<std::string> readInBlocks(const RecordSource& source) {
    std::vector<std::string> rows;
    auto position = source.firstPosition();
    auto lines = source.firstLineCount();
    for (std::size_t block = 0; block < source.blockCount(); ++block) {
        std::vector<std::string> found;
        const auto read = [&](BlockReader opened) {
            found.clear();
            Record record;
            while (true) {
                auto state = opened.reader->next(record);
                if (state && *state == ReadState::End)
                    return std::move(opened.reader);
                if (!state)
                    shiftLines(state.error().place, lines);
                std::string row = std::to_string(record.line + lines) + ":";
                for (const auto cell : record.cells)
                    row += " [" + std::string(cell) + "]";
                found.push_back(state ? row : state.error().text());
            }
        };
        auto opened = source.openBlock(block).value();
        const auto begin = opened.begin;
        auto reader = read(std::move(opened));
        if (begin != position || reader->position() == RecordSource::Nowhere)
            reader = read(source.openBlockAt(block, position).value());
        position = reader->position();
        lines += reader->lineCount();
        rows.insert(rows.end(), found.begin(), found.end());
    }
    return rows;
}

/// Rows with quotes, line breaks, blank lines, carriage returns, letters above ASCII and mistakes.
std::string wildText(std::uint64_t seed) {
    constexpr std::array Pieces{
        "a",
        "7.25",
        "",
        "\"q\"",
        "\"two\nlines\"",
        "\"say \"\"x\"\", \"",
        "\xC3\xA9",
        "\xFF",
        "x\"y",
        "\"open",
        "long text that goes on for more than one word",
        "\r"};
    constexpr std::array Ends{"\n", "\n", "\n", "\r\n", "\n\n", "\r\n\r\n"};
    std::mt19937_64 random(seed);
    std::string text = "a,b,c\n";
    // Broken pieces come late in the list: most texts have few of them.
    const auto pick = [&] { return Pieces[random() % (random() % 20 == 0 ? Pieces.size() : 7)]; };
    for (int row = 0; row < 60; ++row) {
        const auto count = random() % 15 == 0 ? random() % 6 : 3;
        for (std::uint64_t cell = 0; cell < count; ++cell)
            text += (cell > 0 ? "," : "") + std::string(pick());
        text += Ends[random() % Ends.size()];
    }
    return text;
}

TEST_F(RecordReaderTest, ReadsTheSameInBlocksOfEverySize) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const std::string text = wildText(seed);
        const auto path = m_folder.write("wild.csv", text);
        ASSERT_OK_AND_ASSIGN(const auto whole, openRecordSource(m_env, path, {}));
        const auto rows = readInBlocks(*whole);
        for (const std::uint64_t blockBytes : {1U, 7U, 64U, 100U, 333U}) {
            ASSERT_OK_AND_ASSIGN(
                const auto source, openRecordSource(m_env, path, {.blockBytes = blockBytes}));
            ASSERT_EQ(readInBlocks(*source), rows) << "seed " << seed << ", blocks of " << blockBytes;
        }
    }
}

TEST_F(RecordReaderTest, ReadsJsonLinesTheSameInBlocksOfEverySize) {
    const auto path =
        m_folder.write("t.jsonl", "{\"id\":1}\n\n{\"id\":2,\"words\":[\"a\"]}\n{\"id\":}\r\n{\"id\":3}");
    ASSERT_OK_AND_ASSIGN(const auto whole, openRecordSource(m_env, path, m_options));
    const auto rows = readInBlocks(*whole);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[3], "5: [3] []");
    for (m_options.blockBytes = 1; m_options.blockBytes < 20; ++m_options.blockBytes) {
        ASSERT_OK_AND_ASSIGN(const auto source, openRecordSource(m_env, path, m_options));
        EXPECT_EQ(readInBlocks(*source), rows) << m_options.blockBytes;
    }
}

TEST_F(RecordReaderTest, TakesAQuoteForALetterInAFormatWithoutQuotes) {
    ASSERT_OK_AND_ASSIGN(auto file, m_env.map(m_folder.write("t.inter", "a\tb\n\"x\ty\"z\n")));
    ASSERT_OK_AND_ASSIGN(
        auto source, openCsvSource(std::move(file), "t.inter", {.delimiter = '\t', .hasQuotes = false}, {}));
    EXPECT_EQ(readInBlocks(*source), (Cells{"2: [\"x] [y\"z]"}));
}

TEST_F(RecordReaderTest, RefusesAJsonFileWithoutAnyLine) {
    EXPECT_THAT(open("t.jsonl", " \n\r\n"), test::HasErrorAbout(ErrorCode::InvalidInput, "empty"));
}

} // namespace
} // namespace intentscope::data
