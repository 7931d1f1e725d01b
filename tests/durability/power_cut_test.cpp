// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the power from a disk in the middle of labelling, also in the middle of what follows an earlier cut.
// ISCOPE_POWER_CUTS sets how often (1,000 in docs/durability.md, few by default).
#include "core/store/label_store.h"
#include "core/store/migrations.h"
#include "tests/durability/label_script.h"
#include "tests/durability/power_cut_disk.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <random>

namespace intentscope::store {
namespace {

using test::AcceptedLog;
using test::DiskTrouble;
using test::PowerCutDisk;

constexpr std::int64_t CutsAChain = 20;

std::uint64_t seed() {
    const char* chosen = std::getenv("ISCOPE_POWER_CUT_SEED");
    return chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 20240305;
}

std::int64_t cutCount() {
    const char* chosen = std::getenv("ISCOPE_POWER_CUTS");
    return chosen != nullptr ? std::max(1LL, std::atoll(chosen)) : 60;
}

/// One database that goes through one cut after the other.
class Chain {
public:
    Chain(std::uint64_t seed, Durability durability) : m_seed(seed), m_durability(durability) {
        EXPECT_OK(createDatabase(m_file));
    }

    /// Labels until the power goes.
    void labelUntilCut(const DiskTrouble& trouble) {
        m_disk.start(trouble);
        {
            const test::ModelledVfs vfs(m_disk);
            while (!m_disk.isCut())
                sitDown();
        }
        m_disk.settle();
        if (m_random() % 2 == 0)
            std::filesystem::remove(m_file.string() + "-shm");
    }

    /// Labels until the disk refuses something, and kills the program there. The power stays.
    void labelUntilRefused() {
        m_disk.start({.faultChance = 0.03});
        const test::ModelledVfs vfs(m_disk);
        for (const auto refused = m_refusedCount; m_refusedCount == refused;)
            sitDown();
    }

    /// The events that a program finds now. Looks at a copy, so that the next cut may hit the recovery.
    std::optional<std::vector<labels::LabelEvent>> find() {
        const test::TempDirectory copies;
        const test::FaultyVfs soundDisk; // that nobody waits for
        const auto copy = copies.path() / "workspace.sqlite";
        for (const char* rest : {"", "-wal"})
            if (std::filesystem::exists(m_file.string() + rest))
                std::filesystem::copy_file(m_file.string() + rest, copy.string() + rest);
        auto db = openMigrated(m_env, copy);
        EXPECT_OK(db);
        if (!db)
            return {};
        EXPECT_OK(db->checkIntegrity());
        const auto store = makeSqliteLabelStore(*std::move(db));
        auto events = store->events();
        EXPECT_OK(events);
        EXPECT_OK(test::submit(*store, test::attemptOf(m_seed, m_next)));
        return events ? std::optional(*std::move(events)) : std::nullopt;
    }

    AcceptedLog& log() { return m_log; }
    const PowerCutDisk& disk() const { return m_disk; }
    std::int64_t refusedCount() const { return m_refusedCount; }

private:
    /// Opens the database, labels for a while, and closes it or dies.
    void sitDown() {
        m_disk.startProgram();
        auto db = open();
        if (!db) {
            // What a full or failing disk does not open, waits for the power to come back.
            if (++m_failedOpenings > 5)
                m_disk.cutNow();
            return;
        }
        m_failedOpenings = 0;
        const auto store = makeSqliteLabelStore(*std::move(db));
        // What a failing disk refused may be there again after an opening; from then on it is a label.
        const auto events = store->events();
        if (!events)
            return;
        ASSERT_EQ(m_log.settle(*events), "") << "at an opening, step " << m_disk.stepCount();
        const auto calls = static_cast<std::int64_t>(m_random() % 400);
        for (std::int64_t call = 0; call < calls && m_disk.isUp(); ++call) {
            const auto attempt = test::attemptOf(m_seed, m_next++);
            m_log.begin(attempt);
            if (test::submit(*store, attempt))
                m_log.accept();
            else if (++m_refusedCount; m_random() % 2 == 0)
                m_disk.killProgram();
        }
        if (m_random() % 4 == 0)
            m_disk.killProgram();
    }

