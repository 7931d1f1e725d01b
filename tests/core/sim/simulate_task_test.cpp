// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/simulate_task.h"

#include "core/base/fingerprint.h"
#include "core/data/import.h"
#include "tests/core/sim/simulated_files.h"
#include "tests/support/faulty_env.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace intentscope::tasks {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::parseCsv;
using test::readRows;
using test::simulateInto;
using test::smallSpec;
using test::TempDirectory;

std::map<std::string, std::string> hashes(const SimulateOutcome& outcome) {
    std::map<std::string, std::string> byName;
    for (const SimulatedFile& file : outcome.files)
        byName[file.name] = file.sha256;
    return byName;
}

/// Cancels after some reports.
class StoppingProgress final : public ProgressSink {
public:
    explicit StoppingProgress(int after) : m_left(after) {}
    void report(const Progress&) override {
        if (--m_left == 0)
            m_source.request_stop();
    }
    std::stop_token token() const { return m_source.get_token(); }

private:
    int m_left;
    std::stop_source m_source;
};

TEST(SimulateTask, WritesTheSameBytesForTheSameSeed) {
    const TempDirectory folder;
    ASSERT_OK_AND_ASSIGN(const auto first, simulateInto(smallSpec(folder.path() / "a")));
    ASSERT_OK_AND_ASSIGN(const auto second, simulateInto(smallSpec(folder.path() / "b")));
    EXPECT_EQ(hashes(first), hashes(second));
    EXPECT_EQ(first.files.size(), 12U);
}

TEST(SimulateTask, WritesTheSameBytesForAnyNumberOfThreads) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "one");
    spec.userCount = 90;
    spec.threadCount = 1;
    ASSERT_OK_AND_ASSIGN(const auto one, simulateInto(spec));
    for (const std::size_t threads : {2U, 5U}) {
        spec.outputDirectory = folder.path() / std::to_string(threads);
        spec.threadCount = threads;
        ASSERT_OK_AND_ASSIGN(const auto several, simulateInto(spec));
        EXPECT_EQ(hashes(several), hashes(one)) << threads << " threads";
    }
}

TEST(SimulateTask, ChangesOnlyLabelsWithTheShareOfWrongClicks) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "right");
    spec.wrongClickShare = 0;
    ASSERT_OK_AND_ASSIGN(const auto right, simulateInto(spec));
    EXPECT_EQ(right.figures.wrongClicks, 0);
    spec.outputDirectory = folder.path() / "wrong";
    spec.wrongClickShare = 0.5;
    ASSERT_OK_AND_ASSIGN(const auto wrong, simulateInto(spec));
    EXPECT_GT(wrong.figures.wrongClicks, 10);
    EXPECT_EQ(hashes(right).at("users.csv"), hashes(wrong).at("users.csv"));
    EXPECT_EQ(hashes(right).at("truth/needs.csv"), hashes(wrong).at("truth/needs.csv"));
}

TEST(SimulateTask, WritesOtherBytesForAnotherSeed) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "a");
    ASSERT_OK_AND_ASSIGN(const auto first, simulateInto(spec));
    spec.outputDirectory = folder.path() / "b";
    spec.seed = 8;
    ASSERT_OK_AND_ASSIGN(const auto second, simulateInto(spec));
    for (const char* name : {"users.csv", "events.csv", "impressions.csv", "candidates.csv"})
        EXPECT_NE(hashes(first).at(name), hashes(second).at(name)) << name;
}

TEST(SimulateTask, ReportsTheHashesOfTheFilesOnDisk) {
    const TempDirectory folder;
    ASSERT_OK_AND_ASSIGN(const auto outcome, simulateInto(smallSpec(folder.path() / "shop")));
    RealEnv env;
    for (const SimulatedFile& file : outcome.files) {
        ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(outcome.directory / file.name));
        EXPECT_EQ(fingerprintOf(text).hex(), file.sha256) << file.name;
        EXPECT_EQ(text.size(), file.byteCount) << file.name;
    }
}

