// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/export_preferences.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/feedback/preference_set.h"
#include "core/tasks/example_lines.h"
#include "tests/core/workspace/workspace_fixture.h"

#include <nlohmann/json.hpp>

#include <array>

namespace intentscope::tasks {
namespace {

using nlohmann::json;
using test::HasErrorAbout;

class ExportPreferences : public workspace::WorkspaceFixture {
protected:
    ExportPreferences() {
        m_origin.datasetHash = importTiny(*m_workspace);
        for (feedback::PreferencePair& pair : m_pairs) {
            pair.winner.text = "where is it?";
            pair.loser.text = "hello";
        }
    }

    /// A set of two pairs below exports/, the second of this impression.
    std::string writeSet(const std::string& second = "i2") {
        const std::vector<feedback::PreferenceRow> rows = {
            {.impressionId = "i1", .prompt = {"Be brief", "A parcel"}, .pair = &m_pairs[0]},
            {.impressionId = second, .prompt = {"", "A refund"}, .pair = &m_pairs[1]}};
        const std::string name = "preferences-" + second;
        EXPECT_OK(m_env.createDirectories(m_workspace->exportsFolder()));
        EXPECT_OK(feedback::writePreferenceSet(m_env, m_workspace->exportsFolder() / name, m_origin, rows));
        return name;
    }
    Result<exporting::ExportOutcome> run(const std::string& source, PreferenceForm form) {
        NullProgress progress;
        return exportPreferences({.source = source, .form = form}, *m_workspace, progress, {});
    }

    std::unique_ptr<workspace::Workspace> m_workspace = create();
    feedback::PreferenceOrigin m_origin{
        .datasetHash = {},
        .split = "time:0.5/0.2",
        .policyHash = std::string(64, 'a'),
        .rankerHash = std::string(64, 'b'),
        .templateHash = std::string(64, 'c')};
    std::array<feedback::PreferencePair, 2> m_pairs;
};

TEST_F(ExportPreferences, writes_the_lines_of_the_set_with_a_manifest) {
    const std::string set = writeSet();
    ASSERT_OK_AND_ASSIGN(const auto outcome, run(set, PreferenceForm::Preference));
    EXPECT_EQ(outcome.rowCount, 2);
    EXPECT_EQ(outcome.file.filename(), set + "-preferences.jsonl");
    ASSERT_OK_AND_ASSIGN(const std::string text, m_env.readFile(outcome.file));
    ASSERT_OK_AND_ASSIGN(
        const std::string stored,
        m_env.readFile(m_workspace->exportsFolder() / set / feedback::files::Preferences));
    EXPECT_EQ(text, stored);
    EXPECT_EQ(fingerprintOf(text).hex(), outcome.sha256);
    ASSERT_OK_AND_ASSIGN(const std::string written, m_env.readFile(outcome.manifest));
    const json manifest = json::parse(written);
    EXPECT_EQ(manifest.at("what"), "preferences");
    EXPECT_EQ(manifest.at("sha256"), outcome.sha256);
    EXPECT_EQ(manifest.at("split"), "time:0.5/0.2");
    EXPECT_EQ(manifest.at("policy_hash"), std::string(64, 'a'));
    EXPECT_EQ(manifest.at("dataset_hash"), m_origin.datasetHash);
    EXPECT_EQ(manifest.at("counts").at("rows"), 2);
}

TEST_F(ExportPreferences, gives_the_forms_that_trl_trains_on) {
    const std::string set = writeSet();
    ASSERT_OK_AND_ASSIGN(const auto sft, run(set, PreferenceForm::Sft));
    ASSERT_OK_AND_ASSIGN(const auto examples, readExamples(m_env, sft.file, rank::ReasonerStage::Sft));
    ASSERT_EQ(examples.size(), 2U);
    EXPECT_EQ(examples[0].answers, std::vector<std::string>{"where is it?"});
    ASSERT_OK_AND_ASSIGN(const auto unpaired, run(set, PreferenceForm::Unpaired));
    EXPECT_EQ(unpaired.rowCount, 4);
    ASSERT_OK_AND_ASSIGN(const std::string text, m_env.readFile(unpaired.file));
    const json first = json::parse(text.substr(0, text.find('\n')));
    EXPECT_EQ(first.at("label"), true);
    EXPECT_EQ(first.at("completion").at(0).at("content"), "where is it?");
    EXPECT_EQ(first.at("prompt").size(), 2U);
    const auto second = text.find('\n') + 1;
    const json loser = json::parse(text.substr(second, text.find('\n', second) - second));
    EXPECT_EQ(loser.at("label"), false);
    EXPECT_EQ(loser.at("completion").at(0).at("content"), "hello");
}

TEST_F(ExportPreferences, takes_the_last_set_of_an_alignment) {
    const std::string set = writeSet();
    const auto report = m_workspace->exportsFolder() / "align-nightly" / "report.json";
    ASSERT_OK(m_env.createDirectories(report.parent_path()));
    ASSERT_OK(writeFileAtomically(
        m_env, report, R"({"preferences":[{"folder":"preferences-older"},{"folder":")" + set + R"("}]})"));
    ASSERT_OK_AND_ASSIGN(const auto outcome, run("nightly", PreferenceForm::Sft));
    EXPECT_EQ(outcome.file.filename(), set + "-sft.jsonl");
}

TEST_F(ExportPreferences, refuses_what_was_not_for_training) {
    EXPECT_THAT(
        run(writeSet("i5"), PreferenceForm::Sft), HasErrorAbout(ErrorCode::Mismatch, "impression 'i5'"));
    EXPECT_THAT(
        run(writeSet("i9"), PreferenceForm::Sft), HasErrorAbout(ErrorCode::Corrupt, "the dataset lacks"));
}

TEST_F(ExportPreferences, refuses_a_set_that_was_changed_or_is_none) {
    const std::string set = writeSet();
    ASSERT_OK(writeFileAtomically(
        m_env, m_workspace->exportsFolder() / set / feedback::files::Preferences, "{}\n"));
    EXPECT_THAT(
        run(set, PreferenceForm::Sft), HasErrorAbout(ErrorCode::Corrupt, "not the file that was written"));
    EXPECT_THAT(run("nowhere", PreferenceForm::Sft), HasErrorAbout(ErrorCode::NotFound, "'nowhere'"));
    EXPECT_THAT(run("", PreferenceForm::Sft), test::HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::tasks
