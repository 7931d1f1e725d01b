// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/label_export.h"

#include "core/base/fingerprint.h"
#include "core/store/migrations.h"
#include "tests/support/faulty_env.h"
#include "tests/support/label_events.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace intentscope::exporting {
namespace {

using labels::LabelRecord;
using test::HasError;
using test::HasErrorAbout;
using test::labelEvent;

class LabelExportTest : public testing::Test {
protected:
    void SetUp() override {
        auto db = store::createDatabase(m_folder.path() / "workspace.sqlite");
        ASSERT_OK(db);
        m_store = store::makeSqliteLabelStore(*std::move(db));
        auto first = labelEvent("i1", {"a|b", "c"});
        first.eventId = "e1";
        first.label.note = "=1+1, \"quoted\"\r\nnext";
        auto undo = test::retraction("i1");
        undo.eventId = "e2";
        undo.undoes = 1;
        undo.time.value += 1000;
        auto other = labelEvent("i2", {"c"}, "omar");
        other.eventId = "e3";
        other.datasetHash = "other";
        other.extra = R"({"mood":0.5})";
        other.view = labels::LabelView::Blind;
        other.label.confidence = labels::Confidence::Low;
        for (const auto& event : {first, undo, other})
            ASSERT_OK(m_store->append(event));
    }

    LabelExportSpec spec(LabelFileFormat format, LabelSelection selection = LabelSelection::Log) const {
        const char* name = format == LabelFileFormat::Csv ? "out/labels.csv" : "out/labels.jsonl";
        return {
            .file = m_folder.path() / name, .format = format, .selection = selection, .datasetHashes = {}};
    }

    Result<ExportOutcome> run(const LabelExportSpec& what, Env& env) {
        NullProgress progress;
        return exportLabels(what, {env, *m_store}, progress, {});
    }

    std::string text(const std::filesystem::path& file) {
        return m_env.readFile(file).value_or("unreadable");
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::unique_ptr<store::LabelStore> m_store;
};

TEST_F(LabelExportTest, WritesTheWholeLogAsJsonLinesThatNameUndoneEventsById) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(spec(LabelFileFormat::Jsonl), m_env));
    EXPECT_EQ(outcome.rowCount, 3);
    const std::string written = text(outcome.file);
    EXPECT_EQ(outcome.sha256, fingerprintOf(written).hex());
    EXPECT_EQ(std::ranges::count(written, '\n'), 3);
    EXPECT_THAT(written, testing::HasSubstr(R"("undoes":"e1")"));
    EXPECT_THAT(written, testing::HasSubstr(R"("mood":0.5})"));
}

TEST_F(LabelExportTest, TheManifestTellsWhatIsInTheFileAndNothingOfTheExport) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(spec(LabelFileFormat::Jsonl), m_env));
    EXPECT_EQ(outcome.manifest, outcome.file.string() + ".manifest.json");
    EXPECT_EQ(
        text(outcome.manifest),
        R"({
  "format": "intentscope-export",
  "version": 1,
  "what": "labels",
  "selection": "log",
  "file": "labels.jsonl",
  "file_format": "jsonl",
  "sha256": ")" +
            outcome.sha256 + R"(",
  "dataset_hashes": [
    "data",
    "other"
  ],
  "newest_event": "2024-03-05T14:02:01.000Z",
  "counts": {
    "rows": 3,
    "impressions": 2,
    "annotators": 2
  }
}
)");
}

TEST_F(LabelExportTest, WritesCsvAsRfc4180HasIt) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(spec(LabelFileFormat::Csv), m_env));
    EXPECT_EQ(
        text(outcome.file),
        "event_id,time,annotator,session_id,dataset_hash,impression_id,action,true_intents,verdict,note,"
        "undoes,"
        "before_run,after_run,view,role,query_verdict,error_cause,ranking_preference,query_preference,"
        "rewritten_query,confidence,skip_reason,extra\r\n"
        "e1,2024-03-05T14:02:00.000Z,mei,s1,data,i1,set,a\\|b|c,wrong,\"=1+1, "
        "\"\"quoted\"\"\r\nnext\",,,,,,,,,,,,,\r\n"
        "e2,2024-03-05T14:02:01.000Z,mei,s1,data,i1,retract,,none,,e1,,,,,,,,,,,,\r\n"
        "e3,2024-03-05T14:02:00.000Z,omar,s1,other,i2,set,c,wrong,,,,,blind,,,,,,,low,,\"{\"\"mood\"\":0.5}"
        "\"\r\n");
}

TEST_F(LabelExportTest, CanLeaveOutWhatIsNoLongerInForceAndOtherDatasets) {
    ASSERT_OK_AND_ASSIGN(
        const auto inForce, run(spec(LabelFileFormat::Jsonl, LabelSelection::InForce), m_env));
    EXPECT_EQ(inForce.rowCount, 1);
    EXPECT_THAT(text(inForce.file), testing::StartsWith(R"({"event_id":"e3")"));
    auto one = spec(LabelFileFormat::Jsonl);
    one.datasetHashes = {"data"};
    ASSERT_OK_AND_ASSIGN(const auto filtered, run(one, m_env));
    EXPECT_EQ(filtered.rowCount, 2);
}

