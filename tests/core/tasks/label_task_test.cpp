// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/label_task.h"

#include "core/tasks/export_task.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace intentscope::tasks {
namespace {

using exporting::LabelFileFormat;
using exporting::LabelSelection;
using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;
using test::labelEvent;

class LabelTasks : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
    }

    LabelTarget target() { return {m_workspace->labels(), *m_dataset}; }

    Result<LabelImportOutcome>
    importFile(const std::filesystem::path& file, data::ImportMode mode = data::ImportMode::Strict) {
        return labelsImport(
            {.file = file,
             .mode = mode,
             .defaults = {.annotator = "mei", .sessionId = "", .time = UtcMillis{0}}},
            {m_env, target()},
            m_progress,
            {});
    }

    std::string stats() {
        const auto stats = labelsStats(m_workspace->labels(), {}, m_progress, {});
        EXPECT_OK(stats);
        std::string text;
        for (const auto& counts : {stats->byAnnotator, stats->byVerdict, stats->byIntent}) {
            for (const auto& [word, count] : counts)
                text += word + "=" + std::to_string(count) + " ";
        }
        return text;
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    NullProgress m_progress;
};

TEST_F(LabelTasks, AppendFillsInTheDatasetAndTheTime) {
    auto event = labelEvent("i1", {"track"});
    event.datasetHash.clear();
    event.time = UtcMillis::missing();
    ASSERT_OK_AND_ASSIGN(const auto stored, appendLabel(target(), event));
    EXPECT_EQ(stored.datasetHash, m_dataset->info().hash);
    EXPECT_FALSE(stored.time.isMissing());
    EXPECT_EQ(stored.sequence, 1);
}

TEST_F(LabelTasks, AppendRefusesUnknownIds) {
    EXPECT_THAT(
        appendLabel(target(), labelEvent("i99", {"track"})), HasErrorAbout(ErrorCode::InvalidInput, "i99"));
    EXPECT_THAT(
        appendLabel(target(), labelEvent("i1", {"fly"})), HasErrorAbout(ErrorCode::InvalidInput, "fly"));
    EXPECT_THAT(m_workspace->labels().lastSequence(), IsOkAndHolds(0));
}

TEST_F(LabelTasks, StatisticsCountWhatIsInForce) {
    for (const auto& event :
         {labelEvent("i1", {"track"}),
          labelEvent("i1", {"track", "refund"}, "omar"),
          labelEvent("i2", {"refund"}),
          labelEvent("i2", {"cancel"}),
          test::retraction("i1")})
        ASSERT_OK(appendLabel(target(), event));
    ASSERT_OK_AND_ASSIGN(const auto counts, labelsStats(m_workspace->labels(), {}, m_progress, {}));
    EXPECT_EQ(counts.eventCount, 5);
    EXPECT_EQ(counts.labelCount, 2);
    EXPECT_EQ(counts.impressionCount, 2);
    EXPECT_EQ(stats(), "mei=1 omar=1 wrong=2 cancel=1 refund=1 track=1 ");
    ASSERT_OK_AND_ASSIGN(const auto none, labelsStats(m_workspace->labels(), {"other"}, m_progress, {}));
    EXPECT_EQ(none.eventCount, 0);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        labelsStats(m_workspace->labels(), {}, m_progress, stop.get_token()), HasError(ErrorCode::Cancelled));
}

TEST_F(LabelTasks, StatisticsCountSkipsCausesAndVerdictsOnQueriesApart) {
    auto judged = labelEvent("i1", {"track"});
    judged.label.queryVerdict = labels::QueryVerdict::Misleading;
    judged.label.errorCause = "reasoner_misread";
    ASSERT_OK(appendLabel(target(), judged));
    auto skipped = labelEvent("i2", {});
    skipped.label = {.skipReason = "unclear"};
    ASSERT_OK(appendLabel(target(), skipped));
    ASSERT_OK_AND_ASSIGN(const auto counts, labelsStats(m_workspace->labels(), {}, m_progress, {}));
    EXPECT_EQ(counts.labelCount, 1);
    EXPECT_EQ(counts.skippedCount, 1);
    using Counts = std::map<std::string, std::int64_t>;
    EXPECT_EQ(counts.byAnnotator, (Counts{{"mei", 1}}));
    EXPECT_EQ(counts.byQueryVerdict, (Counts{{"misleading", 1}}));
    EXPECT_EQ(counts.byCause, (Counts{{"reasoner_misread", 1}}));
    EXPECT_EQ(counts.bySkipReason, (Counts{{"unclear", 1}}));
}

TEST_F(LabelTasks, AnErrorCauseMustBeInTheTaxonomyWhichCanGrow) {
    auto judged = labelEvent("i1", {"track"});
    judged.label.errorCause = "holiday";
    EXPECT_THAT(
        appendLabel(target(), judged), HasErrorAbout(ErrorCode::InvalidInput, "reasoner_misread, ranker"));
    const auto file =
        m_folder.write("causes.jsonl", R"({"impression_id":"i1","verdict":"wrong","error_cause":"holiday"})");
    EXPECT_THAT(
        importFile(file), HasErrorAbout(ErrorCode::InvalidInput, "causes.jsonl:1: There is no error"));
    ASSERT_OK(target().store.saveErrorCause({.id = "holiday", .title = "Holiday", .description = ""}));
    EXPECT_OK(appendLabel(target(), judged));
    EXPECT_OK(importFile(file));
}

