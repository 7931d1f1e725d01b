// SPDX-License-Identifier: GPL-3.0-or-later
// Kills a process that labels, at any moment from its start on. ISCOPE_LABEL_KILLS sets how often (1,000 in
// docs/durability.md, few by default).
#include "core/workspace/workspace.h"
#include "tests/durability/label_script.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace intentscope {
namespace {

using test::AcceptedLog;

constexpr std::uint64_t Seed = 20240306;
constexpr std::int64_t KillsAWorkspace = 50;

std::int64_t killCount() {
    const char* chosen = std::getenv("ISCOPE_LABEL_KILLS");
    return chosen != nullptr ? std::max(1LL, std::atoll(chosen)) : 10;
}

/// What the child reports, in writes that are whole or not there: 8 bytes are less than PIPE_BUF.
constexpr std::int64_t Opened = -1;
constexpr std::int64_t Failed = -2;

/// Opens the workspace and labels from attempt `next` on until somebody ends it.
[[noreturn]] void
labelForEver(const std::filesystem::path& place, std::uint64_t seed, std::int64_t next, int report) {
    const auto tell = [&](std::int64_t what) {
        if (::write(report, &what, sizeof what) != static_cast<ssize_t>(sizeof what))
            ::_exit(1);
    };
    RealEnv env;
    const auto workspace = workspace::Workspace::open(place, env, workspace::OpenMode::Write);
    if (!workspace)
        tell(Failed);
    else
        tell(Opened);
    while (workspace && test::submit((*workspace)->labels(), test::attemptOf(seed, next)))
        tell(next++);
    tell(Failed);
    ::_exit(1);
}

class KillTest : public testing::Test {
protected:
    /// A labelling process, and how far it said it got.
    struct Outcome {
        bool isOpened = false;
        bool isFailed = false;
        std::int64_t acceptedCount = 0;
    };

