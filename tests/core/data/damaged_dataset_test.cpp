// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were cut or altered after the import. What is altered without a change of its size is not seen
// by opening, but by the first use.
#include "core/data/dataset.h"

#include "core/data/import.h"
#include "core/data/store_files.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;
using testing::ElementsAre;
using testing::SizeIs;

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class DamagedDatasetTest : public testing::Test {
protected:
    void SetUp() override {
        NullProgress progress;
        ASSERT_OK_AND_ASSIGN(
            const auto outcome,
            importDataset(
                {.source = test::writeTinySource(m_directory),
                 .datasetsRoot = m_directory.path() / "datasets"},
                m_env,
                progress,
                {}));
        m_folder = outcome.directory;
    }

    /// Puts a value over the last of a file.
    template <class T>
    void spoil(std::string_view file, T value) {
        std::fstream stream(m_folder / file, std::ios::binary | std::ios::in | std::ios::out);
        ASSERT_TRUE(stream.is_open()) << file;
        stream.seekp(-static_cast<std::streamoff>(sizeof(T)), std::ios::end);
        stream.write(reinterpret_cast<const char*>(&value), sizeof(T));
    }

    static void overwrite(const std::filesystem::path& path, std::string_view bytes) {
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

    /// Reads every value that there is; Internal stands for no error at all.
    ErrorCode readAll() {
        const auto dataset = openDataset(m_env, m_folder);
        if (!dataset)
            return dataset.error().code;
        for (std::int32_t row = 0; row < (*dataset)->impressionCount(); ++row) {
            for (const auto& column : (*dataset)->impressions().columns())
                static_cast<void>(column->valueText(static_cast<std::size_t>(row)));
            static_cast<void>((*dataset)->candidatesOf(ImpressionIndex{row}));
            static_cast<void>((*dataset)->userId((*dataset)->userOf(ImpressionIndex{row})));
        }
        for (const auto intent : (*dataset)->allCandidates().intents)
            EXPECT_LT(intent, (*dataset)->intentCount());
        static_cast<void>((*dataset)->check());
        return verifyDataset(m_env, m_folder) ? ErrorCode::Internal : ErrorCode::Corrupt;
    }

    std::vector<std::string> filesOf(const std::filesystem::path& folder) {
        return m_env.list(folder).value();
    }

    std::shared_ptr<const Dataset> open() {
        auto dataset = openDataset(m_env, m_folder);
        EXPECT_OK(dataset);
        return dataset ? *dataset : nullptr;
    }

    std::string fileOf(std::string_view part) {
        const auto names = m_env.list(m_folder).value();
        const auto found = std::ranges::find_if(
            names, [&](const std::string& name) { return name.find(part) != std::string::npos; });
        return found == names.end() ? "" : *found;
    }

    test::TempDirectory m_directory;
    RealEnv m_env;
    std::filesystem::path m_folder;
};

TEST_F(DamagedDatasetTest, ACodeThatNoWordHasIsMissingAndToldByACheck) {
    spoil(fileOf("-status.values"), std::int32_t{77});
    const auto dataset = open();
    const Column& status = *dataset->impressions().find("status");
    EXPECT_EQ(status.valueText(0), "shipped");
    EXPECT_EQ(status.valueText(5), "");
    EXPECT_THAT(status.codesAt(5), SizeIs(0));
    EXPECT_THAT(status.check(), HasErrorAbout(ErrorCode::Corrupt, "status.values.npy"));
    EXPECT_THAT(status.codes(), ElementsAre(-1, -1, -1, -1, -1, -1)) << "no code of the file is trusted";
    EXPECT_THAT(dataset->check(), HasErrorAbout(ErrorCode::Corrupt, "status.values.npy"));
    EXPECT_OK(dataset->checkCandidates());
}

TEST_F(DamagedDatasetTest, ADamagedDictionaryLeavesItsColumnsEmpty) {
    spoil(fileOf("status.dictionary"), 'x');
    const auto dataset = open();
    const Column& status = *dataset->impressions().find("status");
    EXPECT_EQ(status.dictionary()->size(), 0);
    EXPECT_EQ(status.valueText(0), "");
    EXPECT_THAT(status.codes(), testing::Each(-1));
    EXPECT_THAT(status.check(), HasErrorAbout(ErrorCode::Corrupt, "cut off"));
}

TEST_F(DamagedDatasetTest, OffsetsThatLeaveTheFileGiveAnEmptyRow) {
    spoil(fileOf("owned_types.offsets"), std::int64_t{1} << 40);
    spoil(fileOf("intents.01-title.offsets"), std::int64_t{-1});
    const auto dataset = open();
    const Column& types = *dataset->impressions().find("owned_types");
    EXPECT_EQ(types.valueText(2), "shoes|bags");
    EXPECT_THAT(types.codesAt(5), SizeIs(0));
    EXPECT_THAT(types.check(), HasErrorAbout(ErrorCode::Corrupt, "owned_types.offsets.npy"));
    EXPECT_EQ(dataset->intents().findRole(Role::Title)->textAt(4), "");
}

TEST_F(DamagedDatasetTest, AFlagThatIsNoneIsMissing) {
    spoil(fileOf("has_open_order.values"), std::int8_t{9});
    const auto dataset = open();
    const Column& flags = *dataset->impressions().find("has_open_order");
    EXPECT_EQ(flags.valueText(0), "1");
    EXPECT_EQ(flags.valueText(5), "");
    EXPECT_THAT(flags.flags(), testing::Each(MissingFlag));
    EXPECT_THAT(flags.check(), HasErrorAbout(ErrorCode::Corrupt, "neither true, false nor missing"));
}

TEST_F(DamagedDatasetTest, AnImpressionOfNobodyIsTheFirstUsers) {
    spoil(fileOf("impressions.01-user_id.users"), std::int32_t{-3});
    const auto dataset = open();
    EXPECT_EQ(dataset->userOf(ImpressionIndex{5}), UserIndex{0});
    EXPECT_EQ(dataset->impressions().find("user_id")->textAt(5), "ann");
    EXPECT_THAT(dataset->check(), HasErrorAbout(ErrorCode::Corrupt, "user_id.users.npy"));
}

TEST_F(DamagedDatasetTest, ACandidateOfNoIntentLeavesItsImpressionWithoutCandidates) {
    spoil(CandidateFiles::Intent, std::int32_t{5});
    const auto dataset = open();
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{0}).size(), 4U);
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{5}).size(), 0U);
    EXPECT_EQ(dataset->candidateCount(), 22);
    EXPECT_THAT(dataset->checkCandidates(), HasErrorAbout(ErrorCode::Corrupt, "candidates.intent.npy"));
    EXPECT_THAT(dataset->allCandidates().intents, testing::Each(0));
}

