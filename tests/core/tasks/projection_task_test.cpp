// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/projection_task.h"

#include "core/base/atomic_file.h"
#include "tests/support/memory_latent_queries.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <cmath>

namespace intentscope::tasks {
namespace {

using projection::Method;
using projection::Placing;

/// The tiny dataset: six impressions i1 to i6.
class ProjectionTask : public testing::Test {
protected:
    NeighbourSource source(const std::string& name, std::int32_t width, float turn) {
        test::MemoryLatentQueries::Content content{
            .info = {.id = name, .datasetHash = m_dataset->info().hash, .vectorsHash = "v" + name},
            .vectorSize = width,
            .rows = {0, 1, 2, 3, 4, -1}};
        for (int row = 0; row < 5; ++row) {
            std::vector<float> vector(static_cast<std::size_t>(width), 0.1F);
            vector[0] = std::cos(turn + 0.6F * static_cast<float>(row));
            vector[1] = std::sin(turn + 0.6F * static_cast<float>(row));
            content.vectors.push_back(std::move(vector));
        }
        return {name, std::make_shared<const test::MemoryLatentQueries>(std::move(content))};
    }
    Result<projection::Projection> project(const NeighboursInput& input, const ProjectionRequest& request) {
        return projectionTask(input, request, m_env, m_progress, {});
    }
    std::filesystem::path write(const std::string& name, const std::string& text) {
        const auto file = m_folder.path() / name;
        EXPECT_OK(writeFileAtomically(m_env, file, text));
        return file;
    }

    test::TempDirectory m_folder;
    RealEnv m_env;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
    NullProgress m_progress;
};

TEST_F(ProjectionTask, every_latent_query_is_a_point_and_the_plane_is_described) {
    ASSERT_OK_AND_ASSIGN(const auto found, project({m_dataset, source("base", 3, 0)}, {}));
    EXPECT_EQ(found.pointCount(), 5);
    EXPECT_EQ(found.points, (std::vector{0, 1, 2, 3, 4, -1}));
    EXPECT_FALSE(found.hasAfter());
    const auto& about = found.description;
    EXPECT_EQ(about.placing, Placing::Alone);
    EXPECT_EQ(about.leftOutCount, 1);
    EXPECT_EQ(about.sets.front().vectorsHash, "vbase");
    ASSERT_EQ(about.shares.size(), 2U);
    EXPECT_GT(about.shares[0], about.shares[1]);
    ASSERT_TRUE(about.trust);
    EXPECT_EQ(about.trust->pointCount, 5U);
    EXPECT_NE(describe(about).find("5 different latent queries"), std::string::npos);
}

TEST_F(ProjectionTask, two_sets_of_one_size_share_the_plane_and_of_two_sizes_one_is_laid_onto_the_other) {
    ASSERT_OK_AND_ASSIGN(
        const auto joint, project({m_dataset, source("base", 3, 0), source("same", 3, 0)}, {}));
    EXPECT_EQ(joint.description.placing, Placing::Joint);
    for (std::size_t i = 0; i < joint.before.size(); ++i)
        EXPECT_NEAR(joint.before[i], joint.after[i], 1e-6) << "equal vectors are at one place";
    ASSERT_OK_AND_ASSIGN(
        const auto aligned, project({m_dataset, source("base", 3, 0), source("wide", 4, 2)}, {}));
    EXPECT_EQ(aligned.description.placing, Placing::Aligned);
    for (std::size_t i = 0; i < aligned.before.size(); ++i)
        EXPECT_NEAR(aligned.before[i], aligned.after[i], 0.2) << "the same shape, turned";
}

TEST_F(ProjectionTask, umap_gives_the_same_points_for_a_seed_and_refuses_more_neighbours_than_points) {
    ProjectionRequest request{.method = Method::Umap};
    request.umap = {.neighbourCount = 3, .epochCount = 20, .seed = 4};
    const NeighboursInput input{m_dataset, source("base", 3, 0)};
    ASSERT_OK_AND_ASSIGN(const auto first, project(input, request));
    ASSERT_OK_AND_ASSIGN(const auto second, project(input, request));
    EXPECT_EQ(first.before, second.before);
    EXPECT_EQ(projection::idOf(first.description), projection::idOf(second.description));
    request.umap.seed = 5;
    ASSERT_OK_AND_ASSIGN(const auto other, project(input, request));
    EXPECT_NE(first.before, other.before);
    request.umap.neighbourCount = 15;
    EXPECT_THAT(project(input, request), test::HasError(ErrorCode::InvalidInput));
}

TEST_F(ProjectionTask, takes_given_coordinates_by_impression_or_by_row_and_no_others) {
    ProjectionRequest request{.method = Method::Given};
    const NeighboursInput input{m_dataset, source("base", 3, 0)};
    request.coordinates = {write("six.tsv", "0\t0\n1\t1\n2\t2\n3\t3\n4\t4\n5\t5\n")};
    ASSERT_OK_AND_ASSIGN(const auto byImpression, project(input, request));
    EXPECT_EQ(byImpression.before, (std::vector<float>{0, 0, 1, 1, 2, 2, 3, 3, 4, 4}));
    EXPECT_EQ(byImpression.description.coordinates.size(), 1U);
    request.coordinates = {write("five.tsv", "9\t0\n8\t1\n7\t2\n6\t3\n5\t4\n")};
    ASSERT_OK_AND_ASSIGN(const auto byRow, project(input, request));
    EXPECT_EQ(byRow.before[0], 9);
    request.coordinates = {write("three.tsv", "1\t1\n2\t2\n3\t3\n")};
    EXPECT_THAT(project(input, request), test::HasError(ErrorCode::InvalidInput));
    request.coordinates = {};
    EXPECT_THAT(project(input, request), test::HasError(ErrorCode::InvalidInput));
}

TEST_F(ProjectionTask, a_set_of_another_dataset_is_refused) {
    auto foreign = std::make_shared<const test::MemoryLatentQueries>(test::MemoryLatentQueries::Content{
        .info = {.id = "x", .datasetHash = "other"}, .vectorSize = 2, .rows = {0}, .vectors = {{1, 0}}});
    EXPECT_THAT(project({m_dataset, {"x", foreign}}, {}), test::HasError(ErrorCode::Mismatch));
}

} // namespace
} // namespace intentscope::tasks
