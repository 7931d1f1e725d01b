// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/sim/click_model.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace intentscope::tasks {

/// What the users of a simulated log came for. Read from a folder `truth/` that no import and no ranker sees;
/// made for one dataset, which must outlive it. Immutable.
class ShopTruth {
public:
    /// Reads impressions.csv of the folder. NotFound when there is none; InvalidInput with file, line and
    /// column for a value that no world has; Mismatch when the dataset has an impression or an intent that
    /// the truth does not know.
    static Result<ShopTruth>
    read(Env& env, const std::filesystem::path& folder, const data::Dataset& dataset);

    const sim::Catalogue& catalogue() const { return m_catalogue; }
    const sim::Wish& wishOf(ImpressionIndex impression) const { return m_wishes[impression.row()]; }
    /// The impression's row in the truth, which keys the chances of a replay.
    std::int64_t rowOf(ImpressionIndex impression) const { return m_rows[impression.row()]; }
    /// The row of the catalogue that an intent of the dataset is.
    std::int32_t catalogueRow(std::int32_t intent) const;

private:
    Status readIntents(const data::Dataset& dataset);
    Status readWishes(Env& env, const std::filesystem::path& file, const data::Dataset& dataset);

    sim::Catalogue m_catalogue;
    std::vector<std::int32_t> m_catalogueRows; ///< by intent of the dataset
    std::vector<sim::Wish> m_wishes;           ///< by impression of the dataset
    std::vector<std::int64_t> m_rows;
};

} // namespace intentscope::tasks
