// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/label_sets_task.h"

#include "core/tasks/example_lines.h"
#include "core/tasks/export_task.h"
#include "core/tasks/label_task.h"
#include "core/tasks/reason_task.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;
using test::labelEvent;
using testing::HasSubstr;

/// Two runs that have read latent queries of two reasoners; i1 to i4 train.
class LabelSetsTask : public workspace::WorkspaceFixture {
protected:
    void SetUp() override {
        m_workspace = create();
        ASSERT_NE(m_workspace, nullptr);
        ASSERT_NO_FATAL_FAILURE(openTiny(*m_workspace, m_dataset));
        for (const char* name : {"before", "after"}) {
            test::FakeReasoner reasoner(name);
            const latent::LatentShelf shelf(m_env, m_workspace->latentFolder());
            ReasonSpec spec{.name = name};
            spec.settings.templateText = std::string(name) + " in {{region}}";
            auto written = reasonTask(
                spec, {.dataset = m_dataset, .reasoner = reasoner, .shelf = shelf}, m_progress, {});
            ASSERT_OK(written);
            m_sets.push_back(written->set);
            auto table = makeRun(m_dataset, name);
            auto info = table.info();
            info.latent = written->set->info();
            const auto scores = table.allScores();
            auto saved = m_workspace->saveRun({m_dataset, info, {scores.begin(), scores.end()}});
            ASSERT_OK(saved);
            m_runs.push_back(saved->id);
        }
    }

    void say(const std::string& impression, labels::Label label, std::size_t runCount = 2) {
        auto event = labelEvent(impression, {});
        event.datasetHash.clear();
        event.label = std::move(label);
        event.beforeRun = m_runs[0];
        event.afterRun = runCount == 2 ? m_runs[1] : "";
        ASSERT_OK(appendLabel({m_workspace->labels(), *m_dataset}, event));
    }

    std::string query(std::size_t set, const char* impression) const {
        return m_sets[set]->text(m_sets[set]->rowOf(*m_dataset->findImpression(impression)));
    }

    Result<exporting::ExportOutcome>
    write(LabelSetKind kind, feedback::HeldOutLabels heldOut = feedback::HeldOutLabels::Refuse) {
        return exportLabelSet(
            {.kind = kind,
             .dataset = m_dataset->info().hash,
             .split = data::TimeSplit{.trainFraction = 0.67, .validationFraction = 0.17},
             .heldOut = heldOut},
            *m_workspace,
            m_progress,
            {});
    }

    std::unique_ptr<workspace::Workspace> m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::vector<std::shared_ptr<const latent::LatentSet>> m_sets;
    std::vector<std::string> m_runs;
    NullProgress m_progress;
};

TEST_F(LabelSetsTask, PreferencesAndRewritesBecomePairsThatATrainerReads) {
    ASSERT_NE(query(0, "i1"), query(1, "i1"));
    say("i1", {.queryPreference = labels::Preference::Before});
    say("i2", {.rewrittenQuery = "where is my parcel"});
    say("i3", {.queryPreference = labels::Preference::Tie});
    say("i4", {.verdict = labels::Verdict::Right});
    ASSERT_OK_AND_ASSIGN(const auto outcome, write(LabelSetKind::Preferences));
    EXPECT_EQ(outcome.rowCount, 2);
    EXPECT_EQ(outcome.skippedCount, 2);
    ASSERT_OK_AND_ASSIGN(const auto examples, readExamples(m_env, outcome.file, rank::ReasonerStage::Dpo));
    EXPECT_EQ(examples.size(), 2U);
    const std::string text = m_env.readFile(outcome.file).value();
    EXPECT_THAT(text, HasSubstr(R"("chosen":[{"role":"assistant","content":")" + query(0, "i1") + "\""));
    EXPECT_THAT(text, HasSubstr(R"("rejected":[{"role":"assistant","content":")" + query(1, "i1") + "\""));
    EXPECT_THAT(text, HasSubstr(R"("chosen":[{"role":"assistant","content":"where is my parcel"}])"));
    EXPECT_THAT(text, HasSubstr(R"("rejected":[{"role":"assistant","content":")" + query(1, "i2") + "\""));
    EXPECT_THAT(text, HasSubstr(R"("impression_id":"i2")"));
    ASSERT_OK_AND_ASSIGN(const auto again, write(LabelSetKind::Preferences));
    EXPECT_EQ(again.sha256, outcome.sha256);
}

TEST_F(LabelSetsTask, SftTakesTheQueryAsItShouldBe) {
    say("i1", {.queryVerdict = labels::QueryVerdict::Faithful});
    say("i2", {.queryPreference = labels::Preference::After, .rewrittenQuery = "better"});
    say("i3", {.queryVerdict = labels::QueryVerdict::Faithful}, 1);
    say("i4", {.queryVerdict = labels::QueryVerdict::Misleading});
    ASSERT_OK_AND_ASSIGN(const auto outcome, write(LabelSetKind::Sft));
    EXPECT_EQ(outcome.rowCount, 3);
    EXPECT_EQ(outcome.skippedCount, 1);
    EXPECT_OK(readExamples(m_env, outcome.file, rank::ReasonerStage::Sft));
    const std::string text = m_env.readFile(outcome.file).value();
    EXPECT_THAT(text, HasSubstr(R"("completion":[{"role":"assistant","content":")" + query(1, "i1") + "\""));
    EXPECT_THAT(text, HasSubstr(R"("content":"better"}])"));
    EXPECT_THAT(text, HasSubstr(R"("completion":[{"role":"assistant","content":")" + query(0, "i3") + "\""));
}