    Outcome labelAndKill(std::uint64_t seed, AcceptedLog& log) {
        int ends[2] = {};
        EXPECT_EQ(::pipe2(ends, O_CLOEXEC), 0);
        // Room for every answer, so that the child never waits for the test.
        EXPECT_GT(::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20), 0);
        const pid_t child = ::fork();
        if (child == 0)
            labelForEver(m_place, seed, m_next, ends[1]);
        ::close(ends[1]);
        Outcome outcome;
        // Half of the kills are counted from the moment when the workspace is open: opening takes long
        // beside a label.
        std::int64_t said = 0;
        if (m_random() % 2 == 0 && ::read(ends[0], &said, sizeof said) == sizeof said)
            note(said, seed, outcome, log);
        std::this_thread::sleep_for(std::chrono::microseconds(m_random() % 120'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(ends[0], &said, sizeof said) == sizeof said)
            note(said, seed, outcome, log);
        ::close(ends[0]);
        if (outcome.isOpened)
            log.begin(test::attemptOf(seed, m_next++));
        return outcome;
    }

    void note(std::int64_t said, std::uint64_t seed, Outcome& outcome, AcceptedLog& log) {
        if (said == Opened) {
            outcome.isOpened = true;
        } else if (said == Failed) {
            outcome.isFailed = true;
        } else {
            EXPECT_EQ(said, m_next);
            log.begin(test::attemptOf(seed, said));
            log.accept();
            m_next = said + 1;
            ++outcome.acceptedCount;
        }
    }

    void check(AcceptedLog& log) {
        ASSERT_OK_AND_ASSIGN(
            const auto workspace, workspace::Workspace::open(m_place, m_env, workspace::OpenMode::Write));
        ASSERT_OK_AND_ASSIGN(const auto events, workspace->labels().events());
        ASSERT_EQ(log.settle(events), "");
        ASSERT_OK_AND_ASSIGN(auto db, store::Db::open({.path = workspace->databaseFile()}));
        ASSERT_OK(db.checkIntegrity());
    }

    RealEnv m_env;
    std::mt19937_64 m_random{Seed};
    std::filesystem::path m_place;
    std::int64_t m_next = 0; ///< attempt
};

TEST_F(KillTest, NothingAcceptedIsLostWhenALabellingProcessIsKilled) {
    SCOPED_TRACE("seed " + std::to_string(Seed));
    const auto kills = killCount();
    std::int64_t openedCount = 0;
    std::int64_t callCount = 0;
    std::size_t labelCount = 0;
    std::int64_t untoldCount = 0;
    for (std::int64_t first = 0; first < kills; first += KillsAWorkspace) {
        const test::TempDirectory folder;
        m_place = folder.path() / "shop.iscope";
        ASSERT_OK(workspace::Workspace::create(m_place, m_env));
        const std::uint64_t seed = m_random();
        m_next = 0;
        AcceptedLog log;
        for (std::int64_t kill = first; kill < std::min(kills, first + KillsAWorkspace); ++kill) {
            const auto outcome = labelAndKill(seed, log);
            ASSERT_FALSE(outcome.isFailed) << "the process gave up before kill " << kill;
            ASSERT_NO_FATAL_FAILURE(check(log)) << "after kill " << kill;
            openedCount += outcome.isOpened ? 1 : 0;
            callCount += outcome.acceptedCount;
        }
        labelCount += log.acceptedCount();
        untoldCount += log.untoldCount();
    }
    std::cout << kills << " kills, " << kills - openedCount << " of them while the workspace opened; "
              << callCount << " accepted calls, " << labelCount << " labels kept, " << untoldCount
              << " calls found whole that nobody was told about\n";
    EXPECT_GT(callCount, 0);
}

/// ISCOPE_FULL_DISK_FOLDER names a folder on a small file system of its own (a few MB), which gets filled.
TEST_F(KillTest, OnAFullFileSystemLabelsAreRefusedAndAcceptedAgainWhenThereIsRoom) {
    const char* small = std::getenv("ISCOPE_FULL_DISK_FOLDER");
    if (small == nullptr)
        GTEST_SKIP() << "ISCOPE_FULL_DISK_FOLDER names no small file system";
    m_place = std::filesystem::path(small) / "shop.iscope";
    const auto ballast = std::filesystem::path(small) / "ballast";
    std::filesystem::remove_all(m_place);
    std::int64_t fillings = 0;
    std::int64_t refusedCount = 0;
    AcceptedLog log;
    ASSERT_OK(workspace::Workspace::create(m_place, m_env));
    const auto submit = [&](store::LabelStore& store) {
        const auto attempt = test::attemptOf(Seed, m_next++);
        log.begin(attempt);
        const auto status = test::submit(store, attempt);
        if (status)
            log.accept();
        return status;
    };
    for (; fillings < killCount(); ++fillings) {
        {
            ASSERT_OK_AND_ASSIGN(
                const auto workspace, workspace::Workspace::open(m_place, m_env, workspace::OpenMode::Write));
            const auto room = std::filesystem::space(small).available;
            if (room < 600'000)
                break; // the labels themselves have filled it
            const auto left = 1 + m_random() % 300'000;
            std::ofstream(ballast) << std::string(room - left, 'b');
            for (int refusals = 0; refusals < 5;) {
                if (const auto status = submit(workspace->labels()); !status) {
                    ASSERT_EQ(status.error().code, ErrorCode::ResourceExhausted) << status.error().text();
                    ++refusals;
                    ++refusedCount;
                }
            }
            std::filesystem::remove(ballast);
            ASSERT_OK(submit(workspace->labels()));
        }
        ASSERT_NO_FATAL_FAILURE(check(log));
    }
    std::cout << fillings << " times full, " << refusedCount << " labels refused, " << log.acceptedCount()
              << " kept\n";
    EXPECT_GT(fillings, 0);
}

} // namespace
} // namespace intentscope
