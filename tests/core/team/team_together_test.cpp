// SPDX-License-Identifier: GPL-3.0-or-later
// Four annotators in processes of their own, 10,000 labels, while the server is killed and started again, the
// line of one of them is cut and another one is killed and goes on: counts and folds agree afterwards.
#include "core/tasks/simulate_task.h"
#include "tests/core/team/team_fixture.h"
#include "tests/support/tcp_relay.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

namespace intentscope::team {
namespace {

constexpr int LabelsEach = 2'500;

pid_t startAnnotator(const std::string& workspace, std::int64_t labelCount, int seed) {
    const std::string count = std::to_string(labelCount);
    const std::string chance = std::to_string(seed);
    const pid_t process = ::fork();
    if (process != 0)
        return process;
    ::execl(
        ISCOPE_TEAM_ANNOTATOR,
        ISCOPE_TEAM_ANNOTATOR,
        workspace.c_str(),
        count.c_str(),
        chance.c_str(),
        static_cast<char*>(nullptr));
    ::_exit(127);
}

class TeamTogether : public TeamFixture {
protected:
    TeamTogether() {
        NullProgress progress;
        tasks::SimulateSpec spec;
        spec.outputDirectory = m_folder.path() / "shop";
        spec.userCount = 40;
        spec.impressionCount = 600;
        spec.weekCount = 2;
        EXPECT_OK(tasks::simulateTask(spec, m_env, progress, {}));
    }

    Place makePlace(const std::string& name) {
        Place place;
        auto made = workspace::Workspace::create(m_folder.path() / (name + ".iscope"), m_env);
        EXPECT_OK(made);
        place.workspace = *std::move(made);
        if (m_imported.empty()) {
            place.dataset = import(*place.workspace, m_folder.path() / "shop");
            m_imported = place.workspace->datasetsFolder();
            m_hash = place.dataset->info().hash;
            return place;
        }
        std::filesystem::copy(
            m_imported, place.workspace->datasetsFolder(), std::filesystem::copy_options::recursive);
        auto opened = place.workspace->openDataset(m_hash);
        EXPECT_OK(opened);
        place.dataset = *opened;
        return place;
    }

    /// On the server or not, an event has been counted there.
    std::int64_t serverCount() const {
        const std::string count =
            cluster().administer("SELECT count(*) FROM intentscope.label_events", m_database);
        return std::stoll(count);
    }

