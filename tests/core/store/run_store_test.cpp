// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_store.h"

#include "core/store/migrations.h"
#include "core/store/run_json.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace intentscope::store {
namespace {

using test::HasError;
using test::HasErrorAbout;
using test::IsOkAndHolds;

rank::RunInfo runInfo(std::string id, std::string name) {
    rank::RunInfo info;
    info.id = std::move(id);
    info.name = std::move(name);
    info.datasetHash = "data";
    info.rankerHashes = {"aa", "bb"};
    info.rankerFolders = {"checkpoints/a", "/elsewhere/b"};
    info.split = "folds:2/0";
    info.isOutOfFold = true;
    info.seed = std::numeric_limits<std::uint64_t>::max();
    info.createdAt = UtcMillis{1'709'647'320'123};
    info.scoresHash = "0be7";
    info.codeVersion = "0.1.0";
    return info;
}

void expectSame(const rank::RunInfo& a, const rank::RunInfo& b) {
    EXPECT_EQ(toJson(a), toJson(b));
}

Status nothing() {
    return {};
}

class RunStoreTest : public testing::Test {
protected:
    static Db makeDb(const std::filesystem::path& file) {
        auto db = createDatabase(file);
        EXPECT_OK(db);
        return *std::move(db);
    }

    std::vector<std::string> names() {
        std::vector<std::string> names;
        const auto runs = m_runs.list();
        EXPECT_OK(runs);
        for (const rank::RunInfo& run : runs.value_or(std::vector<rank::RunInfo>()))
            names.push_back(run.name);
        return names;
    }

    test::TempDirectory m_folder;
    RunStore m_runs{makeDb(m_folder.path() / "workspace.sqlite")};
};

TEST_F(RunStoreTest, FindsARunByNameAndById) {
    const auto info = runInfo("r1", "before");
    const std::array facts = {ProvenanceRow{"dataset", "Sample", "data"}, ProvenanceRow{"ranker", "a", "aa"}};
    ASSERT_OK(m_runs.add(info, facts, nothing));
    ASSERT_OK_AND_ASSIGN(const auto byName, m_runs.find("before"));
    expectSame(byName, info);
    ASSERT_OK_AND_ASSIGN(const auto byId, m_runs.find("r1"));
    expectSame(byId, info);
    EXPECT_THAT(
        m_runs.provenance("r1"), IsOkAndHolds(std::vector<ProvenanceRow>(facts.begin(), facts.end())));
}

TEST_F(RunStoreTest, ANameThatIsTheIdOfAnotherRunNamesTheRunCalledSo) {
    ASSERT_OK(m_runs.add(runInfo("r1", "before"), {}, nothing));
    ASSERT_OK(m_runs.add(runInfo("r2", "r1"), {}, nothing));
    ASSERT_OK_AND_ASSIGN(const auto found, m_runs.find("r1"));
    EXPECT_EQ(found.id, "r2");
}

TEST_F(RunStoreTest, TakenNamesAndIdsAndEmptyOnesAreRefused) {
    ASSERT_OK(m_runs.add(runInfo("r1", "before"), {}, nothing));
    EXPECT_THAT(
        m_runs.add(runInfo("r2", "before"), {}, nothing), HasErrorAbout(ErrorCode::AlreadyExists, "before"));
    EXPECT_THAT(
        m_runs.add(runInfo("r1", "after"), {}, nothing), HasErrorAbout(ErrorCode::AlreadyExists, "r1"));
    EXPECT_THAT(m_runs.add(runInfo("r3", ""), {}, nothing), HasError(ErrorCode::InvalidInput));
    EXPECT_THAT(names(), testing::ElementsAre("before"));
}

TEST_F(RunStoreTest, WhenPublishingFailsNothingIsRegistered) {
    const auto refuse = [] { return Status(fail(ErrorCode::Io, "no")); };
    EXPECT_THAT(m_runs.add(runInfo("r1", "before"), {}, refuse), HasError(ErrorCode::Io));
    EXPECT_THAT(names(), testing::IsEmpty());
    EXPECT_OK(m_runs.add(runInfo("r1", "before"), {}, nothing));
}

TEST_F(RunStoreTest, ListsByTimeAndNamesWhatThereIsWhenARunIsMissing) {
    EXPECT_THAT(m_runs.find("x"), HasErrorAbout(ErrorCode::NotFound, "Score a dataset first"));
    auto late = runInfo("r1", "late");
    late.createdAt.value += 1;
    ASSERT_OK(m_runs.add(late, {}, nothing));
    ASSERT_OK(m_runs.add(runInfo("r2", "early"), {}, nothing));
    EXPECT_THAT(names(), testing::ElementsAre("early", "late"));
    EXPECT_THAT(m_runs.find("x"), HasErrorAbout(ErrorCode::NotFound, "early, late"));
}

TEST_F(RunStoreTest, ARemovedRunFreesItsNameButNotItsId) {
    ASSERT_OK(m_runs.add(runInfo("r1", "before"), {}, nothing));
    ASSERT_OK(m_runs.remove("r1", UtcMillis{5}));
    EXPECT_THAT(m_runs.find("before"), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_runs.remove("r1", UtcMillis{6}), HasErrorAbout(ErrorCode::NotFound, "r1"));
    EXPECT_THAT(m_runs.add(runInfo("r1", "again"), {}, nothing), HasError(ErrorCode::AlreadyExists));
    EXPECT_OK(m_runs.add(runInfo("r2", "before"), {}, nothing));
}

TEST_F(RunStoreTest, KeepsTheNewestMetricsOfEachKey) {
    ASSERT_OK(m_runs.add(runInfo("r1", "before"), {}, nothing));
    const RunMetrics old{"eval:test", R"({"ndcg@3":0.5})", UtcMillis{1}};
    const RunMetrics fresh{"eval:test", R"({"ndcg@3":0.6})", UtcMillis{2}};
    const RunMetrics other{"eval:all", "{}", UtcMillis{1}};
    for (const RunMetrics& metrics : {old, fresh, other})
        ASSERT_OK(m_runs.saveMetrics("r1", metrics));
    EXPECT_THAT(m_runs.metrics("r1"), IsOkAndHolds(std::vector{other, fresh}));
    EXPECT_THAT(m_runs.saveMetrics("none", old), HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_runs.saveMetrics("r1", {"k", "no json", UtcMillis{1}}), HasError(ErrorCode::InvalidInput));
}

TEST(RunJson, RoundTripsAndIsRefusedWhenDamagedOrNewer) {
    const std::string json = toJson(runInfo("r1", "before"));
    ASSERT_OK_AND_ASSIGN(const auto info, parseRunInfo(json, "run.json"));
    EXPECT_EQ(toJson(info), json);
    EXPECT_EQ(info.seed, std::numeric_limits<std::uint64_t>::max());
    EXPECT_TRUE(info.isOutOfFold);
    EXPECT_EQ(info.rankerFolders.size(), 2U);

    const auto with = [&](std::string_view from, std::string_view to) {
        std::string changed = json;
        const auto at = changed.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return changed.replace(at, from.size(), to);
    };
    EXPECT_THAT(parseRunInfo("[]", "run.json"), HasErrorAbout(ErrorCode::Corrupt, "run.json"));
    EXPECT_THAT(parseRunInfo("{", "f"), HasError(ErrorCode::Corrupt));
    EXPECT_THAT(parseRunInfo(with("intentscope-run", "x"), "f"), HasError(ErrorCode::Corrupt));
    EXPECT_THAT(parseRunInfo(with("\"version\": 1", "\"version\": 0"), "f"), HasError(ErrorCode::Corrupt));
    EXPECT_THAT(
        parseRunInfo(with("\"version\": 1", "\"version\": 3"), "f"),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "version 3"));
    EXPECT_THAT(
        parseRunInfo(with("\"split\"", "\"other\""), "f"), HasErrorAbout(ErrorCode::Corrupt, "split"));
    EXPECT_THAT(parseRunInfo(with("\"aa\"", "7"), "f"), HasErrorAbout(ErrorCode::Corrupt, "ranker_hashes"));
    EXPECT_THAT(
        parseRunInfo(with("2024-03-05T", "someday"), "f"), HasErrorAbout(ErrorCode::Corrupt, "created_at"));
}