TEST_F(LabelSetsTask, NothingOfTheHoldOutGetsIn) {
    say("i1", {.rewrittenQuery = "one"});
    say("i6", {.rewrittenQuery = "six"});
    EXPECT_THAT(
        write(LabelSetKind::Sft), HasErrorAbout(ErrorCode::Mismatch, "1 labelled impressions of 1 users"));
    ASSERT_OK_AND_ASSIGN(const auto outcome, write(LabelSetKind::Sft, feedback::HeldOutLabels::LeaveOut));
    EXPECT_EQ(outcome.rowCount, 1);
    EXPECT_THAT(m_env.readFile(outcome.file).value(), testing::Not(HasSubstr("six")));
    EXPECT_THAT(m_env.readFile(outcome.manifest).value(), HasSubstr(R"("held_out_impressions_left_out": 1)"));
}

TEST_F(LabelSetsTask, GapsOfTheKnowledgeBaseAreListedWithTheirContext) {
    say("i6", {.note = "wants a courier", .errorCause = "kb_lacks_intent"});
    say("i1", {.note = "fine", .errorCause = "click_was_noise"});
    ASSERT_OK_AND_ASSIGN(const auto outcome, write(LabelSetKind::KbGaps));
    EXPECT_EQ(outcome.rowCount, 1);
    const std::string text = m_env.readFile(outcome.file).value();
    EXPECT_THAT(text, HasSubstr(R"("note":"wants a courier")"));
    EXPECT_THAT(text, HasSubstr(R"("context":[{"role")"));
}

TEST_F(LabelSetsTask, RankerRowsOfLabelsHaveGradesWeightsAndHardNegatives) {
    say("i1", {.trueIntents = {"refund", "cancel"}, .confidence = labels::Confidence::Low});
    RankerRowsRequest request{
        .dataset = m_dataset->info().hash, .split = "time:0.67/0.17", .isOfLabels = true};
    request.hardNegativeRun = "after";
    ASSERT_OK_AND_ASSIGN(const auto outcome, exportRankerRows(request, *m_workspace, m_progress, {}));
    EXPECT_EQ(outcome.rowCount, 4);
    const std::string text = m_env.readFile(outcome.file).value();
    EXPECT_THAT(text, testing::StartsWith("impression_id,intent_id,clicked,grade,weight,hard_negative,"));
    EXPECT_THAT(text, HasSubstr("i1,refund,0,2,0.50,0"));
    EXPECT_THAT(text, HasSubstr("i1,cancel,0,1,0.50,0"));
    EXPECT_THAT(text, HasSubstr("i1,track,1,0,0.50,1")) << "clicked, and not what the user wanted";
    request.spec.format = exporting::RankerRowsFormat::LibSvm;
    request.spec.file = m_folder.path() / "rows.libsvm";
    ASSERT_OK_AND_ASSIGN(const auto libsvm, exportRankerRows(request, *m_workspace, m_progress, {}));
    EXPECT_THAT(m_env.readFile(libsvm.file).value(), HasSubstr("\n2 qid:1 "));
    request.split.clear();
    EXPECT_THAT(
        exportRankerRows(request, *m_workspace, m_progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "need a split"));
}

TEST_F(LabelSetsTask, LabelsGoToLabelStudioAndComeBack) {
    say("i1", {.trueIntents = {"refund"}, .note = "n"});
    ASSERT_OK_AND_ASSIGN(const auto written, exportLabelStudio({}, *m_workspace, {}));
    EXPECT_EQ(written.rowCount, 1);
    const LabelImportTarget target{m_env, {m_workspace->labels(), *m_dataset}};
    const LabelImportSpec spec{.file = written.file, .foreign = exporting::ForeignLabelFormat::LabelStudio};
    ASSERT_OK_AND_ASSIGN(const auto first, labelsImport(spec, target, m_progress, {}));
    EXPECT_EQ(first.appendedCount, 1);
    ASSERT_OK_AND_ASSIGN(const auto second, labelsImport(spec, target, m_progress, {}));
    EXPECT_EQ(second.appendedCount, 0);
    EXPECT_EQ(second.knownCount, 1);
    const auto unknown = m_folder.write(
        "p.jsonl", R"({"impression_id":"i9","accept":["track"],"answer":"accept","_annotator_id":"mei"})");
    LabelImportSpec prodigy{.file = unknown, .foreign = exporting::ForeignLabelFormat::Prodigy};
    EXPECT_THAT(labelsImport(prodigy, target, m_progress, {}), HasErrorAbout(ErrorCode::InvalidInput, "i9"));
    prodigy.mode = data::ImportMode::Lenient;
    ASSERT_OK_AND_ASSIGN(const auto lenient, labelsImport(prodigy, target, m_progress, {}));
    EXPECT_EQ(lenient.rejectedCount, 1);
    EXPECT_EQ(lenient.rejections.at(0).place.line, 1);
}

} // namespace
} // namespace intentscope::tasks
