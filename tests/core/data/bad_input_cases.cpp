// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/data/bad_input_cases.h"

#include <string_view>

namespace intentscope::test {
namespace {

using namespace std::string_literals;

const std::string Impressions = "impression_id,user_id,time,days\n";
const std::string Candidates = "impression_id,intent_id,position,clicked,propensity\n";
const std::string Intents = "intent_id,title\n";

BadInputCase inShop(std::string what, std::string file, std::string content) {
    return {
        .what = std::move(what),
        .file = "shop/" + std::move(file),
        .content = std::move(content),
        .source = "shop"};
}

BadInputCase alone(std::string what, const std::string& file, std::string content) {
    return {.what = std::move(what), .file = file, .content = std::move(content), .source = file};
}

/// dataset.json with one of its parts replaced.
std::string description(std::string_view part, std::string_view instead) {
    std::string text = R"({"format": "intentscope-dataset", "version": 1, "name": "shop", "tables": {
  "intents": {"file": "intents.csv", "columns": {"intent_id": {"role": "intent_id"}, "title": {"role": "title"}}},
  "impressions": {"file": "impressions.csv", "columns": {"impression_id": {"role": "impression_id"},
    "user_id": {"role": "user_id"}, "time": {"role": "time"}, "days": {"kind": "numeric"}}},
  "candidates": {"file": "candidates.csv", "columns": {"impression_id": {"role": "impression_id"},
    "intent_id": {"role": "intent_id"}, "position": {"role": "position"}, "clicked": {"role": "clicked"},
    "propensity": {"role": "propensity"}}}}})";
    const auto at = text.find(part);
    return text.replace(at, part.size(), instead);
}

} // namespace

std::vector<BadInputCase> delimitedCases() {
    const std::string row = "i1,ann,2024-03-01,3\n";
    return {
        inShop("a row with a cell too few", "impressions.csv", Impressions + row + "i2,bob,2024-03-02\n"),
        inShop(
            "a row with a cell too many", "impressions.csv", Impressions + row + "i2,bob,2024-03-02,1,5\n"),
        inShop(
            "a text where a number is expected",
            "impressions.csv",
            Impressions + "i1,ann,2024-03-01,three\n"),
        inShop("a number with a comma", "impressions.csv", Impressions + "i1,ann,2024-03-01,\"1,500\"\n"),
        inShop("a number without an end", "impressions.csv", Impressions + "i1,ann,2024-03-01,1e999\n"),
        inShop("a day that does not exist", "impressions.csv", Impressions + "i1,ann,2024-02-30,3\n"),
        inShop("no time", "impressions.csv", Impressions + "i1,ann,,3\n"),
        inShop("no user", "impressions.csv", Impressions + "i1,,2024-03-01,3\n"),
        inShop("a Latin-1 letter", "impressions.csv", Impressions + "i1,J\xF6rg,2024-03-01,3\n"),
        inShop("a quote that is never closed", "impressions.csv", Impressions + "i1,\"ann,2024-03-01,3\n"),
        inShop("a quote inside a cell", "impressions.csv", Impressions + "i1,an\"n,2024-03-01,3\n"),
        inShop(
            "a letter behind a closing quote", "impressions.csv", Impressions + "i1,\"ann\"x,2024-03-01,3\n"),
        inShop("an impression that is there twice", "impressions.csv", Impressions + row + row),
        inShop("an intent that is there twice", "intents.csv", Intents + "track,Track\ntrack,Again\n"),
        inShop("a user who is there twice", "users.csv", "user_id,region\nann,SG\nann,TH\n"),
        inShop("a column that is there twice", "impressions.csv", "impression_id,user_id,time,time\n" + row),
        inShop("a column without a name", "impressions.csv", "impression_id,user_id,,days\n" + row),
        inShop(
            "a column that is missing", "impressions.csv", "impression_id,user_id,time\ni1,ann,2024-03-01\n"),
        inShop("a column that is not described", "users.csv", "user_id,region,age\nann,SG,3\n"),
        inShop("only a header", "impressions.csv", Impressions),
        inShop("an empty file", "impressions.csv", ""),
        {.what = "a folder instead of a file",
         .file = "shop/users.csv",
         .content = "",
         .source = "shop",
         .isFolder = true},
        inShop("an intent that does not exist", "candidates.csv", Candidates + "i1,pay,1,1,\n"),
        inShop("an impression that does not exist", "candidates.csv", Candidates + "i9,track,1,1,\n"),
        inShop(
            "a candidate that is there twice",
            "candidates.csv",
            Candidates + "i1,track,1,1,\ni1,track,2,0,\n"),
        inShop("a click that is neither 1 nor 0", "candidates.csv", Candidates + "i1,track,1,maybe,\n"),
        inShop("half a position", "candidates.csv", Candidates + "i1,track,1.5,1,\n"),
        inShop("a propensity above 1", "candidates.csv", Candidates + "i1,track,1,1,1.5\n"),
        inShop("UTF-16 of Windows", "intents.csv", "\xFF\xFEi\0n\0"s),
        inShop("a gzip file called .csv", "intents.csv", "\x1F\x8B\x08\x00"s),
        inShop("an Excel workbook called .csv", "intents.csv", "PK\x03\x04"s),
        inShop("zero bytes", "intents.csv", Intents + "track,\0\0\0\n"s),
        alone("an ending that names no format", "log.xlsx", "PK\x03\x04"s),
        alone("a table that does not say who and what", "weights.csv", "colour,weight\nred,3\n"),
        alone("two columns that may be the user", "log.csv", "uid,customer,intent\n1,2,a\n2,2,b\n"),
        alone("candidates without a group", "log.csv", "user_id,item_id,clicked\na,x,1\na,y,0\n"),
    };
}

