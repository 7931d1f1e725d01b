// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/workspace/run_files.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/faulty_env.h"
#include "tests/support/label_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace intentscope::workspace {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::labelEvent;

using Fixture = WorkspaceFixture;

TEST_F(Fixture, AFreshWorkspaceHasItsFoldersAndIsEmpty) {
    const auto workspace = create();
    ASSERT_NE(workspace, nullptr);
    EXPECT_EQ(workspace->name(), "shop");
    EXPECT_FALSE(workspace->isReadOnly());
    EXPECT_THAT(workspace->warnings(), testing::IsEmpty());
    for (const char* name : {"datasets", "runs", "checkpoints", "exports"})
        EXPECT_EQ(m_env.kind(m_place / name), FileKind::Directory) << name;
    for (const char* name : {"workspace.sqlite", "manifest.json", "lock"})
        EXPECT_EQ(m_env.kind(m_place / name), FileKind::Regular) << name;
    ASSERT_OK_AND_ASSIGN(const auto datasets, workspace->listDatasets());
    EXPECT_TRUE(datasets.empty());
    ASSERT_OK_AND_ASSIGN(const auto runs, workspace->listRuns());
    EXPECT_TRUE(runs.empty());
    ASSERT_OK_AND_ASSIGN(const auto checkpoints, workspace->listCheckpoints());
    EXPECT_TRUE(checkpoints.empty());
}

TEST_F(Fixture, ATrailingSlashAndAnEmptyFolderAreNoHindrance) {
    std::filesystem::create_directory(m_place);
    ASSERT_OK_AND_ASSIGN(const auto workspace, Workspace::create(m_place / "", m_env));
    EXPECT_EQ(workspace->folder(), m_place);
    EXPECT_EQ(workspace->datasetsFolder(), m_place / "datasets");
}

TEST_F(Fixture, CreatingOverSomethingIsRefusedAndLeavesIt) {
    m_folder.write("shop.iscope/mine.txt", "kept");
    EXPECT_THAT(Workspace::create(m_place, m_env), HasErrorAbout(ErrorCode::AlreadyExists, "shop.iscope"));
    EXPECT_EQ(m_env.kind(m_place / "mine.txt"), FileKind::Regular);
    const auto file = m_folder.write("file", "x");
    EXPECT_THAT(Workspace::create(file, m_env), HasError(ErrorCode::AlreadyExists));
}

TEST_F(Fixture, WhatAnInterruptedCreationLeftIsReplacedUnlessItIsSomethingElse) {
    m_folder.write("shop.iscope.partial/workspace.sqlite", "half");
    m_folder.write("shop.iscope.partial/datasets/x", "half");
    EXPECT_NE(create(), nullptr);
    m_folder.write("other.iscope.partial/thesis.txt", "kept");
    EXPECT_THAT(
        Workspace::create(m_folder.path() / "other.iscope", m_env),
        HasErrorAbout(ErrorCode::AlreadyExists, "thesis.txt"));
    EXPECT_EQ(m_env.kind(m_folder.path() / "other.iscope.partial/thesis.txt"), FileKind::Regular);
}

TEST_F(Fixture, OpeningWhatIsNoWorkspaceSaysSo) {
    EXPECT_THAT(
        Workspace::open(m_place, m_env, OpenMode::Write),
        HasErrorAbout(ErrorCode::NotFound, "no such workspace"));
    EXPECT_THAT(
        Workspace::open(m_folder.path(), m_env, OpenMode::Read),
        HasErrorAbout(ErrorCode::NotFound, "not a workspace"));
}

TEST_F(Fixture, ANewerFormatIsRefusedAndNothingIsChanged) {
    ASSERT_NE(create(), nullptr);
    m_folder.write("shop.iscope/manifest.json", R"({"format":"intentscope-workspace","version":2})");
    const auto before = snapshot();
    for (const OpenMode mode : {OpenMode::Write, OpenMode::WriteOrRead, OpenMode::Read})
        EXPECT_THAT(
            Workspace::open(m_place, m_env, mode), HasErrorAbout(ErrorCode::UnsupportedVersion, "version 2"));
    EXPECT_EQ(snapshot(), before);
}

TEST_F(Fixture, ADamagedManifestIsCorrupt) {
    ASSERT_NE(create(), nullptr);
    for (const char* text :
         {"",
          "{",
          "[]",
          R"({"format":"x","version":1})",
          R"({"format":"intentscope-workspace"})",
          R"({"format":"intentscope-workspace","version":1})",
          R"({"format":"intentscope-workspace","version":1,"created_at":"x","created_with":"0.1.0"})"}) {
        m_folder.write("shop.iscope/manifest.json", text);
        EXPECT_THAT(
            Workspace::open(m_place, m_env, OpenMode::Read),
            HasErrorAbout(ErrorCode::Corrupt, "manifest.json"))
            << text;
    }
}