    void waitForServerCount(std::int64_t least) const {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(120);
        while (serverCount() < least) {
            ASSERT_LT(std::chrono::steady_clock::now(), deadline)
                << serverCount() << " events after two minutes";
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }

    std::string folderOf(const std::string& name) const {
        return (m_folder.path() / (name + ".iscope")).string();
    }

    /// Kills an annotator in the middle of the work and lets it go on where it stopped.
    pid_t killAndGoOn(pid_t process, const std::string& name) {
        ::kill(process, SIGKILL);
        int status = 0;
        EXPECT_EQ(::waitpid(process, &status, 0), process);
        EXPECT_TRUE(WIFSIGNALED(status)) << "it had ended by itself";
        const auto opened = workspace::Workspace::open(folderOf(name), m_env, workspace::OpenMode::Read);
        EXPECT_OK(opened);
        const auto events = (*opened)->labels().events();
        EXPECT_OK(events);
        const auto ownCount = std::ranges::count(*events, name, &labels::LabelEvent::annotator);
        constexpr int Seed = 99;
        return startAnnotator(folderOf(name), LabelsEach - ownCount, Seed);
    }

    /// Workspaces of all, joined; the last one's line goes through the relay.
    void joinAll(const test::TcpRelay& relay) {
        for (const std::string& name : m_names) {
            Place place = makePlace(name);
            if (name == m_names.front())
                makeTeam(*place.dataset);
            ASSERT_NO_FATAL_FAILURE(addMember(name));
            cluster().setPassword(name, "correct horse");
            const std::string relayed =
                "postgresql://" + name + "@127.0.0.1:" + std::to_string(relay.port()) + "/" + m_database;
            const std::string address = name == m_names.back() ? relayed : at(name);
            ASSERT_OK(tasks::teamJoin({.server = address}, *place.workspace, *place.dataset, {}));
        }
    }

    /// Everybody labels; meanwhile the line of one is cut, the server killed and started again, and one
    /// annotator killed.
    void workThroughTroubles(test::TcpRelay& relay) {
        std::vector<pid_t> processes;
        for (const std::string& name : m_names)
            processes.push_back(
                startAnnotator(folderOf(name), LabelsEach, static_cast<int>(processes.size()) + 1));
        ASSERT_NO_FATAL_FAILURE(waitForServerCount(1'500));
        relay.cut();
        ASSERT_NO_FATAL_FAILURE(waitForServerCount(3'000));
        cluster().kill();
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        cluster().start();
        ASSERT_NO_FATAL_FAILURE(waitForServerCount(4'000));
        processes[2] = killAndGoOn(processes[2], m_names[2]);
        ASSERT_NO_FATAL_FAILURE(waitForServerCount(5'000));
        relay.mend();
        for (const pid_t process : processes) {
            int status = -1;
            ASSERT_EQ(::waitpid(process, &status, 0), process);
            EXPECT_EQ(status, 0);
        }
    }

    /// The server has every label of everybody, each once.
    void checkServer(const std::vector<labels::LabelEvent>& events) const {
        std::set<std::string> ids;
        std::map<std::string, int> byAnnotator;
        for (const labels::LabelEvent& event : events) {
            ids.insert(event.eventId);
            ++byAnnotator[event.annotator];
        }
        EXPECT_EQ(events.size(), m_names.size() * LabelsEach);
        EXPECT_EQ(ids.size(), events.size()) << "nothing twice";
        for (const std::string& name : m_names)
            EXPECT_EQ(byAnnotator[name], LabelsEach) << name;
    }

    const std::vector<std::string> m_names = {"mei", "omar", "ines", "kofi"};
    std::filesystem::path m_imported; ///< datasets folder of the first workspace
    std::string m_hash;
};

TEST_F(TeamTogether, FourAnnotatorsAgreeAfterAKilledServerAndACutLine) {
    test::TcpRelay relay(cluster().port());
    ::setenv("PGPASSWORD", "correct horse", 1);
    ASSERT_NO_FATAL_FAILURE(joinAll(relay));
    ASSERT_NO_FATAL_FAILURE(workThroughTroubles(relay));
    EXPECT_GT(relay.connectionCount(), 1);
    const auto events = serverEvents(m_hash);
    checkServer(events);
    const Fold expected = foldOf(events);
    for (const std::string& name : m_names) {
        Place place;
        auto opened = workspace::Workspace::open(folderOf(name), m_env, workspace::OpenMode::Write);
        ASSERT_OK(opened);
        place.workspace = *std::move(opened);
        EXPECT_OK(sync(place));
        ASSERT_OK_AND_ASSIGN(const auto here, place.workspace->labels().events());
        EXPECT_EQ(here.size(), events.size()) << name;
        EXPECT_EQ(foldOf(place), expected) << name;
        ASSERT_OK_AND_ASSIGN(const auto status, tasks::teamStatus(*place.workspace));
        EXPECT_EQ(status.counts.pendingCount, 0);
        EXPECT_EQ(status.counts.sentCount, LabelsEach);
        EXPECT_EQ(status.counts.receivedCount, static_cast<std::int64_t>(events.size()) - LabelsEach);
        std::cout << name << ": " << here.size() << " events, " << foldOf(place).size()
                  << " labels in force, fold as the server's\n";
    }
    ::unsetenv("PGPASSWORD");
}

} // namespace
} // namespace intentscope::team
