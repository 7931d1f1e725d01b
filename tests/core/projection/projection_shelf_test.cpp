// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/projection_shelf.h"

#include "core/base/atomic_file.h"
#include "core/projection/projection_json.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <string>

namespace intentscope::projection {
namespace {

Projection umapOfThree() {
    Projection made;
    made.description.datasetHash = "data";
    made.description.sets = {{"base", "60e4", "r1", "v1"}, {"tuned", "71f5", "r2", "v2"}};
    made.description.method = Method::Umap;
    made.description.umap = {.neighbourCount = 7, .minDistance = 0.25, .seed = 11};
    made.description.placing = Placing::Joint;
    made.description.pointCount = 3;
    made.description.impressionCount = 4;
    made.description.leftOutCount = 1;
    made.description.recall = 0.98;
    made.description.trust = Trust{.value = 0.9, .neighbourCount = 15, .pointCount = 3};
    made.description.codeVersion = "1";
    made.before = {0, 0, 1, 1, 2, 2};
    made.after = {0, 1, 1, 0, 2, 3};
    made.points = {0, 1, -1, 2};
    return made;
}

class ProjectionShelfTest : public testing::Test {
protected:
    test::TempDirectory m_folder;
    RealEnv m_env;
    ProjectionShelf m_shelf{m_env, m_folder.path() / ShelfFolder};
};

TEST_F(ProjectionShelfTest, gives_back_what_was_saved_with_its_parameters) {
    EXPECT_TRUE(m_shelf.list().value().empty());
    ASSERT_OK_AND_ASSIGN(const auto saved, m_shelf.save(umapOfThree()));
    ASSERT_OK_AND_ASSIGN(const auto found, m_shelf.find(saved->description.id.substr(0, 6)));
    EXPECT_EQ(found->before, saved->before);
    EXPECT_EQ(found->after, saved->after);
    EXPECT_EQ(found->points, saved->points);
    EXPECT_EQ(found->description.umap, saved->description.umap);
    EXPECT_EQ(found->description.sets, saved->description.sets);
    EXPECT_EQ(found->description.recall, 0.98);
    EXPECT_EQ(toJson(found->description), toJson(saved->description));
    ASSERT_OK_AND_ASSIGN(const auto entries, m_shelf.list());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].problem, "");
}

TEST_F(ProjectionShelfTest, the_same_parameters_take_the_same_place_and_others_another) {
    ASSERT_OK_AND_ASSIGN(const auto first, m_shelf.save(umapOfThree()));
    ASSERT_OK(m_shelf.save(umapOfThree()));
    auto other = umapOfThree();
    other.description.umap.seed = 12;
    ASSERT_OK_AND_ASSIGN(const auto second, m_shelf.save(std::move(other)));
    EXPECT_NE(first->description.id, second->description.id);
    EXPECT_EQ(m_shelf.list().value().size(), 2U);
    EXPECT_THAT(m_shelf.find("none"), test::HasError(ErrorCode::NotFound));
}

TEST_F(ProjectionShelfTest, a_file_that_was_changed_is_damaged) {
    ASSERT_OK_AND_ASSIGN(const auto saved, m_shelf.save(umapOfThree()));
    const auto folder = m_shelf.folderOf(saved->description.id);
    ASSERT_OK_AND_ASSIGN(std::string bytes, m_env.readFile(folder / files::Coordinates));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    ASSERT_OK(writeFileAtomically(m_env, folder / files::Coordinates, bytes));
    EXPECT_THAT(m_shelf.find(saved->description.id), test::HasError(ErrorCode::Corrupt));
}

TEST(ProjectionJsonTest, refuses_every_field_that_is_missing_and_newer_versions) {
    const std::string whole = toJson(umapOfThree().description);
    EXPECT_OK(parseProjectionDescription(whole, "p"));
    for (const char* field :
         {"id",
          "sets",
          "reasoner_hash",
          "method",
          "umap",
          "seed",
          "nearness",
          "centred",
          "coordinates",
          "placing",
          "points",
          "variance_shares",
          "neighbours_recall",
          "trustworthiness",
          "files"}) {
        std::string cut = whole;
        const auto at = cut.find("\"" + std::string(field) + "\":");
        ASSERT_NE(at, std::string::npos) << field;
        cut[at + 1] = '_';
        EXPECT_THAT(parseProjectionDescription(cut, "p"), test::HasError(ErrorCode::Corrupt)) << field;
    }
    std::string newer = whole;
    newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 2");
    EXPECT_THAT(parseProjectionDescription(newer, "p"), test::HasError(ErrorCode::UnsupportedVersion));
    for (std::size_t size = 0; size < whole.size(); size += whole.size() / 64 + 1)
        EXPECT_FALSE(parseProjectionDescription(whole.substr(0, size), "p").has_value()) << size;
}

} // namespace
} // namespace intentscope::projection