TEST(SimulateTask, StoredSampleIsWhatTheSimulatorMakes) {
    const TempDirectory folder;
    ASSERT_OK_AND_ASSIGN(const auto outcome, simulateInto({.outputDirectory = folder.path() / "shop"}));
    RealEnv env;
    const auto sample = test::sourceDirectory() / "sample_data" / "shop";
    std::uint64_t total = 0;
    for (const SimulatedFile& file : outcome.files) {
        ASSERT_OK_AND_ASSIGN(const auto text, env.readFile(sample / file.name));
        EXPECT_EQ(fingerprintOf(text).hex(), file.sha256) << file.name << ": run sample_data/make.sh";
        total += file.byteCount;
    }
    EXPECT_LE(total, 10'000'000U);
}

TEST(SimulateTask, MakesAsManyUsersAndImpressionsAsAsked) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "shop");
    spec.userCount = 7;
    spec.impressionCount = 123;
    ASSERT_OK_AND_ASSIGN(const auto outcome, simulateInto(spec));
    EXPECT_EQ(outcome.figures.users, 7);
    EXPECT_EQ(outcome.figures.impressions, 123);
    EXPECT_EQ(outcome.figures.intents, 240);
    EXPECT_EQ(readRows(outcome.directory / "users.csv").size(), 7U);
    EXPECT_EQ(readRows(outcome.directory / "impressions.csv").size(), 123U);
    EXPECT_EQ(
        readRows(outcome.directory / "candidates.csv").size(),
        static_cast<std::size_t>(outcome.figures.candidates));
    EXPECT_EQ(
        readRows(outcome.directory / "events.csv").size(), static_cast<std::size_t>(outcome.figures.events));
}

TEST(SimulateTask, KeepsImpressionsWithinItsWeeksAndUsersInItsRegions) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "shop");
    spec.regionCount = 2;
    ASSERT_OK_AND_ASSIGN(const auto outcome, simulateInto(spec));
    const UtcMillis end{spec.start.value + spec.weekCount * 7 * MillisPerDay};
    for (const auto& row : readRows(outcome.directory / "impressions.csv")) {
        ASSERT_OK_AND_ASSIGN(const auto time, parseTime(row.at("time")));
        EXPECT_GE(time, spec.start);
        EXPECT_LT(time, end);
        EXPECT_TRUE(row.at("region") == "BR" || row.at("region") == "ID") << row.at("region");
    }
}

TEST(SimulateTask, FillsAFolderThatIsEmpty) {
    const TempDirectory folder;
    const auto target = folder.path() / "shop";
    std::filesystem::create_directory(target);
    EXPECT_OK(simulateInto(smallSpec(target / "")));
    EXPECT_TRUE(std::filesystem::exists(target / "dataset.json"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "shop.partial"));
}

TEST(SimulateTask, RefusesAFolderThatIsNotEmptyAndAFile) {
    const TempDirectory folder;
    folder.write("shop/mine.txt", "kept");
    EXPECT_THAT(
        simulateInto(smallSpec(folder.path() / "shop")), HasErrorAbout(ErrorCode::AlreadyExists, "shop"));
    EXPECT_THAT(
        simulateInto(smallSpec(folder.path() / "shop" / "mine.txt")), HasError(ErrorCode::AlreadyExists));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "shop" / "mine.txt"));
}

