// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/review_task.h"

#include "core/exporting/zip_archive.h"
#include "core/tasks/label_task.h"
#include "core/tasks/queue_task.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>

namespace intentscope::tasks {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::labelEvent;

/// A workspace with something of everything that a bundle holds.
class ReviewTask : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
        ASSERT_OK(m_workspace->saveRun(makeRun(m_dataset, "before")));
        const auto table = makeRun(m_dataset, "after");
        auto after = table.info();
        after.createdAt = UtcMillis{1'709'647'999'000};
        const auto scores = table.allScores();
        ASSERT_OK(m_workspace->saveRun({m_dataset, after, {scores.begin(), scores.end()}}));
        ASSERT_OK(m_workspace->saveRunMetrics("after", {"eval:test", R"({"gauc":0.75})", UtcMillis{5'000}}));
        ASSERT_OK(m_workspace->addSlice({"late", "days_in_status > 5", UtcMillis{1'000}}));
        ASSERT_OK(m_workspace->labels().saveErrorCause(
            {.id = "holiday", .title = "Holiday", .description = "", .isRetired = true}));
        ASSERT_OK(m_workspace->labels().saveErrorCause(
            {.id = "click_was_noise", .title = "Slip of the finger", .description = "x"}));
        addLabels();
    }

    void addLabels() {
        ASSERT_OK(createQueue(
            {.name = "all",
             .before = "before",
             .after = "after",
             .annotators = {"mei"},
             .guidelines = "# Read\n"},
            *m_workspace,
            m_dataset,
            m_progress,
            {}));
        ASSERT_OK_AND_ASSIGN(
            const auto sitting, startSitting("all", "mei", labels::LabelRole::Annotator, *m_workspace));
        auto event = labelEvent("i1", {"track", "refund"});
        event.datasetHash.clear();
        event.sessionId = sitting.id;
        event.label.errorCause = "holiday";
        event.label.note = "caf\xC3\xA9, \"quoted\"\nnext";
        ASSERT_OK_AND_ASSIGN(const auto first, appendLabel({m_workspace->labels(), *m_dataset}, event));
        auto undo = test::retraction("i1");
        undo.datasetHash.clear();
        undo.undoes = first.sequence;
        ASSERT_OK(appendLabel({m_workspace->labels(), *m_dataset}, undo));
        event.impressionId = "i2";
        ASSERT_OK(appendLabel({m_workspace->labels(), *m_dataset}, event));
        ASSERT_OK(m_workspace->endSitting(sitting.id, UtcMillis{9'000}));
    }

    Result<ReviewExportOutcome> exportFrom(workspace::Workspace& workspace, const std::string& name) {
        return exportReview(
            {.file = m_folder.path() / name / "review.zip", .dataset = m_dataset->info().hash},
            workspace,
            m_progress,
            {});
    }

    std::unique_ptr<workspace::Workspace> emptyWorkspace(const std::string& name) {
        auto made = workspace::Workspace::create(m_folder.path() / (name + ".iscope"), m_env);
        EXPECT_OK(made);
        return made ? *std::move(made) : nullptr;
    }

    /// The bundle with its content changed by `spoil`.
    std::filesystem::path spoilt(
        const std::filesystem::path& file,
        const std::function<void(std::map<std::string, std::string>&)>& spoil) {
        auto zip = exporting::ZipReader::open(m_env, file);
        EXPECT_OK(zip);
        std::map<std::string, std::string> content;
        for (const std::string& name : zip->names())
            content[name] = zip->text(name).value_or("");
        spoil(content);
        auto target = m_folder.path() / "spoilt.zip";
        auto writer = exporting::ZipWriter::create(m_env, target);
        EXPECT_OK(writer);
        for (const auto& [name, text] : content)
            EXPECT_OK(writer->add(name, text));
        EXPECT_OK(writer->finish({}));
        return target;
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    NullProgress m_progress;
};

/// The promise of the product: export, import into an empty workspace, export again: the same bytes.
TEST_F(ReviewTask, ExportImportExportGivesTheSameBytes) {
    ASSERT_OK_AND_ASSIGN(const auto first, exportFrom(*m_workspace, "one"));
    EXPECT_EQ(first.labelEventCount, 3);
    EXPECT_EQ(first.runCount, 2);
    EXPECT_EQ(first.queueCount, 1);
    const auto copy = emptyWorkspace("copy");
    ASSERT_NE(copy, nullptr);
    ASSERT_OK_AND_ASSIGN(const auto imported, importReview(first.file, *copy, m_progress, {}));
    EXPECT_EQ(imported.labelEventCount, 3);
    EXPECT_EQ(imported.runCount, 2);
    EXPECT_EQ(imported.queueCount, 1);
    EXPECT_EQ(imported.sliceCount, 1);
    EXPECT_TRUE(imported.notes.empty()) << imported.notes.front();
    ASSERT_OK_AND_ASSIGN(const auto second, exportFrom(*copy, "two"));
    EXPECT_EQ(second.sha256, first.sha256);
    EXPECT_EQ(m_env.readFile(second.file).value(), m_env.readFile(first.file).value());
    EXPECT_EQ(m_env.readFile(second.manifest).value(), m_env.readFile(first.manifest).value());
    ASSERT_OK_AND_ASSIGN(const auto content, copy->loadQueue("all"));
    EXPECT_EQ(content.sittings.at(0).endedAt, UtcMillis{9'000});
    ASSERT_OK_AND_ASSIGN(const auto causes, copy->labels().errorCauses());
    EXPECT_EQ(causes.at(5).title, "Slip of the finger");
    EXPECT_EQ(copy->runMetrics("after")->at(0).json, R"({"gauc":0.75})");
}

TEST_F(ReviewTask, ASecondExportIsTheSameAndLeavesNothingBeside) {
    ASSERT_OK_AND_ASSIGN(const auto first, exportFrom(*m_workspace, "one"));
    const std::string bytes = m_env.readFile(first.file).value();
    ASSERT_OK(exportFrom(*m_workspace, "one"));
    EXPECT_EQ(m_env.readFile(first.file).value(), bytes);
    EXPECT_THAT(
        m_env.list(m_folder.path() / "one"),
        test::IsOkAndHolds(std::vector<std::string>{"review.zip", "review.zip.manifest.json"}));
}

TEST_F(ReviewTask, ImportingTwiceAddsNothingAndSaysSo) {
    ASSERT_OK_AND_ASSIGN(const auto bundle, exportFrom(*m_workspace, "one"));
    ASSERT_OK_AND_ASSIGN(const auto again, importReview(bundle.file, *m_workspace, m_progress, {}));
    EXPECT_EQ(again.labelEventCount, 0);
    EXPECT_EQ(again.knownEventCount, 3);
    EXPECT_EQ(again.runCount, 0);
    EXPECT_EQ(again.queueCount, 0);
    EXPECT_EQ(again.notes.size(), 5U) << "dataset, slice, two runs, queue";
    EXPECT_EQ(m_env.kind(m_workspace->datasetsFolder() / "review-import.partial"), FileKind::Missing);
}

TEST_F(ReviewTask, ABundleThatWasChangedIsRefusedWhole) {
    ASSERT_OK_AND_ASSIGN(const auto bundle, exportFrom(*m_workspace, "one"));
    const auto copy = emptyWorkspace("copy");
    ASSERT_NE(copy, nullptr);
    using Content = std::map<std::string, std::string>;
    const auto expectRefused =
        [&](ErrorCode code, const char* about, const std::function<void(Content&)>& spoil) {
            EXPECT_THAT(
                importReview(spoilt(bundle.file, spoil), *copy, m_progress, {}), HasErrorAbout(code, about));
            EXPECT_THAT(copy->labels().lastSequence(), test::IsOkAndHolds(0));
            EXPECT_TRUE(copy->listDatasets()->empty());
            EXPECT_TRUE(copy->listRuns()->empty());
        };
    expectRefused(ErrorCode::Corrupt, "not the file that", [](Content& content) {
        content["labels/labels.jsonl"] += "\n";
    });
    expectRefused(
        ErrorCode::Corrupt, "lacks this file", [](Content& content) { content.erase("slices.jsonl"); });
    expectRefused(
        ErrorCode::Corrupt, "does not know this file", [](Content& content) { content["more"] = "x"; });
    expectRefused(
        ErrorCode::Corrupt, "no manifest.json", [](Content& content) { content.erase("manifest.json"); });
    expectRefused(
        ErrorCode::Corrupt, "not the manifest", [](Content& content) { content["manifest.json"] = "[]"; });
    expectRefused(ErrorCode::UnsupportedVersion, "version 9", [](Content& content) {
        std::string& manifest = content["manifest.json"];
        manifest.replace(manifest.find("\"version\": 1"), 12, "\"version\": 9");
    });
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        importReview(bundle.file, *copy, m_progress, stop.get_token()), HasError(ErrorCode::Cancelled));
    EXPECT_THAT(
        exportReview({.dataset = m_dataset->info().hash}, *m_workspace, m_progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
}

TEST_F(ReviewTask, NamedRunsAloneAreInTheBundle) {
    ASSERT_OK_AND_ASSIGN(
        const auto outcome,
        exportReview(
            {.file = m_folder.path() / "some.zip", .dataset = m_dataset->info().hash, .runs = {"after"}},
            *m_workspace,
            m_progress,
            {}));
    EXPECT_EQ(outcome.runCount, 1);
    ASSERT_OK_AND_ASSIGN(auto zip, exporting::ZipReader::open(m_env, outcome.file));
    const std::string id = m_workspace->findRun("after")->id;
    EXPECT_TRUE(zip.has("runs/" + id + "/ranking.csv"));
    EXPECT_FALSE(zip.has("runs/" + m_workspace->findRun("before")->id + "/run.json"));
    EXPECT_THAT(
        exportReview({.dataset = m_dataset->info().hash, .runs = {"none"}}, *m_workspace, m_progress, {}),
        HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::tasks
