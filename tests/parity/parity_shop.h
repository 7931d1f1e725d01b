// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/rank/scorer.h"
#include "tests/support/temp_directory.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace intentscope::parity {

/// Scores by impression and intent id.
using ScoresById = std::map<std::pair<std::string, std::string>, double>;

/// Lines IMPRESSION INTENT SCORE; comments start with #.
ScoresById readScores(const std::filesystem::path& file);

/// The seeded shop of tests/parity/ranker_tiny, imported into a folder of its own.
class ParityShop {
public:
    static std::filesystem::path source();

    Status open();
    const std::shared_ptr<const data::Dataset>& dataset() const { return m_dataset; }
    Env& env() { return m_env; }
    Result<ScoresById> score(const rank::Scorer& scorer) const;

private:
    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset;
};

} // namespace intentscope::parity
