// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/find_reasoners.h"

#include "core/base/atomic_file.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>

namespace intentscope::tasks {
namespace {

class FindReasonersTest : public testing::Test {
protected:
    void write(const std::string& file, const std::string& text) {
        const auto path = m_folder.path() / file;
        ASSERT_OK(m_env.createDirectories(path.parent_path()));
        ASSERT_OK(writeFileAtomically(m_env, path, text));
    }
    std::vector<FoundReasoner> find() {
        const std::array<std::filesystem::path, 2> folders{m_folder.path() / "missing", m_folder.path()};
        return findReasoners(m_env, folders);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(FindReasonersTest, FindsCheckpointsAdaptersAndServersAndNoRankers) {
    write("writer/config.json", R"({"model_type": "qwen3"})");
    write("tuned/adapter_config.json", "{}");
    write("ranker/config.json", R"({"format": "intentscope-ranker"})");
    write("notes.json", R"({"hello": 1})");
    write("team.json", R"({"kind": "remote_reasoner", "version": 1, "url": "http://10.0.0.7:8600"})");
    const auto found = find();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].name, "team");
    EXPECT_EQ(found[0].server, "http://10.0.0.7:8600/v1");
    EXPECT_TRUE(found[0].isRemote());
    EXPECT_EQ(found[1].name, "tuned");
    EXPECT_EQ(found[2].name, "writer");
    EXPECT_FALSE(found[2].isRemote());
    EXPECT_EQ(found[2].location, (m_folder.path() / "writer").string());
}

TEST_F(FindReasonersTest, ListsADescriptionThatCannotBeReadWithItsProblem) {
    write("team.json", R"({"kind": "remote_reasoner", "version": 1, "url": "ftp://10.0.0.7"})");
    const auto found = find();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.front().isRemote());
    EXPECT_NE(found.front().problem, "");
}

TEST_F(FindReasonersTest, SaysThatAFolderHoldsNoReasoner) {
    write("ranker/config.json", "not JSON");
    EXPECT_THAT(describeReasoner(m_env, m_folder.path() / "ranker"), test::HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::tasks