    Result<Db> open() {
        ISCOPE_TRY_ASSIGN(
            auto db,
            m_durability == Durability::Full ? openMigrated(m_env, m_file)
                                             : Db::open({.path = m_file, .durability = m_durability}));
        // From a log that is brought into the database all the time to SQLite's own measure.
        constexpr std::array Pages = {"8", "60", "1000"};
        ISCOPE_TRY(
            db.execute("PRAGMA wal_autocheckpoint = " + std::string(Pages[m_random() % Pages.size()])));
        return db;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_file = m_folder.path() / "workspace.sqlite";
    std::uint64_t m_seed;
    Durability m_durability;
    std::mt19937_64 m_random{m_seed};
    PowerCutDisk m_disk{m_seed};
    AcceptedLog m_log;
    std::int64_t m_next = 0;
    std::int64_t m_failedOpenings = 0;
    std::int64_t m_refusedCount = 0;
};

/// Early steps as often as late ones: opening and the first label take a few steps, a sitting thousands.
std::int64_t drawStep(std::mt19937_64& random) {
    return static_cast<std::int64_t>(
        std::exp(std::uniform_real_distribution<double>(0, std::log(6'000))(random)));
}

DiskTrouble drawTrouble(std::mt19937_64& random) {
    DiskTrouble trouble{.cutAt = drawStep(random)};
    const auto kind = random() % 5;
    if (kind == 0)
        trouble.faultChance = 0.02;
    if (kind == 1) {
        trouble.fullAt = drawStep(random) / 2;
        trouble.cutAt = trouble.fullAt + 200;
    }
    if (kind >= 3) {
        constexpr std::array RareSteps = {
            "sync of the log", "sync of the database", "removal of the log", "truncation of the database"};
        trouble.cutIn = RareSteps[random() % RareSteps.size()];
    }
    return trouble;
}

struct Totals {
    std::map<std::string, int> cuts;
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    std::int64_t untold = 0;
    std::int64_t faults = 0;
};

TEST(PowerCutTest, NothingAcceptedIsLostAndNothingIsHalfThere) {
    SCOPED_TRACE("seed " + std::to_string(seed()));
    std::mt19937_64 random(seed());
    Totals totals;
    const auto cuts = cutCount();
    for (std::int64_t first = 0; first < cuts; first += CutsAChain) {
        Chain chain(random(), Durability::Full);
        for (std::int64_t cut = first; cut < std::min(cuts, first + CutsAChain); ++cut) {
            const auto trouble = drawTrouble(random);
            SCOPED_TRACE(
                "cut " + std::to_string(cut) + " at step " + std::to_string(trouble.cutAt) +
                ", fault chance " + std::to_string(trouble.faultChance) + ", full at " +
                std::to_string(trouble.fullAt));
            chain.labelUntilCut(trouble);
            ++totals.cuts[chain.disk().cutStep().empty() ? "after giving up" : chain.disk().cutStep()];
            const auto found = chain.find();
            ASSERT_TRUE(found);
            ASSERT_EQ(chain.log().settle(*found), "") << chain.disk().cutStep();
            ASSERT_FALSE(testing::Test::HasFailure());
        }
        totals.accepted += std::ssize(*chain.find());
        totals.refused += chain.refusedCount();
        totals.untold += chain.log().untoldCount();
        totals.faults += chain.disk().faultCount();
    }
    std::cout << cuts << " power cuts, " << totals.accepted << " labels kept, " << totals.faults
              << " failed steps, " << totals.refused << " attempts refused or cut off, " << totals.untold
              << " of them found whole\n";
    for (const auto& [step, count] : totals.cuts)
        std::cout << "  " << count << " in: " << step << "\n";
    EXPECT_GT(totals.accepted, cuts);
    EXPECT_GT(totals.faults, 0);
}

/// Linux goes on showing what a failed sync has left unwritten. A next program must not build upon it.
TEST(PowerCutTest, WhatIsAcceptedAfterAFailedSyncAndADeadProgramIsSafe) {
    std::mt19937_64 random(seed());
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Chain chain(random(), Durability::Full);
        chain.labelUntilRefused();
        chain.labelUntilCut({.cutAt = 100 + static_cast<std::int64_t>(random() % 400)});
        const auto found = chain.find();
        ASSERT_TRUE(found);
        ASSERT_EQ(chain.log().settle(*found), "");
    }
}

/// The disk is not a kind one: where the store does not wait for it, labels are lost.
TEST(PowerCutTest, WithoutWaitingForTheDiskLabelsAreLost) {
    std::mt19937_64 random(seed());
    std::size_t lostCount = 0;
    for (int round = 0; round < 20 && lostCount == 0; ++round) {
        Chain chain(random(), Durability::Normal);
        chain.labelUntilCut({.cutAt = 300 + static_cast<std::int64_t>(random() % 300)});
        const auto found = chain.find();
        ASSERT_TRUE(found);
        lostCount = chain.log().missingCount(*found);
    }
    EXPECT_GT(lostCount, 0U);
}

} // namespace
} // namespace intentscope::store
