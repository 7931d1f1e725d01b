// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_set.h"

#include "core/base/atomic_folder.h"
#include "core/latent/latent_set_writer.h"
#include "core/latent/latent_shelf.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <fstream>

namespace intentscope::latent {
namespace {

using test::HasErrorAbout;

const std::string HashA(64, 'a');
const std::string HashB(64, 'b');

class LatentSetTest : public testing::Test {
protected:
    /// Two contexts, three impressions (the second without), two intents.
    void write(const std::string& id, const std::string& name, std::int32_t vectorSize = 2) {
        ASSERT_OK(writeFolderAtomically(m_env, m_shelf.setFolder(id), [&](const auto& folder) -> Status {
            LatentDescription description;
            description.id = id;
            description.name = name;
            description.vectorSize = vectorSize;
            description.impressionCount = 3;
            description.askedCount = 2;
            description.contextCount = 2;
            description.intentCount = 2;
            ISCOPE_TRY_ASSIGN(auto writer, LatentSetWriter::create(m_env, folder, vectorSize));
            ISCOPE_TRY(writer.addContext(HashA, std::vector{answer("a\\b\r\nc", 1, vectorSize)}));
            ISCOPE_TRY(writer.addContext(HashB, std::vector{answer("", 2, vectorSize)}));
            ISCOPE_TRY(writer.addIntent(answer("", 3, vectorSize).vector));
            ISCOPE_TRY(writer.addIntent(answer("", 4, vectorSize).vector));
            return writer.finish(std::vector{1, -1, 0}, "template", description);
        }));
    }
    static LatentAnswer answer(const std::string& text, float first, std::int32_t vectorSize) {
        std::vector<float> vector(static_cast<std::size_t>(vectorSize), first);
        return {text, vector, -2.5, 4, first < 2};
    }