TEST_F(LabelTasks, AStreamIsAnsweredLineByLineUntilTheFirstBadOne) {
    std::istringstream lines("{\"impression_id\":\"i1\",\"true_intents\":[\"track\"],\"event_id\":\"e1\"}\n\n"
                             "{\"impression_id\":\"i1\",\"action\":\"retract\",\"undoes\":\"e1\"}\r\n"
                             "{\"impression_id\":\"i9\",\"verdict\":\"right\"}\n"
                             "{\"impression_id\":\"i2\",\"verdict\":\"right\"}\n");
    std::ostringstream answers;
    EXPECT_THAT(
        appendLabelStream(lines, answers, target(), {.annotator = "mei", .sessionId = "s9", .time = {}}),
        HasErrorAbout(ErrorCode::InvalidInput, "standard input:4: There is no impression 'i9'"));
    EXPECT_EQ(answers.str(), "accepted 1\naccepted 2\n");
    ASSERT_OK_AND_ASSIGN(const auto events, m_workspace->labels().events());
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].annotator, "mei");
    EXPECT_EQ(events[0].sessionId, "s9");
    EXPECT_EQ(events[1].undoes, 1);
}

TEST_F(LabelTasks, AStreamNamesTheColumnOfBrokenJsonAndAnUnknownUndo) {
    std::ostringstream answers;
    std::istringstream broken("{\"impression_id\" 1}\n");
    EXPECT_THAT(
        appendLabelStream(broken, answers, target(), {}),
        HasErrorAbout(ErrorCode::InvalidInput, "input:1:18"));
    std::istringstream undo(R"({"impression_id":"i1","verdict":"right","undoes":"never"})");
    EXPECT_THAT(
        appendLabelStream(undo, answers, target(), {.annotator = "mei", .sessionId = {}, .time = {}}),
        HasErrorAbout(ErrorCode::InvalidInput, "never"));
    std::istringstream good(R"({"impression_id":"i1","verdict":"right","annotator":"mei"})");
    answers.setstate(std::ios::badbit);
    EXPECT_THAT(appendLabelStream(good, answers, target(), {}), HasErrorAbout(ErrorCode::Io, "nobody reads"));
    EXPECT_THAT(m_workspace->labels().lastSequence(), IsOkAndHolds(1));
}

TEST_F(LabelTasks, AHandWrittenFileIsImportedOnce) {
    const auto file =
        m_folder.write("mine.csv", "impression_id,true_intents,note\ni1,track|refund,\ni2,,\"a, b\"\n");
    ASSERT_OK_AND_ASSIGN(const auto first, importFile(file));
    EXPECT_EQ(first.appendedCount, 2);
    ASSERT_OK_AND_ASSIGN(const auto second, importFile(file));
    EXPECT_EQ(second.appendedCount, 0);
    EXPECT_EQ(second.knownCount, 2);
    EXPECT_EQ(stats(), "mei=2 none=2 refund=1 track=1 ");
}

TEST_F(LabelTasks, StrictImportStopsAtTheFirstBadLineAndAddsNothing) {
    const auto expectRefused = [&](const char* line, const char* about) {
        const auto file = m_folder.write(
            "bad.jsonl",
            R"({"impression_id":"i1","verdict":"right"})"
            "\n" +
                std::string(line) + "\n");
        EXPECT_THAT(importFile(file), HasErrorAbout(ErrorCode::InvalidInput, about)) << line;
        EXPECT_THAT(m_workspace->labels().lastSequence(), IsOkAndHolds(0));
    };
    expectRefused(
        R"({"impression_id":"i77","verdict":"right"})", "bad.jsonl:2: There is no impression 'i77'");
    expectRefused(
        R"({"impression_id":"i1","true_intents":["fly"]})", "bad.jsonl:2: There is no intent 'fly'");
    expectRefused(R"({"impression_id":"i1"})", "bad.jsonl:2: The label says nothing");
    expectRefused(
        R"({"impression_id":"i1","verdict":"right","undoes":"x"})", "bad.jsonl:2: The label undoes");
    expectRefused("{", "bad.jsonl:2:2: This is not JSON");
}

TEST_F(LabelTasks, LenientImportCountsBadLinesAndKeepsTheRest) {
    const auto file =
        m_folder.write("some.csv", "impression_id,verdict\ni1,right\ni77,right\ni2,maybe\ni2,wrong\n");
    ASSERT_OK_AND_ASSIGN(const auto outcome, importFile(file, data::ImportMode::Lenient));
    EXPECT_EQ(outcome.appendedCount, 2);
    EXPECT_EQ(outcome.rejectedCount, 2);
    ASSERT_EQ(outcome.rejections.size(), 2U);
    EXPECT_EQ(outcome.rejections[0].place.line, 3);
    EXPECT_EQ(outcome.rejections[1].place.line, 4);
    EXPECT_THAT(
        importFile(m_folder.path() / "none.csv", data::ImportMode::Lenient), HasError(ErrorCode::NotFound));
}