TEST_F(DamagedDatasetTest, CandidateOffsetsThatFallGiveNoCandidates) {
    spoil(CandidateFiles::Offsets, std::int64_t{2});
    const auto dataset = open();
    EXPECT_EQ(dataset->candidatesOf(ImpressionIndex{5}).size(), 0U);
    EXPECT_THAT(dataset->candidateOffsets(), testing::Each(0));
    EXPECT_THAT(dataset->check(), HasErrorAbout(ErrorCode::Corrupt, "candidates.offsets.npy"));
}

TEST_F(DamagedDatasetTest, OrdersOfIdsAndOfUsersThatNameNoRowFindNothing) {
    spoil(IdOrderFiles::Impressions, std::int32_t{1000});
    spoil(ImpressionsByUser.rows, std::int32_t{-1});
    const auto dataset = open();
    EXPECT_EQ(dataset->findImpression("i1"), ImpressionIndex{0});
    EXPECT_EQ(dataset->findImpression("i6"), std::nullopt);
    EXPECT_THAT(dataset->impressionsOf(UserIndex{2}), SizeIs(0));
    EXPECT_THAT(dataset->check(), HasErrorAbout(ErrorCode::Corrupt, "impressions.by_id.npy"));
}

TEST_F(DamagedDatasetTest, IsCorruptWhereverAFileIsCut) {
    ASSERT_EQ(readAll(), ErrorCode::Internal) << "the whole dataset verifies";
    for (const auto& file : filesOf(m_folder)) {
        const std::string whole = contentsOf(m_folder / file);
        for (std::size_t part = 0; part < 64 && !whole.empty(); ++part) {
            overwrite(m_folder / file, std::string_view(whole).substr(0, whole.size() * part / 64));
            EXPECT_EQ(readAll(), ErrorCode::Corrupt) << file << " cut at " << part << "/64";
        }
        overwrite(m_folder / file, whole);
    }
}

TEST_F(DamagedDatasetTest, IsCorruptWhereABitIsFlipped) {
    // The hashes of all files are compared after each, so that not every 64th can have its turn.
    constexpr std::size_t Stride = 9;
    ASSERT_EQ(readAll(), ErrorCode::Internal) << "the whole dataset verifies";
    for (const auto& file : filesOf(m_folder)) {
        const std::string whole = contentsOf(m_folder / file);
        for (std::size_t part = 0; part < 64 && !whole.empty(); part += Stride) {
            std::string flipped = whole;
            flipped[whole.size() * part / 64] ^= static_cast<char>(1U << (part % 8));
            overwrite(m_folder / file, flipped);
            const auto code = readAll();
            EXPECT_TRUE(
                code == ErrorCode::Corrupt || code == ErrorCode::UnsupportedVersion || file == "columns.json")
                << file << " flipped at " << part << "/64";
        }
        overwrite(m_folder / file, whole);
    }
}

} // namespace
} // namespace intentscope::data