TEST_F(Fixture, ASecondOpenerGetsBusyOrReadingAsAsked) {
    const auto first = create();
    EXPECT_THAT(Workspace::open(m_place, m_env, OpenMode::Write), HasErrorAbout(ErrorCode::Busy, "lock"));
    ASSERT_OK(first->labels().append(labelEvent("i1", {"track"})));
    ASSERT_OK_AND_ASSIGN(const auto second, Workspace::open(m_place, m_env, OpenMode::WriteOrRead));
    EXPECT_TRUE(second->isReadOnly());
    ASSERT_EQ(second->warnings().size(), 1U);
    EXPECT_THAT(second->labels().lastSequence(), test::IsOkAndHolds(1));
    EXPECT_THAT(second->labels().append(labelEvent("i2", {"track"})), HasError(ErrorCode::Io));
    EXPECT_THAT(second->openLabelWriter(), HasErrorAbout(ErrorCode::Io, "reading only"));
    EXPECT_THAT(second->removeRun("x"), HasError(ErrorCode::Io));
    EXPECT_THAT(second->saveRunMetrics("x", {}), HasError(ErrorCode::Io));
    ASSERT_OK_AND_ASSIGN(const auto third, Workspace::open(m_place, m_env, OpenMode::Read));
    EXPECT_TRUE(third->isReadOnly());
    EXPECT_THAT(third->warnings(), testing::IsEmpty());
}

/// The child takes the lock, tells so, and is killed: the lock must go with it.
TEST_F(Fixture, AnotherProcessHoldsTheLockUntilItDies) {
    ASSERT_NE(create(), nullptr);
    int ready[2] = {};
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const auto held = Workspace::open(m_place, m_env, OpenMode::Write);
        const char answer = held ? 'y' : 'n';
        static_cast<void>(::write(ready[1], &answer, 1));
        ::pause();
        ::_exit(0);
    }
    char answer = '?';
    ASSERT_EQ(::read(ready[0], &answer, 1), 1);
    EXPECT_EQ(answer, 'y');
    EXPECT_THAT(Workspace::open(m_place, m_env, OpenMode::Write), HasError(ErrorCode::Busy));
    ASSERT_OK_AND_ASSIGN(const auto reader, Workspace::open(m_place, m_env, OpenMode::WriteOrRead));
    EXPECT_TRUE(reader->isReadOnly());
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_OK(Workspace::open(m_place, m_env, OpenMode::Write));
    ::close(ready[0]);
    ::close(ready[1]);
}

