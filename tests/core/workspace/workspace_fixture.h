// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/import.h"
#include "core/workspace/workspace.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::workspace {

/// A place for a workspace, and what most tests do with it.
class WorkspaceFixture : public testing::Test {
protected:
    std::unique_ptr<Workspace> create() {
        auto made = Workspace::create(m_place, m_env);
        EXPECT_OK(made);
        return made ? *std::move(made) : nullptr;
    }

    /// Imports the tiny dataset and returns its hash.
    std::string importTiny(const Workspace& workspace) {
        NullProgress progress;
        const auto imported = data::importDataset(
            {.source = test::writeTinySource(m_folder),
             .mapping = {},
             .datasetsRoot = workspace.datasetsFolder(),
             .name = {}},
            m_env,
            progress,
            {});
        EXPECT_OK(imported);
        return imported ? imported->hash : std::string();
    }

    /// Imports the tiny dataset and opens it.
    void openTiny(Workspace& workspace, std::shared_ptr<const data::Dataset>& dataset) {
        ASSERT_OK_AND_ASSIGN(dataset, workspace.openDataset(importTiny(workspace)));
    }

    /// A run whose scores fall with the candidate's row; impression i6 has none.
    static rank::ScoreTable makeRun(std::shared_ptr<const data::Dataset> dataset, std::string name) {
        rank::RunInfo info;
        info.name = std::move(name);
        info.datasetHash = dataset->info().hash;
        info.rankerHashes = {"aa"};
        info.rankerFolders = {"checkpoints/a"};
        info.split = "time:0.7/0.1";
        std::vector<float> scores(static_cast<std::size_t>(dataset->candidateCount()));
        const auto last = dataset->candidateOffsets()[dataset->candidateOffsets().size() - 2];
        for (std::size_t i = 0; i < scores.size(); ++i)
            scores[i] = i < static_cast<std::size_t>(last) ? 1.0F / static_cast<float>(i + 1)
                                                           : std::numeric_limits<float>::quiet_NaN();
        return {std::move(dataset), std::move(info), std::move(scores)};
    }

    /// Every file of the workspace with its bytes.
    std::map<std::string, std::string> snapshot() {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_place)) {
            if (entry.is_regular_file())
                files[entry.path().string()] = m_env.readFile(entry.path()).value_or("unreadable");
        }
        return files;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_place = m_folder.path() / "shop.iscope";
};

} // namespace intentscope::workspace