TEST_F(LabelTasks, AnEventThatSaysSomethingElseThanTheOneOfItsIdIsRefused) {
    auto event = labelEvent("i1", {"track"});
    event.eventId = "e1";
    ASSERT_OK(appendLabel(target(), event));
    const auto file = m_folder.write(
        "changed.jsonl",
        R"({"event_id":"e1","impression_id":"i1","true_intents":["refund"],"annotator":"mei"})");
    EXPECT_THAT(importFile(file), HasErrorAbout(ErrorCode::InvalidInput, "changed.jsonl:1: The event e1"));
}

TEST_F(LabelTasks, AStopDuringImportAddsNothing) {
    const auto file = m_folder.write("a.csv", "impression_id,verdict\ni1,right\n");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        labelsImport({.file = file}, {m_env, target()}, m_progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_THAT(m_workspace->labels().lastSequence(), IsOkAndHolds(0));
}

/// The promise: export, import into an empty workspace with the same dataset, export again: the same bytes.
TEST_F(LabelTasks, ExportImportExportGivesTheSameBytes) {
    auto noted = labelEvent("i1", {"track", "refund"});
    noted.label.note = "=cmd|' /C calc'!A0, \"x\"\r\n\xC3\xA9\t\\";
    noted.extra = R"({"confidence":0.1,"nested":{"a":[1,2.5,"x"]}})";
    ASSERT_OK_AND_ASSIGN(const auto first, appendLabel(target(), noted));
    auto undo = test::retraction("i1");
    undo.undoes = first.sequence;
    ASSERT_OK(appendLabel(target(), undo));
    auto other = labelEvent("i2", {}, "omar, the second");
    other.beforeRun = "r1";
    other.afterRun = "r2";
    ASSERT_OK(appendLabel(target(), other));
    other.view = labels::LabelView::Shown;
    other.label.queryVerdict = labels::QueryVerdict::Partly;
    other.label.errorCause = "kb_lacks_intent";
    other.label.rankingPreference = labels::Preference::Before;
    other.label.queryPreference = labels::Preference::Tie;
    other.label.rewrittenQuery = "where is my \"parcel\",\nplease";
    other.label.confidence = labels::Confidence::Medium;
    ASSERT_OK(appendLabel(target(), other));
    auto skipped = labelEvent("i3", {});
    skipped.label = {.note = "no history", .skipReason = "unclear"};
    ASSERT_OK(appendLabel(target(), skipped));
    for (const auto format : {LabelFileFormat::Jsonl, LabelFileFormat::Csv}) {
        for (const auto selection : {LabelSelection::InForce, LabelSelection::Log}) {
            exporting::LabelExportSpec spec;
            spec.format = format;
            spec.selection = selection;
            ASSERT_OK_AND_ASSIGN(const auto exported, exportLabels(spec, *m_workspace, m_progress, {}));
            const auto place = m_folder.path() / ("copy" + std::to_string(static_cast<int>(format)) +
                                                  std::to_string(static_cast<int>(selection)));
            ASSERT_OK_AND_ASSIGN(const auto copy, workspace::Workspace::create(place, m_env));
            ASSERT_OK(
                labelsImport({.file = exported.file}, {m_env, {copy->labels(), *m_dataset}}, m_progress, {}));
            ASSERT_OK_AND_ASSIGN(const auto again, exportLabels(spec, *copy, m_progress, {}));
            EXPECT_EQ(m_env.readFile(again.file).value(), m_env.readFile(exported.file).value());
            EXPECT_EQ(m_env.readFile(again.manifest).value(), m_env.readFile(exported.manifest).value());
            EXPECT_GT(exported.rowCount, 0);
        }
    }
}

TEST_F(LabelTasks, ARunIsExportedByNameIntoTheWorkspace) {
    ASSERT_OK_AND_ASSIGN(const auto info, m_workspace->saveRun(makeRun(m_dataset, "before")));
    for (const auto& [format, ending] :
         {std::pair(exporting::RunFileFormat::Csv, ".csv"),
          std::pair(exporting::RunFileFormat::Trec, ".trec"),
          std::pair(exporting::RunFileFormat::Qrels, ".qrels")}) {
        RunExportRequest request;
        request.run = "before";
        request.spec.format = format;
        ASSERT_OK_AND_ASSIGN(const auto outcome, exportRun(request, *m_workspace, m_progress, {}));
        EXPECT_EQ(outcome.file, m_place / "exports" / (info.id + ending));
        EXPECT_EQ(outcome.skippedCount, 1);
    }
    EXPECT_THAT(exportRun({.run = "none"}, *m_workspace, m_progress, {}), HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::tasks
