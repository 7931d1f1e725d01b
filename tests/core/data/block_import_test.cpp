// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/block_import.h"

#include "core/data/dataset.h"
#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <string>

namespace intentscope::data {
namespace {

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything that a person sees of an import.
struct Seen {
    std::string hashOrError;
    std::string rejected;
    std::int64_t rejectedCount = 0;

    friend bool operator==(const Seen&, const Seen&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Seen& seen) {
        return out << seen.hashOrError << '\n' << seen.rejectedCount << '\n' << seen.rejected;
    }
};

class BlockImportTest : public testing::Test {
protected:
    Seen import(ImportMode mode, std::size_t width, std::uint64_t blockBytes) {
        const auto root = m_directory.path() / "datasets";
        std::filesystem::remove_all(root);
        const auto outcome = importDataset(
            {.source = m_source,
             .datasetsRoot = root,
             .mode = mode,
             .workers = Workers(width),
             .blockBytes = blockBytes},
            m_env,
            m_progress,
            {});
        if (!outcome)
            return {.hashOrError = outcome.error().text(), .rejected = {}};
        return {outcome->hash, contentsOf(outcome->rejectedFile), outcome->rejectedRowCount};
    }

    void expectTheSameInBlocks(const std::string& what) {
        for (const auto mode : {ImportMode::Strict, ImportMode::Lenient}) {
            const Seen whole = import(mode, 1, 1U << 20U);
            for (const std::uint64_t blockBytes : {41U, 300U}) {
                for (const std::size_t width : {1U, 3U})
                    ASSERT_EQ(import(mode, width, blockBytes), whole)
                        << what << ", blocks of " << blockBytes << ", width " << width;
            }
        }
    }

    test::TempDirectory m_directory;
    RealEnv m_env;
    NullProgress m_progress;
    std::filesystem::path m_source = test::writeTinySource(m_directory);
};

TEST_F(BlockImportTest, gives_the_same_dataset_for_every_width_and_size_of_blocks) {
    expectTheSameInBlocks("the whole source");
    EXPECT_EQ(import(ImportMode::Strict, 2, 64).rejectedCount, 0);
}

/// Something that goes wrong in files: a character is lost, doubled or replaced, or a line is there twice or
/// elsewhere.
std::string damaged(std::string text, std::mt19937_64& random) {
    constexpr std::array Replacements{',', '"', '\n', 'x', '|', '\xFF'};
    const auto at = [&] { return random() % text.size(); };
    const auto lineAt = [&](std::size_t place) {
        const auto begin = text.rfind('\n', place == 0 ? 0 : place - 1);
        const auto from = begin == std::string::npos ? 0 : begin + 1;
        return std::pair(from, std::min(text.find('\n', from), text.size() - 1) + 1 - from);
    };
    for (auto count = 1 + random() % 4; count > 0; --count) {
        const auto [from, length] = lineAt(at());
        switch (random() % 4) {
        case 0:
            text[at()] = Replacements[random() % Replacements.size()];
            break;
        case 1:
            text.erase(at(), 1);
            break;
        case 2:
            text += text.substr(from, length);
            break;
        default:
            text.insert(text.find('\n') + 1, text.substr(from, length));
        }
    }
    return text;
}

TEST_F(BlockImportTest, rejects_the_same_rows_for_the_same_reasons_in_blocks_of_every_size) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 6; ++round) {
        for (const char* file : {"users.csv", "events.csv", "impressions.csv", "candidates.csv"}) {
            const std::string whole = contentsOf(m_source / file);
            std::ofstream(m_source / file, std::ios::binary) << damaged(whole, random);
            expectTheSameInBlocks(std::string(file) + " in round " + std::to_string(round));
            std::ofstream(m_source / file, std::ios::binary) << whole;
        }
    }
}

TEST_F(BlockImportTest, names_the_first_column_that_is_wrong_also_where_that_is_a_repeated_id) {
    std::ofstream(m_source / "users.csv", std::ios::app) << "bob,Bob\xFF,MY,\nann,,MY,,\nann,x,MY,\n";
    const Seen seen = import(ImportMode::Lenient, 2, 30);
    EXPECT_EQ(seen.rejectedCount, 3);
    EXPECT_THAT(
        seen.rejected, testing::HasSubstr("\"users.csv\",6,1,\"Column 'user_id': The id 'ann' is there"));
}

} // namespace
} // namespace intentscope::data
