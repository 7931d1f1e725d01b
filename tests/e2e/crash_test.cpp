// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the command line at random points in the middle of 1,000 label appends: what it reported as accepted
// must be there. ISCOPE_CRASH_KILLS sets how often (50 in the report of a release, few by default, since each
// append waits for the disk).
#include "core/data/import.h"
#include "core/store/migrations.h"
#include "core/workspace/workspace.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace intentscope {
namespace {

constexpr int DefaultKillCount = 5;
constexpr int LinesARound = 1000;

int killCount() {
    const char* chosen = std::getenv("ISCOPE_CRASH_KILLS");
    return chosen != nullptr ? std::max(1, std::atoi(chosen)) : DefaultKillCount;
}

/// The program under test with its standard input and output in our hands.
class Labeller {
public:
    Labeller(const std::string& program, const std::string& workspace) {
        int in[2] = {};
        int out[2] = {};
        EXPECT_EQ(::pipe2(in, O_CLOEXEC), 0);
        EXPECT_EQ(::pipe2(out, O_CLOEXEC), 0);
        // The whole round fits, so that the program never waits for us and dies in the middle of its own
        // work.
        EXPECT_GT(::fcntl(in[1], F_SETPIPE_SZ, 1 << 20), 0);
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            ::execl(
                program.c_str(),
                program.c_str(),
                "labels",
                "append",
                "--workspace",
                workspace.c_str(),
                "--stdin-jsonl",
                nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        m_input = in[1];
        m_output = out[0];
    }
    Labeller(const Labeller&) = delete;
    Labeller& operator=(const Labeller&) = delete;
    ~Labeller() {
        kill();
        ::close(m_input);
        ::close(m_output);
    }

    bool write(const std::string& text) {
        return ::write(m_input, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

    /// One line of output; "" at its end.
    std::string readLine() {
        while (m_buffer.find('\n') == std::string::npos) {
            char bytes[4096];
            const ssize_t count = ::read(m_output, bytes, sizeof bytes);
            if (count <= 0)
                return {};
            m_buffer.append(bytes, static_cast<std::size_t>(count));
        }
        const auto end = m_buffer.find('\n');
        std::string line = m_buffer.substr(0, end);
        m_buffer.erase(0, end + 1);
        return line;
    }

    void kill() {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = 0;
    }

private:
    pid_t m_process = 0;
    int m_input = -1;
    int m_output = -1;
    std::string m_buffer;
};

class CrashTest : public testing::Test {
protected:
    void SetUp() override {
        // A labeller that is dead already must not take the test with it.
        std::signal(SIGPIPE, SIG_IGN);
        const auto workspace = workspace::Workspace::create(m_place, m_env);
        ASSERT_OK(workspace);
        NullProgress progress;
        data::ImportSpec spec;
        spec.source = test::writeTinySource(m_folder);
        spec.datasetsRoot = (*workspace)->datasetsFolder();
        ASSERT_OK(data::importDataset(spec, m_env, progress, {}));
    }

    static std::string lines(int round) {
        std::string text;
        for (int i = 0; i < LinesARound; ++i)
            text += R"({"impression_id":"i1","true_intents":["track"],"annotator":"mei","note":")" +
                    note(round, i) + "\"}\n";
        return text;
    }

    static std::string note(int round, int line) {
        return "round " + std::to_string(round) + " line " + std::to_string(line);
    }

    /// Takes one answer down as the promise that it is.
    void take(const std::string& answer, int round, int line) {
        ASSERT_EQ(answer.rfind("accepted ", 0), 0U) << answer;
        m_accepted[std::stoll(answer.substr(9))] = note(round, line);
    }

    /// Feeds a round, kills after `wanted` answers, and keeps every answer that came, also after that.
    int playRound(int round, int wanted) {
        Labeller labeller(ISCOPE_CLI, m_place.string());
        EXPECT_TRUE(labeller.write(lines(round)));
        int count = 0;
        for (; count < wanted; ++count) {
            const std::string answer = labeller.readLine();
            if (answer.empty())
                break;
            take(answer, round, count);
        }
        EXPECT_EQ(count, wanted) << "the program ended by itself in round " << round;
        labeller.kill();
        for (std::string answer = labeller.readLine(); !answer.empty(); answer = labeller.readLine())
            take(answer, round, count++);
        return count;
    }

    /// What a round stored is what it was given, from its first line on and without a gap.
    static void checkOrder(const std::vector<labels::LabelEvent>& events) {
        std::map<std::string, int> lineCounts;
        for (const auto& event : events) {
            const auto end = event.label.note.find(" line ");
            const std::string round = event.label.note.substr(0, end);
            ASSERT_EQ(event.label.note, round + " line " + std::to_string(lineCounts[round]++));
        }
    }

    void checkAll(int round) {
        ASSERT_OK_AND_ASSIGN(
            const auto workspace, workspace::Workspace::open(m_place, m_env, workspace::OpenMode::Write));
        ASSERT_OK_AND_ASSIGN(const auto events, workspace->labels().events());
        std::map<std::int64_t, std::string> stored;
        for (const auto& event : events)
            stored[event.sequence] = event.label.note;
        for (const auto& [sequence, text] : m_accepted) {
            ASSERT_TRUE(stored.contains(sequence))
                << "label " << sequence << " is lost after round " << round;
            ASSERT_EQ(stored[sequence], text) << "label " << sequence;
        }
        ASSERT_NO_FATAL_FAILURE(checkOrder(events));
        ASSERT_OK_AND_ASSIGN(auto db, store::Db::open({.path = workspace->databaseFile()}));
        EXPECT_OK(db.checkIntegrity());
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_place = m_folder.path() / "shop.iscope";
    std::map<std::int64_t, std::string> m_accepted;
};

TEST_F(CrashTest, NothingAcceptedIsLostWhenTheCommandLineIsKilled) {
    constexpr unsigned Seed = 20240305;
    SCOPED_TRACE("seed " + std::to_string(Seed));
    std::mt19937 random(Seed);
    const int rounds = killCount();
    int midwayCount = 0;
    for (int round = 0; round < rounds; ++round) {
        const int wanted = static_cast<int>(random() % unsigned{LinesARound - 1});
        midwayCount += playRound(round, wanted) < LinesARound ? 1 : 0;
        ASSERT_NO_FATAL_FAILURE(checkAll(round));
    }
    std::cout << rounds << " kills, " << midwayCount << " of them before the last append, "
              << m_accepted.size() << " labels accepted\n";
    EXPECT_GE(midwayCount * 10, rounds * 9);
}

} // namespace
} // namespace intentscope