TEST_F(LabelExportTest, ReadsBackEveryLabelOfBothFormats) {
    for (const auto format : {LabelFileFormat::Jsonl, LabelFileFormat::Csv}) {
        ASSERT_OK_AND_ASSIGN(const auto outcome, run(spec(format), m_env));
        ASSERT_OK_AND_ASSIGN(const auto reader, LabelFileReader::open(m_env, outcome.file));
        ASSERT_OK_AND_ASSIGN(const auto events, m_store->events());
        for (auto expected : events) {
            LabelRecord record;
            EXPECT_THAT(reader->next(record), test::IsOkAndHolds(true));
            EXPECT_EQ(record.undoesId, expected.undoes ? "e1" : "");
            expected.sequence = 0;
            expected.undoes.reset();
            EXPECT_EQ(record.event, expected);
        }
        LabelRecord record;
        EXPECT_THAT(reader->next(record), test::IsOkAndHolds(false));
    }
}

TEST_F(LabelExportTest, EveryFailingWriteStepLeavesTheExportBeforeItOrNothing) {
    ASSERT_OK_AND_ASSIGN(const auto before, run(spec(LabelFileFormat::Csv), m_env));
    const std::string old = text(before.file);
    test::FaultyEnv counting;
    ASSERT_OK(run(spec(LabelFileFormat::Csv), counting));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        ASSERT_OK(run(spec(LabelFileFormat::Csv), m_env));
        test::FaultyEnv full(step);
        EXPECT_THAT(run(spec(LabelFileFormat::Csv), full), HasError(ErrorCode::ResourceExhausted)) << step;
        ASSERT_OK_AND_ASSIGN(const auto names, m_env.list(before.file.parent_path()));
        for (const std::string& name : names)
            EXPECT_FALSE(name.ends_with(".partial")) << name << " after step " << step;
        // A manifest never stands beside a file that it does not describe.
        if (m_env.kind(before.manifest) == FileKind::Regular) {
            EXPECT_EQ(text(before.file), old) << step;
        }
    }
}

TEST_F(LabelExportTest, AStopLeavesNothing) {
    std::stop_source stop;
    stop.request_stop();
    NullProgress progress;
    EXPECT_THAT(
        exportLabels(spec(LabelFileFormat::Csv), {m_env, *m_store}, progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_THAT(m_env.list(m_folder.path() / "out"), test::IsOkAndHolds(std::vector<std::string>()));
}

TEST_F(LabelExportTest, AFileThatIsNoLabelFileIsRefusedWithItsPlace) {
    EXPECT_THAT(
        LabelFileReader::open(m_env, m_folder.path() / "labels.txt"),
        HasErrorAbout(ErrorCode::InvalidInput, ".jsonl or .csv"));
    EXPECT_THAT(LabelFileReader::open(m_env, m_folder.path() / "no.jsonl"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(LabelFileReader::open(m_env, m_folder.path() / "no.csv"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(
        LabelFileReader::open(m_env, m_folder.write("a.csv", "impression_id,mood\ni1,x\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "a.csv:1:15: Labels have no column 'mood'"));
    EXPECT_THAT(
        LabelFileReader::open(m_env, m_folder.write("b.csv", "note\nx\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "no column impression_id"));
}

TEST_F(LabelExportTest, ABadLineIsNamedAndTheNextOneStillRead) {
    const auto csv = m_folder.write(
        "a.csv",
        "impression_id,verdict,time,action\ni1,maybe,,\ni2,right,soon,\ni3,,,drop\ni4\ni5,right,,\n");
    ASSERT_OK_AND_ASSIGN(const auto reader, LabelFileReader::open(m_env, csv));
    LabelRecord record;
    for (const char* about : {"a.csv:2:4", "a.csv:3:10", "a.csv:4:6", "a.csv:5"})
        EXPECT_THAT(reader->next(record), HasErrorAbout(ErrorCode::InvalidInput, about));
    EXPECT_THAT(reader->next(record), test::IsOkAndHolds(true));
    EXPECT_EQ(record.event.impressionId, "i5");

    const auto jsonl = m_folder.write(
        "a.jsonl",
        "\n{\"impression_id\":\"i1\"}\r\n{\"impression_id\" 1}\n  \n{}\n{\"impression_id\":\"i2\"}");
    ASSERT_OK_AND_ASSIGN(const auto lines, LabelFileReader::open(m_env, jsonl));
    EXPECT_THAT(lines->next(record), test::IsOkAndHolds(true));
    EXPECT_THAT(lines->next(record), HasErrorAbout(ErrorCode::InvalidInput, "a.jsonl:3:18"));
    EXPECT_THAT(lines->next(record), HasErrorAbout(ErrorCode::InvalidInput, "a.jsonl:5"));
    EXPECT_THAT(lines->next(record), test::IsOkAndHolds(true));
    EXPECT_EQ(record.event.impressionId, "i2");
    EXPECT_THAT(lines->next(record), test::IsOkAndHolds(false));
}

} // namespace
} // namespace intentscope::exporting