TEST(RunJson, KeepsTheLatentQueriesBehindTheScores) {
    auto info = runInfo("r1", "before");
    EXPECT_THAT(toJson(info), testing::HasSubstr("\"version\": 1")) << "runs without them stay as they were";
    info.latent = rank::LatentQueryInfo{
        .id = "0123abcd",
        .datasetHash = "data",
        .reasonerName = "writer",
        .reasonerHash = "rr",
        .templateHash = "tt",
        .settings = "greedy",
        .vectorsHash = "vv"};
    const std::string json = toJson(info);
    EXPECT_THAT(json, testing::HasSubstr("\"version\": 2"));
    ASSERT_OK_AND_ASSIGN(const auto read, parseRunInfo(json, "run.json"));
    ASSERT_TRUE(read.latent);
    EXPECT_EQ(read.latent->id, "0123abcd");
    EXPECT_EQ(read.latent->datasetHash, "data");
    EXPECT_EQ(read.latent->reasonerName, "writer");
    EXPECT_EQ(read.latent->reasonerHash, "rr");
    EXPECT_EQ(read.latent->templateHash, "tt");
    EXPECT_EQ(read.latent->settings, "greedy");
    EXPECT_EQ(read.latent->vectorsHash, "vv");
    EXPECT_EQ(toJson(read), json);

    const auto with = [&](std::string_view from, std::string_view to) {
        std::string changed = json;
        return changed.replace(changed.find(from), from.size(), to);
    };
    EXPECT_THAT(
        parseRunInfo(with("\"reasoner_hash\"", "\"other\""), "f"),
        HasErrorAbout(ErrorCode::Corrupt, "latent.reasoner_hash"));
    EXPECT_THAT(
        parseRunInfo(with("\"latent\"", "\"other\""), "f"), HasErrorAbout(ErrorCode::Corrupt, "latent"));
}

} // namespace
} // namespace intentscope::store
