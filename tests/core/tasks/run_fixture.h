// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"
#include "tests/support/tiny_dataset.h"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::tasks::test {

constexpr auto Missing = std::numeric_limits<float>::quiet_NaN();

/// Runs of the tiny dataset (tests/support/tiny_dataset.h).
class RunFixture : public testing::Test {
protected:
    rank::ScoreTable runOf(rank::RunInfo info, std::vector<float> scores) const {
        info.datasetHash = dataset->info().hash;
        return {dataset, std::move(info), std::move(scores)};
    }

    /// Candidates fall in the order of the source. Clicked ranks: i1 1, i2 2, i3 3, i4 2 and 3, i5 1.
    rank::ScoreTable inSourceOrder(rank::RunInfo info = {.name = "before", .split = TimeSplit}) const {
        return runOf(std::move(info), {4, 3, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1, 3, 2, 1, 3, 2, 1});
    }

    static constexpr auto TimeSplit = "time:0.5/0.2";

    intentscope::test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = intentscope::test::makeTinyDataset(directory);
};

} // namespace intentscope::tasks::test