    RealEnv m_env;
    test::TempDirectory m_directory;
    LatentShelf m_shelf{m_env, m_directory.path() / "latent"};
};

TEST_F(LatentSetTest, everything_written_comes_back) {
    write("0123456789abcdef", "first");
    ASSERT_OK_AND_ASSIGN(const auto set, m_shelf.find("first"));
    ASSERT_OK(set->verify(m_env, {}));
    EXPECT_EQ(set->rowCount(), 2);
    EXPECT_EQ(set->rowOf({0}), 1);
    EXPECT_EQ(set->rowOf({1}), -1);
    EXPECT_EQ(set->rowOf({2}), 0);
    EXPECT_EQ(set->rowOf({3}), -1);
    EXPECT_EQ(set->text(0), "a\\b\r\nc");
    EXPECT_EQ(set->text(1), "");
    EXPECT_THAT(set->vector(1), testing::ElementsAre(2, 2));
    EXPECT_THAT(set->intentVector({1}), testing::ElementsAre(4, 4));
    EXPECT_EQ(set->contextHash(1), HashB);
    EXPECT_EQ(set->answer(0), answer("a\\b\r\nc", 1, 2));
    EXPECT_EQ(set->info().vectorsHash.size(), 64U);
}

TEST_F(LatentSetTest, a_reasoner_without_vectors_leaves_a_set_without_them) {
    write("0123456789abcdef", "remote", 0);
    ASSERT_OK_AND_ASSIGN(const auto set, m_shelf.find("0123"));
    EXPECT_EQ(set->vectorSize(), 0);
    EXPECT_TRUE(set->vector(0).empty());
    EXPECT_TRUE(set->intentVector({0}).empty());
    EXPECT_EQ(set->info().vectorsHash, "");
}

TEST_F(LatentSetTest, every_cut_file_is_named_when_the_set_is_opened) {
    for (const char* name :
         {files::Vectors,
          files::IntentVectors,
          files::ImpressionRows,
          files::TextOffsets,
          files::ContextHashes,
          files::LogProbabilities,
          files::AnswerTokens,
          files::Complete,
          files::Description}) {
        write("0123456789abcdef", "first");
        const auto file = m_shelf.setFolder("0123456789abcdef") / name;
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
        if (std::string(name) == files::Description)
            std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        const auto opened = LatentSet::open(m_env, m_shelf.setFolder("0123456789abcdef"));
        ASSERT_THAT(opened, HasErrorAbout(ErrorCode::Corrupt, name));
        if (std::string(name) != files::Description) {
            EXPECT_THAT(opened.error().cure, testing::HasSubstr("reason --remove"));
        }
        ASSERT_OK(m_shelf.remove("0123456789abcdef"));
    }
}

TEST_F(LatentSetTest, a_changed_byte_in_any_file_is_found_by_verifying) {
    write("0123456789abcdef", "first");
    ASSERT_OK_AND_ASSIGN(const auto set, m_shelf.find("first"));
    EXPECT_EQ(set->description().files.size(), 10U);
    for (const auto& [name, hash] : set->description().files) {
        const auto file = set->folder() / name;
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(-1, std::ios::end);
        const char last = static_cast<char>(stream.peek());
        stream.seekp(-1, std::ios::end);
        stream.put(static_cast<char>(last ^ 1)).flush();
        EXPECT_THAT(set->verify(m_env, {}), HasErrorAbout(ErrorCode::Corrupt, name));
        stream.seekp(-1, std::ios::end);
        stream.put(last).flush();
    }
    ASSERT_OK(set->verify(m_env, {}));
}

TEST_F(LatentSetTest, damaged_rows_and_offsets_are_no_rows_and_no_texts) {
    write("0123456789abcdef", "first");
    const auto folder = m_shelf.setFolder("0123456789abcdef");
    ASSERT_OK(data::writeNpy(
        m_env, folder / files::ImpressionRows, std::span<const std::int32_t>(std::vector{7, -9, 1})));
    ASSERT_OK(data::writeNpy(
        m_env,
        folder / files::TextOffsets,
        std::span<const std::int64_t>(std::vector<std::int64_t>{5, 2, 999})));
    ASSERT_OK_AND_ASSIGN(const auto set, LatentSet::open(m_env, folder));
    EXPECT_EQ(set->rowOf({0}), -1);
    EXPECT_EQ(set->rowOf({1}), -1);
    EXPECT_EQ(set->rowOf({2}), 1);
    EXPECT_EQ(set->text(0), "");
    EXPECT_EQ(set->text(1), "");
}

TEST_F(LatentSetTest, sets_are_found_by_id_by_its_start_and_by_a_name_of_one) {
    EXPECT_THAT(m_shelf.find("x"), HasErrorAbout(ErrorCode::NotFound, "Write some"));
    write("0123456789abcdef", "first");
    write("0123ffffffffffff", "second");
    write("9999ffffffffffff", "second");
    ASSERT_OK_AND_ASSIGN(const auto entries, m_shelf.list());
    EXPECT_EQ(entries.size(), 3U);
    EXPECT_TRUE(m_shelf.find("9999"));
    EXPECT_THAT(m_shelf.find("0123"), HasErrorAbout(ErrorCode::InvalidInput, "names 2 sets"));
    EXPECT_THAT(m_shelf.find("second"), HasErrorAbout(ErrorCode::InvalidInput, "0123ffffffffffff"));
    EXPECT_THAT(m_shelf.find("third"), HasErrorAbout(ErrorCode::NotFound, "0123456789abcdef (first)"));
    ASSERT_OK(m_shelf.remove("9999ffffffffffff"));
    EXPECT_TRUE(m_shelf.find("second"));
    EXPECT_THAT(m_shelf.remove("../latent"), test::HasError(ErrorCode::NotFound));
    EXPECT_THAT(m_shelf.remove("9999ffffffffffff"), test::HasError(ErrorCode::NotFound));
}

TEST_F(LatentSetTest, a_newer_programs_set_is_named_as_such) {
    write("0123456789abcdef", "first");
    const auto file = m_shelf.setFolder("0123456789abcdef") / files::Description;
    std::string json = m_env.readFile(file).value();
    json.replace(json.find("\"version\": 1"), 12, "\"version\": 2");
    std::ofstream(file) << json;
    EXPECT_THAT(m_shelf.find("0123456789abcdef"), test::HasError(ErrorCode::UnsupportedVersion));
}

} // namespace
} // namespace intentscope::latent
