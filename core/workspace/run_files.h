// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/rank/score_table.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace intentscope::workspace {

/// SHA-256 of the scores.npy that these scores make, in hexadecimal.
std::string scoresHash(std::span<const float> scores);

/// A folder name: the time and the start of the scores' hash.
std::string makeRunId(UtcMillis createdAt, const std::string& hash);

/// InvalidInput for an id that is no plain folder name.
Status checkRunId(const std::string& id);

/// Writes scores.npy and run.json into a fresh folder and brings them to disk. After an error the folder is
/// gone.
Status writeRunFiles(
    Env& env, const std::filesystem::path& folder, const rank::RunInfo& info, std::span<const float> scores);

/// Mismatch when the run belongs to another dataset or has another count of scores, Corrupt when
/// scores.npy is missing or not the one that was saved.
Result<std::shared_ptr<const rank::ScoreTable>> readRunFiles(
    Env& env,
    const std::filesystem::path& folder,
    const rank::RunInfo& info,
    std::shared_ptr<const data::Dataset> dataset);

} // namespace intentscope::workspace
