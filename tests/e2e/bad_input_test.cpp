// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a user can get wrong with a file, given to the built program: exit code 1, the code and one
// sentence with the place, and nothing half done. Damaged rankers are in broken_ranker_test.cpp.
#include "core/workspace/workspace.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace intentscope {
namespace {

using test::CliOutcome;
using test::runCli;
using testing::AnyOf;
using testing::Eq;
using testing::HasSubstr;

using Path = std::filesystem::path;

std::string contents(const Path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// One table of the tiny shop with its text changed, and what the refusal must say.
struct BadTable {
    std::string name;
    std::string table;
    std::string from; ///< "" stands for the whole file
    std::string to;
    std::string place; ///< part of the place: file and line
};

std::vector<BadTable> badTables() {
    return {
        {"a short row", "impressions.csv", "\ni2,bob,", "\ni2,bob\nix,bob,", "impressions.csv:3"},
        {"a wrong type", "events.csv", "2024-03-04T09:00:00Z", "yesterday", "events.csv:2"},
        {"a duplicate id", "impressions.csv", "\ni2,", "\ni1,", "impressions.csv:3"},
        {"bad UTF-8", "users.csv", "Ann Lim", "Ann \xff", "users.csv:2"},
        {"an unknown intent", "candidates.csv", ",cancel,", ",cancle,", "candidates.csv:"},
        {"an empty file", "impressions.csv", "", "", "impressions.csv"},
    };
}

class BadInput : public testing::Test {
protected:
    std::string workspace() const { return (m_folder.path() / "w.iscope").string(); }

    CliOutcome import(const std::string& source) const {
        return runCli({"import", source, "--workspace", workspace(), "--json"});
    }

    /// One sentence of this code about this place; a place may stand in the message or beside it.
    static void expectError(const CliOutcome& outcome, const std::string& code, const std::string& place) {
        EXPECT_EQ(outcome.exitCode, 1) << outcome.err;
        const auto error = outcome.json().at("error");
        EXPECT_EQ(error.at("code"), code) << error.dump();
        EXPECT_FALSE(error.at("message").get<std::string>().empty());
        EXPECT_THAT(outcome.err, HasSubstr(place));
    }

    void expectNoDataset() const {
        const auto datasets = Path(workspace()) / "datasets";
        EXPECT_TRUE(!std::filesystem::exists(datasets) || std::filesystem::is_empty(datasets));
    }

    test::TempDirectory m_folder;
    Path m_source = test::writeTinySource(m_folder);
};

TEST_F(BadInput, ABadTableIsRefusedWithItsPlaceAndNothingIsImported) {
    for (const auto& bad : badTables()) {
        SCOPED_TRACE(bad.name);
        const std::string whole = contents(m_source / bad.table);
        std::string text = bad.to;
        if (!bad.from.empty()) {
            const auto at = whole.find(bad.from);
            ASSERT_NE(at, std::string::npos);
            text = std::string(whole).replace(at, bad.from.size(), bad.to);
        }
        m_folder.write(Path("tiny-source") / bad.table, text);
        const auto outcome = import(m_source.string());
        m_folder.write(Path("tiny-source") / bad.table, whole);
        expectError(outcome, "InvalidInput", bad.place);
        EXPECT_FALSE(std::filesystem::exists(workspace())) << "a workspace made for it goes with it";
    }
    EXPECT_EQ(import(m_source.string()).exitCode, 0) << "the source itself is sound";
}

TEST_F(BadInput, AFolderInThePlaceOfATableIsRefused) {
    std::filesystem::remove(m_source / "users.csv");
    std::filesystem::create_directory(m_source / "users.csv");
    const auto outcome = import(m_source.string());
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.err, HasSubstr("users.csv"));
    expectNoDataset();
}

TEST_F(BadInput, APlaceThatCannotBeWrittenToIsNamed) {
    // The system's own file system refuses new folders to everybody, also to the administrator.
    const auto outcome = runCli({"import", m_source.string(), "--workspace", "/proc/w.iscope", "--json"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_THAT(outcome.json().at("error").at("code").get<std::string>(), AnyOf(Eq("Io"), Eq("NotFound")));
    EXPECT_THAT(outcome.err, HasSubstr("/proc/w.iscope"));
}

TEST_F(BadInput, AFullDiskLeavesNoDatasetAndTheNextImportSucceeds) {
    ASSERT_EQ(runCli({"labels", "stats", "--workspace", workspace()}).exitCode, 1);
    RealEnv env;
    ASSERT_OK(workspace::Workspace::create(workspace(), env));
    // Files end at 1,024 bytes here: the program meets the refusal of a disk in the middle of its work.
    const std::string command = "ulimit -f 2; trap '' XFSZ; exec " ISCOPE_CLI " import '" +
                                m_source.string() + "' --workspace '" + workspace() + "' 2>/dev/null";
    const int status = std::system(("sh -c \"" + command + "\"").c_str());
    EXPECT_EQ(WEXITSTATUS(status), 1);
    expectNoDataset();
    EXPECT_EQ(import(m_source.string()).exitCode, 0);
}

TEST_F(BadInput, ASecondProgramThatWantsToWriteIsToldWhoIsBusy) {
    ASSERT_EQ(import(m_source.string()).exitCode, 0);
    RealEnv env;
    ASSERT_OK_AND_ASSIGN(
        const auto first, workspace::Workspace::open(workspace(), env, workspace::OpenMode::Write));
    const auto append = runCli(
        {"labels", "append", "--workspace", workspace(), "--annotator", "mei", "--json"},
        R"({"impression_id":"i1","true_intents":["track"]})");
    expectError(append, "Busy", "w.iscope");
    ASSERT_OK_AND_ASSIGN(const auto events, first->labels().events());
    EXPECT_TRUE(events.empty());
}

TEST_F(BadInput, AWorkspaceOfANewerDatabaseIsRefusedByteForByte) {
    ASSERT_EQ(import(m_source.string()).exitCode, 0);
    const Path manifest = Path(workspace()) / "manifest.json";
    const std::string whole = contents(manifest);
    const std::string newer = R"({"format": "intentscope-workspace", "version": 99})";
    m_folder.write("w.iscope/manifest.json", newer);
    for (const std::vector<std::string>& verb :
         {std::vector<std::string>{"labels", "stats"},
          {"export", "--what", "labels", "--format", "csv", "--out", "o.csv"}}) {
        auto arguments = verb;
        arguments.insert(arguments.end(), {"--workspace", workspace(), "--json"});
        expectError(runCli(arguments), "UnsupportedVersion", "manifest.json");
    }
    EXPECT_EQ(contents(manifest), newer);
    m_folder.write("w.iscope/manifest.json", whole);
    EXPECT_EQ(runCli({"labels", "stats", "--workspace", workspace()}).exitCode, 0);
}

} // namespace
} // namespace intentscope
