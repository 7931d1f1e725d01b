// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_journal.h"

#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <fstream>

namespace intentscope::latent {
namespace {

using test::HasErrorAbout;

std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class LatentJournalTest : public testing::Test {
protected:
    Result<LatentJournal> open(const std::string& job = "job") {
        return LatentJournal::open(m_env, m_folder, job);
    }
    void write(std::uint64_t block) {
        ASSERT_OK_AND_ASSIGN(auto journal, open());
        ASSERT_OK(journal.append(block, answersOf(block)));
    }
    static std::vector<LatentAnswer> answersOf(std::uint64_t block) {
        const std::string name = std::to_string(block);
        return {
            {"where is my parcel " + name + "?\nQuery: now",
             {0.5F, static_cast<float>(block)},
             -3.25,
             7,
             true},
            {"", {}, 0, 0, false}};
    }

    RealEnv m_env;
    test::TempDirectory m_directory;
    std::filesystem::path m_folder = m_directory.path() / "a.unfinished";
};

TEST_F(LatentJournalTest, what_was_appended_is_read_in_this_sitting_and_the_next) {
    ASSERT_OK_AND_ASSIGN(auto first, open());
    ASSERT_OK(first.append(3, answersOf(3)));
    EXPECT_THAT(first.read(3), test::IsOkAndHolds(answersOf(3)));
    ASSERT_OK(first.append(5, answersOf(5)));
    ASSERT_OK_AND_ASSIGN(auto second, open());
    ASSERT_OK(second.append(4, answersOf(4)));
    for (const std::uint64_t block : {3U, 4U, 5U})
        EXPECT_THAT(second.read(block), test::IsOkAndHolds(answersOf(block)));
    EXPECT_EQ(second.blockCount(), 3U);
    EXPECT_THAT(second.notes(), testing::IsEmpty());
    EXPECT_THAT(second.read(9), test::HasError(ErrorCode::NotFound));
}

TEST_F(LatentJournalTest, a_tail_torn_at_any_byte_is_left_out_and_written_again) {
    write(1);
    const auto file = m_folder / "0001.journal";
    const std::string one = bytesOf(file);
    ASSERT_OK_AND_ASSIGN(auto journal, open());
    std::filesystem::remove_all(m_folder);
    ASSERT_OK_AND_ASSIGN(auto both, open());
    ASSERT_OK(both.append(1, answersOf(1)));
    ASSERT_OK(both.append(2, answersOf(2)));
    const std::string two = bytesOf(file);
    ASSERT_TRUE(two.starts_with(one));
    for (std::size_t length = 0; length < two.size(); ++length) {
        overwrite(file, two.substr(0, length));
        ASSERT_OK_AND_ASSIGN(auto torn, open());
        EXPECT_EQ(torn.has(1), length >= one.size()) << length;
        EXPECT_FALSE(torn.has(2)) << length;
        if (length > one.size()) {
            EXPECT_THAT(torn.notes(), testing::ElementsAre(testing::HasSubstr("damaged and left out")));
        }
    }
    ASSERT_OK_AND_ASSIGN(auto again, open());
    ASSERT_OK(again.append(2, answersOf(2)));
    ASSERT_OK_AND_ASSIGN(auto last, open());
    EXPECT_THAT(last.read(1), test::IsOkAndHolds(answersOf(1)));
    EXPECT_THAT(last.read(2), test::IsOkAndHolds(answersOf(2)));
}

TEST_F(LatentJournalTest, a_changed_byte_is_never_read_as_an_answer) {
    write(1);
    const auto file = m_folder / "0001.journal";
    const std::string whole = bytesOf(file);
    const std::size_t header = whole.find('\n') + 1;
    for (std::size_t at = header; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        overwrite(file, changed);
        ASSERT_OK_AND_ASSIGN(auto journal, open());
        EXPECT_FALSE(journal.has(1)) << at;
    }
    ASSERT_TRUE(std::filesystem::exists(file));
}

TEST_F(LatentJournalTest, another_jobs_journal_is_not_taken_for_this_ones) {
    write(1);
    EXPECT_THAT(open("another"), HasErrorAbout(ErrorCode::Mismatch, "0001.journal"));
}

TEST_F(LatentJournalTest, a_full_disk_leaves_what_was_appended_before) {
    std::int64_t failAt = 0;
    for (bool isDone = false; !isDone; ++failAt) {
        test::FaultyEnv env(failAt);
        std::filesystem::remove_all(m_folder);
        std::size_t appended = 0;
        {
            auto journal = LatentJournal::open(env, m_folder, "job");
            for (std::uint64_t block = 0; journal && block < 3; ++block) {
                if (!journal->append(block, answersOf(block)))
                    break;
                ++appended;
            }
        }
        isDone = appended == 3;
        ASSERT_OK_AND_ASSIGN(auto after, open());
        EXPECT_GE(after.blockCount(), appended);
        for (std::uint64_t block = 0; block < appended; ++block)
            EXPECT_THAT(after.read(block), test::IsOkAndHolds(answersOf(block)));
    }
    EXPECT_GT(failAt, 5);
}

} // namespace
} // namespace intentscope::latent