/// Runs as another user where the tests run as root, whom no permission stops.
TEST_F(Fixture, AReadOnlyFolderIsReadAndEveryWriteSaysWhy) {
    {
        const auto workspace = create();
        ASSERT_OK(workspace->labels().append(labelEvent("i1", {"track"})));
    }
    const auto entries = std::filesystem::recursive_directory_iterator(m_folder.path());
    for (const auto& entry : entries)
        ASSERT_EQ(::chmod(entry.path().c_str(), entry.is_directory() ? 0555 : 0444), 0);
    ASSERT_EQ(::chmod(m_folder.path().c_str(), 0555), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        constexpr uid_t Nobody = 65534;
        if (::geteuid() == 0 && ::setuid(Nobody) != 0)
            ::_exit(1);
        if (Workspace::open(m_place, m_env, OpenMode::Write).map_error([](const Error& e) {
                return e.code;
            }) != tl::expected<std::unique_ptr<Workspace>, ErrorCode>(tl::unexpect, ErrorCode::Io))
            ::_exit(2);
        if (Workspace::create(m_folder.path() / "new.iscope", m_env).has_value())
            ::_exit(3);
        const auto reader = Workspace::open(m_place, m_env, OpenMode::WriteOrRead);
        if (!reader || !(*reader)->isReadOnly() || (*reader)->warnings().size() != 1)
            ::_exit(4);
        if ((*reader)->labels().lastSequence().value_or(0) != 1)
            ::_exit(5);
        const auto refused = (*reader)->labels().append(labelEvent("i2", {"track"}));
        ::_exit(!refused && refused.error().code == ErrorCode::Io ? 0 : 6);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(m_env.kind(m_folder.path() / "new.iscope"), FileKind::Missing);
    for (const char* name :
         {"",
          "shop.iscope",
          "shop.iscope/datasets",
          "shop.iscope/runs",
          "shop.iscope/checkpoints",
          "shop.iscope/exports"})
        ASSERT_EQ(::chmod((m_folder.path() / name).c_str(), 0755), 0);
}

TEST_F(Fixture, EveryFailingWriteStepOfCreateLeavesNothing) {
    test::FaultyEnv counting;
    ASSERT_OK(Workspace::create(m_folder.path() / "counted", counting));
    ASSERT_GT(counting.writeStepCount(), 5);
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(Workspace::create(m_place, full), HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_EQ(m_env.kind(m_place), FileKind::Missing) << step;
        EXPECT_EQ(m_env.kind(m_place.string() + ".partial"), FileKind::Missing) << step;
    }
    EXPECT_NE(create(), nullptr);
}

TEST_F(Fixture, LabelsOutliveTheProgramAndAReaderSeesThem) {
    {
        const auto workspace = create();
        ASSERT_OK(workspace->labels().append(labelEvent("i1", {"track"})));
        ASSERT_OK_AND_ASSIGN(const auto writer, workspace->openLabelWriter());
        ASSERT_OK(writer->append(labelEvent("i2", {"refund"})));
        ASSERT_OK_AND_ASSIGN(const auto reader, workspace->openLabelReader());
        EXPECT_THAT(reader->lastSequence(), test::IsOkAndHolds(2));
        EXPECT_THAT(reader->append(labelEvent("i3", {"track"})), HasError(ErrorCode::Io));
    }
    ASSERT_OK_AND_ASSIGN(const auto again, Workspace::open(m_place, m_env, OpenMode::Write));
    EXPECT_THAT(again->labels().lastSequence(), test::IsOkAndHolds(2));
}

TEST_F(Fixture, ListsCheckpointsThatHaveAConfiguration) {
    const auto workspace = create();
    m_folder.write("shop.iscope/checkpoints/b/config.json", "{}");
    m_folder.write("shop.iscope/checkpoints/a/config.json", "{}");
    m_folder.write("shop.iscope/checkpoints/adapter/adapter_config.json", "{}");
    m_folder.write("shop.iscope/checkpoints/empty/other", "");
    m_folder.write("shop.iscope/checkpoints/c.partial/config.json", "{}");
    ASSERT_OK_AND_ASSIGN(const auto checkpoints, workspace->listCheckpoints());
    ASSERT_EQ(checkpoints.size(), 3U);
    EXPECT_EQ(checkpoints[0].name, "a");
    EXPECT_EQ(checkpoints[1].name, "adapter");
    EXPECT_EQ(checkpoints[2].folder, m_place / "checkpoints" / "b");
}

TEST_F(Fixture, OpensADatasetByNameOrHash) {
    const auto workspace = create();
    const auto hash = importTiny(*workspace);
    ASSERT_OK_AND_ASSIGN(const auto datasets, workspace->listDatasets());
    ASSERT_EQ(datasets.size(), 1U);
    EXPECT_EQ(datasets[0].name, "Tiny shop");
    EXPECT_EQ(datasets[0].problem, "");
    for (const std::string& wanted : {std::string("Tiny shop"), hash, hash.substr(0, 6)}) {
        ASSERT_OK_AND_ASSIGN(const auto dataset, workspace->openDataset(wanted));
        EXPECT_EQ(dataset->info().hash, hash);
    }
    EXPECT_THAT(workspace->openDataset(hash.substr(0, 5)), HasErrorAbout(ErrorCode::NotFound, "Tiny shop"));
    EXPECT_THAT(workspace->openDataset("x"), HasError(ErrorCode::NotFound));
    std::filesystem::copy(
        m_place / "datasets" / hash, m_place / "datasets" / "copy", std::filesystem::copy_options::recursive);
    ASSERT_OK_AND_ASSIGN(const auto both, workspace->listDatasets());
    EXPECT_EQ(both.size(), 2U);
    EXPECT_THAT(workspace->openDataset("copy"), HasError(ErrorCode::NotFound));
    std::filesystem::rename(m_place / "datasets" / "copy", m_place / "datasets" / "copied");
    EXPECT_THAT(workspace->openDataset("copied"), HasErrorAbout(ErrorCode::Corrupt, "another dataset"));
    m_folder.write("shop.iscope/datasets/copied/columns.json", "{");
    EXPECT_THAT(workspace->openDataset("copied"), HasErrorAbout(ErrorCode::Corrupt, "columns.json"));
    EXPECT_OK(workspace->openDataset("Tiny shop"));
}

TEST_F(Fixture, OpeningRemovesUnfinishedFoldersAndNamesUnknownRuns) {
    ASSERT_NE(create(), nullptr);
    m_folder.write("shop.iscope/runs/half.partial/scores.npy", "x");
    m_folder.write("shop.iscope/datasets/import-1.partial/x", "x");
    m_folder.write("shop.iscope/runs/unknown/scores.npy", "x");
    ASSERT_OK_AND_ASSIGN(const auto workspace, Workspace::open(m_place, m_env, OpenMode::Write));
    EXPECT_EQ(m_env.kind(m_place / "runs/half.partial"), FileKind::Missing);
    EXPECT_EQ(m_env.kind(m_place / "datasets/import-1.partial"), FileKind::Missing);
    EXPECT_EQ(m_env.kind(m_place / "runs/unknown/scores.npy"), FileKind::Regular);
    EXPECT_THAT(workspace->warnings(), testing::ElementsAre(testing::HasSubstr("unknown")));
}

} // namespace
} // namespace intentscope::workspace
