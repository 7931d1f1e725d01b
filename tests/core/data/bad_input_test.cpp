// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import.h"
#include "core/data/parquet_support.h"
#include "tests/core/data/bad_input_cases.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using test::BadInputCase;

/// A shop without a mistake, into which each case writes its own.
void writeGoodShop(const test::TempDirectory& folder) {
    folder.write(
        "shop/dataset.json", R"({"format": "intentscope-dataset", "version": 1, "name": "shop", "tables": {
  "intents": {"file": "intents.csv", "columns": {"intent_id": {"role": "intent_id"}, "title": {"role": "title"}}},
  "users": {"file": "users.csv", "columns": {"user_id": {"role": "user_id"}, "region": {"role": "region"}}},
  "impressions": {"file": "impressions.csv", "columns": {"impression_id": {"role": "impression_id"},
    "user_id": {"role": "user_id"}, "time": {"role": "time"}, "days": {"kind": "numeric"}}},
  "candidates": {"file": "candidates.csv", "columns": {"impression_id": {"role": "impression_id"},
    "intent_id": {"role": "intent_id"}, "position": {"role": "position"}, "clicked": {"role": "clicked"},
    "propensity": {"role": "propensity"}}}}})");
    folder.write("shop/intents.csv", "intent_id,title\ntrack,Track\ncancel,Cancel\n");
    folder.write("shop/users.csv", "user_id,region\nann,SG\nbob,TH\n");
    folder.write("shop/impressions.csv", "impression_id,user_id,time,days\ni1,ann,2024-03-01,3\n");
    folder.write(
        "shop/candidates.csv", "impression_id,intent_id,position,clicked,propensity\ni1,track,1,1,\n");
}

class BadInputTest : public testing::Test {
protected:
    /// Without the error where the case is imported after all.
    std::optional<Error> errorOf(const BadInputCase& bad) {
        const test::TempDirectory folder;
        writeGoodShop(folder);
        std::filesystem::remove(folder.path() / bad.file);
        if (bad.isFolder)
            std::filesystem::create_directories(folder.path() / bad.file);
        else
            folder.write(bad.file, contentOf(bad));
        NullProgress progress;
        const auto outcome = importDataset(
            {.source = folder.path() / bad.source, .datasetsRoot = folder.path() / "datasets"},
            m_env,
            progress,
            {});
        if (outcome)
            return std::nullopt;
        Error error = outcome.error();
        for (auto* text : {&error.place.file, &error.message, &error.cure})
            removeAll(*text, folder.path().string() + "/");
        return error;
    }

    std::string contentOf(const BadInputCase& bad) {
        if (bad.copyOf.empty())
            return bad.content;
        auto text = m_env.readFile(test::sourceDirectory() / "tests/core/data" / bad.copyOf);
        EXPECT_OK(text);
        return text ? text->substr(0, text->size() - bad.cut) : "";
    }

    static void removeAll(std::string& text, const std::string& part) {
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
            text.erase(at, part.size());
    }

    RealEnv m_env;
};

std::string escaped(const std::string& text) {
    std::string cell;
    for (const char letter : text) {
        const bool isSpecial = letter == '|' || letter == '<' || letter == '*' || letter == '_';
        cell += isSpecial ? std::string("\\") + letter : std::string(1, letter);
    }
    return cell;
}

/// A table of the page, and the cases that were imported or blamed on ourselves.
std::string tableOf(
    const std::vector<BadInputCase>& cases,
    const std::function<std::optional<Error>(const BadInputCase&)>& errorOf) {
    std::string table = "| mistake | code | answer |\n|---|---|---|\n";
    for (const auto& bad : cases) {
        const auto error = errorOf(bad);
        EXPECT_TRUE(error) << bad.what << " was imported";
        if (!error)
            continue;
        EXPECT_NE(error->code, ErrorCode::Internal) << bad.what;
        EXPECT_FALSE(error->place.file.empty()) << bad.what;
        EXPECT_FALSE(error->message.ends_with('.')) << bad.what;
        EXPECT_FALSE(error->cure.empty()) << bad.what << ": " << error->message;
        table += "| " + escaped(bad.what) + " | " + std::string(name(error->code)) + " | " +
                 escaped(error->text()) + " |\n";
    }
    return table;
}

TEST_F(BadInputTest, every_mistake_gets_the_answer_that_the_page_promises) {
    const auto errorOfCase = [this](const BadInputCase& bad) { return errorOf(bad); };
    std::string page =
        "# Bad input\n\nWhat the import answers to files with a mistake: what `intentscope-cli import` "
        "prints, with the "
        "place (file, line, column; the row's number in Parquet), a sentence and the cure. `shop` is a "
        "dataset "
        "directory, the other files are imported without a mapping. This page is written and checked by "
        "`tests/core/data/bad_input_test.cpp`.\n\nRead without complaint: a byte order mark, CRLF and LF "
        "mixed, blank "
        "lines, a last line without an end, columns in another order.\n";
    page += "\n## Delimited text\n\n" + tableOf(test::delimitedCases(), errorOfCase);
    page += "\n## JSON lines and dataset.json\n\n" + tableOf(test::jsonCases(), errorOfCase);
    page += "\n## RecBole\n\n" + tableOf(test::recBoleCases(), errorOfCase);
    if (arrowVersion().empty())
        GTEST_SKIP() << "the page is compared where Parquet is read";
    page += "\n## Parquet\n\n" + tableOf(test::parquetCases(), errorOfCase);
    const auto file = test::sourceDirectory() / "docs/bad-input.md";
    if (std::getenv("ISCOPE_UPDATE_DOCS") != nullptr)
        std::ofstream(file, std::ios::binary) << page;
    const auto written = m_env.readFile(file);
    ASSERT_OK(written);
    // The words about damaged pages are Arrow's own.
    if (arrowVersion() == "26.0.1") {
        EXPECT_EQ(*written, page) << "Run this test with ISCOPE_UPDATE_DOCS=1 and look at the changes";
    }
}

TEST_F(BadInputTest, byte_order_marks_mixed_line_ends_and_blank_lines_are_no_mistakes) {
    EXPECT_FALSE(errorOf(
        {.what = "",
         .file = "shop/impressions.csv",
         .content = "\xEF\xBB\xBF"
                    "days,impression_id,time,user_id\r\n3,i1,2024-03-01,ann\n\r\n\n,i2,2024-03-02,bob",
         .source = "shop"}));
}

TEST_F(BadInputTest, the_list_has_at_least_forty_files) {
    const auto count = test::delimitedCases().size() + test::jsonCases().size() +
                       test::recBoleCases().size() + test::parquetCases().size();
    EXPECT_GE(count, 40U);
}

} // namespace
} // namespace intentscope::data