TEST(SimulateTask, RefusesValuesThatMakeNoWorld) {
    const TempDirectory folder;
    const auto refused = [&folder](auto change, const char* about) {
        auto spec = smallSpec(folder.path() / "shop");
        change(spec);
        EXPECT_THAT(simulateInto(spec), HasErrorAbout(ErrorCode::InvalidInput, about));
    };
    refused([](SimulateSpec& spec) { spec.userCount = 0; }, "between 1 and 2000000 users");
    refused([](SimulateSpec& spec) { spec.userCount = 3'000'000; }, "3000000 users");
    refused([](SimulateSpec& spec) { spec.impressionCount = -1; }, "-1 impressions");
    refused([](SimulateSpec& spec) { spec.impressionCount = 1501; }, "between 1 and 1500 impressions");
    refused([](SimulateSpec& spec) { spec.weekCount = 0; }, "between 1 and 52 weeks");
    refused([](SimulateSpec& spec) { spec.regionCount = 9; }, "between 1 and 8 regions");
    refused([](SimulateSpec& spec) { spec.start = UtcMillis::missing(); }, "Choose a start");
    refused([](SimulateSpec& spec) { spec.wrongClickShare = 0.6; }, "between 0 and 0.5");
    refused([](SimulateSpec& spec) { spec.wrongClickShare = std::nan(""); }, "between 0 and 0.5");
    refused([](SimulateSpec& spec) { spec.outputDirectory.clear(); }, "No output folder");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SimulateTask, LeavesNothingWhenItIsCancelled) {
    for (const int after : {1, 2, 3}) {
        const TempDirectory folder;
        StoppingProgress progress(after);
        RealEnv env;
        EXPECT_THAT(
            simulateTask(smallSpec(folder.path() / "shop"), env, progress, progress.token()),
            HasError(ErrorCode::Cancelled));
        EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "after report " << after;
    }
}

TEST(SimulateTask, LeavesNothingWhenAnyWriteFails) {
    SimulateSpec spec = smallSpec({});
    spec.userCount = 2;
    spec.impressionCount = 10;
    std::int64_t steps = 0;
    for (std::int64_t failAt = test::FaultyEnv::Never; failAt < steps; ++failAt) {
        const TempDirectory folder;
        spec.outputDirectory = folder.path() / "shop";
        test::FaultyEnv env(failAt);
        NullProgress progress;
        const auto outcome = simulateTask(spec, env, progress, {});
        if (failAt == test::FaultyEnv::Never) {
            ASSERT_OK(outcome);
            steps = env.writeStepCount();
            continue;
        }
        EXPECT_THAT(outcome, HasError(ErrorCode::ResourceExhausted)) << "step " << failAt;
        EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "step " << failAt;
    }
    EXPECT_GT(steps, 40);
}

TEST(SimulateTask, WritesADatasetThatTheImporterTakesStrictly) {
    const TempDirectory folder;
    ASSERT_OK_AND_ASSIGN(const auto simulated, simulateInto(smallSpec(folder.path() / "shop")));
    RealEnv env;
    NullProgress progress;
    ASSERT_OK_AND_ASSIGN(
        const auto imported,
        data::importDataset(
            {.source = simulated.directory, .datasetsRoot = folder.path() / "datasets"}, env, progress, {}));
    EXPECT_EQ(imported.intentCount, simulated.figures.intents);
    EXPECT_EQ(imported.userCount, simulated.figures.users);
    EXPECT_EQ(imported.impressionCount, simulated.figures.impressions);
    EXPECT_EQ(imported.candidateCount, simulated.figures.candidates);
    EXPECT_EQ(imported.eventCount, simulated.figures.events);
    EXPECT_TRUE(imported.warnings.empty());
}

TEST(SimulateTask, FillsTheLargestCrowdThatItAccepts) {
    const TempDirectory folder;
    auto spec = smallSpec(folder.path() / "shop");
    spec.userCount = 3;
    spec.weekCount = 1;
    spec.impressionCount = 60;
    ASSERT_OK_AND_ASSIGN(const auto outcome, simulateInto(spec));
    std::set<std::pair<std::string, std::string>> moments;
    for (const auto& row : readRows(outcome.directory / "impressions.csv"))
        moments.emplace(row.at("user_id"), row.at("time"));
    EXPECT_EQ(moments.size(), 60U) << "no user opens two chats at once";
}

} // namespace
} // namespace intentscope::tasks