std::vector<BadInputCase> jsonCases() {
    const std::string good = "{\"user_id\": \"a\", \"intent\": \"x\"}\n";
    return {
        alone("a line cut off", "log.jsonl", good + "{\"user_id\": \"a\", \"int"),
        alone("a value cut off", "log.jsonl", good + "{\"user_id\": \"a\", \"intent\": }\n"),
        alone("one array instead of a line for each row", "log.jsonl", good + "[" + good + "]\n"),
        alone(
            "an object inside of a row",
            "log.jsonl",
            good + "{\"user_id\": {\"id\": 1}, \"intent\": \"x\"}\n"),
        alone("a list inside of a list", "log.jsonl", good + "{\"user_id\": \"a\", \"intent\": [[\"x\"]]}\n"),
        alone("bytes that are no UTF-8", "log.jsonl", good + "{\"user_id\": \"\xE9\", \"intent\": \"x\"}\n"),
        alone("a file without a line", "log.jsonl", "\n\n"),
        inShop(
            "a comma too many in dataset.json",
            "dataset.json",
            description("\"version\": 1,", "\"version\": 1,,")),
        inShop("another program's dataset.json", "dataset.json", "{\"name\": \"shop\"}"),
        inShop("an array as dataset.json", "dataset.json", "[]"),
        inShop("a newer dataset.json", "dataset.json", description("\"version\": 1", "\"version\": 2")),
        inShop("a member that nobody knows", "dataset.json", description("\"name\"", "\"nmae\"")),
        inShop(
            "a role that nobody knows",
            "dataset.json",
            description("\"role\": \"time\"", "\"role\": \"when\"")),
        inShop(
            "a role that is there twice",
            "dataset.json",
            description("\"kind\": \"numeric\"", "\"role\": \"time\"")),
        inShop("a kind that nobody knows", "dataset.json", description("numeric", "number")),
        inShop("a feature without a kind", "dataset.json", description("{\"kind\": \"numeric\"}", "{}")),
        inShop(
            "no column for the users",
            "dataset.json",
            description("\"role\": \"user_id\"", "\"role\": \"text\"")),
        inShop(
            "a rule that nobody knows",
            "dataset.json",
            description("\"file\": \"candidates.csv\"", "\"rule\": \"some\"")),
        inShop("a table that is not there", "dataset.json", description("intents.csv", "intent.csv")),
    };
}

std::vector<BadInputCase> recBoleCases() {
    const std::string head = "user_id:token\titem_id:token\tage:float\n";
    return {
        alone("a field without a type", "ml.inter", "user_id:token\titem_id\n1\t2\n"),
        alone("a type that RecBole does not know", "ml.inter", "user_id:token\titem_id:int\n1\t2\n"),
        alone("a field that is there twice", "ml.inter", "user_id:token\tuser_id:float\n1\t2\n"),
        alone("no item", "ml.inter", "user_id:token\tproduct:token\n1\t2\n"),
        alone("blanks instead of tabs", "ml.inter", head + "1 2 3\n"),
        alone("a text for a float", "ml.inter", head + "1\t2\told\n"),
        alone(
            "labels that nothing groups", "ml.inter", "user_id:token\titem_id:token\tlabel:float\n1\t2\t1\n"),
    };
}

std::vector<BadInputCase> parquetCases() {
    const auto copied = [](std::string what, std::string copyOf, std::size_t cut = 0) {
        return BadInputCase{
            .what = std::move(what),
            .file = "log.parquet",
            .content = "",
            .source = "log.parquet",
            .copyOf = std::move(copyOf),
            .cut = cut};
    };
    return {
        alone("an empty Parquet file", "log.parquet", ""),
        alone("a CSV file called .parquet", "log.parquet", "user_id,intent\na,x\n"),
        alone("a footer of nothing", "log.parquet", "PAR1\x10\0\0\0PAR1"s),
        alone("a footer longer than the file", "log.parquet", "PAR1abcdefgh\xFF\xFF\xFF\x7FPAR1"s),
        alone("an encrypted file", "log.parquet", "PAR1abcdefghPARE"),
        copied("the last byte missing", "foreign_files/pyarrow.parquet", 1),
        copied("the last kilobyte missing", "foreign_files/pyarrow.parquet", 1024),
        copied("all but the first bytes missing", "foreign_files/pyarrow.parquet", 8200),
        copied("structs in a column", "foreign_files/pyarrow_nested.parquet"),
        copied("a damaged page", "damaged_files/damaged_page.parquet"),
        copied("more rows announced than there are", "damaged_files/more_rows_than_there_are.parquet"),
        copied("a negative number of rows", "damaged_files/negative_rows.parquet"),
        copied("a bar in a word of a list", "damaged_files/word_with_a_bar.parquet"),
    };
}

} // namespace intentscope::test
